"""What a dialog may hold, with the lines that Slack answers for what it may not (docs.slack.dev/reference/methods/dialog.open)."""

from collections.abc import Iterator
from typing import Any

_KINDS = ("text", "textarea", "select")
_SUBTYPES = ("email", "number", "tel", "url")
_SOURCES = ("static", "users", "channels", "conversations", "external")
# The longest an element's value, minimum and maximum may be.
_LONGEST = {"text": 150, "textarea": 3000, "select": 75}
_TEXTS = (("name", 300), ("label", 48), ("hint", 150), ("placeholder", 150))


def dialog_problems(dialog: Any) -> list[str]:
    """A line for each thing that is wrong with a dialog."""
    if not isinstance(dialog, dict):
        return ["The dialog must be an object"]
    problems = list(_frame_problems(dialog))
    elements = dialog.get("elements")
    if isinstance(elements, list):
        names: set[str] = set()
        for place, element in enumerate(elements[:20]):
            problems += [f"Element {place} {problem}" for problem in _element_problems(element, names)]
    return problems


def _frame_problems(dialog: dict[str, Any]) -> Iterator[str]:
    for name in ("title", "callback_id", "elements"):
        if not dialog.get(name) and not (name == "elements" and isinstance(dialog.get(name), list)):
            yield f"The field `{name}` is required"
    for name, most in (("title", 24), ("submit_label", 24), ("callback_id", 255), ("state", 3000)):
        value = dialog.get(name, "")
        if value is not None and not isinstance(value, str):
            yield f"The field `{name}` must be a string"
        elif len(value or "") > most:
            yield f"The field `{name}` cannot be longer than {most} characters"
    if " " in str(dialog.get("submit_label") or "").strip():
        yield "The field `submit_label` can only be one word"
    elements = dialog.get("elements")
    if elements is not None and not isinstance(elements, list):
        yield "The field `elements` must be a list"
    elif isinstance(elements, list) and not elements:
        yield "The field `elements` has to include at least one element"
    elif isinstance(elements, list) and len(elements) > 10:
        yield "The field `elements` cannot include more than ten elements"


def _element_problems(element: Any, names: set[str]) -> Iterator[str]:
    if not isinstance(element, dict):
        yield "must be an object"
        return
    kind = element.get("type")
    for name in ("type", "name", "label"):
        if not element.get(name):
            yield f"is missing required field `{name}`"
    if kind and kind not in _KINDS:
        yield "has an invalid `type`"
        return
    for name, most in (*_TEXTS, ("value", _LONGEST.get(kind or "", 150))):
        value = element.get(name)
        if value is not None and not isinstance(value, str):
            yield f"field `{name}` must be a string"
        elif len(value or "") > most:
            yield f"field `{name}` cannot be longer than {most} characters"
    if isinstance(element.get("name"), str):
        if element["name"] in names:
            yield "has a repeated name"
        names.add(element["name"])
    if kind == "select":
        yield from _select_problems(element)
    else:
        yield from _text_problems(element, _LONGEST.get(kind or "", 150))


def _text_problems(element: dict[str, Any], most: int) -> Iterator[str]:
    if element.get("subtype") and element["subtype"] not in _SUBTYPES:
        yield "has an invalid `subtype`"
    for name, least in (("min_length", 0), ("max_length", 1)):
        value = element.get(name)
        if value is not None and not (isinstance(value, int) and not isinstance(value, bool) and least <= value <= most):
            yield f"field `{name}` must be between {least} and {most} (inclusive)"


def _select_problems(element: dict[str, Any]) -> Iterator[str]:
    source = element.get("data_source") or "static"
    if source not in _SOURCES:
        yield "has an invalid `data_source`"
    if source != "static":
        return
    groups = element.get("option_groups")
    if groups is None:
        yield from _option_problems(element.get("options"))
        return
    if not isinstance(groups, list) or not 1 <= len(groups) <= 100:
        yield "field `option_groups` must have 1 to 100 groups"
        return
    for group in groups:
        if not isinstance(group, dict) or not isinstance(group.get("label"), str):
            yield "`option_groups` item is missing required field `label`"
        else:
            yield from _option_problems(group.get("options"))


def _option_problems(options: Any) -> Iterator[str]:
    if not isinstance(options, list):
        yield "field `options` must be a list"
        return
    if not options:
        yield "field `options` must have at least one option"
    if len(options) > 100:
        yield "field `options` must have fewer than 100 options"
        return
    for option in options:
        for name in ("label", "value"):
            value = option.get(name) if isinstance(option, dict) else None
            if not isinstance(value, str) or not value:
                yield f"`options` item is missing required field `{name}`"
            elif len(value) > 75:
                yield f"`options` item `{name}` field cannot exceed 75 characters"
