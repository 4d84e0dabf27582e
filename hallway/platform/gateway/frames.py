"""WebSocket text frames as bytes, made once for every receiver (RFC 6455, section 5.2: unmasked, final)."""

from typing import Any

from hallway.core import encoding
from hallway.core.events import Envelope


def frame(payload: bytes) -> bytes:
    """One text frame."""
    size = len(payload)
    if size < 126:
        return bytes((0x81, size)) + payload
    if size < 65536:
        return b"\x81\x7e" + size.to_bytes(2, "big") + payload
    return b"\x81\x7f" + size.to_bytes(8, "big") + payload


def json_frame(body: dict[str, Any]) -> bytes:
    """A JSON object as one text frame."""
    return frame(encoding.encode(body))


def client_frame(envelope: Envelope) -> bytes:
    """An event for the web client: the RTM event with its `seq` as first key."""
    return frame(b'{"seq":%d,' % envelope.seq + envelope.body[1:])
