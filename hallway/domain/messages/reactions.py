"""Reactions."""

from typing import Any

from sqlalchemy import bindparam, func, select

from hallway.core import events, richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.timestamps import format_ts
from hallway.domain import teams
from hallway.domain.conversations import Access
from hallway.domain.messages import changing
from hallway.domain.messages.tables import reaction
from hallway.platform.storage import Reader, Transaction, query

_NAMES_LIMIT = 50  # different emoji on one message
_OWN_LIMIT = 23  # by one person on one message
_r = reaction.c
_of = (_r.team_id == bindparam("team_id"), _r.conversation_id == bindparam("conversation_id"), _r.ts == bindparam("ts"))
_names = query(select(func.count(func.distinct(_r.name))).where(*_of))
_own = query(select(func.count()).select_from(reaction).where(*_of, _r.user_id == bindparam("user_id")))
_by_user = query(
    select(_r.conversation_id, _r.ts, func.max(_r.reacted_at).label("at"))
    .where(_r.team_id == bindparam("team_id"), _r.user_id == bindparam("user_id"))
    .group_by(_r.conversation_id, _r.ts)
    .having(func.max(_r.reacted_at) < bindparam("before"))
    .order_by(func.max(_r.reacted_at).desc())
    .limit(bindparam("how_many"))
    .offset(bindparam("skip"))
)
_items = (
    select(_r.conversation_id, _r.ts).distinct().where(_r.team_id == bindparam("team_id"), _r.user_id == bindparam("user_id")).subquery()
)
_count_by_user = query(select(func.count()).select_from(_items))


def add(tx: Transaction, actor: Actor, found: Access, ts: int, name: str) -> None:
    """React to a message. Emits `reaction_added`.

    Raises `ApiError` with `invalid_name`, `message_not_found`, `is_archived`, `not_in_channel`, `already_reacted`, `too_many_emoji`
    or `too_many_reactions`.
    """
    name = name.strip(":")
    if not richtext.is_emoji_name(name) or not _exists(tx, actor.team_id, name):
        raise ApiError("invalid_name")
    message = changing.access_message(tx, actor, found, ts)
    if found.conversation.is_archived:
        raise ApiError("is_archived")
    if not found.is_member:
        raise ApiError("not_in_channel")
    key = {"team_id": actor.team_id, "conversation_id": found.conversation.id, "ts": ts}
    if tx.value(_own, **key, user_id=actor.user_id) >= _OWN_LIMIT:
        raise ApiError("too_many_reactions")
    if tx.value(_names, **key) >= _NAMES_LIMIT:
        raise ApiError("too_many_emoji")
    at = tx.next_ts(actor.team_id)
    if not tx.insert_new(reaction, **key, name=name, user_id=actor.user_id, reacted_at=at):
        raise ApiError("already_reacted")
    _tell(tx, actor, found, ts, name, message.user_id, "reaction_added", at)


def remove(tx: Transaction, actor: Actor, found: Access, ts: int, name: str) -> None:
    """Take a reaction back. Emits `reaction_removed`. Raises `ApiError` with `invalid_name`, `message_not_found` or `no_reaction`."""
    name = name.strip(":")
    if not richtext.is_emoji_name(name):
        raise ApiError("invalid_name")
    message = changing.access_message(tx, actor, found, ts)
    key = {"team_id": actor.team_id, "conversation_id": found.conversation.id, "ts": ts}
    if not tx.delete(reaction, **key, name=name, user_id=actor.user_id):
        raise ApiError("no_reaction")
    _tell(tx, actor, found, ts, name, message.user_id, "reaction_removed", tx.next_ts(actor.team_id))


def list_by_user(reader: Reader, team_id: str, user_id: str, before: int, limit: int, skip: int = 0) -> list[tuple[Any, ...]]:
    """What a person reacted to, newest first: (conversation id, ts, when)."""
    return reader.all(_by_user, team_id=team_id, user_id=user_id, before=before, how_many=limit, skip=skip)


def count_by_user(reader: Reader, team_id: str, user_id: str) -> int:
    """How many messages a person reacted to."""
    return int(reader.value(_count_by_user, team_id=team_id, user_id=user_id))


def _exists(reader: Reader, team_id: str, name: str) -> bool:
    plain = name.partition("::")[0]
    return richtext.unicode_of(plain) is not None or teams.find_emoji(reader, team_id, plain) is not None


def _tell(tx: Transaction, actor: Actor, found: Access, ts: int, name: str, author: str, kind: str, at: int) -> None:
    body = {
        "type": kind,
        "user": actor.user_id,
        "reaction": name,
        "item": {"type": "message", "channel": found.conversation.id, "ts": format_ts(ts)},
        "event_ts": format_ts(at),
    }
    if author:
        body["item_user"] = author
    tx.emit(actor.team_id, events.conversation(found.conversation.id), body)
