"""What holds for the blocks of a surface together: ids differ, and some blocks are few or short in sum."""

from collections.abc import Iterator
from typing import Any

from hallway.core.richtext.blockkit.problems import Problem, within, wrong

Block = dict[str, Any]

# Characters, all blocks of the kind together: of a message's markdown, of the cells of its tables.
_SUMS = {"markdown": 12_000, "table": 10_000, "data_table": 20_000}
_COUNTS = {"table": 1, "data_visualization": 2}
_COUNTED = frozenset((*_SUMS, *_COUNTS))
_NESTING = {"container": "child_blocks", "carousel": "elements"}


def check_together(blocks: list[Block]) -> list[Problem]:
    """What is wrong with blocks that are right one by one; pointers start at their list."""
    problems: list[Problem] = []
    ids: set[str] = set()
    counts: dict[str, int] = {}
    sums: dict[str, int] = {}
    for pointer, block in _all(blocks):
        block_id, kind = block.get("block_id"), block["type"]
        if block_id:
            if block_id in ids:
                problems += wrong(f'`block_id` "{block_id}" already exists', f"{pointer}/block_id", type="unique")
            ids.add(block_id)
        if kind not in _COUNTED:
            continue
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] > _COUNTS.get(kind, 100):
            few = "only_one_table_allowed" if kind == "table" else f"no more than {_COUNTS[kind]} {kind} blocks allowed"
            problems += wrong(few, pointer, type="max_items", expected=_COUNTS[kind])
        if kind in _SUMS:
            sums[kind] = sums.get(kind, 0) + _length(block)
            if sums[kind] > _SUMS[kind]:
                problems += wrong(f"must be less than {_SUMS[kind] + 1} characters", pointer, type="max_length", expected=_SUMS[kind])
    return problems


def check_input(blocks: list[Block]) -> list[Problem]:
    """What is wrong with the inputs of a modal that has no button to submit them."""
    for place, block in enumerate(blocks):
        if block["type"] == "input":
            message = "must define `submit` to use an `input` block in modals"
            return within(place, wrong(message, "/input", type="dependency", expected="submit"))
    return []


def check_focus(blocks: list[Block]) -> list[Problem]:
    """What is wrong when more than one element of a view wants the focus."""
    first = False
    for pointer, block in _all(blocks):
        named = [("/element", block.get("element")), ("/accessory", block.get("accessory"))]
        named += [(f"/elements/{place}", element) for place, element in enumerate(block.get("elements") or ())]
        for place, element in named:
            if isinstance(element, dict) and element.get("focus_on_load"):
                if first:
                    return wrong("only one element may be focused on load", f"{pointer}{place}/focus_on_load", type="unique")
                first = True
    return []


def _all(blocks: list[Block]) -> Iterator[tuple[str, Block]]:
    """Every block with its pointer, those within others, too."""
    for place, block in enumerate(blocks):
        yield f"/{place}", block
        if inside := _NESTING.get(block["type"]):
            for inner, child in enumerate(block[inside]):
                yield f"/{place}/{inside}/{inner}", child


def _length(block: Block) -> int:
    if block["type"] == "markdown":
        return len(block["text"])
    return sum(_words(cell) for row in block["rows"] for cell in row)


def _words(node: Any) -> int:
    """Characters that a cell shows."""
    if isinstance(node, list):
        return sum(map(_words, node))
    if not isinstance(node, dict):
        return 0
    own = len(node["text"]) if isinstance(node.get("text"), str) else 0
    return own + sum(_words(value) for value in node.values() if isinstance(value, (list, dict)))
