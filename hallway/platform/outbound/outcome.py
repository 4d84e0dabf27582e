"""How a request ended: with a reply, or without."""

import asyncio
from collections.abc import Mapping
from typing import Literal

import aiohttp
import msgspec

from hallway.platform.outbound.names import NotAllowed

Reason = Literal["http_timeout", "too_many_redirects", "connection_failed", "ssl_error", "http_error", "unknown_error"]


class Reply(msgspec.Struct, frozen=True):
    """What came back, whatever its status. `headers` are found in any case; `latency_s` is from the call to the last byte."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    latency_s: float
    url: str


class OutboundError(Exception):
    """No reply. `reason` is one of Slack's retry reasons; `detail` is a sentence for whoever wrote the URL."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason: Reason = reason
        self.detail = detail


def explained(error: Exception) -> OutboundError:
    """What an exception of the HTTP client means."""
    match error:
        case OutboundError():
            return error
        case aiohttp.ClientSSLError():
            return OutboundError("ssl_error", str(error.os_error) or "TLS could not be agreed on")
        case asyncio.TimeoutError():
            return OutboundError("http_timeout", "no whole answer in time")
        case aiohttp.ClientConnectorError() if isinstance(error.os_error, NotAllowed):
            return OutboundError("connection_failed", f"{error.host} is at an address that is not allowed")
        case aiohttp.ClientConnectorDNSError():
            return OutboundError("connection_failed", f"{error.host} was not found")
        case aiohttp.ClientConnectorError():
            return OutboundError("connection_failed", f"{error.host}:{error.port} could not be connected to: {error.os_error}")
        case aiohttp.ClientPayloadError() | aiohttp.ClientResponseError():
            return OutboundError("http_error", "the answer is not whole or not HTTP")
        case aiohttp.InvalidURL():
            return OutboundError("connection_failed", str(error))
        case aiohttp.ClientConnectionError():
            return OutboundError("connection_failed", "the connection was closed without an answer")
        case _:
            return OutboundError("unknown_error", type(error).__name__)
