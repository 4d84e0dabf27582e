"""Whoever may not see a thing is told the same as if it did not exist: every method that takes a channel, a message or a file."""

from typing import Any

import pytest

from hallway.core.methods import REGISTRY
from tests.examples import Acme, Person

# What each method needs besides the channel.
_ARGUMENTS: dict[str, dict[str, Any]] = {
    "bookmarks.add": {"title": "t", "link": "https://example.com"},
    "bookmarks.edit": {"bookmark_id": "Bk0AAAAAAA"},
    "bookmarks.list": {},
    "bookmarks.remove": {"bookmark_id": "Bk0AAAAAAA"},
    "chat.delete": {"ts": "TS"},
    "chat.getPermalink": {"message_ts": "TS"},
    "chat.meMessage": {"text": "t"},
    "chat.postEphemeral": {"text": "t", "user": "ME"},
    "chat.postMessage": {"text": "t"},
    "chat.scheduleMessage": {"text": "t", "post_at": 4_000_000_000},
    "chat.unfurl": {"ts": "TS", "unfurls": {"https://a.b": {}}},
    "chat.update": {"ts": "TS", "text": "t"},
    "conversations.archive": {},
    "conversations.around": {"ts": "TS"},
    "conversations.history": {},
    "conversations.info": {},
    "conversations.invite": {"users": ["ME"]},
    "conversations.join": {},
    "conversations.kick": {"user": "ME"},
    "conversations.leave": {},
    "conversations.mark": {"ts": "TS"},
    "conversations.members": {},
    "conversations.rename": {"name": "mine"},
    "conversations.replies": {"ts": "TS"},
    "conversations.setPurpose": {"purpose": "t"},
    "conversations.setTopic": {"topic": "t"},
    "conversations.unarchive": {},
    "files.list": {},
    "pins.add": {"timestamp": "TS"},
    "pins.list": {},
    "pins.remove": {"timestamp": "TS"},
    "reactions.add": {"timestamp": "TS", "name": "tada"},
    "reactions.get": {"timestamp": "TS"},
    "reactions.remove": {"timestamp": "TS", "name": "tada"},
    "stars.add": {"timestamp": "TS"},
    "subscriptions.thread.add": {"thread_ts": "TS"},
    "users.conversationPrefs.set": {"muted": True},
}


def call_with(person: Person, method: str, channel: str, ts: str) -> str:
    """The error that a person gets for a channel."""
    key = "channel_id" if method.startswith("bookmarks.") else "channel"
    filled = {
        name: {"TS": ts, "ME": person.id}.get(value, value) if isinstance(value, str) else value
        for name, value in _ARGUMENTS[method].items()
    }
    filled = {name: [person.id] if value == ["ME"] else value for name, value in filled.items()}
    return person.error(method, **{key: channel}, **filled)


@pytest.mark.parametrize("method", sorted(_ARGUMENTS))
def test_a_private_channel_is_as_good_as_none(acme: Acme, method: str) -> None:
    secret = acme.channel("secret", is_private=True, members=(acme.kara,))
    ts = acme.kara.ok("chat.postMessage", channel=secret, text="hush")["ts"]
    guest = acme.person("Lena Guest", role="guest")
    assert call_with(acme.ivan, method, secret, ts) == call_with(acme.ivan, method, "C0NOTTHERE", ts) == "channel_not_found"
    assert call_with(guest, method, secret, ts) == "channel_not_found"
    assert acme.kara.ok("conversations.history", channel=secret)["messages"][0]["text"] == "hush"


def test_every_method_that_takes_a_channel_is_looked_at() -> None:
    takes = {
        name
        for name, method in REGISTRY.items()
        if {"channel", "channel_id"} & set(method.arguments.__struct_fields__) and name.split(".")[0] not in ("saved", "drafts")
    }
    optional = {"chat.scheduledMessages.list", "conversations.open", "chat.deleteScheduledMessage", "conversations.close"}
    optional |= {"stars.remove", "subscriptions.thread.remove", "subscriptions.thread.mark", "files.completeUploadExternal"}
    assert takes - set(_ARGUMENTS) - optional == set()


def test_another_team_sees_nothing(acme: Acme) -> None:
    other = Acme(acme.server)
    ts = acme.kara.ok("chat.postMessage", channel=acme.general, text="ours")["ts"]
    assert other.kara.error("conversations.history", channel=acme.general) == "channel_not_found"
    assert other.kara.error("users.info", user=acme.ivan.id) == "user_not_found"
    assert other.kara.error("chat.delete", channel=acme.general, ts=ts) == "channel_not_found"
    other.close()


def test_guests_meet_only_those_they_share_a_conversation_with(acme: Acme) -> None:
    guest = acme.person("Lena Guest", role="guest")
    project = acme.channel("project", members=(acme.kara, guest))
    seen = {user["id"] for user in guest.ok("users.list")["members"]}
    assert seen == {acme.kara.id, guest.id}
    assert guest.error("users.info", user=acme.mia.id) == "user_not_found"
    assert [item["id"] for item in guest.ok("conversations.list")["channels"]] == [project]
    assert guest.error("conversations.create", name="mine") == "restricted_action"


def test_a_removed_member_hears_nothing_more(acme: Acme) -> None:
    secret = acme.channel("secret", is_private=True, members=(acme.kara, acme.ivan))
    with acme.ivan.listen() as ears:
        acme.kara.ok("chat.postMessage", channel=secret, text="before")
        acme.kara.ok("conversations.kick", channel=secret, user=acme.ivan.id)
        acme.kara.ok("chat.postMessage", channel=secret, text="after")
        acme.kara.ok("chat.postMessage", channel=acme.general, text="marker")
        heard = []
        while (event := ears.next()).get("text") != "marker":
            heard.append(event)
    assert "before" in [event.get("text") for event in heard]
    assert "after" not in str(heard)


def test_a_revoked_session_is_cut_off(acme: Acme) -> None:
    browser = acme.session(acme.ivan)
    with browser.listen(since=0) as ears:
        browser.ok("auth.signout")
        assert ears.next("goodbye")["type"] == "goodbye"
    assert browser.error("auth.test") == "token_revoked"
