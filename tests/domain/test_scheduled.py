"""What is left for later: scheduled messages, statuses that end, reminders."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.examples import Acme, Person
from tests.running import Server


def eventually(look: Callable[[], Any]) -> Any:
    """What `look` gives as soon as it gives something; fails after ten seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen")


def texts(person: Person, channel: str) -> list[str]:
    """What was said in a channel, newest first."""
    return [message["text"] for message in person.ok("conversations.history", channel=channel)["messages"]]


def schedule(person: Person, channel: str, text: str, seconds: int = 1) -> str:
    """Leave a message for a moment later; its id."""
    return str(person.ok("chat.scheduleMessage", channel=channel, text=text, post_at=int(time.time()) + seconds)["scheduled_message_id"])


def pending(person: Person) -> list[str]:
    """What a person has scheduled."""
    return [item["id"] for item in person.ok("chat.scheduledMessages.list")["scheduled_messages"]]


def test_a_message_falls_due_while_the_server_is_away_and_is_said_once(data: Path, database: str) -> None:
    server = Server(data, database).start()
    acme = Acme(server)
    schedule(acme.ivan, acme.general, "from the past", 2)
    server.stop()
    for _ in range(2):
        server = Server(data, database).start()
        ivan = acme.ivan.at(server)
        eventually(lambda ivan=ivan: "from the past" in texts(ivan, acme.general))
        assert texts(ivan, acme.general).count("from the past") == 1
        assert pending(ivan) == []
        server.stop()


def test_rights_count_when_it_is_said(acme: Acme) -> None:
    for person in (acme.ivan, acme.mia):
        acme.kara.call("conversations.invite", channel=acme.random, users=person.id)
    schedule(acme.ivan, acme.random, "I was taken out", 3)
    schedule(acme.mia, acme.random, "I was let go", 3)
    cancelled = schedule(acme.kara, acme.random, "never mind", 3)
    schedule(acme.kara, acme.random, "still here", 3)
    acme.kara.ok("conversations.kick", channel=acme.random, user=acme.ivan.id)
    acme.session(acme.kara).ok("admin.users.remove", user_id=acme.mia.id)
    acme.kara.ok("chat.deleteScheduledMessage", channel=acme.random, scheduled_message_id=cancelled)
    eventually(lambda: "still here" in texts(acme.kara, acme.random))
    eventually(lambda: pending(acme.ivan) == [])
    said = texts(acme.kara, acme.random)
    assert [text for text in said if text in ("I was taken out", "I was let go", "never mind")] == []


def test_a_status_ends_by_itself(acme: Acme) -> None:
    with acme.mia.listen() as mia:
        until = int(time.time()) + 1
        status = {"status_text": "in a tunnel", "status_emoji": ":train:", "status_expiration": until}
        acme.ivan.ok("users.profile.set", profile=status)
        assert mia.next("user_status_changed")["user"]["profile"]["status_text"] == "in a tunnel"
        assert mia.next("user_status_changed")["user"]["profile"]["status_text"] == ""
    profile = acme.ivan.ok("users.profile.get")["profile"]
    assert (profile["status_text"], profile["status_emoji"], profile["status_expiration"]) == ("", "", 0)


def test_a_new_status_outlives_the_end_of_the_old_one(acme: Acme) -> None:
    acme.ivan.ok("users.profile.set", profile={"status_text": "brief", "status_expiration": int(time.time()) + 1})
    acme.ivan.ok("users.profile.set", profile={"status_text": "lasting", "status_expiration": 0})
    with acme.ivan.listen() as ivan:
        acme.ivan.ok("reminders.add", text="later", time=str(int(time.time()) + 2))
        ivan.next("reminder_fired")
    assert acme.ivan.ok("users.profile.get")["profile"]["status_text"] == "lasting"


def test_a_reminder_comes_once_and_not_when_it_is_done_or_forgotten(acme: Acme) -> None:
    with acme.ivan.listen() as ivan:
        at = str(int(time.time()) + 2)
        done, gone, due = (acme.ivan.ok("reminders.add", text=text, time=at)["reminder"]["id"] for text in ("done", "gone", "due"))
        acme.ivan.ok("reminders.complete", reminder=done)
        acme.ivan.ok("reminders.delete", reminder=gone)
        assert ivan.next("reminder_fired")["reminder"]["id"] == due
        assert [event for event in ivan.until_pong() if event["type"] == "reminder_fired"] == []
