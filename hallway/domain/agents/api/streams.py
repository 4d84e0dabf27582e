"""`chat.startStream`, `chat.appendStream`, `chat.stopStream`, and the stop button (ours)."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Tier, method
from hallway.core.timestamps import format_ts, parse_ts
from hallway.domain import conversations
from hallway.domain.agents import streaming
from hallway.domain.agents.chunks import Chunk, read_chunks
from hallway.domain.messages.api.composing import Said, check_metadata, check_parts, compose_new
from hallway.platform.storage import Transaction

_BOTS = ("bot",)


class Start(Said):
    """Arguments of `chat.startStream`. In a channel the app says for whom it writes."""

    chunks: Any = None
    recipient_user_id: str = ""
    recipient_team_id: str = ""
    task_display_mode: str = "timeline"


class Append(msgspec.Struct):
    """Arguments of `chat.appendStream`."""

    channel: str
    ts: str
    markdown_text: str = ""
    chunks: Any = None


class Stop(Append):
    """Arguments of `chat.stopStream`."""

    blocks: Any = None
    metadata: Any = None


class Named(msgspec.Struct):
    """A message by channel and ts."""

    channel: str
    ts: str


@method("chat.startStream", kind="command", scopes="chat:write", policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED, tokens=_BOTS)
def start_stream(tx: Transaction, actor: Actor, args: Start) -> dict[str, Any]:
    """Begin a message that is written bit by bit."""
    found = conversations.access_target(tx, actor, args.channel)
    if not found.conversation.is_direct:
        _check_recipient(tx, actor, args)
    chunks = read_chunks(args.markdown_text or "", args.chunks)
    new = compose_new(tx, actor, msgspec.structs.replace(args, text=" ", markdown_text=None, blocks=None, attachments=None))
    posted = streaming.start(tx, actor, found, new, chunks, as_plan=args.task_display_mode == "plan")
    return {"channel": found.conversation.id, "ts": format_ts(posted.ts)}


@method("chat.appendStream", kind="command", scopes="chat:write", policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=_BOTS)
def append_stream(tx: Transaction, actor: Actor, args: Append) -> dict[str, Any]:
    """Write on."""
    found = conversations.access(tx, actor, args.channel)
    chunks = _some(read_chunks(args.markdown_text, args.chunks))
    streaming.append(tx, actor, found, parse_ts(args.ts, "message_not_found"), chunks)
    return {"channel": found.conversation.id, "ts": args.ts}


@method("chat.stopStream", kind="command", scopes="chat:write", policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED, tokens=_BOTS)
def stop_stream(tx: Transaction, actor: Actor, args: Stop) -> dict[str, Any]:
    """Finish the message, with blocks such as feedback buttons below it."""
    found = conversations.access(tx, actor, args.channel)
    chunks = read_chunks(args.markdown_text, args.chunks)
    blocks = check_parts(args.blocks, "invalid_blocks") if args.blocks else []
    metadata = check_metadata(args.metadata) if args.metadata else None
    body = streaming.stop(tx, actor, found, parse_ts(args.ts, "message_not_found"), chunks, blocks, metadata)
    return {"channel": found.conversation.id, "ts": args.ts, "message": body}


@method("chat.endStream", kind="command", scopes=(), policy=Policy.PERSON, tier=Tier.THREE, audit=UNAUDITED, tokens=("session",))
def end_stream(tx: Transaction, actor: Actor, args: Named) -> dict[str, Any]:
    """Enough: the app need not write on. For those who can read along; the app learns of it."""
    found = conversations.access_member(tx, actor, args.channel)
    streaming.stop_by_user(tx, actor, found, parse_ts(args.ts, "message_not_found"))
    return {}


def _some(chunks: list[Chunk]) -> list[Chunk]:
    if not chunks:
        raise ApiError("no_text")
    return chunks


def _check_recipient(tx: Transaction, actor: Actor, args: Start) -> None:
    if not args.recipient_user_id:
        raise ApiError("missing_recipient_user_id")
    if not args.recipient_team_id:
        raise ApiError("missing_recipient_team_id")
    if args.recipient_team_id != actor.team_id:
        raise ApiError("team_not_found")
    conversation = conversations.access(tx, actor, args.channel).conversation
    if not conversations.is_member(tx, actor.team_id, conversation.id, args.recipient_user_id):
        raise ApiError("user_not_found")
