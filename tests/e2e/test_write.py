"""One person writes, sends files, searches and sets things up, in a real browser."""

import shutil
import subprocess
from pathlib import Path

import pytest

from hallway.domain import auth, client
from hallway.platform.http.pages import WEB
from tests.running import Server

PASSWORD = "correct horse battery"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")
@pytest.mark.skipif(not (WEB / "index.html").is_file(), reason="the web client has not been built")
def test_one_person_writes_and_finds_it_again(tmp_path: Path, database: str) -> None:
    server = Server(tmp_path / "data", database).start()
    founding = client.Founding("Acme", "acme", "Kara Thrace", "kara@acme.example", auth.hash_password(PASSWORD))
    team, _ = server.write("", client.found_team, founding)
    joining = client.Joining("Ivan Petrov", "ivan@acme.example", "member", auth.hash_password(PASSWORD))
    server.write(team.id, client.join_team, team.id, joining)
    script = Path(__file__).parent / "write.mjs"
    run = subprocess.run(
        ["node", str(script), server.address, "kara@acme.example", PASSWORD, CHROMIUM],
        capture_output=True,
        text=True,
        timeout=180,
    )
    server.stop()
    assert run.stdout.strip() == "ok", run.stderr[-3000:]
