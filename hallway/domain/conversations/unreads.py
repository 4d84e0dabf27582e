"""How far each has read: exact unread and mention counts from indexes, whatever the size of the channel or the company."""

from typing import Any

import msgspec
from sqlalchemy import Column, and_, bindparam, func, select, table
from sqlalchemy.types import BigInteger, Boolean, String

from hallway.core import events
from hallway.core.actor import Actor
from hallway.core.timestamps import format_ts
from hallway.domain.conversations.access import Access
from hallway.domain.conversations.tables import conversation, member
from hallway.domain.conversations.wire import event_prefix
from hallway.platform.storage import Reader, Transaction, in_list, query

# Two tables of the messages slice, above this one, as far as counting needs them.
_message = table(
    "message",
    *(Column(name, String) for name in ("team_id", "conversation_id", "user_id")),
    Column("ts", BigInteger), Column("is_in_channel", Boolean), Column("is_unread_worthy", Boolean),
)  # fmt: skip
_mention = table(
    "mention",
    *(Column(name, String) for name in ("team_id", "conversation_id", "target")),
    Column("ts", BigInteger), Column("thread_ts", BigInteger),
)  # fmt: skip
_c, _m, _g, _n = conversation.c, member.c, _message.c, _mention.c


class Count(msgspec.Struct, frozen=True):
    """One conversation's state for one member; ts in microseconds, 0 for none."""

    conversation_id: str
    kind: str
    last_read: int
    latest: int
    unread: int
    mentions: int


_here = and_(_g.team_id == _m.team_id, _g.conversation_id == _m.conversation_id)
_latest = select(func.max(_g.ts)).where(_here, _g.is_in_channel).scalar_subquery()
_unread = (
    select(func.count())
    .select_from(_message)
    .where(_here, _g.is_unread_worthy, _g.ts > _m.last_read, _g.user_id != _m.user_id)
    .scalar_subquery()
)
_said = and_(_g.team_id == _n.team_id, _g.conversation_id == _n.conversation_id, _g.ts == _n.ts)
_mentions = (
    select(func.count(func.distinct(_n.ts)))
    .select_from(_mention.join(_message, _said))
    .where(
        _n.team_id == _m.team_id,
        _n.conversation_id == _m.conversation_id,
        in_list(_n.target, "targets"),
        _n.ts > _m.last_read,
        _n.thread_ts == 0,
        _g.user_id != _m.user_id,
    )
    .scalar_subquery()
)
_joined = member.join(conversation, and_(_c.team_id == _m.team_id, _c.id == _m.conversation_id))
_columns = (_m.conversation_id, _c.kind, _m.last_read, func.coalesce(_latest, 0), _unread, _mentions)
_mine = and_(_m.team_id == bindparam("team_id"), _m.user_id == bindparam("user_id"))
_all = query(select(*_columns).select_from(_joined).where(_mine, _c.is_archived.is_(False)), into=Count)
_one = query(select(*_columns).select_from(_joined).where(_mine, _m.conversation_id == bindparam("id")), into=Count)


def count_all(reader: Reader, team_id: str, user_id: str, targets: list[str]) -> list[Count]:
    """The state of every conversation that a user is in, in one statement. `targets` are the names they answer to."""
    found = reader.all(_all, team_id=team_id, user_id=user_id, targets=targets)
    return [_with_direct_mentions(count) for count in found]


def count_one(reader: Reader, team_id: str, user_id: str, conversation_id: str, targets: list[str]) -> Count | None:
    """The state of one conversation; None for somebody who is not in it."""
    found = reader.one(_one, team_id=team_id, user_id=user_id, id=conversation_id, targets=targets)
    return None if found is None else _with_direct_mentions(found)


def mark(tx: Transaction, actor: Actor, found: Access, ts: int, targets: list[str]) -> None:
    """Note how far the actor has read; an earlier ts marks later messages unread again. Emits `channel_marked` and the like."""
    key = {"team_id": actor.team_id, "conversation_id": found.conversation.id, "user_id": actor.user_id}
    tx.update(member, key, last_read=ts)
    count = count_one(tx, actor.team_id, actor.user_id, found.conversation.id, targets)
    if count is None:
        return
    body = {
        "type": f"{event_prefix(found.conversation)}_marked",
        "channel": found.conversation.id,
        "ts": format_ts(ts),
        "unread_count": count.unread,
        "unread_count_display": count.unread,
        "num_mentions": count.mentions,
        "num_mentions_display": count.mentions,
        "mention_count": count.mentions,
        "mention_count_display": count.mentions,
        "event_ts": format_ts(tx.next_ts(actor.team_id)),
    }
    if found.conversation.is_direct:
        body["dm_count"] = count.unread
    tx.emit(actor.team_id, events.user(actor.user_id), body)


def present_count(count: Count) -> dict[str, Any]:
    """One entry of `client.counts`."""
    return {
        "id": count.conversation_id,
        "last_read": format_ts(count.last_read),
        "latest": format_ts(count.latest) if count.latest else None,
        "has_unreads": count.unread > 0,
        "unread_count": count.unread,
        "mention_count": count.mentions,
    }


def _with_direct_mentions(count: Count) -> Count:
    """In direct messages every message speaks to everyone there."""
    return msgspec.structs.replace(count, mentions=count.unread) if count.kind in ("im", "mpim") else count
