"""Calls in messages: a `call` block carries its call as it stands, in every message that shows it."""

from typing import Any

from hallway.core.actor import Actor
from hallway.core.timestamps import format_ts
from hallway.domain import calls, conversations
from hallway.domain.calls import Call
from hallway.domain.messages import store
from hallway.domain.messages.changing import replace_body, tell_changed
from hallway.platform.storage import Reader, Transaction


def embed(reader: Reader, actor: Actor, blocks: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    """Blocks with their calls in them. Raises `ApiError("invalid_blocks")` for calls that the actor's app has not registered."""
    if not blocks or not any(block["type"] == "call" for block in blocks):
        return blocks
    return [
        _with_call(block, calls.access(reader, actor, block["call_id"], "invalid_blocks")) if block["type"] == "call" else block
        for block in blocks
    ]


def refresh(tx: Transaction, found: Call) -> None:
    """Bring every message that shows a call up to date. Emits `message_changed` for each."""
    for conversation_id, ts in calls.places(tx, found):
        conversation = conversations.find(tx, found.team_id, conversation_id)
        before = store.find(tx, found.team_id, conversation_id, ts)
        if conversation is None or before is None:
            continue
        blocks = [_with_call(block, found) if block.get("call_id") == found.id else block for block in before.body.get("blocks", [])]
        body = before.body | {"blocks": blocks}
        replace_body(tx, conversation, before, body)
        tell_changed(tx, conversation, before, body, format_ts(tx.next_ts(found.team_id)))


def _with_call(block: dict[str, Any], found: Call) -> dict[str, Any]:
    return {**block, "api_decoration_available": False, "call": calls.present_in_block(found)}
