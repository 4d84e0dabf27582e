"""`ts`: a message's identity and order in its conversation.

On the wire a text such as `"1700000000.000100"`; in the core a whole number of microseconds since 1970.
"""

import re
import time

from hallway.core.errors import ApiError

_TS = re.compile(r"^(\d{1,11})(?:\.(\d{1,6}))?$", re.ASCII)


def format_ts(micros: int) -> str:
    """Microseconds to the wire form: ten digits, a dot, six digits."""
    return f"{micros // 1_000_000:010d}.{micros % 1_000_000:06d}"


def parse_ts(text: str, error: str = "invalid_ts") -> int:
    """The wire form to microseconds; also takes whole seconds.

    Raises `ApiError(error)` for anything else.
    """
    match = _TS.match(text)
    if match is None:
        raise ApiError(error)
    return int(match[1]) * 1_000_000 + int((match[2] or "0").ljust(6, "0"))


def find_ts(text: str) -> int | None:
    """The wire form to microseconds, or None where `text` is no ts."""
    match = _TS.match(text)
    return None if match is None else int(match[1]) * 1_000_000 + int((match[2] or "0").ljust(6, "0"))


def now_micros() -> int:
    """Wall-clock time in microseconds since 1970."""
    return time.time_ns() // 1000


def now_seconds() -> int:
    """Wall-clock time in whole seconds since 1970."""
    return int(time.time())
