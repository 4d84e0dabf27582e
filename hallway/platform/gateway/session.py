"""One live connection of a person or an app. The WebSocket library shows itself only here and in `upgrade`."""

import socket
import time
from collections.abc import Callable
from typing import Any

from picows import WSCloseCode, WSFrame, WSListener, WSMsgType, WSTransport

from hallway.core import encoding
from hallway.core.errors import ApiError
from hallway.platform.gateway.frames import json_frame
from hallway.platform.gateway.tickets import Ticket

# What a reader may owe before it is cut off; it resumes from the log.
BUFFER_LIMIT = 1 << 20
# Frames a second that a person's client may send, with bursts of the same size.
_FRAMES_PER_S = 20


class Session(WSListener):
    """A connection: what it may see, what it has been sent, and what waits for the next write."""

    __slots__ = (
        "_budget",
        "_budget_at",
        "_frames_per_s",
        "_on_close",
        "_on_frame",
        "_on_open",
        "_socket",
        "_transport",
        "is_client",
        "is_guest",
        "is_joining",
        "pending",
        "seq",
        "subscriptions",
        "ticket",
        "wire",
    )

    def __init__(
        self,
        ticket: Ticket,
        on_open: Callable[["Session"], None],
        on_frame: Callable[["Session", dict[str, Any]], None],
        on_close: Callable[["Session"], None],
        frames_per_s: int = _FRAMES_PER_S,
    ) -> None:
        self.ticket = ticket
        # The web client gets sequence numbers.
        self.is_client = ticket.dialect == "client"
        # Learnt on joining, together with what they may hear.
        self.is_guest = True
        # Until what it missed is on its way, nothing else is written.
        self.is_joining = True
        self.seq = 0
        self.pending: list[bytes] = []
        self.subscriptions: tuple[str, ...] = ()
        self.wire: Any = None
        self._transport: WSTransport | None = None
        # The connection's socket, where frames may go straight into it.
        self._socket: socket.SocketType | None = None
        self._on_open, self._on_frame, self._on_close = on_open, on_frame, on_close
        self._frames_per_s = frames_per_s
        self._budget, self._budget_at = float(frames_per_s), time.monotonic()

    def send(self, body: dict[str, Any]) -> None:
        """Send one object now."""
        self.write(json_frame(body))

    def write(self, frames: bytes) -> None:
        """Put whole frames on the wire: straight into the socket where nothing waits before them, which saves a third of the
        time that the event loop's own queue takes."""
        wire = self.wire
        if wire is None:
            return
        if self._socket is None or wire.get_write_buffer_size():
            wire.write(frames)
            return
        try:
            sent = self._socket.send(frames)
        except BlockingIOError:
            sent = 0
        except OSError:
            wire.abort()
            return
        if sent < len(frames):
            wire.write(frames[sent:])

    def say_goodbye(self) -> None:
        """Close, telling the client that it may come back."""
        self.send({"type": "goodbye"})
        self.close()

    def close(self, code: WSCloseCode = WSCloseCode.GOING_AWAY) -> None:
        """Say goodbye properly. Nothing is written any more from here on, whatever still waits."""
        if self._transport is not None:
            self._transport.send_close(code)
            self._transport.disconnect()
        self._let_go()

    def abort(self) -> None:
        """Cut the line."""
        if self._transport is not None:
            self._transport.underlying_transport.abort()

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport
        self.wire = transport.underlying_transport
        self.wire.set_write_buffer_limits(high=BUFFER_LIMIT)
        if not transport.is_secure:
            self._socket = socket.SocketType(fileno=self.wire.get_extra_info("socket").fileno())
        self._on_open(self)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type is WSMsgType.CLOSE:
            transport.send_close(frame.get_close_code())
            transport.disconnect()
            return
        if frame.msg_type is not WSMsgType.TEXT or not self._may_send():
            return
        try:
            body = encoding.decode_hostile(frame.get_payload_as_bytes())
        except ApiError:
            self.close(WSCloseCode.INVALID_TEXT)
            return
        if isinstance(body, dict):
            self._on_frame(self, body)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self._let_go()
        self._transport = None
        self._on_close(self)

    def pause_writing(self) -> None:
        """The reader is too slow: it is cut off, never waited for."""
        self.abort()

    def _let_go(self) -> None:
        self.wire = None
        if self._socket is not None:
            self._socket.detach()  # it is the transport's to close
            self._socket = None

    def _may_send(self) -> bool:
        now = time.monotonic()
        self._budget = min(self._frames_per_s, self._budget + (now - self._budget_at) * self._frames_per_s)
        self._budget_at = now
        if self._budget < 1:
            return False
        self._budget -= 1
        return True
