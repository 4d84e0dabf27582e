"""Reading blocks: whom they speak to, and what they say in plain words."""

from typing import Any

import msgspec

from hallway.core.richtext.escaping import escape, unescape
from hallway.core.richtext.mrkdwn import parse_mrkdwn

_DEPTH = 12
_SIGNS = {"bold": "*", "italic": "_", "strike": "~"}


class Mentions(msgspec.Struct, frozen=True):
    """Whom a message speaks to, in order, each once; and the addresses it links to. What stands in code does not count."""

    users: tuple[str, ...] = ()
    usergroups: tuple[str, ...] = ()
    broadcasts: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


_NOBODY = Mentions()
# Elements that speak to or of somebody, and where they say whom; in the order of `Mentions`.
_NAMED_BY = {"user": "user_id", "usergroup": "usergroup_id", "broadcast": "range", "channel": "channel_id", "link": "url"}


def mentions(blocks: list[dict[str, Any]], text: str = "") -> Mentions:
    """Whom these blocks speak to; without blocks, whom the mrkdwn `text` speaks to."""
    if not blocks:
        if "<" not in text and "://" not in text:
            return _NOBODY
        blocks = parse_mrkdwn(text)
    found: dict[str, dict[str, None]] = {kind: {} for kind in _NAMED_BY}
    for element in walk(blocks):
        kind = element.get("type")
        if kind in _NAMED_BY:
            value = element.get(_NAMED_BY[kind])
            if isinstance(value, str):
                found[kind][value] = None
        elif kind == "mrkdwn" and "<" in element.get("text", ""):
            spoken_to = mentions([], element["text"])
            found["user"].update(dict.fromkeys(spoken_to.users))
            found["usergroup"].update(dict.fromkeys(spoken_to.usergroups))
            found["broadcast"].update(dict.fromkeys(spoken_to.broadcasts))
            found["link"].update(dict.fromkeys(spoken_to.links))
    if not any(found.values()):
        return _NOBODY
    return Mentions(*(tuple(names) for names in found.values()))


def walk(node: Any) -> list[dict[str, Any]]:
    """Every object in blocks that is neither text nor code, outermost first."""
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
    for value in node.values():
        if isinstance(value, (list, dict)):
            _gather(value, depth + 1, found)


def blocks_to_text(blocks: list[dict[str, Any]]) -> str:
    """Blocks as mrkdwn: the fallback text for notifications and old clients."""
    return "\n".join(text for block in blocks if (text := _block_text(block)))


def to_plain_text(text: str, blocks: list[dict[str, Any]] | None = None) -> str:
    """What a message says, for search: no markup, mentions as their ids."""
    found = text or blocks_to_text(blocks or [])
    for sign in "*_~`":
        found = found.replace(sign, " ")
    return unescape(found.replace("<", " ").replace(">", " ").replace("|", " "))


def _block_text(block: dict[str, Any]) -> str:
    kind = block.get("type")
    if kind == "rich_text":
        return "\n".join(_container_text(item) for item in block.get("elements", ()) if isinstance(item, dict))
    if kind in ("section", "header", "markdown", "alert"):
        return _object_text(block.get("text")) + "".join("\n" + _object_text(field) for field in block.get("fields") or ())
    if kind == "context":
        return " ".join(_object_text(item) for item in block.get("elements") or ())
    if kind in ("image", "video"):
        return _object_text(block.get("title")) or str(block.get("alt_text", ""))
    if kind == "input":
        return _object_text(block.get("label"))
    return ""


def _object_text(value: Any) -> str:
    if isinstance(value, dict):
        text = value.get("text", "")
        return str(text) if value.get("type") == "mrkdwn" else escape(str(text))
    return value if isinstance(value, str) else ""


def _container_text(container: dict[str, Any]) -> str:
    kind, elements = container.get("type"), container.get("elements") or []
    if kind == "rich_text_preformatted":
        return "```" + "".join(_inline_text(item) for item in elements) + "```"
    if kind == "rich_text_quote":
        text = "".join(_inline_text(item) for item in elements)
        return "\n".join(f"&gt; {line}" for line in text.split("\n"))
    if kind == "rich_text_list":
        is_ordered = container.get("style") == "ordered"
        indent = "    " * min(int(container.get("indent") or 0), 8)
        signs = (f"{number}." if is_ordered else "•" for number in range(1, len(elements) + 1))
        return "\n".join(f"{indent}{sign} {_container_text(item)}" for sign, item in zip(signs, elements, strict=False))
    return "".join(_inline_text(item) for item in elements)


def _inline_text(element: dict[str, Any]) -> str:
    kind = element.get("type")
    if kind == "text":
        return _styled(escape(str(element.get("text", ""))), element.get("style"))
    if kind == "link":
        url, label = escape(str(element.get("url", ""))), element.get("text")
        return _styled(f"<{url}|{escape(str(label))}>" if label else f"<{url}>", element.get("style"))
    if kind == "emoji":
        tone = f":skin-tone-{element['skin_tone']}:" if element.get("skin_tone") else ""
        return f":{element.get('name', '')}:{tone}"
    if kind == "date":
        return str(element.get("fallback") or element.get("timestamp", ""))
    forms = {
        "user": f"<@{element.get('user_id', '')}>",
        "channel": f"<#{element.get('channel_id', '')}>",
        "usergroup": f"<!subteam^{element.get('usergroup_id', '')}>",
        "broadcast": f"<!{element.get('range', '')}>",
        "color": str(element.get("value", "")),
    }
    return forms.get(str(kind), "")


def _styled(text: str, style: Any) -> str:
    if not isinstance(style, dict) or not text.strip():
        return text
    if style.get("code"):
        return f"`{text}`"
    signs = "".join(sign for name, sign in _SIGNS.items() if style.get(name))
    words = text.strip()
    start = text.index(words)
    return f"{text[:start]}{signs}{words}{signs[::-1]}{text[start + len(words) :]}"
