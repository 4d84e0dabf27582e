"""Cursors: where a page ended, as text that callers hand back. What they hand back is read with suspicion."""

import base64

from hallway.core.errors import ApiError

_LARGEST = 1 << 62


def write(kind: str, place: str | int) -> str:
    """A cursor of a kind that names a place: an id, a ts, a number."""
    return base64.b64encode(f"{kind}:{place}".encode()).decode()


def read(cursor: str, kind: str) -> str:
    """The place that a cursor of this kind names. Raises `ApiError("invalid_cursor")`."""
    try:
        found, _, place = base64.b64decode(cursor, validate=True).decode().partition(":")
    except ValueError:
        found, place = "", ""
    if found != kind or not place.isprintable():
        raise ApiError("invalid_cursor")
    return place


def read_number(cursor: str, kind: str) -> int:
    """The number that a cursor of this kind names. Raises `ApiError("invalid_cursor")`."""
    return number(read(cursor, kind))


def number(text: str) -> int:
    """A cursor that is a plain number. Raises `ApiError("invalid_cursor")`."""
    if not (text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= _LARGEST):
        raise ApiError("invalid_cursor")
    return int(text)
