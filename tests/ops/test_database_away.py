"""PostgreSQL goes away and comes back: callers are told, nothing is made up, and the server goes on by itself."""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.conftest import fresh_database
from tests.examples import Acme
from tests.running import Server


class Line:
    """A line to the database that can be cut and mended."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._is_whole = True
        self._sockets: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Nothing gets through any more."""
        self._is_whole = False
        for end in list(self._sockets):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """New connections get through again."""
        self._is_whole = True

    def _accept(self) -> None:
        while True:
            near, _ = self._listener.accept()
            if not self._is_whole:
                near.close()
                continue
            far = socket.create_connection(self._target)
            self._sockets |= {near, far}
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(1 << 16):
                other.sendall(data)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


def eventually(is_so: Callable[[], Any]) -> None:
    """Waits until something is so; fails after ten seconds."""
    until = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_the_server_says_so_and_goes_on_when_it_is_back(engine: str, data: Path) -> None:
    if engine == "sqlite":
        pytest.skip("SQLite is a file: it does not go away")
    place = urlsplit(fresh_database(engine))
    line = Line(place.hostname or "", place.port or 0)
    server = Server(data, f"postgresql://{place.username}@127.0.0.1:{line.port}{place.path}").start()
    acme = Acme(server)
    acme.kara.ok("chat.postMessage", channel=acme.general, text="before")
    with acme.ivan.listen() as ivan:
        line.cut()
        assert acme.kara.http.get("/ready").status_code == 503
        assert acme.kara.http.get("/health").status_code == 200
        assert acme.kara.error("chat.postMessage", channel=acme.general, text="meanwhile") == "service_unavailable"
        assert acme.kara.error("conversations.history", channel=acme.general) == "service_unavailable"
        line.mend()
        eventually(lambda: acme.kara.http.get("/ready").status_code == 200)
        acme.kara.ok("chat.postMessage", channel=acme.general, text="after")
        assert ivan.next("message")["text"] == "after"
    said = [message["text"] for message in acme.kara.ok("conversations.history", channel=acme.general)["messages"]]
    assert said == ["after", "before"]
    server.stop()
