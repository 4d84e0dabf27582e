"""`reactions.*`, `pins.*`, `stars.*` and `bookmarks.*`: what they refuse, and what needs a closer look."""

import pytest

from tests.api.refusals import Row, Scene, name_of
from tests.examples import Acme

AT = {"channel": "RANDOM", "timestamp": "TS"}
LINK = {"title": "Docs", "type": "link", "link": "https://example.com"}
REFUSALS: list[Row] = [
    ("kara", "reactions.add", {**AT, "name": "no-such-emoji"}, "invalid_name"),
    ("kara", "reactions.add", {**AT, "name": "bad name!"}, "invalid_name"),
    ("kara", "reactions.add", AT, "invalid_arguments"),
    ("kara", "reactions.add", {"name": "tada"}, "no_item_specified"),
    ("kara", "reactions.add", {"channel": "RANDOM", "timestamp": "x", "name": "tada"}, "bad_timestamp"),
    ("kara", "reactions.add", {"channel": "RANDOM", "timestamp": "NEVER", "name": "tada"}, "message_not_found"),
    ("kara", "reactions.add", {"channel": "NOWHERE", "timestamp": "TS", "name": "tada"}, "channel_not_found"),
    ("kara", "reactions.add", {"channel": "ARCHIVED", "timestamp": "OLD", "name": "tada"}, "is_archived"),
    ("kara", "reactions.remove", {**AT, "name": "tada"}, "no_reaction"),
    ("kara", "reactions.remove", {**AT, "name": "bad name!"}, "invalid_name"),
    ("kara", "reactions.remove", {"name": "tada"}, "no_item_specified"),
    ("kara", "reactions.get", {}, "no_item_specified"),
    ("kara", "reactions.get", {"channel": "RANDOM", "timestamp": "NEVER"}, "message_not_found"),
    ("kara", "reactions.get", {"file": "F0NOTTHERE"}, "file_not_found"),
    ("kara", "reactions.list", {"user": "NOBODY"}, "user_not_found"),
    ("kara", "reactions.list", {"cursor": "x"}, "invalid_cursor"),
    ("kara", "pins.add", {"channel": "RANDOM"}, "no_item_specified"),
    ("kara", "pins.add", {"channel": "RANDOM", "timestamp": "NEVER"}, "message_not_found"),
    ("kara", "pins.add", {"channel": "RANDOM", "timestamp": "x"}, "bad_timestamp"),
    ("mia", "pins.add", AT, "not_in_channel"),
    ("kara", "pins.add", {"channel": "ARCHIVED", "timestamp": "OLD"}, "is_archived"),
    ("kara", "pins.remove", AT, "no_pin"),
    ("kara", "pins.remove", {"channel": "RANDOM", "timestamp": "NEVER"}, "message_not_found"),
    ("kara", "pins.list", {}, "invalid_arguments"),
    ("ivan", "pins.list", {"channel": "SECRET"}, "channel_not_found"),
    ("kara", "stars.add", {}, "no_item_specified"),
    ("kara", "stars.add", {"channel": "RANDOM", "timestamp": "x"}, "bad_timestamp"),
    ("kara", "stars.add", {"channel": "RANDOM", "timestamp": "NEVER"}, "message_not_found"),
    ("kara", "stars.add", {"file": "F0NOTTHERE"}, "file_not_found"),
    ("kara", "stars.add", {"channel": "NOWHERE"}, "channel_not_found"),
    ("kara", "stars.remove", AT, "not_starred"),
    ("kara", "stars.list", {"cursor": "x"}, "invalid_cursor"),
    ("robot", "stars.add", AT, "not_allowed_token_type"),
    ("kara", "bookmarks.add", {"channel_id": "NOWHERE", **LINK}, "channel_not_found"),
    ("kara", "bookmarks.add", {"channel_id": "RANDOM", **LINK, "type": "file"}, "invalid_bookmark_type"),
    ("kara", "bookmarks.add", {"channel_id": "RANDOM", **LINK, "link": "javascript:alert(1)"}, "invalid_link"),
    ("kara", "bookmarks.add", {"channel_id": "RANDOM", **LINK, "link": ""}, "invalid_link"),
    ("kara", "bookmarks.add", {"channel_id": "RANDOM", **LINK, "emoji": "<b>"}, "invalid_emoji"),
    ("mia", "bookmarks.add", {"channel_id": "RANDOM", **LINK}, "not_in_channel"),
    ("kara", "bookmarks.add", {"channel_id": "ARCHIVED", **LINK}, "is_archived"),
    ("kara", "bookmarks.edit", {"channel_id": "RANDOM", "bookmark_id": "Bk0NOTTHERE", "title": "x"}, "not_found"),
    ("kara", "bookmarks.remove", {"channel_id": "RANDOM", "bookmark_id": "Bk0NOTTHERE"}, "not_found"),
    ("ivan", "bookmarks.list", {"channel_id": "SECRET"}, "channel_not_found"),
]


@pytest.mark.parametrize("row", REFUSALS, ids=name_of)
def test_what_cannot_be_is_refused(acme: Acme, row: Row) -> None:
    assert Scene(acme).error(row) == row[-1]


def test_nothing_is_marked_twice(acme: Acme) -> None:
    at = {"channel": acme.general, "timestamp": acme.kara.ok("chat.postMessage", channel=acme.general, text="hi")["ts"]}
    for method, more, error in (
        ("reactions.add", {"name": "tada"}, "already_reacted"),
        ("pins.add", {}, "already_pinned"),
        ("stars.add", {}, "already_starred"),
    ):
        acme.kara.ok(method, **at, **more)
        assert acme.kara.error(method, **at, **more) == error


def test_reactions_are_counted_by_name_in_the_order_of_their_appearance(acme: Acme) -> None:
    at = {"channel": acme.general, "timestamp": acme.kara.ok("chat.postMessage", channel=acme.general, text="hi")["ts"]}
    acme.ivan.ok("reactions.add", **at, name="tada")
    acme.mia.ok("reactions.add", **at, name=":wave::skin-tone-3:")
    acme.mia.ok("reactions.add", **at, name="tada")
    assert acme.kara.ok("reactions.get", **at)["message"]["reactions"] == [
        {"name": "tada", "users": [acme.ivan.id, acme.mia.id], "count": 2},
        {"name": "wave::skin-tone-3", "users": [acme.mia.id], "count": 1},
    ]


def test_reactions_to_a_file_are_those_to_its_messages(acme: Acme) -> None:
    plan = acme.kara.upload(acme.general, "plan.txt", b"a plan")
    ts = acme.kara.ok("files.info", file=plan)["file"]["shares"]["public"][acme.general][0]["ts"]
    acme.ivan.ok("reactions.add", channel=acme.general, timestamp=ts, name="tada")
    assert acme.mia.ok("reactions.get", file=plan)["file"]["reactions"] == [{"name": "tada", "users": [acme.ivan.id], "count": 1}]


def test_lists_come_page_by_page_both_ways(acme: Acme) -> None:
    said = [acme.kara.ok("chat.postMessage", channel=acme.general, text=str(number))["ts"] for number in range(3)]
    for ts in said:
        acme.ivan.ok("reactions.add", channel=acme.general, timestamp=ts, name="tada")
        acme.ivan.ok("stars.add", channel=acme.general, timestamp=ts)
    for method in ("reactions.list", "stars.list"):
        first = acme.ivan.ok(method, count=2, page=1)
        second = acme.ivan.ok(method, count=2, page=2)
        assert [item["message"]["ts"] for item in first["items"] + second["items"]] == said[::-1]
        assert (first["paging"]["total"], first["paging"]["pages"], second["paging"]["page"]) == (3, 2, 2)
        first = acme.ivan.ok(method, limit=2)
        rest = acme.ivan.ok(method, limit=2, cursor=first["response_metadata"]["next_cursor"])
        assert [item["message"]["ts"] for item in first["items"] + rest["items"]] == said[::-1]


def test_pins_show_who_pinned_what(acme: Acme) -> None:
    ts = acme.kara.ok("chat.postMessage", channel=acme.general, text="important")["ts"]
    acme.ivan.ok("pins.add", channel=acme.general, timestamp=ts)
    pinned = acme.mia.ok("pins.list", channel=acme.general)["items"][0]
    assert (pinned["created_by"], pinned["message"]["text"], pinned["message"]["pinned_to"]) == (acme.ivan.id, "important", [acme.general])
    assert acme.mia.ok("conversations.history", channel=acme.general)["pin_count"] == 1


def test_channels_and_files_can_be_starred_too(acme: Acme) -> None:
    plan = acme.kara.upload(acme.general, "plan.txt", b"a plan")
    secret = acme.channel("secret", is_private=True, members=(acme.kara,))
    acme.kara.ok("stars.add", file=plan)
    acme.kara.ok("stars.add", channel=acme.general)
    acme.kara.ok("stars.add", channel=secret)
    assert [item["type"] for item in acme.kara.ok("stars.list")["items"]] == ["group", "channel", "file"]
