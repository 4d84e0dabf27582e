"""Reading, acting and delivering in real browsers."""

import json
import shutil
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from hallway.domain import auth, client
from hallway.platform.http.pages import WEB
from tests.running import Server

PASSWORD = "correct horse battery"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""
PEOPLE = ("kara@acme.example", "ivan@acme.example")
# Twelve days of sixty messages, one a minute from 10:00 UTC on.
DAYS, PER_DAY, FIRST_DAY = 12, 60, 1740823200

needs_browser = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine"),
    pytest.mark.skipif(not (WEB / "index.html").is_file(), reason="the web client has not been built"),
]
pytestmark = needs_browser


def test_one_person_reads_a_long_channel(tmp_path: Path) -> None:
    server = _acme(tmp_path / "data")
    _import_archive(tmp_path)
    _run("reading.mjs", server.address, *PEOPLE, PASSWORD, CHROMIUM)
    server.stop()


def test_messages_arrive_whatever_happens(tmp_path: Path) -> None:
    data = tmp_path / "data"
    _acme(data).stop()
    port = _free_port()
    serve = [sys.executable, "-m", "hallway", "serve", "--data", str(data), "--port", str(port)]
    _run("delivering.mjs", f"http://127.0.0.1:{port}", *PEOPLE, PASSWORD, CHROMIUM, *serve)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _acme(data: Path) -> Server:
    """A running server with Kara, who founded the team, and Ivan."""
    server = Server(data).start()
    founding = client.Founding("Acme", "acme", "Kara Thrace", PEOPLE[0], auth.hash_password(PASSWORD))
    team, _ = server.write("", client.found_team, founding)
    joining = client.Joining("Ivan Petrov", PEOPLE[1], "member", auth.hash_password(PASSWORD))
    server.write(team.id, client.join_team, team.id, joining)
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


def _run(script: str, *arguments: str) -> None:
    command = ["node", str(Path(__file__).parent / script), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, timeout=180)
    assert run.stdout.strip() == "ok", run.stderr[-3000:]
