"""`conversations.*` and `users.conversations`: what they refuse, and what needs a closer look."""

import pytest

from tests.api.refusals import Row, Scene, name_of
from tests.examples import Acme

LONG = "x" * 251
REFUSALS: list[Row] = [
    ("kara", "conversations.create", {}, "invalid_name_required"),
    ("kara", "conversations.create", {"name": "random"}, "name_taken"),
    ("kara", "conversations.create", {"name": "archived"}, "name_taken"),
    ("kara", "conversations.create", {"name": "x" * 81}, "invalid_name_maxlength"),
    ("kara", "conversations.create", {"name": "Big News"}, "invalid_name_specials"),
    ("kara", "conversations.create", {"name": "---"}, "invalid_name_punctuation"),
    ("lena", "conversations.create", {"name": "mine"}, "restricted_action"),
    ("kara", "conversations.info", {}, "invalid_arguments"),
    ("kara", "conversations.info", {"channel": "NOWHERE"}, "channel_not_found"),
    ("ivan", "conversations.info", {"channel": "SECRET"}, "channel_not_found"),
    ("lena", "conversations.info", {"channel": "RANDOM"}, "channel_not_found"),
    ("kara", "conversations.history", {"channel": "RANDOM", "oldest": "x"}, "invalid_ts_oldest"),
    ("kara", "conversations.history", {"channel": "RANDOM", "latest": "x"}, "invalid_ts_latest"),
    ("kara", "conversations.history", {"channel": "RANDOM", "cursor": "x"}, "invalid_cursor"),
    ("robot", "conversations.history", {"channel": "RANDOM"}, "not_in_channel"),
    ("ivan", "conversations.history", {"channel": "SECRET"}, "channel_not_found"),
    ("kara", "conversations.replies", {"channel": "RANDOM", "ts": "NEVER"}, "thread_not_found"),
    ("kara", "conversations.replies", {"channel": "RANDOM"}, "invalid_arguments"),
    ("kara", "conversations.replies", {"channel": "RANDOM", "ts": "TS", "cursor": "x"}, "invalid_cursor"),
    ("kara", "conversations.list", {"types": "public_channel,nonsense"}, "invalid_types"),
    ("kara", "conversations.list", {"cursor": "x"}, "invalid_cursor"),
    ("kara", "conversations.members", {"channel": "NOWHERE"}, "channel_not_found"),
    ("kara", "conversations.members", {"channel": "RANDOM", "cursor": "x"}, "invalid_cursor"),
    ("kara", "users.conversations", {"user": "NOBODY"}, "user_not_found"),
    ("kara", "users.conversations", {"types": "nonsense"}, "invalid_types"),
    ("kara", "conversations.join", {"channel": "ARCHIVED"}, "is_archived"),
    ("mia", "conversations.join", {"channel": "SECRET"}, "channel_not_found"),
    ("kara", "conversations.join", {"channel": "DIRECT"}, "method_not_supported_for_channel_type"),
    ("lena", "conversations.join", {"channel": "RANDOM"}, "channel_not_found"),
    ("kara", "conversations.leave", {"channel": "GENERAL"}, "cant_leave_general"),
    ("kara", "conversations.leave", {"channel": "DIRECT"}, "method_not_supported_for_channel_type"),
    ("kara", "conversations.leave", {"channel": "ARCHIVED"}, "is_archived"),
    ("ivan", "conversations.leave", {"channel": "LONELY"}, "last_member"),
    ("kara", "conversations.invite", {"channel": "RANDOM"}, "no_user"),
    ("kara", "conversations.invite", {"channel": "RANDOM", "users": ["NOBODY"]}, "user_not_found"),
    ("kara", "conversations.invite", {"channel": "RANDOM", "users": ["GHOST"]}, "user_disabled"),
    ("kara", "conversations.invite", {"channel": "RANDOM", "users": ["KARA"]}, "cant_invite_self"),
    ("kara", "conversations.invite", {"channel": "RANDOM", "users": ["IVAN"]}, "already_in_channel"),
    ("mia", "conversations.invite", {"channel": "RANDOM", "users": ["LENA"]}, "not_in_channel"),
    ("kara", "conversations.invite", {"channel": "ARCHIVED", "users": ["MIA"]}, "is_archived"),
    ("kara", "conversations.invite", {"channel": "DIRECT", "users": ["MIA"]}, "method_not_supported_for_channel_type"),
    ("ivan", "conversations.invite", {"channel": "SECRET", "users": ["MIA"]}, "channel_not_found"),
    ("kara", "conversations.kick", {"channel": "RANDOM", "user": "KARA"}, "cant_kick_self"),
    ("kara", "conversations.kick", {"channel": "RANDOM", "user": "MIA"}, "not_in_channel"),
    ("kara", "conversations.kick", {"channel": "RANDOM", "user": "NOBODY"}, "user_not_found"),
    ("kara", "conversations.kick", {"channel": "GENERAL", "user": "IVAN"}, "cant_kick_from_general"),
    ("ivan", "conversations.kick", {"channel": "RANDOM", "user": "KARA"}, "restricted_action"),
    ("kara", "conversations.kick", {"channel": "DIRECT", "user": "IVAN"}, "method_not_supported_for_channel_type"),
    ("kara", "conversations.rename", {"channel": "RANDOM", "name": "general"}, "name_taken"),
    ("kara", "conversations.rename", {"channel": "RANDOM", "name": "!!"}, "invalid_name_punctuation"),
    ("kara", "conversations.rename", {"channel": "RANDOM", "name": ""}, "invalid_name_required"),
    ("kara", "conversations.rename", {"channel": "ARCHIVED", "name": "old"}, "is_archived"),
    ("ivan", "conversations.rename", {"channel": "RANDOM", "name": "mine"}, "not_authorized"),
    ("mia", "conversations.rename", {"channel": "RANDOM", "name": "mine"}, "not_in_channel"),
    ("kara", "conversations.rename", {"channel": "DIRECT", "name": "ours"}, "method_not_supported_for_channel_type"),
    ("kara", "conversations.setTopic", {"channel": "RANDOM", "topic": LONG}, "too_long"),
    ("kara", "conversations.setPurpose", {"channel": "RANDOM", "purpose": LONG}, "too_long"),
    ("mia", "conversations.setTopic", {"channel": "RANDOM", "topic": "x"}, "not_in_channel"),
    ("kara", "conversations.setPurpose", {"channel": "ARCHIVED", "purpose": "x"}, "is_archived"),
    ("kara", "conversations.setTopic", {"channel": "RANDOM"}, "invalid_arguments"),
    ("kara", "conversations.archive", {"channel": "GENERAL"}, "cant_archive_general"),
    ("kara", "conversations.archive", {"channel": "ARCHIVED"}, "already_archived"),
    ("ivan", "conversations.archive", {"channel": "RANDOM"}, "restricted_action"),
    ("mia", "conversations.archive", {"channel": "RANDOM"}, "not_in_channel"),
    ("kara", "conversations.archive", {"channel": "DIRECT"}, "method_not_supported_for_channel_type"),
    ("kara", "conversations.unarchive", {"channel": "RANDOM"}, "not_archived"),
    ("ivan", "conversations.unarchive", {"channel": "ARCHIVED"}, "restricted_action"),
    ("kara", "conversations.open", {}, "users_list_not_supplied"),
    ("kara", "conversations.open", {"users": ["NOBODY"]}, "user_not_found"),
    ("kara", "conversations.open", {"users": ["IVAN", "NOBODY"]}, "users_not_found"),
    ("kara", "conversations.open", {"users": ["GHOST"]}, "user_disabled"),
    ("kara", "conversations.open", {"users": [f"U0000000{number}" for number in range(9)]}, "too_many_users"),
    ("kara", "conversations.open", {"users": ["MIA"], "prevent_creation": True}, "channel_not_found"),
    ("kara", "conversations.open", {"channel": "RANDOM"}, "method_not_supported_for_channel_type"),
    ("mia", "conversations.open", {"channel": "DIRECT"}, "channel_not_found"),
    ("kara", "conversations.close", {"channel": "RANDOM"}, "method_not_supported_for_channel_type"),
    ("mia", "conversations.close", {"channel": "DIRECT"}, "channel_not_found"),
    ("kara", "conversations.mark", {"channel": "RANDOM", "ts": "x"}, "invalid_timestamp"),
    ("mia", "conversations.mark", {"channel": "RANDOM", "ts": "TS"}, "not_in_channel"),
    ("kara", "conversations.inviteShared", {"channel": "RANDOM", "emails": ["a@b.example"]}, "not_allowed"),
    ("kara", "conversations.acceptSharedInvite", {"channel_name": "x", "invite_id": "I0X"}, "not_allowed"),
    ("kara", "conversations.approveSharedInvite", {"invite_id": "I0X"}, "not_allowed"),
    ("kara", "conversations.declineSharedInvite", {"invite_id": "I0X"}, "not_allowed"),
    ("kara", "conversations.requestSharedInvite.approve", {"invite_id": "I0X"}, "not_allowed"),
    ("kara", "conversations.requestSharedInvite.deny", {"invite_id": "I0X"}, "not_allowed"),
    ("kara", "conversations.externalInvitePermissions.set", {"channel": "RANDOM"}, "not_allowed"),
]


@pytest.mark.parametrize("row", REFUSALS, ids=name_of)
def test_what_cannot_be_is_refused(acme: Acme, row: Row) -> None:
    assert Scene(acme).error(row) == row[-1]


def test_lists_come_page_by_page_and_by_kind(acme: Acme) -> None:
    for number in range(5):
        acme.kara.ok("conversations.create", name=f"room-{number}", is_private=number == 4)
    acme.kara.ok("conversations.open", users=[acme.ivan.id])
    names, cursor = [], ""
    while True:
        page = acme.kara.ok("conversations.list", limit=3, cursor=cursor)
        assert len(page["channels"]) <= 3
        names += [channel["name"] for channel in page["channels"]]
        if not (cursor := page["response_metadata"]["next_cursor"]):
            break
    assert sorted(names) == ["general", "random", "room-0", "room-1", "room-2", "room-3"]
    assert [channel["name"] for channel in acme.kara.ok("conversations.list", types="private_channel")["channels"]] == ["room-4"]
    assert [channel["user"] for channel in acme.kara.ok("conversations.list", types="im")["channels"]] == [acme.ivan.id]
    assert {channel["name"] for channel in acme.mia.ok("users.conversations", user=acme.ivan.id)["channels"]} == {"general", "random"}


def test_history_is_read_by_windows_and_by_pages(acme: Acme) -> None:
    said = [acme.kara.ok("chat.postMessage", channel=acme.general, text=str(number))["ts"] for number in range(6)]

    def texts(**window: object) -> list[str]:
        return [message["text"] for message in acme.kara.ok("conversations.history", channel=acme.general, **window)["messages"]]

    assert texts() == ["5", "4", "3", "2", "1", "0"]
    assert texts(oldest=said[1], latest=said[4]) == ["3", "2"]
    assert texts(oldest=said[1], latest=said[4], inclusive=True) == ["4", "3", "2", "1"]
    assert texts(latest=said[3], limit=1) == ["2"]
    assert texts(oldest=said[2], limit=2) == ["4", "3"]
    first = acme.kara.ok("conversations.history", channel=acme.general, limit=4)
    assert first["has_more"] and len(first["messages"]) == 4
    rest = acme.kara.ok("conversations.history", channel=acme.general, limit=4, cursor=first["response_metadata"]["next_cursor"])
    assert [message["text"] for message in rest["messages"]] == ["1", "0"] and not rest["has_more"]


def test_threads_are_read_from_the_root_on(acme: Acme) -> None:
    root = acme.kara.ok("chat.postMessage", channel=acme.general, text="root")["ts"]
    replies = [acme.ivan.ok("chat.postMessage", channel=acme.general, text=str(n), thread_ts=root)["ts"] for n in range(4)]
    first = acme.mia.ok("conversations.replies", channel=acme.general, ts=root, limit=2)
    assert [message["text"] for message in first["messages"]] == ["root", "0", "1"] and first["has_more"]
    cursor = first["response_metadata"]["next_cursor"]
    rest = acme.mia.ok("conversations.replies", channel=acme.general, ts=root, limit=2, cursor=cursor)
    assert [message["text"] for message in rest["messages"]] == ["root", "2", "3"] and not rest["has_more"]
    assert acme.mia.ok("conversations.replies", channel=acme.general, ts=replies[0])["messages"][0]["text"] == "root"
    alone = acme.kara.ok("chat.postMessage", channel=acme.general, text="alone")["ts"]
    assert [message["text"] for message in acme.mia.ok("conversations.replies", channel=acme.general, ts=alone)["messages"]] == ["alone"]


def test_inviting_by_force_takes_those_who_can_be(acme: Acme) -> None:
    answer = acme.kara.ok("conversations.invite", channel=acme.random, users=[acme.mia.id, "U0NOTTHERE", acme.ivan.id], force=True)
    assert {(problem["user"], problem["error"]) for problem in answer["errors"]} == {
        ("U0NOTTHERE", "user_not_found"),
        (acme.ivan.id, "already_in_channel"),
    }
    assert acme.mia.id in acme.kara.ok("conversations.members", channel=acme.random)["members"]


def test_what_is_unread_is_counted_until_it_is_marked(acme: Acme) -> None:
    acme.kara.ok("chat.postMessage", channel=acme.random, text="one")
    last = acme.kara.ok("chat.postMessage", channel=acme.random, text=f"two <@{acme.ivan.id}>")["ts"]
    seen = acme.ivan.ok("conversations.info", channel=acme.random)["channel"]
    assert (seen["unread_count"], seen["mention_count"], seen["latest"]["ts"]) == (2, 1, last)
    acme.ivan.ok("conversations.mark", channel=acme.random, ts=last)
    seen = acme.ivan.ok("conversations.info", channel=acme.random)["channel"]
    assert (seen["unread_count"], seen["mention_count"], seen["last_read"]) == (0, 0, last)


def test_a_direct_conversation_with_somebody_who_left_says_so(acme: Acme) -> None:
    scene = Scene(acme)
    assert acme.kara.ok("conversations.info", channel=scene.words["DIRECT"])["channel"]["is_user_deleted"] is False
    acme.kara.ok("admin.users.remove", team_id=acme.id, user_id=acme.ivan.id)
    assert acme.kara.ok("conversations.info", channel=scene.words["DIRECT"])["channel"]["is_user_deleted"] is True


def test_what_one_has_muted_is_left_out_where_that_is_wished(acme: Acme) -> None:
    acme.ivan.ok("users.conversationPrefs.set", channel=acme.random, muted=True)
    assert {channel["name"] for channel in acme.ivan.ok("users.conversations")["channels"]} == {"general", "random"}
    assert {channel["name"] for channel in acme.ivan.ok("users.conversations", exclude_muted=True)["channels"]} == {"general"}
    asked = acme.kara.ok("users.conversations", user=acme.ivan.id, exclude_muted=True)["channels"]
    assert {channel["name"] for channel in asked} == {"general", "random"}
