"""Reading blocks: whom they speak to, and what they say in plain words."""

from collections.abc import Iterable
from typing import Any

import msgspec

from hallway.core.richtext.escaping import unescape
from hallway.core.richtext.markdown import to_mrkdwn
from hallway.core.richtext.mrkdwn import parse_mrkdwn
from hallway.core.richtext.wording import blocks_to_text

_DEPTH = 12


class Mentions(msgspec.Struct, frozen=True):
    """Whom a message speaks to, in order, each once; and the addresses it links to. What stands in code does not count."""

    users: tuple[str, ...] = ()
    usergroups: tuple[str, ...] = ()
    broadcasts: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


_NOBODY = Mentions()
# What elements may come to say once somebody uses them.
_UNSAID = frozenset(("confirm", "options", "option_groups", "initial_option", "initial_options", "initial_value", "fallback"))
# What marks an attachment as a preview.
_PREVIEW = ("from_url", "is_msg_unfurl", "is_app_unfurl")
# Elements that speak to or of somebody, and where they say whom; in the order of `Mentions`.
_NAMED_BY = {"user": "user_id", "usergroup": "usergroup_id", "broadcast": "range", "channel": "channel_id", "link": "url"}


def mentions(blocks: list[dict[str, Any]], text: str = "", attachments: Iterable[dict[str, Any]] = ()) -> Mentions:
    """Whom these blocks and attachments speak to; without blocks, whom the mrkdwn `text` speaks to. Previews of links speak to nobody."""
    found: dict[str, dict[str, None]] = {kind: {} for kind in _NAMED_BY}
    _hear(blocks or _parsed(text), found)
    for attachment in attachments:
        if not any(attachment.get(mark) for mark in _PREVIEW):
            for words in _attached(attachment):
                _hear(_parsed(words), found)
            _hear(attachment.get("blocks"), found)
    if not any(found.values()):
        return _NOBODY
    return Mentions(*(tuple(names) for names in found.values()))


def _parsed(text: str) -> list[dict[str, Any]]:
    return parse_mrkdwn(text) if "<" in text or "://" in text else []


def _hear(blocks: Any, found: dict[str, dict[str, None]]) -> None:
    for element in _said(blocks if isinstance(blocks, list) else []):
        kind = element.get("type")
        if isinstance(kind, str) and kind in _NAMED_BY:
            value = element.get(_NAMED_BY[kind])
            if isinstance(value, str):
                found[kind][value] = None
        elif kind in ("mrkdwn", "markdown") and isinstance(words := element.get("text"), str):
            _hear(_parsed(words if kind == "mrkdwn" else to_mrkdwn(words)), found)


def _attached(attachment: dict[str, Any]) -> list[str]:
    """What an attachment says where mentions count."""
    fields = attachment.get("fields")
    values = [attachment.get("pretext"), attachment.get("text")]
    values += [field.get("value") for field in fields if isinstance(field, dict)] if isinstance(fields, list) else []
    return [value for value in values if isinstance(value, str)]


def _said(node: Any) -> list[dict[str, Any]]:
    """Every object in blocks that is neither text nor code nor waits for a click, outermost first."""
    found: list[dict[str, Any]] = []
    _gather(node, 0, found)
    return found


def _gather(node: Any, depth: int, found: list[dict[str, Any]]) -> None:
    if depth > _DEPTH:
        return
    if isinstance(node, list):
        for item in node:
            if isinstance(item, (list, dict)):
                _gather(item, depth + 1, found)
        return
    if node.get("type") in ("text", "rich_text_preformatted"):
        return
    found.append(node)
    for name, value in node.items():
        if isinstance(value, (list, dict)) and name not in _UNSAID:
            _gather(value, depth + 1, found)


def to_plain_text(text: str, blocks: list[dict[str, Any]] | None = None) -> str:
    """What a message says, for search: no markup, mentions as their ids."""
    found = text or blocks_to_text(blocks or [])
    for sign in "*_~`":
        found = found.replace(sign, " ")
    return unescape(found.replace("<", " ").replace(">", " ").replace("|", " "))
