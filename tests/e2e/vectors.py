"""Strings that have run as script somewhere: markup, addresses, and the syntax of ours that becomes markup. Each would call `pwned()`."""

from pathlib import Path

_TAGS, _PLAIN, _OURS = (part.splitlines() for part in (Path(__file__).parent / "vectors.txt").read_text().split("\n\n"))
# Browsers overlook what cannot be seen in a scheme.
_ADDRESSES = [*_PLAIN, " javascript:pwned()", "java\tscript:pwned()", "java\nscript:pwned()", "\x01javascript:pwned()"]


def vectors() -> list[str]:
    """All of them: tags as they are, and every form of ours with an address and a tag in it."""
    woven = [form.format(a=address, t=tag) for form in _OURS for address, tag in zip(_ADDRESSES * 2, _TAGS, strict=False)]
    return [*_TAGS, *_ADDRESSES, *woven]


def addresses() -> list[str]:
    """Addresses that must never be gone to."""
    return _ADDRESSES


def tags() -> list[str]:
    """Markup that must never become elements."""
    return _TAGS
