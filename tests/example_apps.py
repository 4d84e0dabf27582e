"""The apps of `examples/`, made by the command line and run as processes, as their READMEs say."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Place, process
from tests.compatibility.running import free_port, running, wait_for
from tests.running import Server

EXAMPLES = Path(__file__).parents[1] / "examples"

needs_bolt_for_javascript = pytest.mark.skipif(
    shutil.which("node") is None or not (EXAMPLES / "approvals-js/node_modules").exists(),
    reason="@slack/bolt is not here: `make test` fetches it where npm reaches its registry",
)


@dataclass(frozen=True)
class Example:
    """An app that runs: what the command line told of it."""

    told: dict[str, Any]

    @property
    def id(self) -> str:
        """Its app id."""
        return str(self.told["app_id"])

    @property
    def bot_user_id(self) -> str:
        """The user that it is."""
        return str(self.told["bot_user_id"])


@contextmanager
def on_call(server: Server, domain: str, folder: Path) -> Iterator[Example]:
    """The on-call bot, over Socket Mode."""
    source = EXAMPLES / "oncall-python"
    told = _create(server, domain, source / "manifest.yaml")
    given = {"SLACK_BOT_TOKEN": told["bot_token"], "SLACK_APP_TOKEN": told["app_token"], "ONCALL_DB": str(folder / "oncall.db")}
    with _run([sys.executable, "app.py"], source, server, given, folder / "oncall.log", "Bolt app is running"):
        yield Example(told)


@contextmanager
def approvals(server: Server, domain: str, folder: Path, way: str = "http") -> Iterator[Example]:
    """The approvals app, over HTTP or over Socket Mode."""
    source, port = EXAMPLES / "approvals-js", free_port()
    described = (source / "manifest.yaml").read_text().replace("https://approvals.example.com", f"http://127.0.0.1:{port}")
    if way == "socket":
        lines = [line for line in described.splitlines() if "url: " not in line]
        described = "\n".join([*lines, "  socket_mode_enabled: true"])
    manifest = folder / "manifest.yaml"
    manifest.write_text(described)
    told = _create(server, domain, manifest)
    given = {"SLACK_BOT_TOKEN": told["bot_token"], "PORT": str(port)}
    given |= {"SLACK_APP_TOKEN": told["app_token"]} if way == "socket" else {"SLACK_SIGNING_SECRET": told["signing_secret"]}
    with _run(["node", "app.js"], source, server, given, folder / "approvals.log", "Approvals is running"):
        yield Example(told)


def _create(server: Server, domain: str, manifest: Path) -> dict[str, Any]:
    # In a process of its own: two of SQLite's libraries in one process would take each other's locks on the server's file.
    place = Place(Path(server.config.data), server.config.database)
    ran = process("app", "create", "--team", domain, "--manifest", str(manifest), "--install", "--allow-local", "--json", *place.options)
    assert ran.code == 0, ran
    return ran.object


@contextmanager
def _run(command: list[str], source: Path, server: Server, given: dict[str, str], log: Path, ready: str) -> Iterator[None]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(log.parent), "SLACK_API_URL": f"{server.address}/api/", **given}
    with running(list(command), environment, log, source) as process:
        wait_for(lambda: process.poll() is not None or ready in log.read_text())
        assert process.poll() is None, log.read_text()
        yield
        said = log.read_text()
        assert "Traceback" not in said and "[ERROR]" not in said, said[-3000:]
