"""Checking blocks and views on the way in. Hostile input is measured before it is looked into, and looked into no deeper than the
specs go."""

import re
from typing import Any

import msgspec

from hallway.core.richtext.blockkit.blocks import BLOCK_ON
from hallway.core.richtext.blockkit.checks import Check, boolean, items, kinds, string, text, typed
from hallway.core.richtext.blockkit.naming import named, without_nulls
from hallway.core.richtext.blockkit.objects import ID
from hallway.core.richtext.blockkit.problems import InvalidBlocks, Problem, wrong
from hallway.core.richtext.blockkit.rules import check_focus, check_input, check_together

Block = dict[str, Any]

# Bytes of JSON.
_LARGEST = {"message": 120_000, "modal": 250_000, "home": 250_000, "workflow_step": 250_000}
_MOST = {"message": 50, "modal": 100, "home": 100, "workflow_step": 100}
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")

_LISTS = {surface: items(BLOCK_ON[surface], 0, most) for surface, most in _MOST.items()}
_NAME = text(24, is_plain=True)
_VIEW = {"private_metadata?": string(3000), "callback_id?": ID, "external_id?": ID}
_CLOSING: dict[str, Check] = {"clear_on_close?": boolean, "notify_on_close?": boolean}
_FORMS: dict[str, Check] = {
    "modal": typed({**_VIEW, **_CLOSING, "title": _NAME, "close?": _NAME, "submit?": _NAME, "blocks": _LISTS["modal"]}),
    # Modals' settings mean nothing here, and some SDKs write them.
    "home": typed({**_VIEW, **_CLOSING, "blocks": _LISTS["home"]}),
    "workflow_step": typed({**_VIEW, **_CLOSING, "submit_disabled?": boolean, "blocks": _LISTS["workflow_step"]}),
}
_VIEWS = {surface: kinds({surface: form}) for surface, form in _FORMS.items()}


def check_blocks(blocks: Any, *, surface: str = "message", at: str = "/blocks") -> list[Block]:
    """The blocks of a surface, each with its ids. Raises `InvalidBlocks`; pointers start with `at`."""
    has_nulls = measure(blocks, _LARGEST[surface], at)
    problems = _LISTS[surface](blocks) or check_together(blocks)
    if problems:
        raise InvalidBlocks(under(at, problems))
    return [named(block) for block in (without_nulls(blocks) if has_nulls else blocks)]


def check_view(view: Any, surface: str, *, at: str = "/view") -> dict[str, Any]:
    """A view as an app sends it, with its defaults, and with its blocks' ids. `surface` is its type: `modal`, `home` or `workflow_step`.

    Raises `InvalidBlocks` (for `invalid_arguments`, or for `view_too_large` if `is_too_large`); pointers start with `at`.
    """
    has_nulls = measure(view, _LARGEST[surface], at)
    if problems := _VIEWS[surface](view):
        failed = wrong("failed to match all allowed schemas", type="any_of")
        raise InvalidBlocks(under(at, failed + problems))
    blocks = view["blocks"]
    problems = check_together(blocks) + check_focus(blocks)
    if surface == "modal" and not view.get("submit"):
        problems += check_input(blocks)
    if problems:
        raise InvalidBlocks(under(f"{at}/blocks", problems))
    given = without_nulls(view) if has_nulls else view
    defaults: dict[str, Any] = {"private_metadata": "", "callback_id": "", "external_id": ""}
    if surface != "home":
        defaults |= {"clear_on_close": False, "notify_on_close": False}
    return {**defaults, **given, "blocks": [named(block) for block in given["blocks"]]}


def measure(value: Any, largest: int, at: str) -> bool:
    """Whether a value, which can be kept, has nulls somewhere. Raises `InvalidBlocks` when it is larger than `largest` bytes, too deep,
    or holds text that no database keeps: NUL, half a character."""
    try:
        encoded = msgspec.json.encode(value)
    except RecursionError:
        raise InvalidBlocks([Problem(at, "is nested too deeply", {"type": "max_depth"})]) from None
    except (UnicodeEncodeError, TypeError, ValueError, OverflowError):
        raise InvalidBlocks([Problem(at, "must be valid JSON", {"type": "format"})]) from None
    if len(encoded) > largest:
        raise InvalidBlocks([Problem(at, f"must be less than {largest + 1} bytes", {"type": "max_length"})], is_too_large=True)
    if b"\\u0000" in encoded and _NUL.search(encoded):
        raise InvalidBlocks([Problem(at, "must not contain NUL characters", {"type": "format"})])
    return b":null" in encoded


def under(at: str, problems: list[Problem]) -> list[Problem]:
    """Problems with pointers that start with `at`."""
    return [Problem(f"{at}{pointer}", message, constraint) for pointer, message, constraint in problems]
