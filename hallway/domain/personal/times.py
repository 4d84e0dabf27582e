"""When somebody wants to be reminded: unix times, and what people write in English and German."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hallway.core.errors import ApiError

_UNITS = {
    "second": 1,
    "sekunde": 1,
    "minute": 60,
    "min": 60,
    "hour": 3600,
    "stunde": 3600,
    "day": 86400,
    "tag": 86400,
    "week": 604800,
    "woche": 604800,
}
_DAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday montag",
            "tuesday dienstag",
            "wednesday mittwoch",
            "thursday donnerstag",
            "friday freitag",
            "saturday samstag",
            "sunday sonntag",
        )
    )
    for name in names.split()
}
_MORNING = 9
_SPAN = re.compile(r"in (\d{1,4}|an?|einer?|einem) ([a-zä]+?)(?:s|n|en)?")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|uhr)?")
_LONGEST = 200
_FARTHEST_S = 5 * 366 * 86400


def read_time(text: str, zone_name: str, now: int) -> tuple[int, str]:
    """The unix time that a text means in somebody's time zone, and the weekday where it is to come back every week (or `day`).

    Raises `ApiError` with `cannot_parse` or `time_in_past`.
    """
    wanted = " ".join(text[:_LONGEST].strip().lower().split())
    if wanted.isdecimal():
        at, recurrence = (int(wanted), "") if len(wanted) > 6 else (now + int(wanted), "")
    else:
        every = re.match(r"(?:every|jeden|jede|jedes) (.+)", wanted)
        rest = every[1] if every else wanted
        at, day = _point(rest, _zone(zone_name), now)
        recurrence = (day or "day") if every else ""
    if not now < at < now + _FARTHEST_S:
        raise ApiError("time_in_past")
    return at, recurrence


def recurrence_of(frequency: str, at: int, zone_name: str) -> str:
    """How a reminder comes back whose first time is `at`: daily, or weekly on the same day. Raises `ApiError("cannot_parse")`."""
    if frequency == "daily":
        return "day"
    if frequency == "weekly":
        weekday = datetime.fromtimestamp(at, UTC).astimezone(_zone(zone_name)).weekday()
        return next(name for name, number in _DAYS.items() if number == weekday)
    raise ApiError("cannot_parse")


def next_after(at: int, recurrence: str, zone_name: str, now: int) -> int:
    """When a recurring reminder comes next after `now`: at the same time of day where its person lives, also across a clock change."""
    days = 1 if recurrence == "day" else 7
    first = datetime.fromtimestamp(at, _zone(zone_name))
    passed = (datetime.fromtimestamp(now, _zone(zone_name)).date() - first.date()).days
    count = max(1, passed // days)
    while (point := int((first + timedelta(days=count * days)).timestamp())) <= now:
        count += 1
    return point


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("Etc/UTC")


def _point(wanted: str, zone: ZoneInfo, now: int) -> tuple[int, str]:
    if span := _SPAN.fullmatch(wanted):
        unit = next((seconds for name, seconds in _UNITS.items() if name in (span[2], span[2] + "e")), 0)
        if unit:
            return now + (int(span[1]) if span[1].isdigit() else 1) * unit, ""
    today = datetime.fromtimestamp(now, UTC).astimezone(zone)
    day_words, _, clock_words = wanted.partition(" at ") if " at " in wanted else wanted.partition(" um ")
    if not clock_words and wanted.startswith(("at ", "um ")):
        day_words, clock_words = "", wanted[3:]
    hour, minute = _clock(clock_words) if clock_words else (_MORNING, 0)
    if day_words in ("day", "tag"):
        day_words = ""
    day, weekday = _day(day_words.removeprefix("on ").removeprefix("am "), today)
    point = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if point.timestamp() <= now and (not day_words or weekday):
        point += timedelta(days=7 if weekday else 1)
    return int(point.timestamp()), weekday


def _clock(words: str) -> tuple[int, int]:
    match = _CLOCK.fullmatch(words.strip())
    if match is None:
        raise ApiError("cannot_parse")
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3] in ("am", "pm"):
        hour = hour % 12 + (12 if match[3] == "pm" else 0)
    if hour > 23 or minute > 59:
        raise ApiError("cannot_parse")
    return hour, minute


def _day(words: str, today: datetime) -> tuple[datetime, str]:
    if words in ("", "today", "heute"):
        return today, ""
    if words in ("tomorrow", "morgen"):
        return today + timedelta(days=1), ""
    if words in _DAYS:
        return today + timedelta(days=(_DAYS[words] - today.weekday()) % 7), words
    if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", words):
        try:
            return today.replace(year=int(match[1]), month=int(match[2]), day=int(match[3])), ""
        except ValueError as error:
            raise ApiError("cannot_parse") from error
    raise ApiError("cannot_parse")
