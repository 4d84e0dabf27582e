"""Calls that other systems hold, as messages show them."""

from typing import Any

import pytest

from tests.apps import Installed, manifest
from tests.examples import Acme, Person

JOIN = "https://meet.example/1"


@pytest.fixture
def meet(acme: Acme) -> Installed:
    app = Installed(acme, manifest("Meet"))
    acme.kara.ok("conversations.invite", channel=acme.general, users=[app.bot.id])
    return app


def block_of(person: Person, channel: str, ts: str) -> dict[str, Any]:
    page = person.ok("conversations.history", channel=channel, latest=ts, inclusive=True, limit=1)
    block: dict[str, Any] = page["messages"][0]["blocks"][0]
    return block


def test_a_message_shows_its_call_as_it_stands(acme: Acme, meet: Installed) -> None:
    call = meet.bot.ok("calls.add", external_unique_id="1", join_url=JOIN, title="Standup", users=[{"slack_id": acme.kara.id}])["call"]
    again = meet.bot.ok("calls.add", external_unique_id="1", join_url=JOIN)["call"]
    assert again["id"] == call["id"]
    ts = meet.bot.ok("chat.postMessage", channel=acme.general, blocks=[{"type": "call", "call_id": call["id"]}])["ts"]
    shown = block_of(acme.ivan, acme.general, ts)["call"]["v1"]
    assert (shown["name"], shown["join_url"], shown["has_ended"]) == ("Standup", JOIN, False)
    guest = {"external_id": "42", "display_name": "Zoe"}
    meet.bot.ok("calls.participants.add", id=call["id"], users=[{"slack_id": acme.ivan.id}, guest])
    meet.bot.ok("calls.participants.remove", id=call["id"], users=[{"slack_id": acme.kara.id}])
    meet.bot.ok("calls.update", id=call["id"], title="Daily")
    info = meet.bot.ok("calls.info", id=call["id"])["call"]
    assert (info["users"], info["channels"], info["title"]) == ([{"slack_id": acme.ivan.id}, guest], [acme.general], "Daily")
    with acme.ivan.listen() as ears:
        meet.bot.ok("calls.end", id=call["id"], duration=60)
        changed = ears.next("message")
    ended = changed["message"]["blocks"][0]["call"]["v1"]
    assert changed["subtype"] == "message_changed"
    assert (ended["name"], ended["has_ended"], ended["date_end"] - ended["date_start"]) == ("Daily", True, 60)
    assert meet.bot.error("calls.update", id=call["id"], title="x") == "inactive_call"


def test_what_is_wrong_is_refused(acme: Acme, meet: Installed) -> None:
    other = Installed(acme, manifest("Other"))
    call = meet.bot.ok("calls.add", external_unique_id="1", join_url=JOIN)["call"]["id"]
    acme.kara.ok("conversations.invite", channel=acme.general, users=[other.bot.id])
    assert other.bot.error("chat.postMessage", channel=acme.general, blocks=[{"type": "call", "call_id": call}]) == "invalid_blocks"
    assert other.bot.error("calls.end", id=call) == "invalid_call_id"
    assert other.bot.error("calls.info", id="R0NOTHING00") == "invalid_call_id"
    assert meet.bot.error("calls.add", external_unique_id="2", join_url="javascript:alert(1)") == "invalid_arguments"
    assert meet.bot.error("calls.add", external_unique_id="2", join_url=JOIN, created_by="U0NOBODY000") == "invalid_created_by"
    assert meet.bot.error("calls.participants.add", id=call, users=[{"slack_id": "U0NOBODY000"}]) == "user_not_found"
    assert meet.bot.error("calls.participants.add", id=call, users=[{"external_id": "1"}]) == "bad_users"
    assert acme.session(acme.kara).error("calls.reject", channel=acme.general, call_id=call) == "invalid_call_id"
