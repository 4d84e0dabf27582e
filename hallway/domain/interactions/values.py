"""What clients say was typed and chosen, read against the element that the app wrote: nothing else reaches an app.

Texts may be as long as Slack allows (3000 characters), people and conversations must be there for whoever chose them.
"""

import re
from collections.abc import Callable
from typing import Any

from hallway.core import encoding, richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import files
from hallway.domain.interactions.elements import MANY, SLOTS, TEXTS, Element, options_of
from hallway.domain.interactions.seeing import sees_conversation, sees_user
from hallway.platform.storage import Reader

_TEXT_LIMIT = 3000
_MOST = 100
_RICH_LIMIT = 100_000
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{2}:\d{2}")
# The options that an external select has offered: `(element)` gives them.
Offered = Callable[[Element], list[dict[str, Any]]]


class Values:
    """Reads values for one person."""

    def __init__(self, reader: Reader, actor: Actor, offered: Offered) -> None:
        self._reader = reader
        self._actor = actor
        self._offered = offered

    def read(self, element: Element, given: dict[str, Any] | None) -> dict[str, Any]:
        """The element's state in Slack's form: what was given, or what stood there from the start.

        Raises `ApiError("invalid_state")` for what cannot have been typed or chosen there.
        """
        kind = element["type"]
        slot, initial = SLOTS[kind]
        if given is None or slot not in given:
            value = element.get(initial)
            return {"type": kind, slot: value if value is not None else [] if kind in MANY else None}
        value = given[slot]
        if value is None or value == "":
            return {"type": kind, slot: [] if kind in MANY else None}
        if kind not in MANY:
            return {"type": kind, slot: self._one(element, slot, value)}
        if not isinstance(value, list) or len(value) > _MOST:
            raise ApiError("invalid_state")
        return {"type": kind, slot: [self._one(element, slot.removesuffix("s"), item) for item in value]}

    def _one(self, element: Element, slot: str, value: Any) -> Any:
        if slot == "selected_option":
            return self.option(element, value)
        if slot == "rich_text_value":
            return _rich_text(value)
        if slot == "selected_date_time":
            return _moment(value)
        if slot == "file":
            return self._file(value)
        if element["type"] == "number_input" and isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or len(value) > _TEXT_LIMIT or "\0" in value:
            raise ApiError("invalid_state")
        if element["type"] not in TEXTS:
            self._check_named(slot, value)
        return value

    def option(self, element: Element, given: Any) -> dict[str, Any]:
        """The option that was chosen, as the app wrote it."""
        value = given.get("value") if isinstance(given, dict) else given
        offered = options_of(element)
        if element["type"].endswith("external_select"):
            offered = [*offered, *self._offered(element)]
        for option in offered:
            if option.get("value") == value:
                return option
        raise ApiError("invalid_state")

    def _check_named(self, slot: str, value: str) -> None:
        """A person, a conversation, a day or a time of day."""
        patterns = {"selected_date": _DATE, "selected_time": _TIME}
        if slot in patterns:
            is_right = bool(patterns[slot].fullmatch(value))
        elif slot == "selected_user":
            is_right = sees_user(self._reader, self._actor, value)
        else:
            is_right = sees_conversation(self._reader, self._actor, value)
        if not is_right:
            raise ApiError("invalid_state")

    def _file(self, given: Any) -> dict[str, Any]:
        file_id = given.get("id") if isinstance(given, dict) else given
        if not isinstance(file_id, str):
            raise ApiError("invalid_state")
        found = files.access(self._reader, self._actor, file_id)
        if found.user_id != self._actor.user_id:
            raise ApiError("invalid_state")
        return files.present_file(found, self._actor.origin, [])


def _rich_text(value: Any) -> dict[str, Any]:
    try:
        checked = richtext.check_blocks([value])
    except richtext.InvalidBlocks as error:
        raise ApiError("invalid_state") from error
    if checked[0].get("type") != "rich_text" or len(encoding.encode(checked)) > _RICH_LIMIT:
        raise ApiError("invalid_state")
    return checked[0]


def _moment(value: Any) -> int:
    if isinstance(value, str) and value.isdecimal() and len(value) < 12:
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**11:
        return value
    raise ApiError("invalid_state")


def read_state(values: Values, found: list[tuple[str, Element]], given: Any) -> dict[str, Any]:
    """The state of every element that holds something: `{block_id: {action_id: {type, …}}}`. What is given of others is left out."""
    said = given.get("values") if isinstance(given, dict) else None
    state: dict[str, Any] = {}
    for block_id, element in found:
        if element["type"] in SLOTS:
            of_block = said.get(block_id) if isinstance(said, dict) else None
            one = of_block.get(element["action_id"]) if isinstance(of_block, dict) else None
            state.setdefault(block_id, {})[element["action_id"]] = values.read(element, one if isinstance(one, dict) else None)
    return state
