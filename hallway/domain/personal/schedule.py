"""Hours of rest: which spans of each day of the week are quiet, as unix times in a person's own time zone."""

from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

import msgspec

from hallway.core.errors import ApiError

_SATURDAY = 5
# Spans this far ahead are looked at: a week, and the days on which it may begin and end.
_DAYS = range(-8, 10)
Span = tuple[int, int]
# From, and until; None is midnight.
_Part = tuple[time, time | None]


class Hours(msgspec.Struct, frozen=True):
    """When a day is open to notifications, as HH:MM."""

    start: str
    end: str


class Schedule(msgspec.Struct, frozen=True):
    """The preferences that say when somebody rests.

    Quiet is from `dnd_start` to `dnd_end`, on `weekdays` also all of Saturday and Sunday. With `custom`, each of the seven days
    of `dnd_week`, Monday first, has its own open hours, or null for none at all.
    """

    dnd_enabled: bool = False
    dnd_start: str = "22:00"
    dnd_end: str = "08:00"
    dnd_days: Literal["every_day", "weekdays", "custom"] = "every_day"
    dnd_week: list[Hours | None] = []


def read_schedule(preferences: dict[str, Any]) -> Schedule:
    """The schedule in somebody's preferences. Raises `ApiError("invalid_arguments")` where it makes no sense."""
    try:
        wanted = msgspec.convert({name: preferences[name] for name in Schedule.__struct_fields__ if name in preferences}, Schedule)
        for weekday in range(7):
            _quiet_parts(wanted, weekday)
    except (msgspec.ValidationError, ValueError) as error:
        raise ApiError("invalid_arguments", f"[ERROR] {error}") from error
    return wanted


def next_rest(wanted: Schedule, zone: ZoneInfo, now: int) -> Span | None:
    """The span of rest that runs now or begins next; None when there is none."""
    today = datetime.fromtimestamp(now, zone).date()
    for begin, end in _merged([span for days in _DAYS for span in _spans(wanted, today + timedelta(days=days), zone)]):
        if end > now:
            return begin, end
    return None


def _spans(wanted: Schedule, day: date, zone: ZoneInfo) -> list[Span]:
    following = day + timedelta(days=1)
    return [
        (_unix(day, begin, zone), _unix(following, time(), zone) if end is None else _unix(day, end, zone))
        for begin, end in _quiet_parts(wanted, day.weekday())
    ]


def _quiet_parts(wanted: Schedule, weekday: int) -> list[_Part]:
    if not wanted.dnd_enabled:
        return []
    if wanted.dnd_days == "custom":
        hours = wanted.dnd_week[weekday] if weekday < len(wanted.dnd_week) else None
        return _around(_clock(hours.start), _clock(hours.end)) if hours is not None else [(time(), None)]
    if wanted.dnd_days == "weekdays" and weekday >= _SATURDAY:
        return [(time(), None)]
    begin, end = _clock(wanted.dnd_start), _clock(wanted.dnd_end)
    return [(begin, end)] if begin < end else _around(end, begin)


def _around(opens: time, closes: time) -> list[_Part]:
    """What is left of a day around its open hours; a closing at midnight is the day's end."""
    before: list[_Part] = [(time(), opens)] if opens > time() else []
    if closes == time():
        return before
    return [*before, (closes, None)] if opens < closes else [(time(), None)]


def _clock(text: str) -> time:
    return datetime.strptime(text, "%H:%M").time()


def _unix(day: date, at: time, zone: ZoneInfo) -> int:
    return int(datetime.combine(day, at, zone).timestamp())


def _merged(spans: list[Span]) -> list[Span]:
    """The same spans in order, those that touch as one."""
    made: list[Span] = []
    for begin, end in sorted(spans):
        if made and begin <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((begin, end))
    return made
