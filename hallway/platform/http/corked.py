"""HTTP answers in one packet: what is written in one round of the event loop leaves in one write.

uvicorn writes an answer's head and its body apart, which costs a second system call and a second packet for each request.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class Corked:
    """A transport that gathers writes until the loop's round is over; for everything else the transport itself."""

    __slots__ = ("_loop", "_waiting", "inner")

    def __init__(self, inner: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self.inner = inner
        self._loop = loop
        self._waiting: list[bytes] = []

    def write(self, data: bytes) -> None:
        """Send `data` at the end of this round."""
        if not self._waiting:
            self._loop.call_soon(self._uncork)
        self._waiting.append(data)

    def close(self) -> None:
        """Send what waits, then close."""
        self._uncork()
        self.inner.close()

    def is_closing(self) -> bool:
        """Whether the transport is closing or closed."""
        return self.inner.is_closing()

    def _uncork(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            self.inner.write(waiting[0] if len(waiting) == 1 else b"".join(waiting))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


class CorkedProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol on a corked transport; WebSockets get the bare one."""

    def connection_made(self, transport: Any) -> None:
        """A client connected."""
        super().connection_made(Corked(transport, self.loop))  # type: ignore[arg-type]  # has what a transport has

    def handle_websocket_upgrade(self) -> None:
        """Hand the connection over."""
        self.transport = self.transport.inner  # type: ignore[attr-defined]  # is corked
        super().handle_websocket_upgrade()
