"""Activity: what concerns a person, from three indexes, newest first."""

import heapq

import msgspec
from sqlalchemy import BindParameter, and_, bindparam, select

from hallway.core.actor import Actor
from hallway.domain.messages.tables import mention, message, reaction, thread_follow
from hallway.platform.storage import Reader, in_list, query


class Entry(msgspec.Struct, frozen=True):
    """One thing that happened: at `at` (microseconds), concerning the message `ts`."""

    at: int
    kind: str
    conversation_id: str
    ts: int
    user_id: str = ""
    reaction: str = ""


_n, _m, _r, _f = mention.c, message.c, reaction.c, thread_follow.c
_page: BindParameter[int] = bindparam("how_many")
_mentions = query(
    select(_n.ts, _n.conversation_id)
    .where(_n.team_id == bindparam("team_id"), in_list(_n.target, "targets"), _n.ts < bindparam("before"))
    .order_by(_n.ts.desc())
    .limit(_page)
)
_replies = query(
    select(_m.ts, _m.conversation_id)
    .select_from(thread_follow)
    .join(message, and_(_m.team_id == _f.team_id, _m.conversation_id == _f.conversation_id, _m.thread_ts == _f.thread_ts))
    .where(
        _f.team_id == bindparam("team_id"),
        _f.user_id == bindparam("user_id"),
        _f.is_following,
        _m.ts < bindparam("before"),
        _m.ts != _m.thread_ts,
        _m.user_id != bindparam("user_id"),
    )
    .order_by(_m.ts.desc())
    .limit(_page)
)
_reactions = query(
    select(_r.reacted_at, _r.conversation_id, _r.ts, _r.user_id, _r.name)
    .join(message, and_(_m.team_id == _r.team_id, _m.conversation_id == _r.conversation_id, _m.ts == _r.ts))
    .where(
        _r.team_id == bindparam("team_id"),
        _m.user_id == bindparam("user_id"),
        _r.user_id != bindparam("user_id"),
        _r.reacted_at < bindparam("before"),
    )
    .order_by(_r.reacted_at.desc())
    .limit(_page)
)


def list_before(reader: Reader, actor: Actor, mode: str, targets: list[str], before: int, limit: int) -> list[Entry]:
    """Up to `limit` entries before a point in time; `mode` is all, mentions, threads or reactions."""
    of = {"team_id": actor.team_id, "before": before, "how_many": limit}
    found: list[Entry] = []
    if mode in ("all", "mentions"):
        found += [Entry(ts, "mention", channel, ts) for ts, channel in reader.all(_mentions, **of, targets=targets)]
    if mode in ("all", "threads"):
        rows = reader.all(_replies, **of, user_id=actor.user_id)
        found += [Entry(ts, "thread_reply", channel, ts) for ts, channel in rows]
    if mode in ("all", "reactions"):
        for at, channel, ts, user_id, name in reader.all(_reactions, **of, user_id=actor.user_id):
            found.append(Entry(at, "reaction", channel, ts, user_id, name))
    unique = {(entry.conversation_id, entry.ts, entry.user_id, entry.reaction): entry for entry in reversed(found)}
    return heapq.nlargest(limit, unique.values(), key=lambda entry: entry.at)
