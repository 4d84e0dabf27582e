"""Running other people's programs beside a server, and looking at what comes of it."""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.examples import Person

PATIENCE_S = 60


def wait_for(look: Callable[[], Any]) -> Any:
    """What `look` finds, once it finds something."""
    until = time.monotonic() + PATIENCE_S
    while not (found := look()):
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.05)
    return found


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def running(command: list[Any], environment: dict[str, str], log: Path, place: Path | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A program that runs on; what it says goes into a file."""
    with log.open("wb") as said, subprocess.Popen(command, cwd=place, env=environment, stdout=said, stderr=said) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(20)


def ran(command: list[Any], environment: dict[str, str], told: str = "") -> str:
    """What a program says that ends by itself."""
    done = subprocess.run(command, env=environment, input=told, capture_output=True, text=True, timeout=PATIENCE_S)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def newest(person: Person, channel: str) -> dict[str, Any]:
    """The last message of a conversation."""
    messages = person.ok("conversations.history", channel=channel, limit=1)["messages"]
    return messages[0] if messages else {}
