"""Hours of rest through the week, in people's own time zones."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hallway.core.errors import ApiError
from hallway.domain.personal.schedule import next_rest, read_schedule

BERLIN = ZoneInfo("Europe/Berlin")
WORK = {"start": "09:00", "end": "17:30"}


def rest(at: str, **wanted: Any) -> tuple[str, str] | None:
    """The next rest seen from a moment in Berlin, as days and times there. 2026-11-25 is a Wednesday."""
    now = datetime.strptime(at, "%Y-%m-%d %H:%M").replace(tzinfo=BERLIN)
    found = next_rest(read_schedule({"dnd_enabled": True, **wanted}), BERLIN, int(now.timestamp()))
    return found and (_say(found[0]), _say(found[1]))


def _say(moment: int) -> str:
    return datetime.fromtimestamp(moment, BERLIN).strftime("%a %d %H:%M")


def test_every_night_is_quiet() -> None:
    assert rest("2026-11-25 12:00") == ("Wed 25 22:00", "Thu 26 08:00")
    assert rest("2026-11-25 07:00") == ("Tue 24 22:00", "Wed 25 08:00")
    assert rest("2026-11-25 23:00") == ("Wed 25 22:00", "Thu 26 08:00")


def test_a_rest_within_a_day_is_over_in_the_evening() -> None:
    assert rest("2026-11-25 15:00", dnd_start="12:00", dnd_end="13:30") == ("Thu 26 12:00", "Thu 26 13:30")


def test_weekdays_only_makes_one_rest_of_the_weekend() -> None:
    assert rest("2026-11-27 12:00", dnd_days="weekdays") == ("Fri 27 22:00", "Mon 30 08:00")
    assert rest("2026-11-29 12:00", dnd_days="weekdays") == ("Fri 27 22:00", "Mon 30 08:00")


def test_each_day_can_have_hours_of_its_own() -> None:
    week = [WORK, WORK, {"start": "09:00", "end": "12:00"}, None, WORK, None, None]
    assert rest("2026-11-25 10:00", dnd_days="custom", dnd_week=week) == ("Wed 25 12:00", "Fri 27 09:00")
    assert rest("2026-11-27 18:00", dnd_days="custom", dnd_week=week) == ("Fri 27 17:30", "Mon 30 09:00")


def test_clocks_that_change_move_no_hour_of_rest() -> None:
    assert rest("2026-10-24 12:00") == ("Sat 24 22:00", "Sun 25 08:00")
    assert rest("2026-03-28 12:00") == ("Sat 28 22:00", "Sun 29 08:00")


def test_without_a_schedule_there_is_no_rest() -> None:
    assert rest("2026-11-25 12:00", dnd_enabled=False) is None
    assert rest("2026-11-25 12:00", dnd_days="custom", dnd_week=[{"start": "00:00", "end": "00:00"}] * 7) is None


@pytest.mark.parametrize(
    "wanted",
    [{"dnd_start": "25:00"}, {"dnd_end": 8}, {"dnd_days": "never"}, {"dnd_days": "custom", "dnd_week": [{"start": "9"}]}, {"dnd_week": 1}],
)
def test_what_makes_no_sense_is_refused(wanted: dict[str, Any]) -> None:
    with pytest.raises(ApiError, match="invalid_arguments"):
        read_schedule({"dnd_enabled": True, **wanted})
