"""Following threads: what the Threads view and its badge are made of."""

from typing import Any

from sqlalchemy import and_, bindparam, exists, func, or_, select

from hallway.core import events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.timestamps import format_ts
from hallway.domain.conversations import Access, Conversation
from hallway.domain.conversations.tables import conversation, member
from hallway.domain.messages import store
from hallway.domain.messages.tables import mention, message, thread_follow
from hallway.platform.storage import Reader, Transaction, in_list, query

_f, _m, _n = thread_follow.c, message.c, mention.c
_c, _member = conversation.c, member.c
# Who was taken out of a private channel follows nothing there, though it is remembered for when they come back.
_may_read = or_(
    exists().where(_member.team_id == _f.team_id, _member.conversation_id == _f.conversation_id, _member.user_id == _f.user_id),
    exists().where(_c.team_id == _f.team_id, _c.id == _f.conversation_id, _c.kind == "channel"),
)
_mine = (
    select(_f.conversation_id, _f.thread_ts, _f.last_read, _m.latest_reply)
    .join(message, and_(_m.team_id == _f.team_id, _m.conversation_id == _f.conversation_id, _m.ts == _f.thread_ts))
    .where(_f.team_id == bindparam("team_id"), _f.user_id == bindparam("user_id"), _f.is_following, _m.reply_count > 0, _may_read)
)
_view = query(_mine.where(_m.latest_reply < bindparam("before")).order_by(_m.latest_reply.desc()).limit(bindparam("how_many")))
_unread = query(_mine.where(_m.latest_reply > _f.last_read).order_by(_m.latest_reply.desc()).limit(200))
_count_unread = query(
    select(func.count())
    .select_from(message)
    .where(
        _m.team_id == bindparam("team_id"),
        _m.conversation_id == bindparam("conversation_id"),
        _m.thread_ts == bindparam("thread_ts"),
        _m.ts > bindparam("after"),
        _m.ts != bindparam("thread_ts"),
        _m.user_id != bindparam("user_id"),
    )
)
_mentions = query(
    select(func.count(func.distinct(_n.ts)))
    .select_from(mention.join(message, and_(_m.team_id == _n.team_id, _m.conversation_id == _n.conversation_id, _m.ts == _n.ts)))
    .where(
        _n.team_id == bindparam("team_id"),
        _n.conversation_id == bindparam("conversation_id"),
        in_list(_n.target, "targets"),
        _n.thread_ts == bindparam("thread_ts"),
        _n.ts > bindparam("after"),
        _m.user_id != bindparam("user_id"),
    )
)


def counts(reader: Reader, team_id: str, user_id: str, targets: list[str]) -> dict[str, Any]:
    """Unread replies in followed threads, and how many of them speak to the user: `targets` are the names they answer to."""
    unread = mentioned = 0
    for conversation_id, thread_ts, last_read, _ in reader.all(_unread, team_id=team_id, user_id=user_id):
        of = {"team_id": team_id, "conversation_id": conversation_id, "thread_ts": thread_ts, "after": last_read}
        unread += reader.value(_count_unread, **of, user_id=user_id)
        mentioned += reader.value(_mentions, **of, user_id=user_id, targets=targets)
    return {"has_unreads": unread > 0, "mention_count": mentioned, "unread_count": unread}


def list_followed(reader: Reader, team_id: str, user_id: str, before: int, limit: int) -> list[tuple[Any, ...]]:
    """Followed threads by their newest reply: (conversation id, thread_ts, last_read, latest_reply)."""
    return reader.all(_view, team_id=team_id, user_id=user_id, before=before, how_many=limit)


def count_unread(reader: Reader, team_id: str, user_id: str, conversation_id: str, thread_ts: int, last_read: int) -> int:
    """Replies of others after `last_read`."""
    of = {"team_id": team_id, "conversation_id": conversation_id, "thread_ts": thread_ts, "after": last_read}
    return int(reader.value(_count_unread, **of, user_id=user_id))


def set_following(tx: Transaction, actor: Actor, found: Access, thread_ts: int, *, is_following: bool) -> None:
    """Follow or unfollow a thread. Emits `thread_subscribed` or `thread_unsubscribed` to the person."""
    root = _access_root(tx, actor, found, thread_ts)
    key = {"team_id": actor.team_id, "user_id": actor.user_id, "conversation_id": found.conversation.id, "thread_ts": root}
    last_read = tx.next_ts(actor.team_id)
    if not tx.insert_new(thread_follow, **key, is_following=is_following, last_read=last_read):
        tx.update(thread_follow, key, is_following=is_following)
    kind = "thread_subscribed" if is_following else "thread_unsubscribed"
    tell(tx, found.conversation, actor.user_id, root, kind, last_read, active=is_following)


def mark(tx: Transaction, actor: Actor, found: Access, thread_ts: int, ts: int) -> None:
    """Note how far a followed thread was read. Emits `thread_marked` to the person."""
    root = _access_root(tx, actor, found, thread_ts)
    key = {"team_id": actor.team_id, "user_id": actor.user_id, "conversation_id": found.conversation.id, "thread_ts": root}
    if tx.update(thread_follow, key, last_read=ts):
        tell(tx, found.conversation, actor.user_id, root, "thread_marked", ts, active=True)


def _access_root(tx: Transaction, actor: Actor, found: Access, thread_ts: int) -> int:
    root = store.find(tx, actor.team_id, found.conversation.id, thread_ts)
    if root is None:
        raise ApiError("thread_not_found")
    return root.ts


def tell(tx: Transaction, found: Conversation, user_id: str, thread_ts: int, kind: str, last_read: int, *, active: bool) -> None:
    """Emit `thread_subscribed`, `thread_unsubscribed` or `thread_marked` to a person: how they stand to a thread now."""
    unread = count_unread(tx, found.team_id, user_id, found.id, thread_ts, last_read)
    subscription = {
        "type": "thread",
        "channel": found.id,
        "thread_ts": format_ts(thread_ts),
        "date_create": tx.now_s,
        "active": active,
        "last_read": format_ts(last_read),
        "unread_count": unread,
    }
    body = {"type": kind, "subscription": subscription, "event_ts": format_ts(tx.next_ts(found.team_id))}
    tx.emit(found.team_id, events.user(user_id), body)


def list_unread(reader: Reader, team_id: str, user_id: str) -> list[tuple[Any, ...]]:
    """Followed threads with replies after `last_read`: rows as in `list_followed`."""
    return reader.all(_unread, team_id=team_id, user_id=user_id)
