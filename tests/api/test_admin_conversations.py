"""`admin.conversations.convertToPrivate` and `admin.conversations.convertToPublic`."""

import time
from typing import Any

import pytest

from tests.examples import Acme, Person


def found_by(person: Person, word: str, count: int) -> None:
    """Waits until a search finds so many messages."""
    begin = time.monotonic()
    while (total := person.ok("search.messages", query=word)["messages"]["total"]) != count:
        assert time.monotonic() - begin < 5, (person.name, word, total)


def test_a_channel_made_private_is_gone_for_those_who_are_not_in_it(acme: Acme) -> None:
    acme.kara.ok("chat.postMessage", channel=acme.random, text="marmalade")
    found_by(acme.mia, "marmalade", 1)
    acme.kara.ok("admin.conversations.convertToPrivate", channel_id=acme.random)
    assert acme.mia.error("conversations.info", channel=acme.random) == "channel_not_found"
    assert acme.mia.error("conversations.history", channel=acme.random) == "channel_not_found"
    found_by(acme.mia, "marmalade", 0)
    found_by(acme.ivan, "marmalade", 1)
    seen = acme.ivan.ok("conversations.info", channel=acme.random)["channel"]
    assert (seen["is_private"], seen["is_channel"], seen["is_group"]) == (True, False, True)
    said = acme.ivan.ok("conversations.history", channel=acme.random)["messages"][0]
    assert (said["subtype"], said["user"]) == ("channel_convert_to_private", acme.kara.id)


def test_everybody_hears_that_a_channel_was_made_private_but_not_what_is_said_there(acme: Acme) -> None:
    lena = acme.person("Lena Lang", role="guest")
    with acme.ivan.listen() as ivan, acme.mia.listen() as mia, lena.listen() as guest:
        acme.kara.ok("admin.conversations.convertToPrivate", channel_id=acme.random)
        acme.kara.ok("chat.postMessage", channel=acme.random, text="among us")
        heard = mia.until_pong()
        assert [(event["type"], event["channel"]) for event in heard] == [("channel_converted_to_private", acme.random)]
        assert [event.get("subtype", event["type"]) for event in ivan.until_pong()] == [
            "channel_convert_to_private",
            "channel_converted_to_private",
            "message",
        ]
        assert guest.until_pong() == []


def test_a_channel_made_public_shows_what_was_said_in_it(acme: Acme) -> None:
    lena = acme.person("Lena Lang", role="guest")
    secret = acme.channel("secret", is_private=True, members=(acme.kara,))
    acme.kara.ok("chat.postMessage", channel=secret, text="gooseberry")
    found_by(acme.kara, "gooseberry", 1)
    assert acme.mia.ok("search.messages", query="gooseberry")["messages"]["total"] == 0
    with acme.mia.listen() as ears:
        acme.kara.ok("admin.conversations.convertToPublic", channel_id=secret)
        assert ears.next("channel_created")["channel"]["name"] == "secret"
        assert ears.next("channel_converted_to_public")["channel"] == secret
    found_by(acme.mia, "gooseberry", 1)
    history = acme.mia.ok("conversations.history", channel=secret)["messages"]
    assert [message.get("subtype", message["text"]) for message in history] == ["channel_convert_to_public", "gooseberry"]
    acme.mia.ok("conversations.join", channel=secret)
    assert lena.error("conversations.info", channel=secret) == "channel_not_found"
    assert lena.ok("search.messages", query="gooseberry")["messages"]["total"] == 0


def test_threads_that_one_follows_are_gone_with_their_channel(acme: Acme) -> None:
    root = acme.kara.ok("chat.postMessage", channel=acme.random, text="root")["ts"]
    acme.mia.ok("subscriptions.thread.add", channel=acme.random, thread_ts=root)
    acme.ivan.ok("chat.postMessage", channel=acme.random, thread_ts=root, text="reply")
    browser = acme.session(acme.mia)
    assert browser.ok("client.counts")["threads"]["unread_count"] == 1
    acme.kara.ok("admin.conversations.convertToPrivate", channel_id=acme.random)
    assert browser.ok("client.counts")["threads"] == {"has_unreads": False, "mention_count": 0, "unread_count": 0}
    assert browser.ok("subscriptions.thread.getView")["threads"] == []
    acme.kara.ok("conversations.invite", channel=acme.random, users=[acme.mia.id])
    assert browser.ok("client.counts")["threads"]["unread_count"] == 1


def test_files_follow_their_channel(acme: Acme) -> None:
    plan = acme.kara.upload(acme.random, "plan.txt", b"elderflower")
    address = acme.kara.ok("files.info", file=plan)["file"]["url_private"]
    assert acme.mia.http.get(address).status_code == 200
    acme.kara.ok("admin.conversations.convertToPrivate", channel_id=acme.random)
    assert acme.mia.http.get(address).status_code == 404
    assert acme.mia.error("files.info", file=plan) == "file_not_found"
    assert acme.ivan.http.get(address).status_code == 200


def test_group_messages_become_a_private_channel(acme: Acme) -> None:
    group = acme.kara.ok("conversations.open", users=[acme.ivan.id, acme.mia.id])["channel"]["id"]
    acme.ivan.ok("chat.postMessage", channel=group, text="we should have a channel")
    assert acme.kara.error("admin.conversations.convertToPrivate", channel_id=group) == "invalid_name_required"
    assert acme.kara.error("admin.conversations.convertToPrivate", channel_id=group, name="random") == "name_taken"
    acme.kara.ok("admin.conversations.convertToPrivate", channel_id=group, name="three-of-us")
    made = acme.mia.ok("conversations.info", channel=group)["channel"]
    assert (made["name"], made["is_mpim"], made["is_group"]) == ("three-of-us", False, True)
    assert acme.kara.ok("conversations.open", users=[acme.ivan.id, acme.mia.id])["channel"]["id"] != group


REFUSALS: list[tuple[str, str, dict[str, Any], str]] = [
    ("kara", "convertToPrivate", {"channel_id": "general"}, "default_org_wide_channel"),
    ("kara", "convertToPrivate", {"channel_id": "secret"}, "could_not_convert_channel"),
    ("kara", "convertToPrivate", {"channel_id": "direct"}, "channel_type_not_supported"),
    ("kara", "convertToPrivate", {"channel_id": "C0NOTTHERE"}, "channel_not_found"),
    ("kara", "convertToPrivate", {}, "invalid_arguments"),
    ("ivan", "convertToPrivate", {"channel_id": "random"}, "not_an_admin"),
    ("kara", "convertToPublic", {"channel_id": "random"}, "could_not_convert_channel"),
    ("kara", "convertToPublic", {"channel_id": "direct"}, "not_supported"),
    ("kara", "convertToPublic", {"channel_id": "hidden"}, "channel_not_found"),
    ("ivan", "convertToPublic", {"channel_id": "hidden"}, "not_an_admin"),
]


@pytest.mark.parametrize(("who", "method", "arguments", "error"), REFUSALS)
def test_what_may_not_be_converted_stays_as_it_is(acme: Acme, who: str, method: str, arguments: dict[str, Any], error: str) -> None:
    places = {
        "general": acme.general,
        "random": acme.random,
        "secret": acme.channel("secret", is_private=True, members=(acme.kara,)),
        "hidden": acme.channel("hidden", is_private=True, members=(acme.ivan,)),
        "direct": acme.kara.ok("conversations.open", users=[acme.ivan.id])["channel"]["id"],
    }
    person = {"kara": acme.kara, "ivan": acme.ivan}[who]
    given = {name: places.get(value, value) for name, value in arguments.items()}
    assert person.error(f"admin.conversations.{method}", **given) == error
