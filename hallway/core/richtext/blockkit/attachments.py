"""Legacy attachments (https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments): what is known of them is
kept, numbers become text, and what Slack does not know is left out, as Slack does."""

import re
from collections.abc import Callable
from typing import Any

from hallway.core.richtext.blockkit.checking import check_blocks, measure, under
from hallway.core.richtext.blockkit.checks import address
from hallway.core.richtext.blockkit.problems import InvalidBlocks, Problem, within, wrong

Attachment = dict[str, Any]
Read = Callable[[Any], Any]

_LARGEST = 120_000
_MOST = 100
_NO_PREVIEW = "[no preview available]"
_TIME = re.compile(r"\d{1,12}(\.\d{1,6})?")


class _Wrong(Exception):
    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems


def check_attachments(attachments: Any, *, at: str = "/attachments") -> list[Attachment]:
    """Attachments, numbered from 1, each with a fallback, their blocks checked. Raises `InvalidBlocks`; pointers start with `at`."""
    measure(attachments, _LARGEST, at)
    if not isinstance(attachments, list):
        raise InvalidBlocks(under(at, wrong("must provide an array", type="array")))
    if len(attachments) > _MOST:
        raise InvalidBlocks(under(at, wrong(f"no more than {_MOST} items allowed", type="max_items", expected=_MOST)))
    checked, problems = [], []
    for place, item in enumerate(attachments):
        try:
            checked.append(_attachment(item, place + 1, f"{at}/{place}"))
        except _Wrong as error:
            problems += under(at, within(place, error.problems))
        except InvalidBlocks as error:
            problems += error.problems
    if problems:
        raise InvalidBlocks(problems)
    return checked


def _attachment(given: Any, number: int, at: str) -> Attachment:
    kept = {"id": number} | _read(given, _FIELDS)
    if given.get("blocks"):
        kept["blocks"] = check_blocks(given["blocks"], at=f"{at}/blocks")
    if not kept.get("fallback"):
        kept["fallback"] = kept.get("text") or kept.get("title") or _NO_PREVIEW
    return kept


def _read(given: Any, fields: dict[str, Read]) -> dict[str, Any]:
    """What is known of an object, read; nulls and what is unknown left out."""
    if not isinstance(given, dict):
        raise _Wrong(wrong("must provide an object", type="object"))
    kept: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in given.items():
        if value is None or (read := fields.get(name)) is None:
            continue
        try:
            kept[name] = read(value)
        except _Wrong as error:
            problems += within(name, error.problems)
    if problems:
        raise _Wrong(problems)
    return {name: value for name, value in kept.items() if value is not None}


def _text(most: int) -> Read:
    """Text, cut where it is too long; numbers are written out."""

    def read(value: Any) -> str:
        if type(value) in (int, float) and abs(value) < 1 << 63:
            return str(value)
        if not isinstance(value, str):
            raise _Wrong(wrong("must provide a string", type="string"))
        return value[:most]

    return read


_is_address = address()


def _url(value: Any) -> str | None:
    """An address; none if it is not one, as with an empty variable in a template."""
    url: str = _text(3001)(value)
    return None if _is_address(url) else url


def _flag(value: Any) -> bool:
    """A yes or no, however it is written."""
    if isinstance(value, str):
        return value.lower() in ("true", "1", "yes")
    if not isinstance(value, (bool, int)):
        raise _Wrong(wrong("must provide a boolean", type="boolean"))
    return bool(value)


def _size(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1 << 40 else None


def _time(value: Any) -> int | float | str | None:
    """Unix seconds, as a number or as text; none if they are no time."""
    if not (type(value) in (int, float) or (isinstance(value, str) and _TIME.fullmatch(value))):
        return None
    return value if 0 <= (float(value) if isinstance(value, str) else value) <= 253_402_300_799 else None


def _choice(*values: str) -> Read:
    def read(value: Any) -> str:
        if value not in values:
            raise _Wrong(wrong(f"value must be one of {', '.join(values)}", type="enum", expected=list(values)))
        return str(value)

    return read


def _list(one: Read, most: int) -> Read:
    def read(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise _Wrong(wrong("must provide an array", type="array"))
        if len(value) > most:
            raise _Wrong(wrong(f"no more than {most} items allowed", type="max_items", expected=most))
        kept = []
        for place, item in enumerate(value):
            try:
                kept.append(one(item))
            except _Wrong as error:
                raise _Wrong(within(place, error.problems)) from None
        return kept

    return read


def _object(fields: dict[str, Read], *needed: str) -> Read:
    def read(value: Any) -> dict[str, Any]:
        kept = _read(value, fields)
        for name in needed:
            if name not in kept:
                raise _Wrong(wrong(f"missing required field: {name}", type="required", expected=name))
        return kept

    return read


_OPTION = _object({"text": _text(75), "value": _text(2000), "description": _text(30)}, "text")
_OPTIONS = _list(_OPTION, 100)
_GROUP = _object({"text": _text(75), "options": _OPTIONS}, "options")
_CONFIRM = _object({"title": _text(100), "text": _text(300), "ok_text": _text(30), "dismiss_text": _text(30)}, "text")
_ACTION = _object(
    {
        "name": _text(255), "text": _text(75), "type": _choice("button", "select"), "value": _text(2000), "url": _url,
        "style": _choice("default", "primary", "danger", ""), "confirm": _CONFIRM, "min_query_length": _size,
        "data_source": _choice("static", "channels", "conversations", "users", "external"), "options": _OPTIONS,
        "option_groups": _list(_GROUP, 100), "selected_options": _OPTIONS,
    },
    "text",
)  # fmt: skip


def _actions(value: Any) -> list[dict[str, Any]]:
    """Buttons and menus, numbered as Slack numbers them."""
    actions = _list(_ACTION, 5)(value)
    return [{"type": "button", **action, "id": str(number)} for number, action in enumerate(actions, 1)]


_LONG, _SHORT = _text(40_000), _text(3000)
_FIELD = _object({"title": _SHORT, "value": _LONG, "short": _flag})
_FIELDS: dict[str, Read] = {
    "fallback": _LONG, "color": _text(30), "pretext": _LONG, "text": _LONG, "title": _SHORT, "title_link": _url,
    "author_name": _SHORT, "author_subname": _SHORT, "author_link": _url, "author_icon": _url, "author_id": _text(30),
    "fields": _list(_FIELD, 100), "image_url": _url, "thumb_url": _url, "footer": _text(300), "footer_icon": _url, "ts": _time,
    "mrkdwn_in": lambda value: [name for name in _list(_text(30), 20)(value) if name in ("pretext", "text", "fields")],
    "callback_id": _text(255), "actions": _actions, "attachment_type": _text(30),
    # Of previews.
    "from_url": _url, "original_url": _url, "app_unfurl_url": _url, "is_app_unfurl": _flag, "service_name": _SHORT, "service_url": _url,
    "service_icon": _url, "image_width": _size, "image_height": _size, "image_bytes": _size, "thumb_width": _size, "thumb_height": _size,
    "hide_color": _flag,
}  # fmt: skip
