"""Checks as functions that make functions: what a spec says is composed once, at import, and costs nothing but the looking later.

A check is given a value and tells what is wrong with it, or None. Pointers are put together on the way out, so that what is right
costs no string. None is the same as absent, as everywhere at Slack.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from hallway.core.richtext.blockkit.problems import MOST, Problem, within, wrong

Problems = list[Problem] | None
Check = Callable[[Any], Problems]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,30}:\S", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"https?://\S", re.IGNORECASE)
_SCRIPTS = ("javascript:", "data:", "vbscript:", "file:")
# What else a text object may say of itself.
_EXTRA = {"plain_text": "emoji", "mrkdwn": "verbatim"}
# More than this JavaScript cannot count to.
_LARGEST = 1 << 53


def string(most: int, least: int = 0) -> Check:
    """Text of `least` to `most` characters."""

    def check(value: Any) -> Problems:
        if type(value) is str and least <= len(value) <= most:
            return None
        if type(value) is not str:
            return wrong("must provide a string", type="string")
        if len(value) > most:
            return wrong(f"must be less than {most + 1} characters", type="max_length", expected=most)
        return wrong(f"must be more than {least - 1} characters", type="min_length", expected=least)

    return check


def address(most: int = 3000, *, is_web: bool = False) -> Check:
    """A URL; only `http` and `https` if `is_web`, never one that would run in a browser."""
    fits, long = _WEB_ADDRESS if is_web else _ADDRESS, string(most, 1)

    def check(value: Any) -> Problems:
        if problems := long(value):
            return problems
        if not fits.match(value) or value.lower().startswith(_SCRIPTS):
            return wrong("must be a valid URL", type="format", expected="url")
        return None

    return check


def pattern(words: re.Pattern[str], most: int = 255) -> Check:
    """Text of a form."""
    long = string(most)

    def check(value: Any) -> Problems:
        if problems := long(value):
            return problems
        if not words.fullmatch(value):
            return wrong(f"input must match regex pattern: ^{words.pattern}$", type="pattern", expected=words.pattern)
        return None

    return check


def integer(least: int = -_LARGEST, most: int = _LARGEST) -> Check:
    """A whole number."""

    def check(value: Any) -> Problems:
        if type(value) is not int:
            return wrong("must provide an integer", type="integer")
        if value > most:
            return wrong(f"must be less than {most + 1}", type="maximum", expected=most)
        return wrong(f"must be more than {least - 1}", type="minimum", expected=least) if value < least else None

    return check


def number(*, above: float = -_LARGEST) -> Check:
    """A number, whole or not, greater than `above`."""

    def check(value: Any) -> Problems:
        if type(value) not in (int, float) or not -_LARGEST <= value <= _LARGEST or not math.isfinite(value):
            return wrong("must provide a number", type="number")
        return wrong(f"must be more than {above:g}", type="exclusive_minimum", expected=above) if value <= above else None

    return check


def boolean(value: Any) -> Problems:
    """True or false."""
    return None if type(value) is bool else wrong("must provide a boolean", type="boolean")


def choice(*values: str | int) -> Check:
    """One of these."""
    words, allowed = ", ".join(map(str, values)), frozenset(values)

    def check(value: Any) -> Problems:
        if type(value) in (str, int) and value in allowed:
            return None
        return wrong(f"value must be one of {words}", type="enum", expected=list(values))

    return check


def text(most: int, *, is_plain: bool = False, least: int = 1) -> Check:
    """A text object of `least` to `most` characters; `plain_text` only, or `mrkdwn`, too."""
    kinds = ["plain_text"] if is_plain else ["plain_text", "mrkdwn"]
    long = string(most, least)

    def check(value: Any) -> Problems:
        # Most are right, and there are many of them.
        if type(value) is dict:
            kind, words = value.get("type"), value.get("text")
            if type(words) is str and least <= len(words) <= most and kind in kinds:
                size = len(value)
                if size == 2 or (size == 3 and type(value.get(_EXTRA[kind])) is bool):
                    return None
        problems = look_closely(value)
        # Slack tries one kind after the other, and says so.
        if problems and not is_plain:
            problems = wrong("failed to match all allowed schemas", type="any_of", expected=kinds) + problems
        return problems or None

    def look_closely(value: Any) -> list[Problem]:
        if type(value) is not dict:
            return wrong("must provide an object", type="object")
        kind = value.get("type")
        if kind is None or "text" not in value:
            return wrong(f"missing required field: {'type' if kind is None else 'text'}", type="required")
        if kind not in kinds:
            return _unsupported(kind, kinds)
        problems = within("text", long(value["text"]) or [])
        for name, item in value.items():
            if name == _EXTRA[kind]:
                problems += within(name, (boolean(item) if item is not None else None) or [])
            elif name not in ("type", "text"):
                problems += wrong(f"invalid additional property: {name[:60]}", type="additional_properties")
        return problems

    return check


def items(one: Check, least: int, most: int) -> Check:
    """A list of `least` to `most` of these."""

    def check(value: Any) -> Problems:
        if type(value) is not list:
            return wrong("must provide an array", type="array")
        if len(value) > most:
            return wrong(f"no more than {most} items allowed", type="max_items", expected=most)
        if len(value) < least:
            return wrong(f"must provide at least {least} items", type="min_items", expected=least)
        problems: list[Problem] = []
        for place, item in enumerate(value):
            if found := one(item):
                problems += within(place, found)
                if len(problems) >= MOST:
                    break
        return problems or None

    return check


def record(fields: Mapping[str, Check], rule: Check | None = None) -> Check:
    """An object with these fields and no others; a `?` at the end of a name marks what may be missing. `rule` is asked about an
    object whose fields are all right. Its `type` is left to `kinds`."""
    checks: dict[str, Check] = {name.removesuffix("?"): one for name, one in fields.items()}
    needed = [name for name in fields if not name.endswith("?") and fields[name] is not anything]

    def check(value: Any) -> Problems:
        if type(value) is not dict:
            return wrong("must provide an object", type="object")
        problems: Problems = None
        for name, item in value.items():
            one = checks.get(name)
            if one is None:
                found: Problems = wrong(f"invalid additional property: {name[:60]}", type="additional_properties")
            elif item is None or one is anything or (found := one(item)) is None:
                continue
            else:
                found = within(name, found)
            problems = [*(problems or ()), *(found or ())]
            if len(problems) >= MOST:
                return problems
        for name in needed:
            if value.get(name) is None:
                problems = [*(problems or ()), *wrong(f"missing required field: {name}", type="required", expected=name)]
        return problems or (rule(value) if rule is not None else None)

    return check


def kinds(allowed: Mapping[str, Check]) -> Check:
    """An object that says by its `type` which of these it is."""
    names = sorted(allowed)

    def check(value: Any) -> Problems:
        if type(value) is not dict:
            return wrong("must provide an object", type="object")
        kind = value.get("type")
        if type(kind) is str and (one := allowed.get(kind)) is not None:
            return one(value)
        if kind is None:
            return wrong("missing required field: type", type="required", expected="type")
        return _unsupported(kind, names)

    return check


def _unsupported(kind: Any, names: list[str]) -> list[Problem]:
    said = kind[:60] if isinstance(kind, str) else type(kind).__name__
    return wrong(f"unsupported type: {said}", "/type", type="enum", expected=names)


def anything(value: Any) -> Problems:
    """For a `type`, which has been looked at."""
    return None


def typed(fields: Mapping[str, Check], rule: Check | None = None) -> Check:
    """A record that has a `type`."""
    return record({"type": anything, **fields}, rule)


def one_of(*names: str, is_only: bool = False) -> Check:
    """A rule: at least one of these fields is there; exactly one if `is_only`."""
    words = " or ".join(f"`{name}`" for name in names)

    def check(value: Any) -> Problems:
        count = sum(value.get(name) is not None for name in names)
        if count == 0:
            return wrong(f"must define {'either ' if len(names) == 2 else 'one of '}{words}", type="any_of", expected=list(names))
        return wrong(f"must define only one of {words}", type="one_of", expected=list(names)) if is_only and count > 1 else None

    return check


def all_of(*rules: Check) -> Check:
    """Rules one after the other."""

    def check(value: Any) -> Problems:
        return next((problems for rule in rules if (problems := rule(value))), None)

    return check
