"""Building blocks from a card's parts, within Slack's limits, so that whatever was sent validates."""

import re
from collections.abc import Iterable
from typing import Any

from hallway.core import richtext
from hallway.domain.webhooks.teams import text

Block = dict[str, Any]

_SECTION = 3000
_FIELD = 2000
_HEADER = 150
_BUTTON = 75
_MOST_BUTTONS = 25
_BLOCKS_EACH = 50
_MOST_BLOCKS = 200
_URL = re.compile(r"https?://[^\s<>\"|]{1,2900}")
_COLOR = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


def header(words: str) -> list[Block]:
    """A heading; one that is too long is bold text."""
    shown = text.plain(words)
    if len(shown) > _HEADER or len(words) > _SECTION:
        return sections(text.bold(words))
    if not shown:
        return []
    return [{"type": "header", "text": {"type": "plain_text", "text": shown, "emoji": True}}]


def sections(mrkdwn: str) -> list[Block]:
    """Text, cut into as many sections as it needs."""
    return [{"type": "section", "text": {"type": "mrkdwn", "text": part}} for part in _parts(mrkdwn)]


def subtle(mrkdwn: str) -> list[Block]:
    """Text that is less prominent."""
    return [{"type": "context", "elements": [{"type": "mrkdwn", "text": part}]} for part in _parts(mrkdwn)]


def beside(mrkdwn: str, picture: Block) -> list[Block]:
    """Text with a picture at its side."""
    first, *rest = sections(mrkdwn)
    side = {key: value for key, value in picture.items() if key in ("type", "image_url", "alt_text")}
    return [{**first, "accessory": side}, *rest]


def facts(pairs: Iterable[tuple[str, str]]) -> list[Block]:
    """Names and values (mrkdwn), ten to a section."""
    fields = [
        {"type": "mrkdwn", "text": (f"{text.bold(name)}\n{value}" if name else value)[:_FIELD]} for name, value in pairs if name or value
    ]
    return [{"type": "section", "fields": fields[place : place + 10]} for place in range(0, len(fields), 10)]


def image(url: Any, description: Any = "") -> list[Block]:
    """A picture at an address of the web; one that is sent along as data is left out."""
    if not isinstance(url, str) or not _URL.fullmatch(url):
        return []
    return [{"type": "image", "image_url": url, "alt_text": text.plain(text.text_of(description))[:2000] or "image"}]


def buttons(links: Iterable[tuple[str, str]]) -> list[Block]:
    """Buttons that open addresses: of each, what stands on it and where it leads."""
    made = [
        {"type": "button", "text": {"type": "plain_text", "text": text.plain(name)[:_BUTTON] or "Open", "emoji": True}, "url": url}
        for name, url in links
        if _URL.fullmatch(url)
    ]
    return [{"type": "actions", "elements": made[place : place + _MOST_BUTTONS]} for place in range(0, len(made), _MOST_BUTTONS)]


def color(value: Any) -> str:
    """A colour as Slack writes it, or the empty string."""
    found = _COLOR.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return ""
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    return f"#{digits.lower()}"


def message(said: str, blocks: list[Block], shade: str) -> dict[str, Any]:
    """What is to be posted: blocks under a coloured bar where the card has a colour. `said` are plain words for notifications."""
    said = richtext.escape(said[:_SECTION])
    pages = [blocks[place : place + _BLOCKS_EACH] for place in range(0, min(len(blocks), _MOST_BLOCKS), _BLOCKS_EACH)]
    found: dict[str, Any] = {"text": "", "blocks": [], "attachments": []}
    if pages and not shade:
        found |= {"text": said, "blocks": pages.pop(0)}
    for page in pages:
        found["attachments"].append({"fallback": said or "card", "blocks": page, **({"color": shade} if shade else {})})
    return found


def _parts(mrkdwn: str) -> list[str]:
    """Text in pieces that fit, cut at the ends of lines or else of words."""
    parts = []
    rest = mrkdwn.strip("\n")
    while len(rest) > _SECTION:
        cut = max(rest.rfind("\n", 1, _SECTION), 0) or max(rest.rfind(" ", 1, _SECTION), 0) or _SECTION
        parts.append(rest[:cut])
        rest = rest[cut:].strip("\n")
    return [part for part in [*parts, rest] if part.strip()]
