"""A Slack export becomes a workspace in a real browser: on the first page, and from the preferences; and one is taken home."""

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from hallway.platform.http.pages import WEB
from tests.imports.archives import ordinary, pack
from tests.imports.full_team import picture
from tests.running import Server

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")
@pytest.mark.skipif(not (WEB / "index.html").is_file(), reason="the web client has not been built")
def test_an_export_becomes_a_workspace_and_leaves_it_again(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    first = ordinary() | {"__uploads/F0AAA0005/door.png": picture("teal", 300)}
    door = {"id": "F0AAA0005", "name": "door.png", "title": "Door", "mimetype": "image/png", "filetype": "png", "mode": "hosted"}
    first["general/2023-11-20.json"] = [
        {"type": "message", "user": "U0AAA0001", "text": "a picture", "ts": "1700500000.000100", "files": [door]},
        {"type": "message", "user": "U0AAA0002", "text": "no time"},
    ]
    second = {"later/2024-01-02.json": [{"type": "message", "user": "U0AAA0001", "text": "a second helping", "ts": "1704200000.000100"}]}
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"this is no archive")
    archives = [str(pack(tmp_path / "first.zip", first)), str(pack(tmp_path / "second.zip", second)), str(bad)]
    out = tmp_path / "out.zip"
    script = Path(__file__).parent / "import.mjs"
    run = subprocess.run(["node", str(script), server.address, *archives, str(out), CHROMIUM], capture_output=True, text=True, timeout=240)
    server.stop()
    assert run.stdout.strip() == "ok", run.stderr[-3000:]
    with zipfile.ZipFile(out) as archive:
        names = {channel["name"] for channel in json.loads(archive.read("channels.json"))}
        assert {"general", "later"} <= names
        assert archive.testzip() is None
