"""`slack_sdk` from the registry, unmodified, pointed at a running server: a tour of what it can call."""

import threading
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.rtm_v2 import RTMClient

from tests.examples import Acme


@pytest.fixture
def kara(acme: Acme) -> WebClient:
    """Kara's client."""
    return WebClient(acme.kara.token, base_url=f"{acme.server.address}/api/")


def test_a_tour_of_conversations_and_messages(acme: Acme, kara: WebClient) -> None:
    assert kara.api_test()["ok"]
    me = kara.auth_test()
    assert me["url"].endswith("/") and me["user_id"] == acme.kara.id
    channel = kara.conversations_create(name="tour").data["channel"]["id"]  # type: ignore[index,call-overload]
    kara.conversations_setTopic(channel=channel, topic="Round we go")
    kara.conversations_setPurpose(channel=channel, purpose="To try everything")
    kara.conversations_invite(channel=channel, users=[acme.ivan.id, acme.mia.id])
    assert set(kara.conversations_members(channel=channel)["members"]) == {acme.kara.id, acme.ivan.id, acme.mia.id}
    kara.conversations_kick(channel=channel, user=acme.mia.id)
    root = kara.chat_postMessage(channel=channel, text="first", blocks=[{"type": "divider"}])
    reply = kara.chat_postMessage(channel=channel, text="answer", thread_ts=root["ts"])
    kara.chat_update(channel=channel, ts=reply["ts"], text="better answer")
    assert kara.chat_getPermalink(channel=channel, message_ts=root["ts"])["permalink"].startswith(me["url"] + "archives/")
    replies = kara.conversations_replies(channel=channel, ts=root["ts"])["messages"]
    assert [item["text"] for item in replies][1:] == ["better answer"] and replies[0]["reply_count"] == 1
    kara.reactions_add(channel=channel, timestamp=root["ts"], name="thumbsup")
    assert kara.reactions_get(channel=channel, timestamp=root["ts"])["message"]["reactions"][0]["count"] == 1
    assert kara.reactions_list()["items"]
    kara.reactions_remove(channel=channel, timestamp=root["ts"], name="thumbsup")
    kara.pins_add(channel=channel, timestamp=root["ts"])
    assert len(kara.pins_list(channel=channel)["items"]) == 1
    kara.pins_remove(channel=channel, timestamp=root["ts"])
    kara.chat_meMessage(channel=channel, text="waves")
    kara.chat_postEphemeral(channel=channel, user=acme.ivan.id, text="psst")
    kara.chat_delete(channel=channel, ts=reply["ts"])
    kara.conversations_mark(channel=channel, ts=root["ts"])
    kara.conversations_rename(channel=channel, name="tour-2")
    assert kara.conversations_info(channel=channel, include_num_members=True)["channel"]["name"] == "tour-2"
    kara.conversations_archive(channel=channel)
    kara.conversations_unarchive(channel=channel)
    kara.conversations_leave(channel=channel)
    kara.conversations_join(channel=channel)
    assert channel in [item["id"] for page in kara.conversations_list(limit=2) for item in page["channels"]]
    assert channel in [item["id"] for item in kara.users_conversations()["channels"]]
    direct = kara.conversations_open(users=[acme.ivan.id], return_im=True)["channel"]
    assert direct["user"] == acme.ivan.id
    kara.conversations_close(channel=direct["id"])


def test_a_tour_of_scheduling_and_bookmarks(acme: Acme, kara: WebClient) -> None:
    import time

    made = kara.chat_scheduleMessage(channel=acme.general, text="later", post_at=int(time.time()) + 3600)
    assert kara.chat_scheduledMessages_list()["scheduled_messages"][0]["id"] == made["scheduled_message_id"]
    kara.chat_deleteScheduledMessage(channel=acme.general, scheduled_message_id=made["scheduled_message_id"])
    bookmark = kara.bookmarks_add(channel_id=acme.general, title="Docs", type="link", link="https://example.com")["bookmark"]
    kara.bookmarks_edit(bookmark_id=bookmark["id"], channel_id=acme.general, title="Documents")
    assert kara.bookmarks_list(channel_id=acme.general)["bookmarks"][0]["title"] == "Documents"
    kara.bookmarks_remove(bookmark_id=bookmark["id"], channel_id=acme.general)


def test_a_tour_of_people(acme: Acme, kara: WebClient) -> None:
    assert kara.users_info(user=acme.ivan.id)["user"]["real_name"] == "Ivan Petrov"
    assert {user["id"] for page in kara.users_list(limit=2) for user in page["members"]} >= {acme.kara.id, acme.mia.id}
    email = kara.users_info(user=acme.mia.id)["user"]["profile"]["email"]
    assert kara.users_lookupByEmail(email=email)["user"]["id"] == acme.mia.id
    kara.users_profile_set(profile={"status_text": "on the road", "status_emoji": ":car:"})
    assert kara.users_profile_get()["profile"]["status_text"] == "on the road"
    kara.users_setPresence(presence="away")
    assert kara.users_getPresence(user=acme.kara.id)["presence"] == "away"
    assert kara.users_identity()["user"]["id"] == acme.kara.id
    assert kara.team_info()["team"]["id"] == acme.id
    assert kara.team_profile_get()["profile"]["fields"] == []
    assert kara.team_preferences_list()["ok"]
    assert kara.auth_teams_list()["teams"][0]["id"] == acme.id
    assert kara.emoji_list()["emoji"] == {}
    group = kara.usergroups_create(name="Pilots", handle="pilots")["usergroup"]["id"]
    kara.usergroups_users_update(usergroup=group, users=[acme.kara.id])
    assert kara.usergroups_users_list(usergroup=group)["users"] == [acme.kara.id]
    kara.usergroups_update(usergroup=group, name="Viper pilots")
    kara.usergroups_disable(usergroup=group)
    kara.usergroups_enable(usergroup=group)
    assert kara.usergroups_list(include_count=True)["usergroups"][0]["user_count"] == 1
    kara.dnd_setSnooze(num_minutes=5)
    assert kara.dnd_info()["snooze_enabled"]
    assert acme.kara.id in kara.dnd_teamInfo(users=[acme.kara.id])["users"]
    kara.dnd_endSnooze()
    kara.dnd_endDnd()
    message = kara.chat_postMessage(channel=acme.general, text="star me")
    kara.stars_add(channel=acme.general, timestamp=message["ts"])
    assert len(kara.stars_list()["items"]) == 1
    kara.stars_remove(channel=acme.general, timestamp=message["ts"])


def test_files_go_up_and_come_down(acme: Acme, kara: WebClient, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("three lines\nof plain\ntext")
    uploaded = kara.files_upload_v2(file=str(path), channel=acme.general, initial_comment="the notes")["files"][0]
    found = kara.files_info(file=uploaded["id"])["file"]
    assert found["shares"]["public"][acme.general]
    assert acme.ivan.http.get(found["url_private"]).text == path.read_text()
    assert acme.ivan.http.get(found["url_private"], headers={"Authorization": "Bearer nonsense"}).status_code == 404
    history = kara.conversations_history(channel=acme.general)["messages"]
    assert history[0]["files"][0]["id"] == uploaded["id"] and history[0]["text"] == "the notes"
    assert [item["id"] for item in kara.files_list()["files"]] == [uploaded["id"]]
    kara.files_delete(file=uploaded["id"])
    with pytest.raises(SlackApiError, match="file_deleted"):
        kara.files_info(file=uploaded["id"])


def test_the_rtm_client_hears_what_is_said(acme: Acme) -> None:
    heard: list[dict[str, Any]] = []
    has_heard, is_connected = threading.Event(), threading.Event()
    robot = acme.person("Robot", kind="bot")
    acme.kara.ok("conversations.invite", channel=acme.general, users=[robot.id])
    rtm = RTMClient(token=robot.token, base_url=f"{acme.server.address}/api/")

    @rtm.on("hello")
    def on_hello(client: RTMClient, event: dict[str, Any]) -> None:
        is_connected.set()

    @rtm.on("message")
    def on_message(client: RTMClient, event: dict[str, Any]) -> None:
        heard.append(event)
        has_heard.set()

    rtm.connect()
    assert is_connected.wait(10)
    acme.kara.ok("chat.postMessage", channel=acme.general, text="over the air")
    assert has_heard.wait(10)
    # Otherwise its own threads go on trying to come back.
    rtm.auto_reconnect_enabled = False
    rtm.close()
    assert heard[0]["text"] == "over the air"


def test_a_revoked_token_is_refused(acme: Acme, kara: WebClient) -> None:
    assert kara.auth_revoke(test=True)["revoked"] is False
    assert kara.auth_revoke()["revoked"] is True
    with pytest.raises(SlackApiError, match="token_revoked"):
        kara.auth_test()
