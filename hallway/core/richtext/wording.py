"""What blocks say, as mrkdwn: the text of a message that has none of its own, for notifications, search and old clients."""

from collections.abc import Callable
from typing import Any

from hallway.core.richtext.escaping import escape
from hallway.core.richtext.markdown import to_mrkdwn

Block = dict[str, Any]

_SIGNS = {"bold": "*", "italic": "_", "strike": "~"}


def blocks_to_text(blocks: list[Block]) -> str:
    """Blocks as mrkdwn. What they ask counts only if they say nothing: then it is the names of their buttons and menus."""
    return _lines(*map(_block_text, _objects(blocks))) or " ".join(filter(None, map(_asked, _objects(blocks))))


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _objects(value: Any) -> list[Block]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _block_text(block: Block) -> str:
    say = _SAYING.get(str(block.get("type")))
    return say(block) if say else ""


def _fields(*names: str) -> Callable[[Block], str]:
    """What says its words in these fields, each of them text, a text object or a block."""
    return lambda block: _lines(*(_text(block.get(name)) for name in names))


def _text(value: Any) -> str:
    if isinstance(value, dict):
        if value.get("type") in _SAYING:
            return _block_text(value)
        text = value.get("text")
        return "" if not isinstance(text, str) else text if value.get("type") == "mrkdwn" else escape(text)
    return escape(value) if isinstance(value, str) else ""


def _section(block: Block) -> str:
    return _lines(_text(block.get("text")), *map(_text, _objects(block.get("fields"))))


def _context(block: Block) -> str:
    """Its words; its pictures are mostly icons."""
    return " ".join(text for item in _objects(block.get("elements")) if item.get("type") != "image" and (text := _text(item)))


def _picture(block: Block) -> str:
    return _lines(_text(block.get("title")) or _text(block.get("alt_text")), _text(block.get("description")))


def _container(block: Block) -> str:
    title = _text(block.get("rich_text_title")) or _text(block.get("title"))
    return _lines(title, _text(block.get("subtitle")), *map(_block_text, _objects(block.get("child_blocks"))))


def _table(block: Block) -> str:
    rows = block.get("rows")
    lines = (" | ".join(map(_cell, _objects(row))) for row in (rows if isinstance(rows, list) else ()))
    return _lines(_text(block.get("caption")), *lines)


def _cell(cell: Block) -> str:
    if cell.get("type") == "action_cell":
        element = cell.get("element")
        return _text(element.get("text")) if isinstance(element, dict) else ""
    return _text(cell) or (str(cell.get("value", "")) if cell.get("type") == "raw_number" else "")


def _chart(block: Block) -> str:
    """A chart's title, and what it compares."""
    chart = block.get("chart") if isinstance(block.get("chart"), dict) else {}
    names = [_text(item.get("name") or item.get("label")) for key in ("series", "segments") for item in _objects((chart or {}).get(key))]
    return _lines(_text(block.get("title")), ", ".join(filter(None, names)))


def _call(block: Block) -> str:
    call = block.get("call")
    known = call.get("v1") if isinstance(call, dict) else None
    return _text(known.get("name")) if isinstance(known, dict) else ""


def _asked(block: Block) -> str:
    """The names of what one may do."""
    elements = [*_objects(block.get("elements")), *_objects([block.get("accessory")])]
    return " ".join(filter(None, (_text(element.get("text")) or _text(element.get("placeholder")) for element in elements)))


_task = _fields("title", "details", "output")
_card = _fields("title", "subtitle", "body", "subtext")
_SAYING: dict[str, Callable[[Block], str]] = {
    "alert": _fields("text"),
    "auth_provider": _fields("name", "description"),
    "call": _call,
    "card": _card,
    "carousel": lambda block: _lines(*map(_card, _objects(block.get("elements")))),
    "container": _container,
    "context": _context,
    "data_table": _table,
    "data_visualization": _chart,
    "header": _fields("text"),
    "image": _picture,
    "input": _fields("label"),
    "markdown": lambda block: to_mrkdwn(block["text"]) if isinstance(block.get("text"), str) else "",
    "plan": lambda block: _lines(_text(block.get("title")), *map(_task, _objects(block.get("tasks")))),
    "rich_text": lambda block: "\n".join(map(_container_text, _objects(block.get("elements")))),
    "section": _section,
    "table": _table,
    "task_card": _task,
    "video": _picture,
}


def _container_text(container: Block) -> str:
    kind, elements = container.get("type"), _objects(container.get("elements"))
    if kind == "rich_text_list":
        is_ordered = container.get("style") == "ordered"
        depth = container.get("indent")
        indent = "    " * (min(max(depth, 0), 8) if isinstance(depth, int) else 0)
        signs = (f"{number}." if is_ordered else "•" for number in range(1, len(elements) + 1))
        return "\n".join(f"{indent}{sign} {_container_text(item)}" for sign, item in zip(signs, elements, strict=False))
    text = "".join(map(_inline_text, elements))
    if kind == "rich_text_preformatted":
        return f"```{text}```"
    return "\n".join(f"&gt; {line}" for line in text.split("\n")) if kind == "rich_text_quote" else text


def _inline_text(element: Block) -> str:
    kind = element.get("type")
    if kind == "text":
        return _styled(_text(element.get("text")), element.get("style"))
    if kind == "emoji":
        tone = f":skin-tone-{element['skin_tone']}:" if element.get("skin_tone") else ""
        return f":{element.get('name', '')}:{tone}"
    if kind == "date":
        return str(element.get("fallback") or element.get("timestamp", ""))
    forms = {
        "user": f"<@{element.get('user_id', '')}>",
        "canvas_user_mention": f"<@{element.get('user_id', '')}>",
        "channel": f"<#{element.get('channel_id', '')}>",
        "usergroup": f"<!subteam^{element.get('usergroup_id', '')}>",
        "broadcast": f"<!{element.get('range', '')}>",
        "color": str(element.get("value", "")),
        "salesforce_data_field": _text(element.get("salesforce_field_label")),
    }
    return forms.get(str(kind)) or _linked(element)


def _linked(element: Block) -> str:
    """What has an address, words, or both."""
    url, label = _text(element.get("url")), _text(element.get("text")) or _text(element.get("label"))
    if not url:
        return label
    return _styled(f"<{url}|{label}>" if label else f"<{url}>", element.get("style"))


def _styled(text: str, style: Any) -> str:
    if not isinstance(style, dict) or not text.strip():
        return text
    if style.get("code"):
        return f"`{text}`"
    signs = "".join(sign for name, sign in _SIGNS.items() if style.get(name))
    words = text.strip()
    start = text.index(words)
    return f"{text[:start]}{signs}{words}{signs[::-1]}{text[start + len(words) :]}"
