"""Channels: general and default ones, names, archiving, coming and going."""

import time

from hallway.domain import client
from tests.examples import Acme


def test_nobody_leaves_or_closes_the_general_channel(acme: Acme) -> None:
    for person in (acme.kara, acme.ivan):
        assert person.error("conversations.leave", channel=acme.general) == "cant_leave_general"
    assert acme.kara.error("conversations.archive", channel=acme.general) == "cant_archive_general"
    assert acme.kara.error("conversations.kick", channel=acme.general, user=acme.mia.id) == "cant_kick_from_general"


def test_the_new_are_put_into_the_default_channels_whatever_they_are_called(acme: Acme) -> None:
    founding = client.Founding("Bravo", f"bravo-{acme.domain}", "Bea Boss", "bea@bravo.example", "")
    team, _ = acme.server.write("", client.found_team, founding)
    acme.server.write(team.id, _rename_general, team.id)

    def join(role: str, email: str) -> list[str]:
        made = acme.server.write(team.id, client.join_team, team.id, client.Joining("New", email, role))  # type: ignore[arg-type]
        return acme.server.read(_names_of, team.id, made.id)

    assert join("member", "a@bravo.example") == ["all-hands", "random"]
    assert join("guest", "b@bravo.example") == []


def _rename_general(tx: object, team_id: str) -> None:
    from hallway.core.actor import Actor
    from hallway.domain import channels, conversations, users

    boss = users.find_by_email(tx, team_id, "bea@bravo.example")  # type: ignore[arg-type]
    general = conversations.find_general(tx, team_id)  # type: ignore[arg-type]
    assert boss is not None and general is not None
    actor = Actor(team_id, boss.id, "owner", "user", "")
    channels.rename(tx, actor, conversations.access(tx, actor, general.id), "all-hands")  # type: ignore[arg-type]


def _names_of(reader: object, team_id: str, user_id: str) -> list[str]:
    from hallway.domain import conversations

    return sorted(access.conversation.name for access in conversations.list_joined(reader, team_id, user_id))  # type: ignore[arg-type]


def test_a_channel_keeps_its_former_names(acme: Acme) -> None:
    room = acme.kara.ok("conversations.create", name="one")["channel"]["id"]
    acme.kara.ok("conversations.rename", channel=room, name="two")
    acme.kara.ok("conversations.rename", channel=room, name="three")
    assert acme.kara.ok("conversations.info", channel=room)["channel"]["previous_names"] == ["two", "one"]
    assert acme.kara.error("conversations.rename", channel=room, name="general") == "name_taken"
    assert acme.ivan.error("conversations.rename", channel=room, name="four") in ("not_in_channel", "not_authorized")


def test_an_archived_channel_is_read_and_nothing_else(acme: Acme) -> None:
    room = acme.kara.ok("conversations.create", name="old")["channel"]["id"]
    ts = acme.kara.ok("chat.postMessage", channel=room, text="last words")["ts"]
    acme.kara.ok("conversations.invite", channel=room, users=acme.ivan.id)
    acme.kara.ok("conversations.archive", channel=room)
    assert acme.kara.error("conversations.archive", channel=room) == "already_archived"
    for method, arguments in {
        "chat.postMessage": {"text": "x"},
        "chat.update": {"ts": ts, "text": "x"},
        "chat.meMessage": {"text": "x"},
        "conversations.setTopic": {"topic": "x"},
        "conversations.invite": {"users": acme.mia.id},
        "conversations.join": {},
        "reactions.add": {"timestamp": ts, "name": "tada"},
        "conversations.rename": {"name": "older"},
        "conversations.leave": {},
        "chat.scheduleMessage": {"text": "x", "post_at": int(time.time()) + 60},
        "chat.postEphemeral": {"text": "x", "user": acme.ivan.id},
    }.items():
        assert acme.kara.error(method, channel=room, **arguments) == "is_archived", method
    history = acme.ivan.ok("conversations.history", channel=room)["messages"]
    assert history[0]["subtype"] == "channel_archive"
    acme.kara.ok("conversations.unarchive", channel=room)
    assert acme.kara.error("conversations.unarchive", channel=room) == "not_archived"
    acme.ivan.ok("chat.postMessage", channel=room, text="we are back")


def test_coming_and_going_is_told_to_those_there_and_to_whom_it_concerns(acme: Acme) -> None:
    with acme.kara.listen() as kara, acme.mia.listen() as mia, acme.ivan.listen() as ivan:
        acme.mia.ok("conversations.join", channel=acme.random)
        assert mia.next("channel_joined")["channel"]["id"] == acme.random
        joined = kara.next("member_joined_channel")
        assert (joined["user"], joined["channel"], joined["channel_type"]) == (acme.mia.id, acme.random, "C")
        acme.kara.ok("conversations.kick", channel=acme.random, user=acme.mia.id)
        assert mia.next("channel_left")["channel"] == acme.random
        assert ivan.next("member_left_channel")["user"] == acme.mia.id
        acme.kara.ok("chat.postMessage", channel=acme.random, text="she does not hear this")
        assert [event for event in mia.until_pong() if event["type"] == "message"] == []
    subtypes = [message.get("subtype") for message in acme.kara.ok("conversations.history", channel=acme.random)["messages"]]
    assert subtypes[:3] == [None, "channel_leave", "channel_join"]
