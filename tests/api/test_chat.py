"""`chat.*`: what it refuses, and what needs a closer look."""

import time
from typing import Any

import pytest

from tests.api.refusals import Row, Scene, name_of
from tests.examples import Acme

SOON = int(time.time()) + 600
HELLO = {"channel": "RANDOM", "text": "hello"}
REFUSALS: list[Row] = [
    ("kara", "chat.postMessage", {"text": "hello"}, "invalid_arguments"),
    ("kara", "chat.postMessage", {"channel": "NOWHERE", "text": "hello"}, "channel_not_found"),
    ("ivan", "chat.postMessage", {"channel": "SECRET", "text": "hello"}, "channel_not_found"),
    ("ivan", "chat.postMessage", {"channel": "#secret", "text": "hello"}, "channel_not_found"),
    ("mia", "chat.postMessage", HELLO, "not_in_channel"),
    ("kara", "chat.postMessage", {"channel": "ARCHIVED", "text": "hello"}, "is_archived"),
    ("kara", "chat.postMessage", {"channel": "NOBODY", "text": "hello"}, "channel_not_found"),
    ("kara", "chat.postMessage", {"channel": "RANDOM"}, "no_text"),
    ("kara", "chat.postMessage", {"channel": "RANDOM", "text": ""}, "no_text"),
    ("kara", "chat.postMessage", {**HELLO, "blocks": "nonsense"}, "invalid_blocks_format"),
    ("kara", "chat.postMessage", {**HELLO, "blocks": {"type": "divider"}}, "invalid_blocks_format"),
    ("kara", "chat.postMessage", {**HELLO, "blocks": [{"type": "nonsense"}]}, "invalid_blocks"),
    ("kara", "chat.postMessage", {**HELLO, "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
    ("kara", "chat.postMessage", {**HELLO, "attachments": [{"text": "x"}] * 101}, "too_many_attachments"),
    ("kara", "chat.postMessage", {**HELLO, "attachments": ["x"]}, "invalid_attachments"),
    ("kara", "chat.postMessage", {**HELLO, "markdown_text": "*x*"}, "markdown_text_conflict"),
    ("kara", "chat.postMessage", {"channel": "RANDOM", "markdown_text": "x" * 12_001}, "msg_too_long"),
    ("kara", "chat.postMessage", {**HELLO, "metadata": {"event_type": 1}}, "invalid_metadata_format"),
    ("kara", "chat.postMessage", {**HELLO, "metadata": {"event_type": "x", "event_payload": {"x": "y" * 17_000}}}, "metadata_too_large"),
    ("kara", "chat.postMessage", {**HELLO, "thread_ts": "yesterday"}, "invalid_thread_ts"),
    ("kara", "chat.postMessage", {**HELLO, "thread_ts": "NEVER"}, "thread_not_found"),
    ("kara", "chat.meMessage", {"channel": "RANDOM", "text": ""}, "no_text"),
    ("mia", "chat.meMessage", HELLO, "not_in_channel"),
    ("kara", "chat.meMessage", {"channel": "ARCHIVED", "text": "waves"}, "is_archived"),
    ("kara", "chat.postEphemeral", {**HELLO, "user": "MIA"}, "user_not_in_channel"),
    ("kara", "chat.postEphemeral", {"channel": "ARCHIVED", "text": "psst", "user": "IVAN"}, "is_archived"),
    ("mia", "chat.postEphemeral", {**HELLO, "user": "IVAN"}, "not_in_channel"),
    ("kara", "chat.postEphemeral", {"channel": "RANDOM", "user": "IVAN"}, "no_text"),
    ("ivan", "chat.update", {"channel": "RANDOM", "ts": "TS", "text": "x"}, "cant_update_message"),
    ("kara", "chat.update", {"channel": "RANDOM", "ts": "MINE", "text": "x"}, "cant_update_message"),
    ("kara", "chat.update", {"channel": "RANDOM", "ts": "NEVER", "text": "x"}, "message_not_found"),
    ("kara", "chat.update", {"channel": "GENERAL", "ts": "TS", "text": "x"}, "message_not_found"),
    ("kara", "chat.update", {"channel": "RANDOM", "ts": "x", "text": "x"}, "message_not_found"),
    ("kara", "chat.update", {"channel": "RANDOM", "ts": "TS"}, "no_text"),
    ("kara", "chat.update", {"channel": "RANDOM", "ts": "TS", "text": ""}, "no_text"),
    ("kara", "chat.update", {"channel": "RANDOM", "ts": "TS", "file_ids": ["F0NOTTHERE"]}, "file_not_found"),
    ("kara", "chat.update", {"channel": "ARCHIVED", "ts": "OLD", "text": "x"}, "is_archived"),
    ("kara", "chat.delete", {"channel": "RANDOM", "ts": "NEVER"}, "message_not_found"),
    ("ivan", "chat.delete", {"channel": "RANDOM", "ts": "TS"}, "cant_delete_message"),
    ("robot", "chat.delete", {"channel": "GENERAL", "ts": "TS"}, "message_not_found"),
    ("ivan", "chat.delete", {"channel": "SECRET", "ts": "TS"}, "channel_not_found"),
    ("kara", "chat.getPermalink", {"channel": "RANDOM", "message_ts": "NEVER"}, "message_not_found"),
    ("kara", "chat.getPermalink", {"channel": "NOWHERE", "message_ts": "TS"}, "channel_not_found"),
    ("kara", "chat.scheduleMessage", {**HELLO, "post_at": 1}, "time_in_past"),
    ("kara", "chat.scheduleMessage", {**HELLO, "post_at": SOON + 121 * 86400}, "time_too_far"),
    ("kara", "chat.scheduleMessage", {**HELLO, "post_at": "soon"}, "invalid_arguments"),
    ("kara", "chat.scheduleMessage", {"channel": "RANDOM", "post_at": SOON}, "no_text"),
    ("mia", "chat.scheduleMessage", {**HELLO, "post_at": SOON}, "not_in_channel"),
    ("kara", "chat.scheduleMessage", {"channel": "ARCHIVED", "text": "x", "post_at": SOON}, "is_archived"),
    ("kara", "chat.deleteScheduledMessage", {"channel": "RANDOM", "scheduled_message_id": "Q0NOTTHERE"}, "invalid_scheduled_message_id"),
    ("kara", "chat.scheduledMessages.list", {"channel": "NOWHERE"}, "invalid_channel"),
    ("kara", "chat.scheduledMessages.list", {"cursor": "nonsense"}, "invalid_cursor"),
    ("kara", "chat.unfurl", {"channel": "RANDOM", "ts": "TS"}, "missing_unfurls"),
    ("kara", "chat.unfurl", {"channel": "RANDOM", "ts": "TS", "unfurls": ["x"]}, "invalid_unfurls_format"),
    ("kara", "chat.unfurl", {"channel": "RANDOM", "ts": "TS", "unfurls": {"https://not.there": {"text": "x"}}}, "cannot_unfurl_url"),
    ("kara", "chat.unfurl", {"channel": "RANDOM", "ts": "NEVER", "unfurls": {"https://not.there": {"text": "x"}}}, "cannot_find_message"),
    ("kara", "chat.unfurl", {"ts": "TS", "unfurls": {"https://not.there": {"text": "x"}}}, "missing_channel"),
    ("kara", "chat.unfurl", {"channel": "RANDOM", "unfurls": {"https://not.there": {"text": "x"}}}, "missing_ts"),
]


@pytest.mark.parametrize("row", REFUSALS, ids=name_of)
def test_what_cannot_be_is_refused(acme: Acme, row: Row) -> None:
    assert Scene(acme).error(row) == row[-1]


def test_a_message_that_is_too_long_is_cut_and_the_caller_warned(acme: Acme) -> None:
    said = acme.kara.ok("chat.postMessage", channel=acme.general, text="x" * 40_001)
    assert len(said["message"]["text"]) == 40_000
    assert (said["warning"], said["response_metadata"]["warnings"]) == ("message_truncated", ["message_truncated"])
    assert "warning" not in acme.kara.ok("chat.postMessage", channel=acme.general, text="x" * 40_000)


def test_the_same_client_id_is_the_same_message(acme: Acme) -> None:
    first = acme.kara.ok("chat.postMessage", channel=acme.general, text="once", client_msg_id="a-b-c")
    again = acme.kara.ok("chat.postMessage", channel=acme.general, text="once", client_msg_id="a-b-c")
    assert first["ts"] == again["ts"]
    assert len(acme.kara.ok("conversations.history", channel=acme.general)["messages"]) == 1
    assert acme.ivan.ok("chat.postMessage", channel=acme.general, text="once", client_msg_id="a-b-c")["ts"] != first["ts"]


def test_what_the_server_alone_may_say_is_not_taken_from_callers(acme: Acme) -> None:
    given: dict[str, Any] = {"bot_id": "B0FORGED000", "subtype": "channel_join", "user": acme.ivan.id, "team": "T0FORGED000", "edited": {}}
    said = acme.kara.ok("chat.postMessage", channel=acme.general, text="me", username="Boss", icon_emoji=":crown:", **given)["message"]
    assert (said["user"], said["team"]) == (acme.kara.id, acme.id)
    assert not {"bot_id", "subtype", "username", "icons", "edited"} & set(said)


def test_a_users_id_is_the_way_to_their_direct_messages(acme: Acme) -> None:
    channel = acme.kara.ok("chat.postMessage", channel=acme.ivan.id, text="hi")["channel"]
    assert acme.ivan.ok("conversations.info", channel=channel)["channel"]["user"] == acme.kara.id


def test_a_reply_names_the_author_of_what_it_answers(acme: Acme) -> None:
    root = acme.kara.ok("chat.postMessage", channel=acme.general, text="question")["ts"]
    acme.ivan.ok("chat.postMessage", channel=acme.general, text="answer", thread_ts=root)
    question, answer = acme.mia.ok("conversations.replies", channel=acme.general, ts=root)["messages"]
    assert answer["parent_user_id"] == acme.kara.id
    assert (question["reply_count"], question["reply_users"], question["latest_reply"]) == (1, [acme.ivan.id], answer["ts"])


def test_no_more_than_thirty_messages_are_left_for_the_same_five_minutes(acme: Acme) -> None:
    begin = (int(time.time()) // 300 + 3) * 300
    for number in range(30):
        acme.kara.ok("chat.scheduleMessage", channel=acme.general, text="later", post_at=begin + number)
    assert acme.kara.error("chat.scheduleMessage", channel=acme.general, text="later", post_at=begin + 40) == "restricted_too_many"
    acme.kara.ok("chat.scheduleMessage", channel=acme.general, text="later", post_at=begin + 300)


def test_scheduled_messages_come_page_by_page(acme: Acme) -> None:
    made = [
        acme.kara.ok("chat.scheduleMessage", channel=acme.general, text=str(number), post_at=SOON + number)["scheduled_message_id"]
        for number in range(3)
    ]
    first = acme.kara.ok("chat.scheduledMessages.list", limit=2)
    rest = acme.kara.ok("chat.scheduledMessages.list", limit=2, cursor=first["response_metadata"]["next_cursor"])
    assert [item["id"] for item in first["scheduled_messages"] + rest["scheduled_messages"]] == made
    assert rest["response_metadata"]["next_cursor"] == ""
    assert acme.ivan.ok("chat.scheduledMessages.list")["scheduled_messages"] == []


def test_an_author_is_asked_to_sign_in_where_a_preview_needs_it(acme: Acme) -> None:
    robot = acme.person("Robot", kind="bot")
    acme.kara.ok("conversations.invite", channel=acme.general, users=[robot.id])
    ts = acme.kara.ok("chat.postMessage", channel=acme.general, text="see https://example.com/plan")["ts"]
    with acme.kara.listen() as kara, acme.ivan.listen() as ivan:
        asked = {"channel": acme.general, "ts": ts, "unfurls": {}, "user_auth_required": True}
        robot.ok("chat.unfurl", **asked, user_auth_message="Please connect", user_auth_url="https://example.com/connect")
        said = kara.next("message")
        assert said["is_ephemeral"] and said["text"] == "<https://example.com/connect|Please connect>"
        assert [event["type"] for event in ivan.until_pong()] == []


def test_names_become_links_where_a_bot_wishes_it(acme: Acme) -> None:
    group = acme.kara.ok("usergroups.create", name="Pilots", handle="pilots")["usergroup"]["id"]
    secret = acme.channel("secret", is_private=True, members=(acme.mia,))
    text = "@ivan and @pilots, see #random, not #secret, a@ivan.example or @nobody: @here"
    linked = f"<@{acme.ivan.id}> and <!subteam^{group}>, see <#{acme.random}>, not #secret, a@ivan.example or @nobody: <!here>"
    said = acme.kara.ok("chat.postMessage", channel=acme.general, text=text, link_names=True)["message"]
    assert said["text"] == linked
    assert acme.kara.ok("chat.postMessage", channel=acme.general, text=text, parse="full")["message"]["text"] == linked
    assert acme.kara.ok("chat.postMessage", channel=acme.general, text=text)["message"]["text"] == text
    assert f"<#{secret}>" in acme.mia.ok("chat.postMessage", channel=secret, text="#secret", link_names=True)["message"]["text"]


def test_metadata_is_kept_changed_and_taken_away(acme: Acme) -> None:
    task = {"event_type": "task", "event_payload": {"id": 1}}
    said = acme.kara.ok("chat.postMessage", channel=acme.general, text="a task", metadata=task)
    assert said["message"]["metadata"] == task
    of = {"channel": acme.general, "ts": said["ts"]}
    done = {"event_type": "task", "event_payload": {"id": 1, "done": True}}
    assert acme.kara.ok("chat.update", **of, metadata=done)["message"]["metadata"] == done
    assert acme.mia.ok("conversations.history", channel=acme.general)["messages"][0]["text"] == "a task"
    assert acme.kara.ok("chat.update", **of, text="another", metadata={})["message"].get("metadata") is None
    assert acme.kara.error("chat.update", **of, metadata={"event_type": 5}) == "invalid_metadata_format"
