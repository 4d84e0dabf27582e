"""What people write into the search box: words, "phrases", -without, pre*, and Slack's modifiers. Never an error."""

import re
from datetime import UTC, date, datetime, timedelta

import msgspec

_TOKEN = re.compile(r'(-?)(?:([a-z]+):)?("[^"]{0,500}"|[^\s"]+)', re.IGNORECASE)
_KNOWN = frozenset(("from", "in", "to", "with", "before", "after", "on", "during", "has", "hasmy", "is", "filename", "ext"))
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar jan", "february februar feb", "march märz maerz mar mär", "april apr", "may mai", "june juni jun",
            "july juli jul", "august aug", "september sep", "october oktober oct okt", "november nov", "december dezember dec dez",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip


class Asked(msgspec.Struct):
    """A search as it was understood. Names stand as they were written; times are microseconds."""

    phrases: list[str] = []
    prefixes: list[str] = []
    without: list[str] = []
    authors: list[str] = []
    places: list[str] = []
    has: list[str] = []
    is_: list[str] = []
    after: int = 0
    before: int = 1 << 62


def understand(text: str, today: date) -> Asked:
    """The search that a text means; modifiers that are unknown, or make no sense, are words."""
    asked = Asked()
    for sign, name, value in _TOKEN.findall(text[:1000]):
        word = value.strip('"')
        key = name.lower()
        if key and (key not in _KNOWN or not _apply(asked, key, word, today)):
            word = f"{name}:{word}"
            key = ""
        if key or not word:
            continue
        if sign:
            asked.without.append(word)
        elif word.endswith("*") and len(word) > 2 and not value.startswith('"'):
            asked.prefixes.append(word[:-1])
        else:
            asked.phrases.append(word)
    return asked


def _apply(asked: Asked, key: str, value: str, today: date) -> bool:
    if key == "from":
        asked.authors.append(value)
    elif key in ("in", "to", "with"):
        asked.places.append(value)
    elif key in ("has", "hasmy"):
        asked.has.append(value.strip(":").lower())
    elif key == "is":
        asked.is_.append(value.lower())
    elif key in ("filename", "ext"):
        asked.phrases.append(value)
    else:
        span = _span(value.lower(), today)
        if span is None:
            return False
        _limit(asked, key, *span)
    return True


def _limit(asked: Asked, key: str, first: date, last: date) -> None:
    if key == "before":
        asked.before = min(asked.before, _micros(first))
    elif key == "after":
        asked.after = max(asked.after, _micros(last + timedelta(days=1)))
    else:
        asked.after = max(asked.after, _micros(first))
        asked.before = min(asked.before, _micros(last + timedelta(days=1)))


def _span(value: str, today: date) -> tuple[date, date] | None:
    """The first and last day of what is meant: a day, a month, a year."""
    words = {"today": 0, "heute": 0, "yesterday": 1, "gestern": 1}
    if value in words:
        day = today - timedelta(days=words[value])
        return day, day
    if value in _MONTHS:
        year = today.year if _MONTHS[value] <= today.month else today.year - 1
        return _month(year, _MONTHS[value])
    if match := re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", value) or re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", value):
        try:
            return _numbers(*match.groups())
        except ValueError:
            return None
    return None


def _numbers(one: str, two: str | None, three: str | None) -> tuple[date, date]:
    if three and len(three) == 4:
        day = date(int(three), int(two or 1), int(one))
        return day, day
    if two is None:
        return date(int(one), 1, 1), date(int(one), 12, 31)
    if three is None:
        return _month(int(one), int(two))
    day = date(int(one), int(two), int(three))
    return day, day


def _month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return first, following - timedelta(days=1)


def _micros(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1_000_000
