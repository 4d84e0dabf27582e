"""Where people are sent back to: only to an address that the app has registered, or to one below it."""

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from hallway.core.errors import ApiError

_LONGEST = 2500
# Dots that climb, in any spelling; backslashes, which browsers take for slashes; and what splits headers.
_TRICKS = re.compile(r"[\x00-\x20\x7f\\#]|%2e|%2f|%5c|%00|(^|/)\.\.?(/|$)", re.IGNORECASE)
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def check(registered: list[str], asked: str) -> str:
    """The address to go back to: the one asked for, or the first registered where none is.

    It must be a registered one, or below it: the same scheme, host and port, letter by letter, and a path that begins with the whole
    registered path (docs.slack.dev: "redirect URIs"). Raises `ApiError("bad_redirect_uri")`.
    """
    if not asked and registered:
        asked = registered[0]
    parts = _split(asked)
    if parts is None or not any(_is_below(parts, base) for url in registered if (base := _split(url)) is not None):
        raise ApiError("bad_redirect_uri")
    return asked


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    # `urlsplit` writes schemes in small letters: those who write them otherwise differ.
    if not url.isascii() or len(url) > _LONGEST or not parts.scheme or not url.startswith(parts.scheme) or "@" in parts.netloc:
        return None
    return None if _TRICKS.search(url.partition("?")[0]) or re.search(r"[\x00-\x20\x7f#]", url) else parts


def _is_below(asked: SplitResult, base: SplitResult) -> bool:
    if (asked.scheme, asked.netloc) != (base.scheme, base.netloc):
        return False
    if base.query:
        return (asked.path, asked.query) == (base.path, base.query)
    return asked.path == base.path or asked.path.startswith(base.path.rstrip("/") + "/")


def is_on_desktop(url: str) -> bool:
    """Whether it leads to a program on somebody's own machine: a scheme of its own, or this very machine."""
    parts = urlsplit(url)
    return parts.scheme not in ("http", "https") or (parts.hostname or "") in ("localhost", "127.0.0.1", "::1")


def with_answer(url: str, **answer: str) -> str:
    """The address with what is told there."""
    parts = urlsplit(url)
    pairs = [*parse_qsl(parts.query, keep_blank_values=True), *((key, value) for key, value in answer.items() if value)]
    return urlunsplit(parts._replace(query=urlencode(pairs)))
