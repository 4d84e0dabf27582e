"""HTTP and WebSockets on one port: uvicorn reads the upgrade request, picows takes the connection over.

`WSProtocol` is not part of picows' public interface, so its version is pinned and it is used only here.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from picows import WSAutoPingStrategy, WSUpgradeRequest, WSUpgradeResponse, WSUpgradeResponseWithListener
from picows.picows import WSProtocol  # type: ignore[attr-defined]

from hallway.platform.gateway.session import Session

_log = logging.getLogger("picows")
_log.setLevel(logging.CRITICAL)

# An app's answer may hold a whole view, which has up to 250 KB.
_MAX_FRAME = 320 << 10
# Kept small: this much memory is spent on every idle connection.
_READ_BUFFER = 512
_PING_S = 15.0


def upgrade_class(open_session: Callable[[str, str, str, bool], Session | None]) -> type[Any]:
    """The class that uvicorn calls for upgrades. `open_session(ticket, origin, host, is_brief)` gives the session or refuses."""

    def listen(request: WSUpgradeRequest) -> Any:
        address = urlsplit(request.path.decode("latin-1"))
        asked = parse_qs(address.query)
        is_brief = asked.get("debug_reconnects") == ["true"]
        headers = request.headers
        # In the path for RTM, as Slack's: some of its clients put a query of their own in the place of the one they were given.
        ticket = asked.get("ticket") or [address.path.rpartition("/")[2]]
        session = open_session(ticket[0], headers.get("origin", ""), headers.get("host", ""), is_brief)
        if session is None:
            return WSUpgradeResponseWithListener(WSUpgradeResponse.create_error_response(403, b"invalid ticket"), None)
        return session

    class Upgrade:
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            self.protocol = WSProtocol(
                None, None, False, listen, _log, True, 5, False, _PING_S, _PING_S,
                WSAutoPingStrategy.PING_WHEN_IDLE, True, _MAX_FRAME, None, _READ_BUFFER,
            )  # fmt: skip

        def connection_made(self, transport: asyncio.Transport) -> None:
            self.transport = transport
            self.protocol.connection_made(transport)

        def data_received(self, data: bytes) -> None:
            self.protocol.get_buffer(len(data))[: len(data)] = data
            self.protocol.buffer_updated(len(data))
            # After uvicorn has set this object as the transport's protocol.
            asyncio.get_running_loop().call_soon(self.transport.set_protocol, self.protocol)

        def eof_received(self) -> None:
            """Nothing is left to do: the connection is about to close."""

        def connection_lost(self, error: Exception | None) -> None:
            """The connection closed before it was handed over, as refused ones do."""
            self.protocol.connection_lost(error)

    return Upgrade
