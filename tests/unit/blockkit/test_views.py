"""Views: what a modal, a home tab and a step's form may be, and what is said of those that may not."""

from typing import Any

import pytest

from hallway.core import richtext
from tests.unit.blockkit.samples import BLOCKS, ELEMENTS, HOME, MODAL, STEP, mrkdwn, plain
from tests.unit.blockkit.test_limits import _GONE, changed, long

FAILED = "failed to match all allowed schemas [json-pointer:/view]"


def errors(view: Any, surface: str = "modal") -> list[str]:
    """What is wrong with a view."""
    with pytest.raises(richtext.InvalidBlocks) as caught:
        richtext.check_view(view, surface)
    assert not caught.value.is_too_large
    return caught.value.errors


@pytest.mark.parametrize("view", [MODAL, HOME, STEP])
def test_a_view_is_kept_as_it_came(view: dict[str, Any]) -> None:
    checked = richtext.check_view(view, view["type"])
    assert {name: checked[name] for name in view} == view


def test_a_view_gets_its_defaults_and_ids() -> None:
    given = {"type": "modal", "title": plain("x"), "close": None, "blocks": [{"type": "divider"}]}
    checked = richtext.check_view(given, "modal")
    assert checked.pop("blocks")[0]["block_id"]
    assert checked == {
        "type": "modal", "title": plain("x"), "private_metadata": "", "callback_id": "", "external_id": "", "clear_on_close": False,
        "notify_on_close": False,
    }  # fmt: skip
    assert "clear_on_close" not in richtext.check_view({"type": "home", "blocks": []}, "home")


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("title/text", long(24), "must be less than 25 characters [json-pointer:/view/title/text]"),
        ("title", _GONE, "missing required field: title [json-pointer:/view]"),
        ("title", mrkdwn("x"), "unsupported type: mrkdwn [json-pointer:/view/title/type]"),
        ("submit/text", long(24), "must be less than 25 characters [json-pointer:/view/submit/text]"),
        ("close/text", "", "must be more than 0 characters [json-pointer:/view/close/text]"),
        ("private_metadata", long(3000), "must be less than 3001 characters [json-pointer:/view/private_metadata]"),
        ("private_metadata", {}, "must provide a string [json-pointer:/view/private_metadata]"),
        ("callback_id", long(255), "must be less than 256 characters [json-pointer:/view/callback_id]"),
        ("external_id", long(255), "must be less than 256 characters [json-pointer:/view/external_id]"),
        ("notify_on_close", 1, "must provide a boolean [json-pointer:/view/notify_on_close]"),
        ("blocks", [{"type": "divider"}] * 101, "no more than 100 items allowed [json-pointer:/view/blocks]"),
        ("blocks", _GONE, "missing required field: blocks [json-pointer:/view]"),
        ("blocks", [BLOCKS["table"]], "unsupported type: table [json-pointer:/view/blocks/0/type]"),
        ("submit_disabled", True, "invalid additional property: submit_disabled [json-pointer:/view]"),
        ("id", "V1", "invalid additional property: id [json-pointer:/view]"),
        ("type", "home", "unsupported type: home [json-pointer:/view/type]"),
        ("type", _GONE, "missing required field: type [json-pointer:/view]"),
    ],
)
def test_the_message_says_which_field_is_wrong(path: str, value: Any, said: str) -> None:
    assert errors(changed(MODAL, path, value)) == [FAILED, said]


def test_inputs_need_a_button_to_submit_them() -> None:
    view = {**MODAL, "submit": None, "blocks": [{"type": "divider"}, BLOCKS["input"]]}
    assert errors(view) == ["must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]"]
    richtext.check_view({"type": "home", "blocks": [BLOCKS["input"]]}, "home")


def test_ids_differ_and_one_element_has_the_focus() -> None:
    same = {"type": "divider", "block_id": "same"}
    assert errors({**MODAL, "blocks": [same, same]}) == ['`block_id` "same" already exists [json-pointer:/view/blocks/1/block_id]']
    eager = {"type": "input", "label": plain("x"), "element": {**ELEMENTS["plain_text_input"], "focus_on_load": True}}
    where = "/view/blocks/1/element/focus_on_load"
    assert errors({**MODAL, "blocks": [eager, eager]}) == [f"only one element may be focused on load [json-pointer:{where}]"]


def test_a_view_may_be_too_large() -> None:
    blocks = [{"type": "section", "text": plain("x" * 3000)}] * 100
    with pytest.raises(richtext.InvalidBlocks) as caught:
        richtext.check_view({**MODAL, "blocks": blocks}, "modal")
    assert caught.value.is_too_large
