"""JSON in and out: one encoder and decoder for the whole server."""

from typing import Any

import msgspec

from hallway.core.errors import ApiError

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder()

encode = _encoder.encode


def encode_text(value: Any) -> str:
    """`value` as JSON text, for a text column."""
    return _encoder.encode(value).decode()


def decode(data: bytes | str) -> Any:
    """JSON of our own making back to plain values."""
    return _decoder.decode(data)


def decode_hostile(data: bytes | str, error: str = "invalid_json") -> Any:
    """JSON from outside to plain values.

    Raises `ApiError(error)` for anything that is not JSON, is nested too deeply, or holds a NUL character
    (PostgreSQL text cannot keep one).
    """
    try:
        value = _decoder.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as cause:
        raise ApiError(error) from cause
    nul = b"\\u0000" if isinstance(data, bytes) else "\\u0000"
    if nul in data:  # type: ignore[operator]
        raise ApiError(error)
    return value
