"""`blocks.validate`."""

import json
from typing import Any

from tests.examples import Acme

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "hello"}}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Modal"}, "blocks": [SECTION]}


def wrong(acme: Acme, error: str, **arguments: Any) -> list[tuple[str, str]]:
    """Pointers and messages of what is refused."""
    answer = acme.kara.call("blocks.validate", **arguments)
    assert answer["error"] == error, answer
    assert {item["code"] for item in answer["errors"]} == {"failed_constraint"}
    return [(item["pointer"], item["message"]) for item in answer["errors"]]


def test_what_is_right_is_right(acme: Acme) -> None:
    assert acme.kara.ok("blocks.validate", blocks=[SECTION]) == {"ok": True}
    acme.kara.ok("blocks.validate", blocks=json.dumps([SECTION]))
    acme.kara.ok("blocks.validate", blocks=[{"type": "alert", "text": SECTION["text"]}])
    acme.kara.ok("blocks.validate", message={"text": "hello", "blocks": [SECTION], "attachments": [{"blocks": [SECTION]}]})
    acme.kara.ok("blocks.validate", view=MODAL)
    acme.kara.ok("blocks.validate", view={"type": "home", "blocks": [SECTION]})


def test_nobody_has_to_sign_in_for_it(acme: Acme) -> None:
    answer = acme.kara.http.post("/api/blocks.validate", data={"blocks": json.dumps([SECTION])}, headers={"Authorization": ""}).json()
    assert answer == {"ok": True}


def test_what_is_wrong_is_told_with_its_place_and_what_was_expected(acme: Acme) -> None:
    answer = acme.kara.call("blocks.validate", blocks=[{"type": "header", "text": {"type": "invalid", "text": "x"}}])
    assert answer == {
        "ok": False,
        "error": "invalid_blocks",
        "errors": [
            {
                "code": "failed_constraint",
                "message": "unsupported type: invalid",
                "pointer": "/0/text/type",
                "constraint": {"type": "enum", "expected": ["plain_text"]},
            }
        ],
    }


def test_messages_and_views_have_pointers_of_their_own(acme: Acme) -> None:
    bad = {"type": "header"}
    assert wrong(acme, "invalid_message", message={"blocks": [bad]}) == [("/blocks/0", "missing required field: text")]
    inner = {"text": "x", "attachments": [{"blocks": [SECTION, bad]}]}
    assert wrong(acme, "invalid_message", message=inner) == [("/attachments/0/blocks/1", "missing required field: text")]
    assert wrong(acme, "invalid_message", message={}) == [("", "must define one of `text` or `blocks` or `attachments`")]
    assert wrong(acme, "invalid_view", view={**MODAL, "title": None})[-1] == ("", "missing required field: title")
    assert wrong(acme, "invalid_view", view={"blocks": []})[-1] == ("", "missing required field: type")
    assert wrong(acme, "invalid_blocks", blocks="nonsense") == [("", "must provide an array")]


def test_exactly_one_thing_is_checked(acme: Acme) -> None:
    for arguments in ({}, {"blocks": [SECTION], "view": MODAL}):
        answer = acme.kara.call("blocks.validate", **arguments)
        assert answer["error"] == "invalid_arguments"
        assert answer["response_metadata"]["messages"] == ["must provide exactly one of `blocks`, `view`, or `message`"]
