"""`reminders.*`."""

import time
from datetime import UTC, datetime

import pytest

from hallway.core.errors import ApiError
from hallway.domain.personal.times import read_time
from tests.examples import Acme

NOON = int(datetime(2026, 11, 24, 12, 0, tzinfo=UTC).timestamp())  # a Tuesday


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in 20 minutes", (NOON + 1200, "")),
        ("in einer Stunde", (NOON + 3600, "")),
        ("tomorrow at 9am", (NOON + 21 * 3600, "")),
        ("morgen um 8:30 Uhr", (NOON + 20 * 3600 + 1800, "")),
        ("at 3pm", (NOON + 3 * 3600, "")),
        ("at 9am", (NOON + 21 * 3600, "")),
        ("every day at 9am", (NOON + 21 * 3600, "day")),
        ("every Thursday", (NOON + 45 * 3600, "thursday")),
        ("jeden Donnerstag um 9", (NOON + 45 * 3600, "donnerstag")),
        (str(NOON + 60), (NOON + 60, "")),
    ],
)
def test_times_are_read_as_people_write_them(words: str, expected: tuple[int, str]) -> None:
    assert read_time(words, "Etc/UTC", NOON) == expected


@pytest.mark.parametrize(
    ("words", "error"), [("when it rains", "cannot_parse"), ("at 25:00", "cannot_parse"), ("1600000000", "time_in_past")]
)
def test_what_makes_no_sense_is_refused(words: str, error: str) -> None:
    with pytest.raises(ApiError, match=error):
        read_time(words, "Etc/UTC", NOON)


def test_a_reminder_is_said_when_it_is_due(acme: Acme) -> None:
    with acme.kara.listen() as ears:
        made = acme.kara.ok("reminders.add", text="water the *plants*", time=str(int(time.time()) + 1))["reminder"]
        assert acme.kara.ok("reminders.list")["reminders"][0]["id"] == made["id"]
        said = ears.next("message")
    assert (said["user"], said["text"]) == ("USLACKBOT", "Reminder: water the *plants*")


def test_reminders_are_nobody_elses(acme: Acme) -> None:
    made = acme.kara.ok("reminders.add", text="mine", time="tomorrow")["reminder"]["id"]
    assert acme.ivan.error("reminders.info", reminder=made) == "not_found"
    assert acme.ivan.error("reminders.delete", reminder=made) == "not_found"
    acme.kara.ok("reminders.complete", reminder=made)
    assert acme.kara.ok("reminders.info", reminder=made)["reminder"]["complete_ts"]
    acme.kara.ok("reminders.delete", reminder=made)
