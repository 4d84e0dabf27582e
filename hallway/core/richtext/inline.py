"""One line of mrkdwn to `rich_text_section` elements, in one pass.

Words of the grammar are Slack's: `*bold* _italic_ ~strike~ `code``, `<@U…>`, `<#C…>`, `<!here>`, `<!subteam^S…>`, `<!date^…>`,
`<https://…|label>`, `:emoji:`, bare addresses.
"""

import re
from typing import Any

from hallway.core.richtext import emoji
from hallway.core.richtext.escaping import unescape

Element = dict[str, Any]

_TOKEN = re.compile(
    r"<([^<>\n]{1,3000})>"
    r"|`([^`\n]+)`"
    r"|:([a-z0-9_+'-]{1,100}):(?::skin-tone-([2-6]):)?"
    r"|(https?://[^\s<>|`]{1,3000})"
    r"|([*_~])"
    r"|([^\x00-\u203b])"
)
_STYLES = {"*": "bold", "_": "italic", "~": "strike"}
_BROADCASTS = {"here", "channel", "everyone"}
# What ends a sentence rather than an address.
_TRAILING = ".,;:!?'\")]}"


class _Mark:
    """A `*`, `_` or `~` that may open or close a style."""

    __slots__ = ("can_close", "can_open", "partner", "sign")

    def __init__(self, sign: str, before: str, after: str) -> None:
        self.sign = sign
        self.can_open = not (after == "" or after.isspace() or _is_word(before))
        self.can_close = not (before == "" or before.isspace() or _is_word(after))
        self.partner: _Mark | None = None


def _is_word(character: str) -> bool:
    return character.isalnum()


def parse_inline(line: str) -> list[Element]:
    """The elements of one run of text (line breaks allowed, but styles do not cross them)."""
    items = _tokenize(line)
    _pair(items)
    return _render(items)


def _tokenize(line: str) -> list[str | Element | _Mark]:
    items: list[str | Element | _Mark] = []
    place = 0
    for match in _TOKEN.finditer(line):
        start, end = match.span()
        if start < place:
            continue
        item: str | Element | _Mark | None
        control, code, name, tone, address, sign, character = match.groups()
        if sign is not None:
            item = _Mark(sign, line[start - 1 : start] if start else "", line[end : end + 1])
        elif control is not None:
            item = parse_control(control)
        elif code is not None:
            item = {"type": "text", "text": unescape(code), "style": {"code": True}}
        elif name is not None:
            item = emoji_element(name, int(tone or 0))
        elif address is not None:
            kept = address.rstrip(_TRAILING)
            end = start + len(kept)
            item = {"type": "link", "url": unescape(kept)}
        else:
            found = emoji.pattern().match(line, start) if character is not None else None
            named = emoji.name_of(found[0]) if found else None
            if found is None or named is None:
                continue
            end = found.end()
            item = emoji_element(*named)
        if item is None:
            continue
        if start > place:
            items.append(line[place:start])
        items.append(item)
        place = end
    if place < len(line):
        items.append(line[place:])
    return items


def emoji_element(name: str, tone: int = 0) -> Element:
    """`:name:` as an element."""
    element: Element = {"type": "emoji", "name": name}
    if code := emoji.unicode_of(name):
        element["unicode"] = f"{code}-{('1f3fb', '1f3fc', '1f3fd', '1f3fe', '1f3ff')[tone - 2]}" if tone else code
    if tone:
        element["skin_tone"] = tone
    return element


def parse_control(control: str) -> Element | None:
    """What stands between `<` and `>` as an element; None if it means nothing."""
    target, _, label = control.partition("|")
    sign, rest = target[:1], target[1:]
    if sign == "@" and re.fullmatch(r"[UWB][A-Z0-9]{2,30}", rest):
        return {"type": "user", "user_id": rest}
    if sign == "#" and re.fullmatch(r"[CGD][A-Z0-9]{2,30}", rest):
        return {"type": "channel", "channel_id": rest}
    if sign == "!":
        return _special(rest, label)
    if re.match(r"(?:https?|mailto|tel|ftp|slack):", target, re.IGNORECASE):
        element: Element = {"type": "link", "url": unescape(target)}
        return element | {"text": unescape(label)} if label else element
    return None


def _special(rest: str, label: str) -> Element | None:
    if rest in _BROADCASTS:
        return {"type": "broadcast", "range": rest}
    if match := re.fullmatch(r"subteam\^(S[A-Z0-9]{2,30})", rest):
        return {"type": "usergroup", "usergroup_id": match[1]}
    if match := re.fullmatch(r"date\^(\d{1,12})\^([^^]{1,500})(?:\^(.{1,3000}))?", rest):
        element: Element = {"type": "date", "timestamp": int(match[1]), "format": match[2]}
        if match[3]:
            element["url"] = unescape(match[3])
        return element | {"fallback": unescape(label)} if label else element
    return None


def _pair(items: list[str | Element | _Mark]) -> None:
    """Find each closing mark's opening one; marks in between that found none stay text."""
    open_marks: list[_Mark] = []
    for item in items:
        if isinstance(item, str) and "\n" in item:
            open_marks.clear()
        if not isinstance(item, _Mark):
            continue
        place = _last_of(open_marks, item.sign) if item.can_close else -1
        if place >= 0:
            item.partner, open_marks[place].partner = open_marks[place], item
            del open_marks[place:]
        elif item.can_open:
            # One of each sign is enough: an older one of the same sign can never close first.
            if (older := _last_of(open_marks, item.sign)) >= 0:
                del open_marks[older]
            open_marks.append(item)


def _last_of(marks: list[_Mark], sign: str) -> int:
    return next((place for place in range(len(marks) - 1, -1, -1) if marks[place].sign == sign), -1)


def _render(items: list[str | Element | _Mark]) -> list[Element]:
    elements: list[Element] = []
    style: dict[str, bool] = {}
    for item in items:
        if isinstance(item, _Mark) and item.partner is not None:
            name = _STYLES[item.sign]
            style = {key: True for key in style if key != name} if name in style else {**style, name: True}
            continue
        if isinstance(item, dict):
            elements.append({**item, "style": {**style, **item.get("style", {})}} if style else item)
            continue
        _append_text(elements, item.sign if isinstance(item, _Mark) else unescape(item), style)
    return elements


def _append_text(elements: list[Element], text: str, style: dict[str, bool]) -> None:
    last = elements[-1] if elements else None
    if last is not None and last["type"] == "text" and last.get("style", {}) == style:
        last["text"] += text
    else:
        elements.append({"type": "text", "text": text, **({"style": style} if style else {})})
