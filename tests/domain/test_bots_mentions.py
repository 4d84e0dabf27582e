"""Whom a bot's blocks and attachments speak to hears of it, and finds it by its words."""

import time
from typing import Any

import pytest

from tests.examples import Acme, Person


def mentioned(acme: Acme, person: Person) -> int:
    """How often somebody is spoken to in #general, unread."""
    counts = acme.session(person).ok("client.counts")
    return next(int(item["mention_count"]) for item in counts["channels"] if item["id"] == acme.general)


@pytest.fixture
def robot(acme: Acme) -> Person:
    """A bot in #general."""
    made = acme.person("Robot", kind="bot")
    acme.kara.ok("conversations.invite", channel=acme.general, users=[made.id])
    return made


def test_a_mention_in_a_section_or_an_attachment_is_a_mention(acme: Acme, robot: Person) -> None:
    to_ivan = f"ping <@{acme.ivan.id}>"
    ways: list[dict[str, Any]] = [
        {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": to_ivan}}]},
        {"attachments": [{"text": to_ivan}]},
        {"attachments": [{"fields": [{"title": "On call", "value": to_ivan}]}]},
        {"attachments": [{"color": "danger", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": to_ivan}}]}]},
    ]
    for count, said in enumerate(ways, 1):
        robot.ok("chat.postMessage", channel=acme.general, text="Deploy", **said)
        assert mentioned(acme, acme.ivan) == count
    assert mentioned(acme, acme.mia) == 0


def test_an_update_takes_the_mention_along(acme: Acme, robot: Person) -> None:
    posted = robot.ok("chat.postMessage", channel=acme.general, attachments=[{"text": f"<@{acme.ivan.id}>"}])
    robot.ok("chat.update", channel=acme.general, ts=posted["ts"], attachments=[{"text": f"<@{acme.mia.id}>"}])
    assert (mentioned(acme, acme.ivan), mentioned(acme, acme.mia)) == (0, 1)
    robot.ok("chat.delete", channel=acme.general, ts=posted["ts"])
    assert mentioned(acme, acme.mia) == 0


def test_blocks_give_a_message_its_text_and_its_words_are_found(acme: Acme, robot: Person) -> None:
    card = {
        "type": "card",
        "title": {"type": "mrkdwn", "text": "Incident"},
        "body": {"type": "mrkdwn", "text": "The *flux capacitor* is down"},
    }
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": "plutonium"}]]}
    posted = robot.ok("chat.postMessage", channel=acme.general, blocks=[card, table])
    assert posted["message"]["text"] == "Incident\nThe *flux capacitor* is down\nplutonium"
    beside = robot.ok(
        "chat.postMessage", channel=acme.general, text="only words", blocks=[{**card, "title": {"type": "mrkdwn", "text": "Tachyons"}}]
    )
    begin = time.monotonic()
    for words, ts in (("capacitor incident plutonium", posted["ts"]), ("tachyons", beside["ts"])):
        while ts not in [match["ts"] for match in acme.ivan.ok("search.messages", query=words)["messages"]["matches"]]:
            assert time.monotonic() - begin < 10, words
