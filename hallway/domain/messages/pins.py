"""Pins: messages that a conversation keeps in view."""

from typing import Any

from sqlalchemy import bindparam, func, select

from hallway.core import events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.timestamps import format_ts
from hallway.domain.conversations import Access
from hallway.domain.messages import changing
from hallway.domain.messages.echoes import about
from hallway.domain.messages.tables import pin
from hallway.platform.storage import Reader, Transaction, query

_LIMIT = 100
_p = pin.c
_of = (_p.team_id == bindparam("team_id"), _p.conversation_id == bindparam("conversation_id"))
_count = query(select(func.count()).select_from(pin).where(*_of))
_all = query(select(_p.ts, _p.created_by, _p.created_at).where(*_of).order_by(_p.created_at.desc(), _p.ts.desc()))


def count(reader: Reader, team_id: str, conversation_id: str) -> int:
    """How many pins a conversation has."""
    return int(reader.value(_count, team_id=team_id, conversation_id=conversation_id))


def list_all(reader: Reader, team_id: str, conversation_id: str) -> list[tuple[Any, ...]]:
    """(ts, who pinned it, when), newest first."""
    return reader.all(_all, team_id=team_id, conversation_id=conversation_id)


def add(tx: Transaction, actor: Actor, found: Access, ts: int) -> None:
    """Pin a message. Emits `pin_added`. Raises `ApiError` with `is_archived`, `message_not_found`, `already_pinned` or
    `too_many_pins`."""
    if found.conversation.is_archived:
        raise ApiError("is_archived")
    changing.access_message(tx, actor, found, ts)
    if count(tx, actor.team_id, found.conversation.id) >= _LIMIT:
        raise ApiError("too_many_pins")
    key = {"team_id": actor.team_id, "conversation_id": found.conversation.id, "ts": ts}
    if not tx.insert_new(pin, **key, created_by=actor.user_id, created_at=tx.now_s):
        raise ApiError("already_pinned")
    _tell(tx, actor, found, ts, "pin_added")


def remove(tx: Transaction, actor: Actor, found: Access, ts: int) -> None:
    """Unpin a message. Emits `pin_removed`. Raises `ApiError` with `message_not_found` or `no_pin`."""
    changing.access_message(tx, actor, found, ts)
    if not tx.delete(pin, team_id=actor.team_id, conversation_id=found.conversation.id, ts=ts):
        raise ApiError("no_pin")
    _tell(tx, actor, found, ts, "pin_removed")


def _tell(tx: Transaction, actor: Actor, found: Access, ts: int, kind: str) -> None:
    conversation_id = found.conversation.id
    message = changing.access_message(tx, actor, found, ts)
    left = count(tx, actor.team_id, conversation_id)
    tx.emit(
        actor.team_id,
        events.conversation(conversation_id),
        {
            "type": kind,
            "user": actor.user_id,
            "channel_id": conversation_id,
            "item": {
                "type": "message",
                "channel": conversation_id,
                "message": message.body,
                "created": tx.now_s,
                "created_by": actor.user_id,
            },
            "item_user": message.user_id,
            "pin_count": left,
            **({"has_pins": left > 0} if kind == "pin_removed" else {}),
            "pinned_info": {"channel": conversation_id, "pinned_by": actor.user_id, "pinned_ts": tx.now_s},
            "event_ts": format_ts(tx.next_ts(actor.team_id)),
        },
        about=about(conversation_id, ts),
    )
