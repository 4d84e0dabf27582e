"""Reading, acting and delivering in real browsers."""

import json
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.e2e.running import PASSWORD, drive, found, needs_browser
from tests.running import Server

pytestmark = needs_browser

PEOPLE = ("kara@acme.example", "ivan@acme.example", PASSWORD)
# Twelve days of sixty messages, one a minute from 10:00 UTC on.
DAYS, PER_DAY, FIRST_DAY = 12, 60, 1740823200


def test_one_person_reads_a_long_channel(tmp_path: Path) -> None:
    server = _acme(tmp_path / "data")
    _import_archive(tmp_path)
    drive("reading.mjs", server.address, *PEOPLE)
    server.stop()


def test_two_people_do_things_with_messages(tmp_path: Path) -> None:
    server = _acme(tmp_path / "data")
    drive("acting.mjs", server.address, *PEOPLE)
    server.stop()


def test_messages_arrive_whatever_happens(tmp_path: Path) -> None:
    data = tmp_path / "data"
    _acme(data).stop()
    port = _free_port()
    serve = [sys.executable, "-m", "hallway", "serve", "--data", str(data), "--port", str(port)]
    drive("delivering.mjs", f"http://127.0.0.1:{port}", *PEOPLE, *serve)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _acme(data: Path) -> Server:
    server = Server(data).start()
    found(server, ("Ivan Petrov", "member"))
    return server


def _import_archive(folder: Path) -> None:
    """A channel with a past, as an export from elsewhere."""
    days: dict[str, list[dict[str, object]]] = {}
    for number in range(DAYS * PER_DAY):
        at = FIRST_DAY + number // PER_DAY * 86400 + number % PER_DAY * 60
        user = f"U0{number // 3 % 3}PERSON"
        words = "and so on " * (number % 7)
        message = {"type": "message", "user": user, "text": f"number {number} {words}", "ts": f"{at}.000100"}
        days.setdefault(f"2025-03-{1 + number // PER_DAY:02d}", []).append(message)
    archive = folder / "archive.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("users.json", json.dumps([{"id": f"U0{n}PERSON", "name": f"person{n}", "profile": {}} for n in range(3)]))
        packed.writestr("channels.json", json.dumps([{"id": "C0ARCHIVE", "name": "archive", "created": FIRST_DAY, "members": []}]))
        for day, said in days.items():
            packed.writestr(f"archive/{day}.json", json.dumps(said))
    command = [sys.executable, "-m", "hallway", "import", "slack", str(archive), "--team", "acme", "--data", str(folder / "data")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
