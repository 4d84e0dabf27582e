"""mrkdwn to blocks and back."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.core import richtext


def inline(text: str) -> list[dict[str, Any]]:
    """The elements of a text's first section."""
    elements: list[dict[str, Any]] = richtext.parse_mrkdwn(text)[0]["elements"][0]["elements"]
    return elements


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("plain", [{"type": "text", "text": "plain"}]),
        ("*b*", [{"type": "text", "text": "b", "style": {"bold": True}}]),
        ("_i_ ~s~", [
            {"type": "text", "text": "i", "style": {"italic": True}}, {"type": "text", "text": " "},
            {"type": "text", "text": "s", "style": {"strike": True}},
        ]),
        ("`*x*`", [{"type": "text", "text": "*x*", "style": {"code": True}}]),
        ("<@U123ABC>", [{"type": "user", "user_id": "U123ABC"}]),
        ("<#C123ABC|name>", [{"type": "channel", "channel_id": "C123ABC"}]),
        ("<!here>", [{"type": "broadcast", "range": "here"}]),
        ("<!subteam^S123>", [{"type": "usergroup", "usergroup_id": "S123"}]),
        ("<https://a.b|label>", [{"type": "link", "url": "https://a.b", "text": "label"}]),
        ("https://a.b/c.", [{"type": "link", "url": "https://a.b/c"}, {"type": "text", "text": "."}]),
        (":wave:", [{"type": "emoji", "name": "wave", "unicode": "1f44b"}]),
        ("👍", [{"type": "emoji", "name": "+1", "unicode": "1f44d"}]),
        ("a &lt; b &amp; c", [{"type": "text", "text": "a < b & c"}]),
        ("2 * 3 * 4 and snake_case_name", [{"type": "text", "text": "2 * 3 * 4 and snake_case_name"}]),
    ],
)  # fmt: skip
def test_markup_becomes_elements(text: str, elements: list[dict[str, Any]]) -> None:
    assert inline(text) == elements


def test_lists_quotes_and_code_are_containers_of_their_own() -> None:
    blocks = richtext.parse_mrkdwn("intro\n• one\n• two\n&gt; said\n```x = 1```")
    kinds = [element["type"] for element in blocks[0]["elements"]]
    assert kinds == ["rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"]


def test_mentions_in_code_do_not_count() -> None:
    found = richtext.mentions(richtext.parse_mrkdwn("<@U1AAAA> `<@U2AAAA>` ```<@U3AAAA>``` <!channel>"))
    assert (found.users, found.broadcasts) == (("U1AAAA",), ("channel",))


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_parsed_and_its_blocks_are_valid(text: str) -> None:
    blocks = richtext.parse_mrkdwn(richtext.escape_stray(text.replace("\0", "")))
    assert richtext.check_blocks(blocks) == blocks


@given(st.text(alphabet="abc XYZ,.äöü\n", min_size=1, max_size=200))
def test_plain_words_come_back_as_they_were(text: str) -> None:
    assert richtext.blocks_to_text(richtext.parse_mrkdwn(text)).replace("\n", "") == text.replace("\n", "")


@pytest.mark.parametrize("piece", ["*_~", "<", "`a", ":a", "*a ", "&gt;", "• \n", "```", "<@", "https://a"])
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def took(size: int) -> float:
        text = (piece * size)[:size]
        started = time.process_time()
        for _ in range(3):
            richtext.parse_mrkdwn(text)
        return time.process_time() - started

    took(1000)
    # A quadratic parser would need sixteen times as long; the allowance is for a busy machine.
    assert took(40_000) < 10 * took(10_000) + 0.2


def test_stray_signs_are_escaped_and_markup_is_kept() -> None:
    assert richtext.escape_stray("a & b < c <@U123ABC> &amp; <script>") == "a &amp; b &lt; c <@U123ABC> &amp; &lt;script&gt;"


def test_markdown_becomes_the_same_elements() -> None:
    blocks = richtext.parse_markdown("**bold** *italic* [label](https://a.b)\n- item")
    first = blocks[0]["elements"][0]["elements"]
    assert first[0] == {"type": "text", "text": "bold", "style": {"bold": True}}
    assert {"type": "link", "url": "https://a.b", "text": "label"} in first
    assert blocks[0]["elements"][1]["type"] == "rich_text_list"
