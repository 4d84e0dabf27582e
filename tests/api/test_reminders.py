"""`reminders.*`."""

import time
from datetime import UTC, datetime

import pytest

from hallway.core.errors import ApiError
from hallway.domain.personal.times import read_time
from tests.api.refusals import Row, Scene, name_of
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


REFUSALS: list[Row] = [
    ("kara", "reminders.add", {"time": "tomorrow"}, "invalid_arguments"),
    ("kara", "reminders.add", {"text": "tea"}, "invalid_arguments"),
    ("kara", "reminders.add", {"text": " ", "time": "tomorrow"}, "no_text"),
    ("kara", "reminders.add", {"text": "tea", "time": "when it rains"}, "cannot_parse"),
    ("kara", "reminders.add", {"text": "tea", "time": "tomorrow", "recurrence": {"frequency": "monthly"}}, "cannot_parse"),
    ("kara", "reminders.add", {"text": "tea", "time": "tomorrow", "recurrence": {"weekdays": ["monday"]}}, "cannot_parse"),
    ("kara", "reminders.add", {"text": "tea", "time": "tomorrow", "user": "NOBODY"}, "user_not_found"),
    ("kara", "reminders.add", {"text": "tea", "time": "tomorrow", "user": "ROBOT"}, "cannot_add_bot"),
    ("kara", "reminders.info", {"reminder": "Rm0NOTTHERE"}, "not_found"),
    ("kara", "reminders.complete", {"reminder": "Rm0NOTTHERE"}, "not_found"),
    ("kara", "reminders.delete", {"reminder": "Rm0NOTTHERE"}, "not_found"),
    ("robot", "reminders.list", {}, "not_allowed_token_type"),
    ("kara", "search.messages", {}, "no_query"),
    ("kara", "search.files", {"query": " "}, "no_query"),
    ("kara", "search.all", {}, "no_query"),
    ("kara", "search.messages", {"query": "x", "cursor": "x"}, "invalid_cursor"),
    ("robot", "search.messages", {"query": "x"}, "not_allowed_token_type"),
]


@pytest.mark.parametrize("row", REFUSALS, ids=name_of)
def test_what_cannot_be_is_refused(acme: Acme, row: Row) -> None:
    assert Scene(acme).error(row) == row[-1]


def test_a_reminder_for_somebody_else_is_completed_by_them(acme: Acme) -> None:
    made = acme.kara.ok("reminders.add", text="tea", time="tomorrow", user=acme.ivan.id)["reminder"]
    assert (made["creator"], made["user"]) == (acme.kara.id, acme.ivan.id)
    assert acme.kara.error("reminders.complete", reminder=made["id"]) == "cannot_complete_others"
    acme.ivan.ok("reminders.complete", reminder=made["id"])


def test_a_recurring_reminder_comes_back(acme: Acme) -> None:
    for frequency in ("daily", "weekly"):
        made = acme.kara.ok("reminders.add", text="tea", time="tomorrow at 9am", recurrence={"frequency": frequency})["reminder"]
        assert made["recurring"] is True
        assert acme.kara.error("reminders.complete", reminder=made["id"]) == "cannot_complete_recurring"
