"""Slack escapes exactly three characters: `&`, `<` and `>`."""

import re

_STRAY_AND = re.compile(r"&(?!(?:amp|lt|gt);)")
_CONTROL = re.compile(r"<(?:[@#][A-Z][A-Z0-9]{2,30}(?:\|[^<>\n]{0,300})?|![^<>\n]{1,600}|(?:https?|mailto|tel|ftp|slack):[^<>\n]{1,3000})>")


def escape(text: str) -> str:
    """Plain text to mrkdwn that shows it as it is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """Escaped text back to plain."""
    if "&" not in text:
        return text
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def escape_stray(text: str) -> str:
    """Escape what callers left bare: `&`, `<` and `>` that are part of no mention, link or escape (Slack stores text so)."""
    if not ("&" in text or "<" in text or ">" in text):
        return text
    parts, place = [], 0
    for match in _CONTROL.finditer(text):
        parts += [_escape_bare(text[place : match.start()]), match[0]]
        place = match.end()
    return "".join([*parts, _escape_bare(text[place:])])


def _escape_bare(text: str) -> str:
    return _STRAY_AND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
