"""slack_sdk's RTM client, unmodified, hears everything that Slack's Real Time Messaging tells of."""

import queue
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_sdk.rtm_v2 import RTMClient

from hallway.domain import users
from tests.api.test_shapes import ANYWHERE, SAMPLES, beyond, load_sample
from tests.examples import Acme, Person

# Keys that Slack sends though no sample shows them, and those that tell our client how many are unread.
EXTRA = (
    *ANYWHERE, "event_ts", "user_id", "user", "file", "dm_count", "unread_count", "unread_count_display", "num_mentions",
    "num_mentions_display", "mention_count", "mention_count_display",
)  # fmt: skip
# Whole objects of which the samples show stubs.
STUBS = ("channel_joined", "channel_created", "group_joined", "mpim_joined", "im_created", "channel_rename", "group_rename")


class Listener:
    """Ivan's RTM client, and what it hears."""

    def __init__(self, acme: Acme) -> None:
        self.acme = acme
        self.heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self.all: list[dict[str, Any]] = []
        self.client = RTMClient(token=acme.ivan.token, base_url=f"{acme.server.address}/api/")
        # Not by `on`, which passes over everything without a bot where the token is no bot's.
        self.client.message_listeners.append(lambda client, event: self.hear(event))
        self.client.connect()

    def hear(self, event: dict[str, Any]) -> None:
        """Keep an event."""
        self.all.append(event)
        self.heard.put(event)

    def expect(self, *kinds: str) -> None:
        """Hear one event of each kind, `type` or `message/subtype`, in any order and whatever comes between."""
        wanted, until, others = list(kinds), time.monotonic() + 10, []
        while wanted:
            try:
                event = self.heard.get(timeout=max(0.01, until - time.monotonic()))
            except queue.Empty:
                pytest.fail(f"did not hear {wanted}, but {others}")
            kind = event.get("type", "reply")
            if kind == "message" and event.get("subtype"):
                kind = f"message/{event['subtype']}"
            if kind in wanted:
                wanted.remove(kind)
            else:
                others.append(kind)


@pytest.fixture
def listener(acme: Acme) -> Iterator[Listener]:
    """Ivan listens."""
    made = Listener(acme)
    made.expect("hello")
    yield made
    # Otherwise its own threads go on trying to come back.
    made.client.auto_reconnect_enabled = False
    made.client.close()
    strange = {line for event in made.all for line in unlike_samples(event)}
    assert not strange, "\n".join(sorted(strange))


def unlike_samples(event: dict[str, Any]) -> Iterator[str]:
    """What no sample of an event shows, where samples lie beside the project."""
    kind = event.get("type", "")
    path = SAMPLES / "rtm" / f"{kind.title().replace('_', '')}Event.json" if SAMPLES is not None else None
    if SAMPLES is not None and path is not None and path.is_file() and kind not in (*STUBS, "message"):
        yield from (f"{kind}{line}" for line in beyond(event, load_sample(SAMPLES, path), "", EXTRA))


def post(person: Person, channel: str, text: str = "hello", **more: Any) -> str:
    """Say something; its ts."""
    return str(person.ok("chat.postMessage", channel=channel, text=text, **more)["ts"])


def test_it_hears_messages_in_every_form(acme: Acme, listener: Listener) -> None:
    kara, here = acme.kara, acme.random
    ts = post(kara, here)
    listener.expect("message")
    kara.ok("chat.update", channel=here, ts=ts, text="hello again")
    listener.expect("message/message_changed")
    post(kara, here, thread_ts=ts)
    listener.expect("message", "message/message_replied")
    post(kara, here, thread_ts=ts, reply_broadcast=True)
    listener.expect("message/thread_broadcast")
    kara.ok("chat.meMessage", channel=here, text="waves")
    listener.expect("message/me_message")
    kara.ok("chat.postEphemeral", channel=here, user=acme.ivan.id, text="psst")
    listener.expect("message")
    kara.ok("chat.delete", channel=here, ts=post(kara, here))
    listener.expect("message", "message/message_deleted")
    plan = kara.upload(here, "plan.txt", b"a plan")
    listener.expect("message/file_share", "file_shared", "file_public")
    kara.ok("files.edit", file=plan, title="The plan")
    listener.expect("file_change")
    kara.ok("files.delete", file=plan)
    listener.expect("file_deleted")
    acme.ivan.upload(here, "mine.txt", b"mine")
    listener.expect("file_created")


def test_it_hears_what_becomes_of_channels(acme: Acme, listener: Listener) -> None:
    kara, ivan = acme.kara, acme.ivan
    made = kara.ok("conversations.create", name="pilots")["channel"]["id"]
    listener.expect("channel_created")
    kara.ok("conversations.invite", channel=made, users=[ivan.id])
    listener.expect("channel_joined", "member_joined_channel", "message/channel_join")
    kara.ok("conversations.setTopic", channel=made, topic="vipers")
    listener.expect("message/channel_topic")
    kara.ok("conversations.setPurpose", channel=made, purpose="to fly")
    listener.expect("message/channel_purpose")
    kara.ok("conversations.rename", channel=made, name="viper-pilots")
    listener.expect("channel_rename", "message/channel_name")
    ivan.ok("conversations.mark", channel=made, ts=post(kara, made))
    listener.expect("message", "channel_marked")
    kara.ok("conversations.archive", channel=made)
    listener.expect("channel_archive", "message/channel_archive")
    kara.ok("conversations.unarchive", channel=made)
    listener.expect("channel_unarchive", "message/channel_unarchive")
    kara.ok("admin.conversations.convertToPrivate", channel_id=made)
    listener.expect("channel_converted_to_private", "message/channel_convert_to_private")
    kara.ok("admin.conversations.convertToPublic", channel_id=made)
    listener.expect("channel_converted_to_public", "message/channel_convert_to_public")
    kara.ok("conversations.invite", channel=made, users=[acme.mia.id])
    acme.mia.ok("conversations.leave", channel=made)
    listener.expect("member_left_channel", "message/channel_leave")
    kara.ok("conversations.kick", channel=made, user=ivan.id)
    listener.expect("channel_left")


def test_it_hears_what_becomes_of_private_channels(acme: Acme, listener: Listener) -> None:
    kara, ivan = acme.kara, acme.ivan
    made = kara.ok("conversations.create", name="secret", is_private=True)["channel"]["id"]
    kara.ok("conversations.invite", channel=made, users=[ivan.id])
    listener.expect("group_joined", "member_joined_channel", "message/group_join")
    kara.ok("conversations.setTopic", channel=made, topic="hush")
    listener.expect("message/group_topic")
    kara.ok("conversations.setPurpose", channel=made, purpose="to plot")
    listener.expect("message/group_purpose")
    kara.ok("conversations.rename", channel=made, name="secrets")
    listener.expect("group_rename", "message/group_name")
    ivan.ok("conversations.mark", channel=made, ts=post(kara, made))
    listener.expect("group_marked")
    kara.ok("conversations.archive", channel=made)
    listener.expect("group_archive", "message/group_archive")
    kara.ok("conversations.unarchive", channel=made)
    listener.expect("group_unarchive", "message/group_unarchive")
    ivan.ok("conversations.leave", channel=made)
    listener.expect("group_left", "message/group_leave")


def test_it_hears_what_becomes_of_direct_messages(acme: Acme, listener: Listener) -> None:
    kara, ivan = acme.kara, acme.ivan
    direct = kara.ok("conversations.open", users=[ivan.id])["channel"]["id"]
    listener.expect("im_created")
    ivan.ok("conversations.mark", channel=direct, ts=post(kara, direct))
    listener.expect("message", "im_marked")
    ivan.ok("conversations.close", channel=direct)
    listener.expect("im_close")
    ivan.ok("conversations.open", channel=direct)
    listener.expect("im_open")
    group = kara.ok("conversations.open", users=[ivan.id, acme.mia.id])["channel"]["id"]
    listener.expect("mpim_joined")
    ivan.ok("conversations.mark", channel=group, ts=post(kara, group))
    listener.expect("message", "mpim_marked")
    ivan.ok("conversations.close", channel=group)
    listener.expect("mpim_close")
    ivan.ok("conversations.open", channel=group)
    listener.expect("mpim_open")


def test_it_hears_marks(acme: Acme, listener: Listener) -> None:
    kara, ivan, here = acme.kara, acme.ivan, acme.random
    at = {"channel": here, "timestamp": post(kara, here)}
    provoked: list[tuple[Person, str, dict[str, Any], str]] = [
        (kara, "reactions.add", {**at, "name": "tada"}, "reaction_added"),
        (kara, "reactions.remove", {**at, "name": "tada"}, "reaction_removed"),
        (kara, "pins.add", at, "pin_added"),
        (kara, "pins.remove", at, "pin_removed"),
        (ivan, "stars.add", at, "star_added"),
        (ivan, "stars.remove", at, "star_removed"),
    ]
    for person, method, arguments, kind in provoked:
        person.ok(method, **arguments)
        listener.expect(kind)
    made = kara.ok("bookmarks.add", channel_id=here, title="Docs", type="link", link="https://example.com")["bookmark"]["id"]
    listener.expect("bookmark_added")
    kara.ok("bookmarks.edit", channel_id=here, bookmark_id=made, title="Documents")
    listener.expect("bookmark_updated")
    kara.ok("bookmarks.remove", channel_id=here, bookmark_id=made)
    listener.expect("bookmark_deleted")
    reply = post(kara, here, thread_ts=at["timestamp"])
    ivan.ok("subscriptions.thread.add", channel=here, thread_ts=at["timestamp"])
    listener.expect("thread_subscribed")
    ivan.ok("subscriptions.thread.mark", channel=here, thread_ts=at["timestamp"], ts=reply)
    listener.expect("thread_marked")
    ivan.ok("subscriptions.thread.remove", channel=here, thread_ts=at["timestamp"])
    listener.expect("thread_unsubscribed")


def test_it_hears_of_people(acme: Acme, listener: Listener) -> None:
    kara, ivan = acme.kara, acme.ivan
    acme.person("Lee Adama")
    listener.expect("team_join")
    acme.server.write(acme.id, users.add_bot, acme.id, kara.id, "A0TEST00000", "Robot")
    listener.expect("bot_added")
    kara.ok("users.profile.set", profile={"status_text": "flying", "status_emoji": ":rocket:"})
    listener.expect("user_change", "user_status_changed")
    kara.ok("dnd.setSnooze", num_minutes=5)
    listener.expect("dnd_updated_user")
    ivan.ok("dnd.setSnooze", num_minutes=5)
    listener.expect("dnd_updated")
    ivan.ok("users.prefs.set", name="theme", value="dark")
    listener.expect("pref_change")
    ivan.ok("users.setPresence", presence="away")
    listener.expect("manual_presence_change")
    kara.ok("emoji.add", name="frak", alias_for="tada")
    listener.expect("emoji_changed")
    kara.ok("emoji.remove", name="frak")
    listener.expect("emoji_changed")
    group = kara.ok("usergroups.create", name="Pilots", handle="pilots")["usergroup"]["id"]
    listener.expect("subteam_created")
    kara.ok("usergroups.users.update", usergroup=group, users=[ivan.id])
    listener.expect("subteam_members_changed", "subteam_self_added", "subteam_updated")
    kara.ok("usergroups.users.update", usergroup=group, users=[kara.id])
    listener.expect("subteam_self_removed")


def test_it_hears_what_lasts_no_longer_than_a_moment(acme: Acme, listener: Listener) -> None:
    kara = acme.kara
    listener.client.send({"id": 1, "type": "ping"})
    listener.expect("pong")
    listener.client.send({"type": "presence_sub", "ids": [kara.id]})
    listener.expect("presence_change")
    with kara.listen() as ears:
        listener.expect("presence_change")
        ears.say({"type": "typing", "channel": acme.random})
        listener.expect("user_typing")
        listener.client.send({"id": 2, "type": "message", "channel": acme.random, "text": "by air"})
        assert ears.next("message")["text"] == "by air"
    acme.ivan.ok("auth.revoke")
    listener.expect("goodbye")


def test_presence_is_told_one_by_one_unless_asked_for_in_batches(acme: Acme) -> None:
    def first(url: str, expected: Callable[[dict[str, Any]], bool]) -> None:
        with acme.kara.ears(url) as ears:
            ears.say({"type": "presence_sub", "ids": [acme.ivan.id, acme.mia.id]})
            assert expected(ears.next("presence_change"))

    first(acme.kara.ok("rtm.connect")["url"], lambda event: event["user"] in (acme.ivan.id, acme.mia.id))
    first(acme.kara.ok("rtm.connect", batch_presence_aware=True)["url"], lambda event: set(event["users"]) == {acme.ivan.id, acme.mia.id})
