"""A full disk, a locked database, readers who do not read: an honest answer, and everything as before once it is over."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.examples import Acme
from tests.running import Server


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of sixteen megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "none", str(place)], capture_output=True).returncode:
        pytest.skip("only root may mount a small disk, and not everywhere")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_told_and_forgotten(small_disk: Path) -> None:
    server = Server(small_disk / "data").start()
    acme = Acme(server)
    before = acme.kara.ok("chat.postMessage", channel=acme.general, text="before")["ts"]
    filler = small_disk / "filler"
    # Unbuffered: what does not fit any more must not be tried again on closing.
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError):
        while True:
            file.write(b"\0" * 65_536)
    errors = {acme.kara.call("chat.postMessage", channel=acme.general, text="x" * 30_000).get("error") for _ in range(40)}
    assert "service_unavailable" in errors
    assert errors <= {"service_unavailable", None}
    assert acme.kara.error("files.upload", content="y" * 900_000, filename="f.txt") == "service_unavailable"
    waiting = acme.kara.call("files.getUploadURLExternal", filename="f.txt", length=900_000)
    if waiting["ok"]:
        assert acme.kara.http.post(waiting["upload_url"], content=b"y" * 900_000).status_code == 503
    page = acme.ivan.ok("conversations.history", channel=acme.general, limit=999)["messages"]
    assert before in [message["ts"] for message in page]
    filler.unlink()
    after = acme.kara.ok("chat.postMessage", channel=acme.general, text="after")["ts"]
    assert acme.ivan.ok("conversations.history", channel=acme.general)["messages"][0]["ts"] == after
    assert acme.kara.ok("files.upload", content="y" * 1000, filename="g.txt")
    acme.close()
    server.stop()


def test_a_locked_database_is_waited_for_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hallway.platform.storage.sqlite._BUSY_MS", 300)
    server = Server(tmp_path / "data").start()
    acme = Acme(server)
    # Locks are a process's: somebody else holds this one, until told to let go.
    hold = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('begin immediate'); print('held'); input()"
    )
    command = [sys.executable, "-u", "-c", hold, str(tmp_path / "data" / "hallway.db")]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None and other.stdout.readline() == "held\n"
    assert acme.kara.error("chat.postMessage", channel=acme.general, text="locked out") == "service_unavailable"
    assert acme.kara.ok("conversations.history", channel=acme.general)
    other.communicate("\n")
    acme.kara.ok("chat.postMessage", channel=acme.general, text="in again")
    assert acme.ivan.ok("conversations.history", channel=acme.general)["messages"][0]["text"] == "in again"
    acme.close()
    server.stop()


def test_who_does_not_read_is_cut_off_and_nobody_waits(acme: Acme) -> None:
    address = urlsplit(acme.server.address)
    deaf = []
    for _ in range(20):
        url = urlsplit(acme.mia.ok("rtm.connect")["url"])
        line = socket.socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect((address.hostname, address.port))
        key = "dGhlIHNhbXBsZSBub25jZQ=="
        head = f"GET {url.path}?{url.query} HTTP/1.1\r\nHost: {url.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        line.sendall(f"{head}Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        assert line.recv(12) == b"HTTP/1.1 101"
        deaf.append(line)
    with acme.ivan.listen() as ears:
        gateway = acme.server.app.gateway if acme.server.app else None
        assert gateway is not None
        until = time.monotonic() + 60
        sent = 0
        while any(person.user_id == acme.mia.id for team in gateway._teams.values() for person in team.people.values()):
            assert time.monotonic() < until
            started = time.monotonic()
            acme.kara.ok("chat.postMessage", channel=acme.general, text="long " * 7900)
            ears.next("message")
            assert time.monotonic() - started < 10
            sent += 1
        # What the kernel keeps for a connection, and a megabyte of ours: no more.
        assert sent * 80_000 < 12 << 20
    for line in deaf:
        line.close()
