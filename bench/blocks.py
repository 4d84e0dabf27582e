"""Blocks checked on their way in, beside what reading their JSON costs."""

import time
from collections.abc import Callable
from typing import Any

import msgspec

from bench.harness import Figure
from hallway.core import richtext

_BLOCKS = 50
_ROUNDS = 300
# For a message of fifty blocks; a view may hold twice as many.
_GOAL_MS = 1.0


def run() -> list[Figure]:
    """The time for a message of fifty blocks: as apps mostly write them, and all of them rows of menus; and for a view of a hundred."""
    menus = [_menus(number) for number in range(_BLOCKS)]
    view = {"type": "modal", "title": _plain("Order"), "submit": _plain("Send"), "blocks": [_input(number) for number in range(100)]}
    return [
        _figure("50 blocks checked", _usual() * (_BLOCKS // 5), richtext.check_blocks),
        _figure("50 rows of buttons and menus checked", menus, richtext.check_blocks),
        _figure("a modal of 100 inputs checked", view, lambda view: richtext.check_view(view, "modal"), 2 * _GOAL_MS),
    ]


def _figure(name: str, value: Any, check: Callable[[Any], Any], goal: float = _GOAL_MS) -> Figure:
    text = msgspec.json.encode(value)
    value = msgspec.json.decode(text)
    checked, read = _median_ms(lambda: check(value)), _median_ms(lambda: msgspec.json.decode(text))
    beside = f"{len(text) / 1024:.0f} KiB of JSON; reading it: {read:.2f} ms"
    return Figure(name, round(checked, 3), "ms", f"< {goal:g}", checked < goal, beside)


def _median_ms(act: Callable[[], Any]) -> float:
    times = []
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        act()
        times.append(time.perf_counter() - started)
    return sorted(times)[_ROUNDS // 2] * 1000


def _plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": True}


def _mrkdwn(text: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text}


def _button(number: int) -> dict[str, Any]:
    confirm = {"title": _plain("Sure?"), "text": _mrkdwn("*Really?*"), "confirm": _plain("Yes"), "deny": _plain("No")}
    return {"type": "button", "action_id": f"go-{number}", "text": _plain("Go"), "value": "v", "style": "primary", "confirm": confirm}


def _usual() -> list[dict[str, Any]]:
    words = [{"type": "text", "text": "deployed by ", "style": {"bold": True}}, {"type": "user", "user_id": "U0AAAAAAAAA"}]
    return [
        {"type": "header", "text": _plain("Deployment finished")},
        {"type": "section", "text": _mrkdwn("*web* is at <https://example.org/1|1.2.3>"), "fields": [_mrkdwn("*Status*\nok")] * 4},
        {"type": "context", "elements": [{"type": "image", "image_url": "https://example.org/a.png", "alt_text": "a"}, _mrkdwn("today")]},
        {"type": "actions", "elements": [_button(number) for number in range(3)]},
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": words * 3}]},
    ]


def _menus(number: int) -> dict[str, Any]:
    options = [{"text": _plain(f"Option {option}"), "value": str(option)} for option in range(10)]
    menu = {"type": "static_select", "action_id": f"menu-{number}", "placeholder": _plain("Choose"), "options": options}
    day = {"type": "datepicker", "action_id": f"day-{number}", "initial_date": "2026-11-25"}
    return {"type": "actions", "block_id": f"row-{number}", "elements": [_button(number), {**menu, "initial_option": options[3]}, day]}


def _input(number: int) -> dict[str, Any]:
    element = {"type": "plain_text_input", "action_id": f"in-{number}", "placeholder": _plain("Write"), "max_length": 100}
    return {"type": "input", "block_id": f"in-{number}", "label": _plain("Name"), "hint": _plain("Yours"), "element": element}
