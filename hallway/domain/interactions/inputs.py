"""What a modal's inputs ask for: whatever an app is handed has been filled in as it wanted. Clients check the same and say it in place."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from hallway.domain.interactions.elements import MANY, SLOTS, TEXTS, Element

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
_WHOLE, _DECIMAL = re.compile(r"-?\d{1,30}"), re.compile(r"-?\d{1,30}([.,]\d{1,30})?")


def problems(blocks: list[dict[str, Any]], state: dict[str, Any]) -> dict[str, str]:
    """What is wrong with a modal's inputs: by block id `required`, `too_short`, `too_long`, `too_small`, `too_large`, `too_many`,
    `invalid_email`, `invalid_url` or `invalid_number`."""
    found = {}
    for block in blocks:
        element = block.get("element")
        if block.get("type") == "input" and isinstance(element, dict) and element.get("type") in SLOTS:
            value = state[block["block_id"]][element["action_id"]][SLOTS[element["type"]][0]]
            is_empty = value in (None, "", []) or (element["type"] == "rich_text_input" and not _says_anything(value))
            problem = ("" if block.get("optional") else "required") if is_empty else next(_problems(element, value), "")
            if problem:
                found[block["block_id"]] = problem
    return found


def _problems(element: Element, value: Any) -> Iterator[str]:
    kind = element["type"]
    if kind in MANY and len(value) > (element.get("max_selected_items") or element.get("max_files") or 100):
        yield "too_many"
    if kind in TEXTS and kind != "number_input":
        if len(value) < element.get("min_length", 0):
            yield "too_short"
        if len(value) > element.get("max_length", 3000):
            yield "too_long"
    if kind == "email_text_input" and not _EMAIL.fullmatch(value):
        yield "invalid_email"
    if kind == "url_text_input" and not _is_url(value):
        yield "invalid_url"
    if kind == "number_input":
        yield from _number_problems(element, value)


def _number_problems(element: Element, value: str) -> Iterator[str]:
    if not (_DECIMAL if element.get("is_decimal_allowed") else _WHOLE).fullmatch(value):
        yield "invalid_number"
        return
    number = float(value.replace(",", "."))
    if element.get("min_value") not in (None, "") and number < float(element["min_value"]):
        yield "too_small"
    if element.get("max_value") not in (None, "") and number > float(element["max_value"]):
        yield "too_large"


def _is_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", value)


def _says_anything(value: dict[str, Any]) -> bool:
    return any(isinstance(item, dict) and item.get("elements") for item in value.get("elements", ()))
