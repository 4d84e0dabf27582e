"""mrkdwn to `rich_text` blocks: fences, quotes and bullets by line, everything else by `inline`. Linear in the text's length."""

import re
from itertools import groupby
from typing import Any

from hallway.core.richtext.escaping import unescape
from hallway.core.richtext.ids import new_block_id
from hallway.core.richtext.inline import Element, parse_inline

_PLAIN = re.compile(r"[^&<>`*_~:\n\u2022\u203c-\U0010ffff]*", re.DOTALL)
_FENCE = re.compile(r"```(?:\n)?")
_QUOTE = re.compile(r"^(?:&gt;|>) ?")
_REST_QUOTE = re.compile(r"^(?:&gt;|>){3} ?")
_BULLET = re.compile(r"^( {0,16})[•◦▪︎] +")
_NUMBER = re.compile(r"^( {0,16})\d{1,3}\. +")


def parse_mrkdwn(text: str) -> list[dict[str, Any]]:
    """mrkdwn as a list of one `rich_text` block; empty for empty text."""
    if not text:
        return []
    if _PLAIN.fullmatch(text) and "://" not in text:
        return [_block([_section([{"type": "text", "text": text}])])]
    return [_block(_containers(text))]


def _block(elements: list[Element]) -> dict[str, Any]:
    return {"type": "rich_text", "block_id": new_block_id(), "elements": elements}


def _section(elements: list[Element]) -> Element:
    return {"type": "rich_text_section", "elements": elements}


def _containers(text: str) -> list[Element]:
    parts = _FENCE.split(text)
    if len(parts) % 2 == 0:  # the last fence is not closed
        cut = text.rfind("```")
        parts = [*_FENCE.split(text[:cut])[:-1], _FENCE.split(text[:cut])[-1] + text[cut:]]
    containers: list[Element] = []
    for number, part in enumerate(parts):
        if number % 2:
            code = part.removesuffix("\n")
            containers.append({"type": "rich_text_preformatted", "elements": parse_verbatim(code), "border": 0})
        else:
            words = part.removeprefix("\n") if number else part
            words = words.removesuffix("\n") if number < len(parts) - 1 else words
            if words:
                containers.extend(_lines(words))
    return containers


def parse_verbatim(text: str) -> list[Element]:
    """Code: nothing in it means anything."""
    return [{"type": "text", "text": unescape(text)}] if text else []


def _lines(text: str) -> list[Element]:
    lines = text.split("\n")
    kinds: list[tuple[str, str]] = []
    for number, line in enumerate(lines):
        if match := _REST_QUOTE.match(line):
            kinds += [("quote", line[match.end() :]), *(("quote", rest) for rest in lines[number + 1 :])]
            break
        kinds.append(_kind_of(line))
    containers: list[Element] = []
    for kind, group in groupby(kinds, key=lambda pair: pair[0]):
        containers.append(_container(kind, [line for _, line in group]))
    return containers


def _kind_of(line: str) -> tuple[str, str]:
    if match := _QUOTE.match(line):
        return "quote", line[match.end() :]
    if match := _BULLET.match(line):
        return f"bullet{len(match[1]) // 4}", line[match.end() :]
    if match := _NUMBER.match(line):
        return f"ordered{len(match[1]) // 4}", line[match.end() :]
    return "text", line


def _container(kind: str, lines: list[str]) -> Element:
    if kind == "quote":
        return {"type": "rich_text_quote", "elements": parse_inline("\n".join(lines))}
    if kind == "text":
        return _section(parse_inline("\n".join(lines)))
    items = [_section(parse_inline(line)) for line in lines]
    return {"type": "rich_text_list", "style": kind[:-1], "indent": int(kind[-1]), "border": 0, "elements": items}
