"""Whatever comes, it is refused at once and with a reason, or it is right; nothing else ever happens."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.core import richtext
from tests.unit.blockkit.samples import ATTACHMENT, BLOCKS, HOME, MODAL, STEP, plain

_DEEP: Any = []
for _ in range(100_000):
    _DEEP = [_DEEP]
_NESTED: Any = {"type": "container", "title": plain("x"), "child_blocks": []}
for _ in range(200):
    _NESTED = {"type": "container", "title": plain("x"), "child_blocks": [_NESTED]}
_SECTION = {"type": "section", "text": plain("x")}

BOMBS: dict[str, Any] = {
    "deep": _DEEP,
    "deep in a field": [{"type": "section", "text": _DEEP}],
    "containers in containers": [_NESTED],
    "wide": [[]] * 300_000,
    "many nodes": [{"type": "context", "elements": [{}] * 30_000}],
    "many keys": [{f"k{number}": 1 for number in range(9_000)}],
    "long key": [{"x" * 100_000: 1}],
    "long id": [{"type": "divider", "block_id": "x" * 100_000}],
    "long type": [{"type": "x" * 100_000}],
    "much text": [{"type": "section", "text": plain("x" * 900_000)}],
    "no objects": [None, 1, "x", [], True, 1.5] * 8,
    "no list": {"type": "section"},
    "text": "section",
    "number": 10**400,
    "huge number": [{"type": "rich_text", "elements": [{"type": "rich_text_list", "elements": [], "indent": 10**4000}]}],
    "too huge a number": [{"type": "header", "level": 10**5000}],
    "infinite": [{"type": "data_visualization", "title": "x", "chart": {"type": "pie", "segments": [{"label": "x", "value": float("inf")}]}}],
    "half a character": [{"type": "section", "text": plain("\ud83d")}],
    "half a character in a key": [{"type": "section", "text": plain("x"), "\ud83d": 1}],
    "NUL": [{"type": "section", "text": plain("a\0b")}],
    "the same ids": [{"type": "divider", "block_id": "x"}] * 50,
    "a type that is no text": [{"type": ["section"]}, {"type": {}}, {"type": 10**4000}],
}  # fmt: skip


@pytest.mark.parametrize("bomb", sorted(BOMBS))
@pytest.mark.parametrize("where", ["blocks", "attachment", "view"])
def test_a_bomb_is_refused_at_once(bomb: str, where: str) -> None:
    value = BOMBS[bomb]
    started = time.process_time()
    with pytest.raises(richtext.InvalidBlocks) as caught:
        if where == "blocks":
            richtext.check_blocks(value)
        elif where == "view":
            richtext.check_view({**MODAL, "blocks": value}, "modal")
        else:
            richtext.check_attachments([{"blocks": value}])
    assert time.process_time() - started < 0.1
    assert 1 <= len(caught.value.messages) <= 10 and max(map(len, caught.value.messages)) < 1000


@pytest.mark.parametrize("text", ["a\0b", "\ud83d", "x" * 200_000, _DEEP, 10**400, float("inf")])
def test_a_bomb_in_an_attachments_text_is_refused(text: Any) -> None:
    with pytest.raises(richtext.InvalidBlocks):
        richtext.check_attachments([{"fields": [{"title": "x", "value": text}]}])


def test_words_about_nul_are_no_nul() -> None:
    (checked,) = richtext.check_blocks([{"type": "section", "text": plain(r"write \u0000 or C:\\u0000")}])
    assert checked["text"]["text"] == r"write \u0000 or C:\\u0000"


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20) | st.sampled_from(sorted(BLOCKS)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.sampled_from(["type", "text", "blocks"]), inner),
    max_leaves=12,
)
_wholes = st.sampled_from([*BLOCKS.values(), MODAL, HOME, STEP, ATTACHMENT])


@settings(max_examples=300, deadline=None)
@given(_values)
def test_no_value_makes_it_fall_over(value: Any) -> None:
    _try(value)
    _try([value])


@settings(max_examples=600, deadline=None)
@given(_wholes, st.data(), _values)
def test_nothing_in_the_place_of_something_makes_it_fall_over(whole: Any, data: st.DataObject, value: Any) -> None:
    _try([_with(whole, data, value)])
    if "blocks" in whole:
        _try(_with(whole, data, value))


def _with(node: Any, data: st.DataObject, value: Any) -> Any:
    """A value with another somewhere in it."""
    keys = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
    if not keys or data.draw(st.integers(0, 4)) == 0:
        return value
    key = data.draw(st.sampled_from(keys))
    within = _with(node[key], data, value)
    return {**node, key: within} if isinstance(node, dict) else [*node[:key], within, *node[key + 1 :]]


def _try(value: Any) -> None:
    for check in (
        lambda: richtext.check_blocks(value),
        lambda: richtext.check_blocks(value, surface="modal"),
        lambda: richtext.check_attachments(value),
        lambda: richtext.check_view(value, "modal"),
        lambda: richtext.check_view(value, "home"),
    ):
        try:
            checked = check()
        except richtext.InvalidBlocks as error:
            assert error.messages
        else:
            # What is kept can be read.
            blocks = checked["blocks"] if isinstance(checked, dict) else checked
            richtext.blocks_to_text(blocks)
            richtext.mentions(blocks)
