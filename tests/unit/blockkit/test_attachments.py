"""Legacy attachments, as tools of ten years write them."""

from typing import Any

import pytest

from hallway.core import richtext
from tests.unit.blockkit.samples import ATTACHMENT, mrkdwn
from tests.unit.blockkit.test_limits import _GONE, changed


def errors(attachments: Any) -> list[str]:
    """What is wrong with attachments."""
    with pytest.raises(richtext.InvalidBlocks) as caught:
        richtext.check_attachments(attachments)
    return caught.value.errors


def test_an_attachment_is_kept_and_numbered() -> None:
    first, second = richtext.check_attachments([ATTACHMENT, {**ATTACHMENT, "id": 77}])
    assert (first["id"], second["id"]) == (1, 2)
    assert [action["id"] for action in first["actions"]] == ["1", "2", "3", "4", "5"]
    kept = {**first, "actions": [{name: value for name, value in action.items() if name != "id"} for action in first["actions"]]}
    assert {name: kept[name] for name in ATTACHMENT} == ATTACHMENT


def test_what_slack_does_not_know_is_left_out() -> None:
    (kept,) = richtext.check_attachments([{"text": "x", "markdown": True, "is_msg_unfurl": True, "author_name": None, "thumb_url": ""}])
    assert kept == {"id": 1, "text": "x", "fallback": "x"}


def test_tools_write_numbers_and_words_where_others_write_text() -> None:
    field = {"title": 5, "value": 2.5, "short": "true"}
    (kept,) = richtext.check_attachments([{"text": 42, "fields": [field], "ts": "1511973061.5", "title_link": "no link", "color": "teal"}])
    assert kept["fields"] == [{"title": "5", "value": "2.5", "short": True}]
    assert (kept["text"], kept["ts"], kept["color"], kept.get("title_link")) == ("42", "1511973061.5", "teal", None)
    (kept,) = richtext.check_attachments([{"text": "x", "ts": "yesterday", "footer": "f" * 301, "mrkdwn_in": ["text", "title"]}])
    assert "ts" not in kept and len(kept["footer"]) == 300 and kept["mrkdwn_in"] == ["text"]


def test_there_is_always_a_fallback() -> None:
    given = [{"text": "words"}, {"title": "title"}, {"image_url": "https://example.org/a.png"}, {"fallback": "own", "text": "words"}]
    assert [item["fallback"] for item in richtext.check_attachments(given)] == ["words", "title", "[no preview available]", "own"]


def test_blocks_in_attachments_are_checked_too() -> None:
    section = {"type": "section", "text": mrkdwn("x")}
    (kept,) = richtext.check_attachments([{"color": "good", "blocks": [section]}])
    assert kept["blocks"][0]["block_id"]
    wrong = {"blocks": [section, {"type": "header"}]}
    assert errors([{"text": "x"}, wrong]) == ["missing required field: text [json-pointer:/attachments/1/blocks/1]"]


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("text", ["x"], "must provide a string [json-pointer:/attachments/0/text]"),
        ("title", True, "must provide a string [json-pointer:/attachments/0/title]"),
        ("fields", {"title": "x"}, "must provide an array [json-pointer:/attachments/0/fields]"),
        ("fields/0", "x", "must provide an object [json-pointer:/attachments/0/fields/0]"),
        ("fields", [{"title": "x"}] * 101, "no more than 100 items allowed [json-pointer:/attachments/0/fields]"),
        ("actions", [{"text": "x"}] * 6, "no more than 5 items allowed [json-pointer:/attachments/0/actions]"),
        ("actions/0/text", _GONE, "missing required field: text [json-pointer:/attachments/0/actions/0]"),
        ("actions/0/type", "checkbox", "value must be one of button, select [json-pointer:/attachments/0/actions/0/type]"),
        ("actions/0/confirm", {}, "missing required field: text [json-pointer:/attachments/0/actions/0/confirm]"),
        ("actions/1/options", [{"text": "x"}] * 101, "no more than 100 items allowed [json-pointer:/attachments/0/actions/1/options]"),
        ("actions/2/data_source", "files", "value must be one of static, channels, conversations, users, external "
         "[json-pointer:/attachments/0/actions/2/data_source]"),
        ("actions/4/option_groups/0/options", _GONE, "missing required field: options [json-pointer:/attachments/0/actions/4/option_groups/0]"),
        ("blocks", "x", "must provide an array [json-pointer:/attachments/0/blocks]"),
    ],
)  # fmt: skip
def test_the_message_says_which_field_is_wrong(path: str, value: Any, said: str) -> None:
    assert errors([changed(ATTACHMENT, path, value)]) == [said]


def test_a_hundred_and_no_more() -> None:
    assert len(richtext.check_attachments([{"text": "x"}] * 100)) == 100
    assert errors([{"text": "x"}] * 101) == ["no more than 100 items allowed [json-pointer:/attachments]"]
    assert errors({"text": "x"}) == ["must provide an array [json-pointer:/attachments]"]
    assert errors(["x"]) == ["must provide an object [json-pointer:/attachments/0]"]
