"""Every kind of block, element and rich text is taken where it belongs, and stays as it was."""

from typing import Any

import pytest

from hallway.core import richtext
from hallway.core.richtext import blockkit
from tests.unit.blockkit import samples
from tests.unit.blockkit.samples import BLOCKS, ELEMENTS, MODAL, plain

ON_ALL = ("actions", "auth_provider", "card", "context", "divider", "header", "image", "input", "rich_text", "section", "video")


def test_there_is_a_sample_of_everything() -> None:
    assert set(BLOCKS) == set(blockkit.BLOCKS)
    assert set(ELEMENTS) == set(blockkit.INTERACTIVE)
    assert set(samples.INLINE) == set(blockkit.INLINE)
    assert set(samples.CONTAINERS) == set(blockkit.CONTAINERS)


@pytest.mark.parametrize("surface", ["message", "modal", "home"])
@pytest.mark.parametrize("kind", sorted(BLOCKS))
def test_a_block_is_taken_on_its_surfaces_and_nowhere_else(kind: str, surface: str) -> None:
    block = BLOCKS[kind]
    if surface in blockkit.surfaces_of(kind):
        (checked,) = richtext.check_blocks([block], surface=surface)
        assert checked["block_id"] == f"block-{kind}" and set(checked) == set(block)
    else:
        with pytest.raises(richtext.InvalidBlocks) as caught:
            richtext.check_blocks([block], surface=surface)
        assert caught.value.messages == [f"[ERROR] unsupported type: {kind} [json-pointer:/blocks/0/type]"]


def test_what_stands_on_every_surface() -> None:
    assert tuple(kind for kind in sorted(BLOCKS) if set(blockkit.surfaces_of(kind)) >= {"message", "modal", "home"}) == ON_ALL


@pytest.mark.parametrize("kind", sorted(ELEMENTS))
def test_an_input_takes_what_can_be_filled_in(kind: str) -> None:
    block = {"type": "input", "label": plain("Label"), "element": ELEMENTS[kind]}
    is_input = kind not in ("button", "workflow_button", "icon_button", "feedback_buttons", "overflow")
    if is_input:
        richtext.check_view({**MODAL, "blocks": [block]}, "modal")
    if not is_input or kind == "file_input":
        with pytest.raises(richtext.InvalidBlocks, match=f"unsupported type: {kind}"):
            richtext.check_blocks([block])


def test_a_checked_block_passes_again_unchanged() -> None:
    once = [richtext.check_blocks([block], surface=blockkit.surfaces_of(kind)[0])[0] for kind, block in BLOCKS.items()]
    twice = [richtext.check_blocks([block], surface=blockkit.surfaces_of(block["type"])[0])[0] for block in once]
    assert once == twice


def test_ids_are_made_where_there_are_none() -> None:
    button = {"type": "button", "text": plain("Go"), "action_id": ""}
    given: list[dict[str, Any]] = [
        {"type": "divider", "block_id": None},
        {"type": "actions", "elements": [button, button]},
        {"type": "section", "text": plain("x"), "accessory": button},
        {"type": "carousel", "elements": [{"type": "card", "title": plain("x"), "actions": [button]}]},
        {"type": "container", "title": plain("x"), "child_blocks": [{"type": "actions", "elements": [button]}]},
        {"type": "input", "label": plain("x"), "element": {"type": "plain_text_input"}},
        {"type": "section", "text": plain("x"), "accessory": samples.IMAGE},
    ]
    checked = richtext.check_blocks(given)
    card, child = checked[3]["elements"][0], checked[4]["child_blocks"][0]
    blocks = [*checked, card, child]
    elements = [*checked[1]["elements"], checked[2]["accessory"], *card["actions"], *child["elements"], checked[5]["element"]]
    assert len({block["block_id"] for block in blocks}) == len(blocks)
    assert len({element["action_id"] for element in elements}) == len(elements)
    assert checked[6]["accessory"] == samples.IMAGE
    assert button["action_id"] == "" and "block_id" not in given[1], "what was given is left as it was"


def test_null_is_the_same_as_absent() -> None:
    given = {"type": "section", "text": {**plain("x"), "emoji": None}, "accessory": None, "fields": None}
    (checked,) = richtext.check_blocks([given])
    assert checked == {"type": "section", "text": {"type": "plain_text", "text": "x"}, "block_id": checked["block_id"]}
    (table,) = richtext.check_blocks([BLOCKS["table"] | {"block_id": None}])
    assert table["column_settings"][1] is None and table["rows"][1][1] is None
