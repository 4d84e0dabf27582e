"""Ids for what came without: a `block_id` for each block, an `action_id` for each element that acts."""

from typing import Any

from hallway.core.richtext.blockkit.elements import INTERACTIVE
from hallway.core.richtext.ids import new_block_id

Block = dict[str, Any]


def named(block: Block) -> Block:
    """The block with all its ids; nothing is changed in place."""
    kind = block["type"]
    changes: Block = {} if block.get("block_id") else {"block_id": new_block_id()}
    if kind in ("actions", "context_actions"):
        changes["elements"] = [_acting(element) for element in block["elements"]]
    elif kind == "input":
        changes["element"] = _acting(block["element"])
    elif kind in ("section", "auth_provider"):
        if block.get("accessory"):
            changes["accessory"] = _acting(block["accessory"])
    elif kind == "card":
        if block.get("actions"):
            changes["actions"] = [_acting(element) for element in block["actions"]]
    elif kind == "carousel":
        changes["elements"] = [named(card) for card in block["elements"]]
    elif kind == "container":
        changes["child_blocks"] = [named(child) for child in block["child_blocks"]]
    elif kind == "data_table":
        changes["rows"] = [[_cell(cell) for cell in row] for row in block["rows"]]
    return block | changes if changes else block


def _acting(element: Block) -> Block:
    return element if element.get("action_id") or element["type"] not in INTERACTIVE else element | {"action_id": new_block_id()}


def _cell(cell: Block) -> Block:
    return cell | {"element": _acting(cell["element"])} if cell["type"] == "action_cell" else cell


def without_nulls(node: Any) -> Any:
    """A checked value with what is null left out of its objects."""
    if isinstance(node, dict):
        return {name: without_nulls(value) for name, value in node.items() if value is not None}
    return [without_nulls(item) for item in node] if isinstance(node, list) else node
