"""What a search means."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.domain.search.query import Asked, Filter, Today, understand
from hallway.platform.searchindex import Text

TODAY = Today(date(2026, 11, 24), ZoneInfo("Europe/Berlin"))


def asked(text: str) -> Asked:
    """The search."""
    return understand(text, TODAY)


def micros(text: str) -> int:
    """A time in Berlin's winter, in microseconds."""
    return int(datetime.fromisoformat(text + "T00:00+01:00").astimezone(UTC).timestamp()) * 1_000_000


def test_words_phrases_beginnings_and_exclusions() -> None:
    assert asked('invoice "two words" „drei Worte“ -draft pre* -"not this" foo-bar').texts == [
        Text("invoice"), Text("two words", "phrase"), Text("drei Worte", "phrase"), Text("draft", is_excluded=True),
        Text("pre", "prefix"), Text("not this", "phrase", is_excluded=True), Text("foo-bar"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("from:me", [Filter("from", "me")]), ("from:@kara", [Filter("from", "@kara")]), ("FROM:Kara", [Filter("from", "Kara")]),
        ("from:<@U012ABCDE>", [Filter("from", "U012ABCDE")]), ('from:"Ana Díaz"', [Filter("from", "Ana Díaz")]),
        ("-in:#general", [Filter("in", "#general", True)]), ("in:<#C012ABC|general>", [Filter("in", "C012ABC")]),
        ("creator:kara", [Filter("from", "kara")]), ("has:link has:Pin", [Filter("has", "link"), Filter("has", "pin")]),
        ("has::tada:", [Filter("emoji", "tada")]), ("has:🎉", [Filter("emoji", "tada")]), ("hasmy::+1:", [Filter("mine", "+1")]),
        ("is:saved has:star", [Filter("has", "saved"), Filter("has", "saved")]), ("is:thread", [Filter("has", "thread")]),
        ("filename:report.pdf ext:PDF", [Filter("filename", "report.pdf"), Filter("ext", "PDF")]),
        ("to:me with:@ivan", [Filter("to", "me"), Filter("with", "@ivan")]),
    ],
)  # fmt: skip
def test_modifiers(text: str, filters: list[Filter]) -> None:
    understood = asked(text)
    assert (understood.filters, understood.texts) == (filters, [])


@pytest.mark.parametrize(
    ("text", "after", "before"),
    [
        ("before:2026-11-05", "", "2026-11-05"), ("after:2026-11-05", "2026-11-06", ""), ("on:2026-11-05", "2026-11-05", "2026-11-06"),
        ("during:november", "2026-11-01", "2026-12-01"), ('during:"November 2025"', "2025-11-01", "2025-12-01"),
        ("on:gestern", "2026-11-23", "2026-11-24"), ("after:2026-11-01 before:2026-11-20 before:2026-11-10", "2026-11-02", "2026-11-10"),
        ("-before:2026-11-05", "2026-11-05", ""), ("-after:2026-11-05", "", "2026-11-06"),
    ],
)  # fmt: skip
def test_times_are_days_where_the_searcher_is(text: str, after: str, before: str) -> None:
    understood = asked(text)
    assert (understood.after, understood.before) == (micros(after) if after else 0, micros(before) if before else 0)
    assert understood.texts == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("http://example.com", ["http://example.com"]), ("note: this", ["note:", "this"]), ("from:", ["from:"]), ("10:30", ["10:30"]),
        ("before:soon", ["before:soon"]), ("has:fun", ["has:fun"]), ("is:it", ["is:it"]), ("-during:2026", ["during:2026"]),
        ("foo:bar", ["foo:bar"]),
    ],
)  # fmt: skip
def test_what_is_no_modifier_is_words(text: str, words: list[str]) -> None:
    understood = asked(text)
    assert [part.text for part in understood.texts] == words
    assert understood.filters == []


@pytest.mark.parametrize("text", ["", "   ", '""', "\n"])
def test_nothing_is_asked(text: str) -> None:
    assert asked(text).is_empty


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    asked(text)


@given(st.lists(st.sampled_from(['"', "-", ":", "from:", "<@", ">", "*", "has::", "before:", "9", "|", " ", "U1", "„"])).map("".join))
def test_no_heap_of_signs_is_an_error(text: str) -> None:
    asked(text)


def test_long_searches_are_cut() -> None:
    understood = asked("a " * 100_000)
    assert len(understood.texts) <= 64
