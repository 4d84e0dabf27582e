"""Making a channel private, or open to everybody: who may see it changes at once, in one transaction with what is said about it."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.events import FULL_MEMBERS
from hallway.core.timestamps import format_ts
from hallway.domain import conversations
from hallway.domain.channels.commands import say
from hallway.domain.conversations import Access, Conversation
from hallway.domain.conversations.tables import conversation as conversation_table
from hallway.platform.storage import Transaction


def make_private(tx: Transaction, actor: Actor, found: Access, name: str = "") -> None:
    """Only its members see the channel from now on. An mpim becomes a private channel with this `name`.

    Everyone but guests hears `channel_converted_to_private` with its id alone; its members, guests too, hear the message that
    says so. Raises `ApiError` with `could_not_convert_channel` (it is private), `default_org_wide_channel` (#general),
    `channel_type_not_supported`, `name_taken` or an `invalid_name…`.
    """
    before = found.conversation
    if before.kind == "im":
        raise ApiError("channel_type_not_supported")
    if before.kind == "private":
        raise ApiError("could_not_convert_channel")
    if before.is_general:
        raise ApiError("default_org_wide_channel")
    values: dict[str, Any] = {"name": _free_name(tx, actor, name)} if before.kind == "mpim" else {}
    made = _store(tx, before, kind="private", **values)
    text = f"<@{actor.user_id}> made this channel private. Only its members see it now; others join by invitation."
    say(tx, made, actor.user_id, "channel_convert_to_private", text)
    body = {"type": "channel_converted_to_private", "channel": made.id, "user": actor.user_id, "event_ts": _now(tx, made)}
    tx.emit(made.team_id, FULL_MEMBERS, body)


def make_public(tx: Transaction, actor: Actor, found: Access) -> None:
    """Everyone but guests may see and join the channel from now on, and read what was said in it.

    Everyone but guests hears `channel_created`, as of any channel that is new to them, then `channel_converted_to_public`.
    Raises `ApiError` with `could_not_convert_channel` (it is public) or `not_supported` (ims and mpims).
    """
    before = found.conversation
    if before.is_direct:
        raise ApiError("not_supported")
    if before.kind == "channel":
        raise ApiError("could_not_convert_channel")
    made = _store(tx, before, kind="channel")
    say(tx, made, actor.user_id, "channel_convert_to_public", f"<@{actor.user_id}> made this channel public. Everyone can see and join it.")
    channel = {"id": made.id, "name": made.name, "created": made.created_at, "creator": made.creator, "is_channel": True}
    at = _now(tx, made)
    tx.emit(made.team_id, FULL_MEMBERS, {"type": "channel_created", "channel": channel, "event_ts": at})
    body = {"type": "channel_converted_to_public", "channel": made.id, "user": actor.user_id, "event_ts": at}
    tx.emit(made.team_id, FULL_MEMBERS, body)


def _free_name(tx: Transaction, actor: Actor, wish: str) -> str:
    name = conversations.check_name(wish)
    if conversations.find_by_name(tx, actor.team_id, name) is not None:
        raise ApiError("name_taken")
    return name


def _store(tx: Transaction, before: Conversation, **values: Any) -> Conversation:
    tx.update(conversation_table, {"team_id": before.team_id, "id": before.id}, updated_at=tx.now_s, **values)
    return msgspec.structs.replace(before, updated_at=tx.now_s, **values)


def _now(tx: Transaction, found: Conversation) -> str:
    return format_ts(tx.next_ts(found.team_id))
