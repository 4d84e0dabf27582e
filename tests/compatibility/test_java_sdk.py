"""Slack's SDK for Java, unmodified, calls every method that is here, and minds every key and type in the answers."""

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.api.shapes import METHODS
from tests.api.tour import Tour, over_http
from tests.examples import Acme, Person

JAVA = Path(__file__).parent / "java"
# Keys that Slack sends though this SDK does not know them (where it does not), and the counts that our client needs.
UNKNOWN = frozenset(
    (
        "blocks", "cached", "context_team_id", "created", "file", "is_channel", "members", "mention_count", "old_name", "pinned_info",
        "purpose", "response_metadata", "snooze_is_indefinite", "thread_ts", "topic", "uninstalled", "https://slack.com/team_image_default",
    )
)  # fmt: skip


@pytest.fixture
def java(acme: Acme) -> Iterator[subprocess.Popen[str]]:
    """A Java process that calls what it is told to."""
    if shutil.which("java") is None or not (JAVA / "lib").is_dir():
        pytest.skip("there is no JVM here, or Slack's SDK for Java is not: `make test` fetches it where Maven is and reaches its registry")
    command = ["java", "-cp", str(JAVA / "lib/*"), str(JAVA / "Caller.java"), f"{acme.server.address}/api/"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def test_java_calls_every_method(acme: Acme, java: subprocess.Popen[str]) -> None:
    problems: list[str] = []

    def call(person: Person, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        told = ask_java(java, person, method, arguments)
        # What the SDK has no name for, or builds from objects that JSON cannot be read into.
        if "NoSuchMethodException" in told.get("problem", "") or "Interfaces can't be instantiated" in told.get("problem", ""):
            return over_http(person, method, arguments)
        if told.get("problem"):
            problems.append(f"{method}: {told['problem'][:300]}")
        if told.get("unknown", "created") not in UNKNOWN:
            problems.append(f"{method}: {told['unknown']} is unknown")
        return dict(told.get("answer") or {"ok": False, "error": told["problem"]})

    assert set(Tour(acme, call).all()) == set(METHODS)
    assert not problems, "\n".join(problems)


def ask_java(java: subprocess.Popen[str], person: Person, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """Have Java call a method; what it tells."""
    assert java.stdin is not None and java.stdout is not None
    given = {name: {"$bytes": base64.b64encode(value).decode()} if isinstance(value, bytes) else value for name, value in arguments.items()}
    java.stdin.write(json.dumps({"token": person.token, "method": method, "arguments": given}) + "\n")
    java.stdin.flush()
    told: dict[str, Any] = json.loads(java.stdout.readline())
    return told
