"""Blocks are checked before they are kept."""

import time
from typing import Any

import pytest

from hallway.core import richtext

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "hello"}}


def problems(blocks: Any) -> list[str]:
    """What is wrong with blocks."""
    with pytest.raises(richtext.InvalidBlocks) as caught:
        richtext.check_blocks(blocks)
    return caught.value.messages


def test_good_blocks_get_an_id() -> None:
    button = {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "Go"}}
    checked = richtext.check_blocks([SECTION, {"type": "actions", "elements": [button]}, {"type": "divider"}])
    assert all(block["block_id"] for block in checked)


@pytest.mark.parametrize(
    ("block", "where"),
    [
        ({"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}, "/blocks/0/text/text"),
        ({"type": "section"}, "/blocks/0"),
        ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "/blocks/0/text/type"),
        ({"type": "actions", "elements": []}, "/blocks/0/elements"),
        ({"type": "image", "image_url": "https://a.b/c.png"}, "/blocks/0"),
        ({"type": "nonsense"}, "/blocks/0/type"),
        ({"type": "divider", "spoof": 1}, "/blocks/0"),
    ],
)
def test_the_message_says_which_field_is_wrong(block: dict[str, Any], where: str) -> None:
    assert any(f"[json-pointer:{where}]" in message for message in problems([block]))


def test_no_more_than_fifty() -> None:
    assert "no more than 50" in problems([SECTION] * 51)[0]


def test_bombs_are_refused_before_they_are_looked_into() -> None:
    deep: Any = []
    for _ in range(5000):
        deep = [deep]
    assert "too deeply nested" in problems([{"type": "section", "text": deep}])[0]


def test_fifty_blocks_take_less_than_a_frame() -> None:
    blocks = [SECTION] * 50
    started = time.process_time()
    for _ in range(20):
        richtext.check_blocks(blocks)
    assert (time.process_time() - started) / 20 < 0.01
