"""Browser tests: one script each, against a server of its own."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from hallway.domain import auth, client
from hallway.platform.http.pages import WEB
from tests.running import Server

PASSWORD = "correct horse battery"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""

needs_browser = pytest.mark.skipif(not CHROMIUM or not (WEB / "index.html").is_file(), reason="no Chromium, or the web client is not built")


def found(server: Server, *people: tuple[str, str]) -> str:
    """Acme, founded by Kara; everybody else of `people`, as name and role, joins. The team's id."""
    founding = client.Founding("Acme", "acme", "Kara Thrace", "kara@acme.example", auth.hash_password(PASSWORD))
    team, _ = server.write("", client.found_team, founding)
    for name, role in people:
        email = f"{name.split()[0].lower()}@acme.example"
        server.write(team.id, client.join_team, team.id, client.Joining(name, email, role, auth.hash_password(PASSWORD)))
    return str(team.id)


def drive(script: str, *arguments: str, timeout: float = 180) -> None:
    """Run a script of this folder; it must print "ok"."""
    run = subprocess.run(
        ["node", str(Path(__file__).parent / script), *arguments],
        capture_output=True,
        text=True,
        timeout=timeout,
        env={**os.environ, "CHROMIUM": CHROMIUM},
    )
    assert run.stdout.strip().endswith("ok"), (run.stdout + run.stderr)[-3000:]
