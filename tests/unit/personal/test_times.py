"""When recurring reminders come next: at the same hour where somebody lives, also across a clock change."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hallway.domain.personal.times import next_after

BERLIN = "Europe/Berlin"


def at(text: str, zone: str = BERLIN) -> int:
    """The unix time of a wall clock's reading."""
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp())


@pytest.mark.parametrize(
    ("first", "recurrence", "now", "expected"),
    [
        ("2026-11-25 09:00", "day", "2026-11-25 09:00", "2026-11-26 09:00"),
        # The clock goes forward on 29 March 2026, and back on 25 October.
        ("2026-03-28 09:00", "day", "2026-03-28 09:00", "2026-03-29 09:00"),
        ("2026-10-24 09:00", "day", "2026-10-24 09:00", "2026-10-25 09:00"),
        ("2026-03-23 09:00", "monday", "2026-03-23 09:01", "2026-03-30 09:00"),
        ("2026-10-19 09:00", "montag", "2026-10-19 09:00", "2026-10-26 09:00"),
        # After a long absence the next one comes in the future, once.
        ("2026-01-05 09:00", "monday", "2026-11-25 12:00", "2026-11-30 09:00"),
        ("2026-01-05 09:00", "day", "2026-11-25 08:59", "2026-11-25 09:00"),
        ("2026-01-05 09:00", "day", "2026-11-25 09:00", "2026-11-26 09:00"),
    ],
)
def test_it_comes_at_the_same_hour(first: str, recurrence: str, now: str, expected: str) -> None:
    assert next_after(at(first), recurrence, BERLIN, at(now)) == at(expected)


def test_an_unknown_time_zone_is_greenwich() -> None:
    assert next_after(at("2026-03-28 09:00", "UTC"), "day", "Mars/Base", at("2026-03-28 09:00", "UTC")) == at("2026-03-29 09:00", "UTC")
