"""What people write into the search box: words, "phrases", -without, pre*, and Slack's modifiers. Never an error.

A modifier that is unknown, or whose value makes no sense, is words like any others. Everything is read in one pass over at
most a few thousand characters.
"""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from hallway.core import richtext
from hallway.domain.search.dates import read_span
from hallway.platform.searchindex import Text

# Longer searches are cut.
_LONGEST = 2_000
_MOST_PARTS = 64
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"') | {"：": ":"})
_PART = re.compile(
    r'(?P<sign>[-−–]?)(?:(?P<name>[A-Za-z]{2,8}):)?(?P<value>"(?P<quoted>[^"]*)"?|<[@#!][^<>\s]{1,40}>|\S+)',
)
_REFERENCE = re.compile(r"<[@#]([A-Z0-9]{2,40})(?:\|[^>]*)?>")
_EMOJI = re.compile(r":([^\s:]{1,100}(?:::skin-tone-[2-6])?):")
_HAS = {
    "link": "link", "links": "link", "url": "link", "file": "file", "files": "file", "pin": "pin", "pins": "pin",
    "reaction": "reaction", "reactions": "reaction", "star": "saved", "saved": "saved",
}  # fmt: skip
_IS = {"thread": "thread", "threads": "thread", "saved": "saved", "starred": "saved", "dm": "dm", "pinned": "pin", "bot": "bot"}
_NAMES = frozenset(("from", "in", "to", "with", "filename", "ext"))
_TIMES = frozenset(("before", "after", "on", "during"))


class Filter(msgspec.Struct, frozen=True):
    """One modifier: `name` is from, in, to, with, filename, ext, has, emoji or mine; `value` as it was written, or an id."""

    name: str
    value: str
    is_excluded: bool = False


class Asked(msgspec.Struct):
    """A search as it was understood. Times are microseconds, `before` 0 for none."""

    texts: list[Text] = []
    filters: list[Filter] = []
    after: int = 0
    before: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.texts or self.filters or self.after or self.before)


class Today(msgspec.Struct, frozen=True):
    """Where and when the searcher is: what `yesterday` and 3/4/2026 mean for them."""

    day: date
    zone: ZoneInfo
    is_month_first: bool = False


def understand(text: str, today: Today) -> Asked:
    """The search that a text means."""
    asked = Asked()
    plain = text[:_LONGEST].translate(_QUOTES)
    for count, found in enumerate(_PART.finditer(plain)):
        if count >= _MOST_PARTS:
            break
        is_excluded = bool(found["sign"])
        value = found["value"] if found["quoted"] is None else found["quoted"]
        if found["name"] and value and _modify(asked, found["name"].lower(), value, is_excluded, today):
            continue
        _add_text(asked, found, is_excluded)
    return asked


def _modify(asked: Asked, name: str, value: str, is_excluded: bool, today: Today) -> bool:
    """Understand a modifier; False if it is none."""
    if name in _TIMES:
        span = read_span(value, today.day, is_month_first=today.is_month_first)
        return span is not None and _limit(asked, name, span, is_excluded, today.zone)
    made = _filter(name, value)
    if made is None:
        return False
    asked.filters.append(Filter(*made, is_excluded))
    return True


def _filter(name: str, value: str) -> tuple[str, str] | None:
    if name == "creator":
        name = "from"
    if name in _NAMES:
        reference = _REFERENCE.fullmatch(value)
        return name, reference[1] if reference else value
    emoji = _emoji_name(value)
    if name == "has":
        return ("emoji", emoji) if emoji else ("has", _HAS[value.lower()]) if value.lower() in _HAS else None
    if name == "hasmy":
        return ("mine", emoji) if emoji else ("mine", "") if value.lower() in ("reaction", "reactions") else None
    if name == "is" and value.lower() in _IS:
        return "has", _IS[value.lower()]
    return None


def _emoji_name(value: str) -> str:
    """The short name of an emoji, from `:name:` or the character itself; empty for anything else."""
    found = _EMOJI.fullmatch(value)
    if found is not None:
        return found[1].lower()
    named = richtext.name_of(value) if not value.isascii() else None
    return named[0] if named else ""


def _limit(asked: Asked, name: str, span: tuple[date, date], is_excluded: bool, zone: ZoneInfo) -> bool:
    begin, end = _micros(span[0], zone), _micros(span[1] + timedelta(days=1), zone)
    if is_excluded:
        if name not in ("before", "after"):
            return False
        name, begin, end = ("after", begin, begin) if name == "before" else ("before", end, end)
    if name != "after":
        until = begin if name == "before" else end
        asked.before = min(asked.before, until) if asked.before else until
    if name != "before":
        asked.after = max(asked.after, end if name == "after" else begin)
    return True


def _micros(day: date, zone: ZoneInfo) -> int:
    return max(int(datetime.combine(day, time(), zone).timestamp()) * 1_000_000, 1)


def _add_text(asked: Asked, found: re.Match[str], is_excluded: bool) -> None:
    if found["quoted"] is not None and not found["name"]:
        if found["quoted"].strip():
            asked.texts.append(Text(found["quoted"], "phrase", is_excluded))
        return
    word = found[0].removeprefix(found["sign"]).replace('"', " ").strip()
    if word.endswith("*") and word.rstrip("*"):
        asked.texts.append(Text(word.rstrip("*"), "prefix", is_excluded))
    elif word:
        asked.texts.append(Text(word, "word", is_excluded))
