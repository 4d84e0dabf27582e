"""Adaptive Cards, element by element. https://adaptivecards.io/explorer/

What has no meaning without the sender's own service (inputs, Submit, Execute) is left out; what unfolds (ShowCard, hidden parts) is
shown unfolded.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from hallway.core import richtext
from hallway.domain.webhooks.teams import layout
from hallway.domain.webhooks.teams.text import bold, plain, text_of, to_mrkdwn

Element = dict[str, Any]

_COLORS = {"good": "#2eb886", "warning": "#daa038", "attention": "#a30200", "accent": "#0f6cbd", "emphasis": ""}
_DEPTH = 12
_MOST_ELEMENTS = 1000
_LARGE = ("large", "extralarge")
_ROWS = 100
_COLUMNS = 20


class Card:
    """One card on its way to blocks. `names` maps the text of each mention to whom it names."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names
        self.color = ""
        self.left = _MOST_ELEMENTS
        self.has_table = False

    def mrkdwn(self, value: Any) -> str:
        """Text of this card."""
        return to_mrkdwn(value, self.names)


def convert(card: Element) -> tuple[list[layout.Block], str, str]:
    """The blocks, the colour (or the empty string) and the first words of a card."""
    found = Card(_mentions(card))
    blocks = _body(found, card, 0)
    if not blocks:
        blocks = layout.sections(found.mrkdwn(card.get("fallbackText") or card.get("speak")))
    return blocks, found.color, _first_words(blocks)


def _mentions(card: Element) -> dict[str, str]:
    """Whom `msteams.entities` says the mentions name."""
    teams = next((value for key, value in card.items() if key.lower() == "msteams" and isinstance(value, dict)), {})
    names = {}
    for entity in _objects(teams.get("entities")):
        mentioned = entity.get("mentioned")
        if isinstance(entity.get("text"), str) and entity["text"] and isinstance(mentioned, dict) and text_of(mentioned.get("name")):
            names[entity["text"][:200]] = text_of(mentioned["name"])[:200]
    return names


def _body(card: Card, holder: Element, depth: int) -> list[layout.Block]:
    blocks = _elements(card, holder.get("body"), depth)
    return blocks + _actions(card, holder.get("actions"), depth) + _select(card, holder)


def _elements(card: Card, items: Any, depth: int) -> list[layout.Block]:
    blocks: list[layout.Block] = []
    for item in _objects(items):
        card.left -= 1
        if card.left < 0 or depth > _DEPTH:
            break
        blocks += _element(card, item, depth)
    return blocks


def _element(card: Card, item: Element, depth: int) -> list[layout.Block]:
    kind = _word(item.get("type"))
    convert_it = _KINDS.get(kind)
    if convert_it is None:
        fallback = item.get("fallback")
        return _elements(card, [fallback], depth + 1) if isinstance(fallback, dict) else []
    blocks = convert_it(card, item, depth)
    return [{"type": "divider"}, *blocks] if blocks and item.get("separator") is True else blocks


def _text_block(card: Card, item: Element, depth: int) -> list[layout.Block]:
    words = card.mrkdwn(item.get("text"))
    _note_color(card, item.get("color"))
    is_heavy, size = _word(item.get("weight")) == "bolder", _word(item.get("size"))
    is_heading = _word(item.get("style")) in ("heading", "columnheader") or (is_heavy and size in _LARGE) or size == "extralarge"
    if is_heading and "\n" not in words and "<" not in words:
        return layout.header(words)
    if _word(item.get("fonttype", item.get("fontType"))) == "monospace" and words:
        return layout.sections(f"```{plain_code(text_of(item.get('text')))}```")
    if is_heavy or is_heading:
        return layout.sections(bold(words))
    return layout.subtle(words) if item.get("isSubtle") is True or size == "small" else layout.sections(words)


def _rich_text(card: Card, item: Element, depth: int) -> list[layout.Block]:
    inlines = item.get("inlines")
    runs = [run for run in inlines if isinstance(run, (str, dict))][:500] if isinstance(inlines, list) else []
    elements = [element for run in runs if (element := _run(card, run if isinstance(run, dict) else {"text": run}))]
    if not elements:
        return []
    return [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}]


def _run(card: Card, run: Element) -> Element | None:
    words = text_of(run.get("text"))
    if not words:
        return None
    _note_color(card, run.get("color"))
    styles = {
        "bold": _word(run.get("weight")) == "bolder",
        "italic": run.get("italic") is True,
        "strike": run.get("strikethrough") is True,
        "code": _word(run.get("fontType")) == "monospace",
    }
    style = {name: True for name, is_on in styles.items() if is_on}
    url = _url_of(run.get("selectAction"))
    element: Element = {"type": "link", "url": url, "text": words} if url else {"type": "text", "text": words}
    return element | ({"style": style} if style else {})


def _image(card: Card, item: Element, depth: int) -> list[layout.Block]:
    return layout.image(item.get("url"), item.get("altText"))


def _image_set(card: Card, item: Element, depth: int) -> list[layout.Block]:
    return [block for picture in _objects(item.get("images")) for block in _image(card, picture, depth)]


def _media(card: Card, item: Element, depth: int) -> list[layout.Block]:
    url = next((source["url"] for source in _objects(item.get("sources")) if isinstance(source.get("url"), str)), "")
    name = plain(text_of(item.get("altText"))) or "Media"
    return layout.image(item.get("poster"), name) + layout.buttons([(name, url)])


def _container(card: Card, item: Element, depth: int) -> list[layout.Block]:
    _note_color(card, item.get("style"))
    return _elements(card, item.get("items"), depth + 1) + _select(card, item)


def _column_set(card: Card, item: Element, depth: int) -> list[layout.Block]:
    _note_color(card, item.get("style"))
    columns = [_container(card, column, depth + 1) for column in _objects(item.get("columns"))]
    columns = [blocks for blocks in columns if blocks]
    flat = [block for blocks in columns for block in blocks]
    pictures = [block for block in flat if block["type"] == "image"]
    words = [_words(blocks) for blocks in columns]
    if len(pictures) == 1 and all(_is_wordy(block) for block in flat if block["type"] != "image") and len(flat) > 1:
        blocks = layout.beside("\n".join(word for word in words if word), pictures[0])
    elif len(columns) > 1 and all(map(_is_wordy, flat)) and all(len(word) <= 2000 for word in words):
        blocks = layout.facts(("", word) for word in words)
    else:
        blocks = flat
    return blocks + _select(card, item)


def _fact_set(card: Card, item: Element, depth: int) -> list[layout.Block]:
    return layout.facts((card.mrkdwn(fact.get("title")), card.mrkdwn(fact.get("value"))) for fact in _objects(item.get("facts")))


def _table(card: Card, item: Element, depth: int) -> list[layout.Block]:
    rows = [[_cell(card, cell, depth) for cell in _objects(row.get("cells"))[:_COLUMNS]] for row in _objects(item.get("rows"))[:_ROWS]]
    rows = [row for row in rows if row]
    if not rows:
        return []
    # A message has at most one table; further ones are lines.
    if card.has_table:
        return layout.sections("\n".join(" | ".join(word.replace("\n", " ") for word in row) for row in rows))
    card.has_table = True
    if item.get("firstRowAsHeader") is not False and len(rows) > 1:
        rows[0] = [bold(word) for word in rows[0]]
    width = max(map(len, rows))
    return [{"type": "table", "rows": [[_table_cell(word) for word in row + [""] * (width - len(row))] for row in rows]}]


def _cell(card: Card, cell: Element, depth: int) -> str:
    return _words(_elements(card, cell.get("items"), depth + 1))


def _table_cell(words: str) -> Element:
    elements = richtext.parse_mrkdwn(words)[0]["elements"] if words else []
    return {"type": "rich_text", "elements": elements} if elements else {"type": "raw_text", "text": " "}


def _action_set(card: Card, item: Element, depth: int) -> list[layout.Block]:
    return _actions(card, item.get("actions"), depth)


def _code_block(card: Card, item: Element, depth: int) -> list[layout.Block]:
    code = plain_code(text_of(item.get("codeSnippet")))
    return layout.sections(f"```{code}```") if code else []


def _badge(card: Card, item: Element, depth: int) -> list[layout.Block]:
    _note_color(card, item.get("style"))
    return layout.subtle(bold(card.mrkdwn(item.get("text"))))


def _actions(card: Card, actions: Any, depth: int) -> list[layout.Block]:
    found = _objects(actions)
    links = [(card.mrkdwn(action.get("title")), url) for action in found if (url := _url_of(action))]
    blocks = layout.buttons(links)
    for action in found:
        shown = action.get("card")
        if _word(action.get("type")) == "action.showcard" and isinstance(shown, dict) and depth < _DEPTH:
            inner = _body(card, shown, depth + 1)
            blocks += [*layout.sections(bold(card.mrkdwn(action.get("title")))), *inner] if inner else []
    return blocks


def _select(card: Card, item: Element) -> list[layout.Block]:
    """Where a click on the whole of something would lead."""
    action = item.get("selectAction")
    url = _url_of(action)
    if not url or not isinstance(action, dict):
        return []
    return layout.buttons([(card.mrkdwn(action.get("title")) or urlsplit(url).hostname or "", url)])


def _url_of(action: Any) -> str:
    if not isinstance(action, dict) or _word(action.get("type")) != "action.openurl" or not isinstance(action.get("url"), str):
        return ""
    return str(action["url"]).strip()


def _note_color(card: Card, value: Any) -> None:
    card.color = card.color or _COLORS.get(_word(value), "")


def _is_wordy(block: layout.Block) -> bool:
    return block["type"] in ("section", "context", "header") and "accessory" not in block


def _words(blocks: list[layout.Block]) -> str:
    """Blocks of text as one piece of mrkdwn."""
    lines = []
    for block in blocks:
        if block["type"] == "header":
            lines.append(bold(richtext.escape(block["text"]["text"])))
        elif block["type"] != "image":
            lines.append(richtext.blocks_to_text([block]).strip("\n"))
    return "\n".join(line for line in lines if line)


def _first_words(blocks: list[layout.Block]) -> str:
    return next((plain(words) for block in blocks if (words := _words([block]))), "")


def plain_code(code: str) -> str:
    """Code as it stands inside a fence."""
    return richtext.escape(code).replace("```", "` ` `")[:2900]


def _word(value: Any) -> str:
    return value.lower() if isinstance(value, str) else ""


def _objects(value: Any) -> list[Element]:
    return [item for item in value if isinstance(item, dict)][:200] if isinstance(value, list) else []


_KINDS: dict[str, Callable[[Card, Element, int], list[layout.Block]]] = {
    "actionset": _action_set,
    "badge": _badge,
    "codeblock": _code_block,
    "columnset": _column_set,
    "container": _container,
    "factset": _fact_set,
    "image": _image,
    "imageset": _image_set,
    "media": _media,
    "richtextblock": _rich_text,
    "table": _table,
    "textblock": _text_block,
}
