"""How long and how much a caller may keep the server waiting: heads that do not end, and requests that do not arrive, are cut off."""

import asyncio
from collections.abc import Iterable
from typing import Any

from hallway.platform.http.corked import CorkedProtocol

HEAD_LIMIT = 64 << 10
_STALL_S = 30.0
_LOOK_S = 5.0


class PatientProtocol(CorkedProtocol):
    """An HTTP connection that knows since when it has been waiting for more of a request, and how long its head is."""

    waiting_since = 0.0
    _head = 0
    _is_in_head = True

    def connection_made(self, transport: Any) -> None:
        """A client connected: its first request is due."""
        self.waiting_since = self.loop.time()
        super().connection_made(transport)

    def data_received(self, data: bytes) -> None:
        """More of a request."""
        if self.waiting_since:
            self.waiting_since = self.loop.time()
        was_in_head = self._is_in_head
        super().data_received(data)
        if was_in_head and self._is_in_head:
            self._head += len(data)
            if self._head > HEAD_LIMIT:
                self.transport.abort()

    def on_message_begin(self) -> None:
        """A request begins."""
        self.waiting_since, self._head, self._is_in_head = self.loop.time(), 0, True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Its head is here."""
        self._is_in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """All of it is here."""
        self.waiting_since = 0.0
        super().on_message_complete()

    def is_stalled(self, now: float) -> bool:
        """Whether the caller owes the rest of a request and has sent none of it for long; while we do not read, nobody owes us."""
        return bool(self.waiting_since) and now - self.waiting_since > _STALL_S and not self.flow.read_paused


async def cut_off_stalled(connections: Iterable[Any]) -> None:
    """Look at all connections every few seconds, for ever; cancel to stop."""
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(_LOOK_S)
        for connection in list(connections):
            if isinstance(connection, PatientProtocol) and connection.is_stalled(loop.time()):
                connection.transport.abort()
