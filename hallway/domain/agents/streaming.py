"""Messages that are still being written: begun, added to piece by piece, finished (docs.slack.dev/ai/developing-ai-apps: streaming).

Each piece is told as what it adds, numbered from 1, so a long answer costs what it is long and no client can add a piece twice.
"""

from typing import Any

import msgspec

from hallway.core import events, richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.jobs import job
from hallway.core.timestamps import format_ts, parse_ts
from hallway.domain import conversations, messages
from hallway.domain.agents.chunks import Chunk, MarkdownText, add_chunks
from hallway.domain.conversations import Access, Conversation
from hallway.domain.messages import Message, NewMessage, Posted
from hallway.platform.storage import Transaction, finish_job

# A stream to which nothing was added for so long has lost its app.
_SILENCE_S = 600
_MOST_TEXT = 40_000


def start(tx: Transaction, actor: Actor, found: Access, new: NewMessage, chunks: list[Chunk], *, as_plan: bool) -> Posted:
    """Begin a message. `new` is without blocks; in a plan the tasks stand together. Raises as `messages.post` does."""
    empty = [{"type": "plan", "title": "", "tasks": []}] if as_plan else []
    blocks = add_chunks(empty, chunks or [MarkdownText("")])
    state = {"streaming_state": "in_progress", "stream_at": 0}
    text = richtext.blocks_to_text(blocks)
    posted = messages.post(tx, actor, found, msgspec.structs.replace(new, text=text, blocks=blocks, extra={**new.extra, **state}))
    _expect_more(tx, found, posted.ts)
    return posted


def append(tx: Transaction, actor: Actor, found: Access, ts: int, chunks: list[Chunk]) -> None:
    """Add to a message. Emits `message_stream`, with the chunks alone.

    Raises `ApiError` with `message_not_found`, `message_not_owned_by_app`, `message_not_in_streaming_state`, `stopped_by_user` or
    `msg_too_long`.
    """
    before = _access_stream(tx, actor, found, ts)
    body = _added(before.body, chunks)
    messages.replace_body(tx, found.conversation, before, body)
    told: dict[str, Any] = {"type": "message", "ts": body["ts"], "stream_at": body["stream_at"], "chunks": msgspec.to_builtins(chunks)}
    if "thread_ts" in body:
        told["thread_ts"] = body["thread_ts"]
    tx.emit(
        actor.team_id,
        events.conversation(found.conversation.id),
        {"type": "message_stream", "channel": found.conversation.id, "ts": body["ts"], "message": told},
        about=messages.echoes.about(found.conversation.id, ts),
    )
    _expect_more(tx, found, ts)


def stop(
    tx: Transaction,
    actor: Actor,
    found: Access,
    ts: int,
    chunks: list[Chunk],
    blocks: list[dict[str, Any]],
    metadata: dict[str, Any] | None,
) -> dict[str, Any]:
    """Finish a message: its body. `blocks` come after what was written. Emits `message_changed`. Raises as `append` does."""
    before = _access_stream(tx, actor, found, ts)
    body = _added(before.body, chunks)
    written = [block for block in body["blocks"] if block["type"] != "markdown" or block["text"]]
    body["blocks"] = [*written, *blocks]
    if not body["blocks"]:
        raise ApiError("no_text")
    if metadata is not None:
        body["metadata"] = metadata
    return _finish(tx, found.conversation, before, body, "completed")


def stop_by_user(tx: Transaction, actor: Actor, found: Access, ts: int) -> None:
    """Somebody has read enough: the app is told when it next adds something. Emits `message_changed` and, to the app,
    `agent_session_stopped`. Raises `ApiError("message_not_in_streaming_state")`."""
    before = _find(tx, actor, found, ts)
    if before.body.get("streaming_state") != "in_progress":
        raise ApiError("message_not_in_streaming_state")
    body = _finish(tx, found.conversation, before, before.body, "stopped")
    told = {"type": "agent_session_stopped", "channel": found.conversation.id, "user": actor.user_id, "message_ts": body["ts"]}
    if "thread_ts" in body:
        told["thread_ts"] = body["thread_ts"]
    tx.emit(actor.team_id, events.user(before.user_id), told)


def _added(body: dict[str, Any], chunks: list[Chunk]) -> dict[str, Any]:
    blocks = add_chunks(body.get("blocks", []), chunks)
    text = richtext.blocks_to_text(blocks)
    if len(text) > _MOST_TEXT:
        raise ApiError("msg_too_long")
    return {**body, "blocks": blocks, "text": text, "stream_at": body.get("stream_at", 0) + 1}


def _finish(tx: Transaction, conversation: Conversation, before: Message, body: dict[str, Any], state: str) -> dict[str, Any]:
    made = {key: value for key, value in body.items() if key != "stream_at"} | {"streaming_state": state}
    made["text"] = richtext.blocks_to_text(made["blocks"])
    messages.replace_body(tx, conversation, before, made)
    messages.replace_mentions(tx, conversation, before, made)
    messages.tell_changed(tx, conversation, before, made, format_ts(tx.next_ts(conversation.team_id)))
    finish_job(tx, conversation.team_id, _job_id(conversation.id, before.ts))
    return made


def _access_stream(tx: Transaction, actor: Actor, found: Access, ts: int) -> Message:
    before = _find(tx, actor, found, ts)
    if before.user_id != actor.user_id:
        raise ApiError("message_not_owned_by_app")
    state = before.body.get("streaming_state")
    if state == "stopped":
        raise ApiError("stopped_by_user")
    if state != "in_progress":
        raise ApiError("message_not_in_streaming_state")
    return before


def _find(tx: Transaction, actor: Actor, found: Access, ts: int) -> Message:
    before = messages.find(tx, actor.team_id, found.conversation.id, ts)
    if before is None:
        raise ApiError("message_not_found")
    return before


def _expect_more(tx: Transaction, found: Access, ts: int) -> None:
    place = {"channel": found.conversation.id, "ts": format_ts(ts)}
    tx.enqueue(found.conversation.team_id, "end_stream", tx.now_s + _SILENCE_S, place, job_id=_job_id(found.conversation.id, ts))


def _job_id(conversation_id: str, ts: int) -> str:
    return f"stream-{conversation_id}-{format_ts(ts)}"


@job("end_stream")
def end_stream(tx: Transaction, team_id: str, arguments: dict[str, Any]) -> None:
    """Nothing has come for long: the message stays as it is, and says that it was not finished."""
    conversation = conversations.find(tx, team_id, arguments["channel"])
    before = messages.find(tx, team_id, arguments["channel"], parse_ts(arguments["ts"], "message_not_found"))
    if conversation is not None and before is not None and before.body.get("streaming_state") == "in_progress":
        _finish(tx, conversation, before, before.body, "errored")
