"""`agents.sessions.*`: the life of a conversation with an agent."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Registrar, Tier, method
from hallway.core.timestamps import parse_ts
from hallway.domain import conversations
from hallway.domain.agents import threads
from hallway.domain.conversations import Access
from hallway.platform.storage import Transaction

_STATES = ("active", "processing", "suspended", "closed")


class SetStatus(msgspec.Struct):
    """Arguments of `agents.sessions.setStatus`. In direct messages the session is the whole conversation or one thread of it."""

    channel_id: str
    status: str
    thread_ts: str = ""
    title: str = ""


class Rename(msgspec.Struct):
    """Arguments of `agents.sessions.rename`."""

    channel_id: str
    title: str
    thread_ts: str = ""


def _command(name: str) -> Registrar:
    scopes = "chat:write"
    return method(name, kind="command", scopes=scopes, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED, tokens=("bot",))


@_command("agents.sessions.setStatus")
def set_status(tx: Transaction, actor: Actor, args: SetStatus) -> dict[str, Any]:
    """Tell where a session stands; it is made where there is none yet."""
    if args.status not in _STATES:
        raise ApiError("invalid_status")
    found = conversations.access_member(tx, actor, args.channel_id)
    made = threads.set_status(tx, actor, found, _place(found, args.thread_ts), args.status, args.title or None)
    return {"status": made.status, "agent_status": made.status, "title": made.title}


@_command("agents.sessions.rename")
def rename(tx: Transaction, actor: Actor, args: Rename) -> dict[str, Any]:
    """Give a session a title."""
    if not args.title.strip():
        raise ApiError("invalid_name")
    found = conversations.access_member(tx, actor, args.channel_id)
    thread_ts = _place(found, args.thread_ts)
    thread = threads.find(tx, actor.team_id, found.conversation.id, thread_ts)
    if thread is None or thread.app_id != actor.app_id:
        raise ApiError("session_not_found")
    threads.set_title(tx, actor, found, thread_ts, args.title.strip())
    return {"title": args.title.strip()}


def _place(found: Access, thread_ts: str) -> int:
    if thread_ts:
        return parse_ts(thread_ts, "invalid_thread_ts")
    if not found.conversation.is_direct:
        raise ApiError("thread_ts_required")
    return 0
