"""The elements in blocks that people can act on."""

from collections.abc import Iterator
from typing import Any

_DEPTH = 12


def acting_elements(blocks: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every interactive element, with the id of the innermost block that it stands in."""
    for block in blocks:
        yield from _within(block, str(block.get("block_id", "")), 0)


def _within(node: dict[str, Any], block_id: str, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node.get("action_id"), str) and isinstance(node.get("type"), str):
        yield block_id, node
    if depth < _DEPTH:
        for value in node.values():
            for child in _objects_in(value):
                yield from _within(child, str(child.get("block_id") or block_id), depth + 1)


def _objects_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _objects_in(item)
