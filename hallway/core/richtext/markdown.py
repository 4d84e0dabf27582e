"""Standard Markdown (`markdown_text`) to mrkdwn's `rich_text`, by rewriting the marks that differ."""

import re
from typing import Any

from hallway.core.richtext.escaping import escape_stray
from hallway.core.richtext.mrkdwn import parse_mrkdwn

_CODE = re.compile(r"(```[^`]{0,12000}```|`[^`\n]+`)")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,500})\]\((https?://[^\s()<>]{1,2000})\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,3000})(?<=\S)\1")
_STRIKE = re.compile(r"~~(?=\S)([^~\n]{1,3000})(?<=\S)~~")
_ITALIC = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]{1,3000})(?<=[^\s*])\*(?![*\w])")
_HEADING = re.compile(r"^#{1,6} +(.{1,500})$", re.MULTILINE)
_BULLET = re.compile(r"^( {0,16})[-*+] +", re.MULTILINE)
_BOLD_SIGN = "\ue000"


def parse_markdown(text: str) -> list[dict[str, Any]]:
    """Markdown as a list of one `rich_text` block; empty for empty text."""
    return parse_mrkdwn(to_mrkdwn(text))


def to_mrkdwn(text: str) -> str:
    """Markdown as mrkdwn; code stays as it is."""
    text = text.replace(_BOLD_SIGN, "")
    return "".join(part if place % 2 else _rewrite(part) for place, part in enumerate(_CODE.split(text)))


def _rewrite(text: str) -> str:
    text = _LINK.sub(r"<\2|\1>", escape_stray(text))
    text = _BULLET.sub(r"\1• ", text)
    text = _HEADING.sub(rf"{_BOLD_SIGN}\1{_BOLD_SIGN}", text)
    text = _BOLD.sub(rf"{_BOLD_SIGN}\2{_BOLD_SIGN}", text)
    text = _STRIKE.sub(r"~\1~", text)
    text = _ITALIC.sub(r"_\1_", text)
    return text.replace(_BOLD_SIGN, "*")
