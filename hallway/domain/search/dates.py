"""Days as people write them in searches, in English and German: `2026-11-05`, `5.11.2026`, yesterday, montag, März, week, 2025."""

import re
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar jan jänner jaenner", "february februar feb", "march märz maerz mar mär", "april apr", "may mai",
            "june juni jun", "july juli jul", "august aug", "september sep sept", "october oktober oct okt",
            "november nov", "december dezember dec dez",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday montag", "tuesday dienstag", "wednesday mittwoch", "thursday donnerstag", "friday freitag",
            "saturday samstag sonnabend", "sunday sonntag",
        )
    )
    for name in names.split()
}  # fmt: skip
_DAYS_AGO = {"today": 0, "heute": 0, "yesterday": 1, "gestern": 1, "vorgestern": 2}
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})")
_NO_YEAR = re.compile(r"(\d{1,2})\.(\d{1,2})\.?")
_NAMED_MONTH = re.compile(r"([^\W\d_]+)\.?[\s_-]*(\d{4})?")

Span = tuple[date, date]


def read_span(text: str, today: date, *, is_month_first: bool = False) -> Span | None:
    """The first and the last day of what `text` means; None when it means no time.

    `is_month_first` decides what 3/4/2026 means, for those who write the month first.
    """
    plain = text.strip().lower()
    try:
        return _named(plain, today) or _numbered(plain, today, is_month_first)
    except (ValueError, OverflowError):
        return None


def _named(plain: str, today: date) -> Span | None:
    if plain in _DAYS_AGO:
        day = today - timedelta(days=_DAYS_AGO[plain])
        return day, day
    if plain in ("week", "woche"):
        monday = today - timedelta(days=today.weekday())
        return monday, monday + timedelta(days=6)
    if plain in ("month", "monat"):
        return _month(today.year, today.month)
    if plain in ("year", "jahr"):
        return _year(today.year)
    if plain in _WEEKDAYS:
        day = today - timedelta(days=(today.weekday() - _WEEKDAYS[plain]) % 7)
        return day, day
    found = _NAMED_MONTH.fullmatch(plain)
    if found is None or found[1] not in _MONTHS:
        return None
    month = _MONTHS[found[1]]
    # A month without a year is the last one of that name that has begun.
    return _month(int(found[2]) if found[2] else today.year - (month > today.month), month)


def _numbered(plain: str, today: date, is_month_first: bool) -> Span | None:
    if found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = found.groups()
        if month is None:
            return _year(int(year))
        return _month(int(year), int(month)) if day is None else _day(int(year), int(month), int(day))
    if found := _YEAR_LAST.fullmatch(plain):
        one, sign, two, year = found.groups()
        first, second = int(one), int(two)
        if (sign == "/" and is_month_first and first <= 12) or second > 12:
            first, second = second, first
        return _day(int(year) if len(year) == 4 else 2000 + int(year), second, first)
    if found := _NO_YEAR.fullmatch(plain):
        day, month = int(found[1]), int(found[2])
        span = _day(today.year, month, day)
        return span if span[0] <= today else _day(today.year - 1, month, day)
    return None


def _day(year: int, month: int, day: int) -> Span:
    found = date(year, month, day)
    return found, found


def _month(year: int, month: int) -> Span:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def _year(year: int) -> Span:
    return date(year, 1, 1), date(year, 12, 31)
