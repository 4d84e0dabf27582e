"""`subscriptions.thread.*` (the Threads view) and `activity.feed`: ours, in Slack's style."""

from typing import Any

import msgspec

from hallway.core import cursors
from hallway.core.actor import Actor
from hallway.core.methods import UNAUDITED, Policy, Registrar, Tier, method
from hallway.core.timestamps import format_ts, parse_ts
from hallway.domain import conversations, users
from hallway.domain.messages import activity, following, store
from hallway.domain.messages.presenting import present_messages
from hallway.platform.storage import Reader, Transaction

_END = 1 << 62
_SHOWN_REPLIES = 3
_SHOWN_UNREAD = 20


class View(msgspec.Struct):
    """Arguments of `subscriptions.thread.getView`: threads whose newest reply is older than `current_ts`."""

    current_ts: str = ""
    limit: int = 10


@method(
    "subscriptions.thread.getView",
    kind="query",
    scopes=(),
    policy=Policy.ANYONE,
    tier=Tier.FOUR,
    audit=UNAUDITED,
    tokens=("session",),
)
def get_view(reader: Reader, actor: Actor, args: View) -> dict[str, Any]:
    """Followed threads, the one with the newest reply first."""
    limit = min(max(args.limit, 1), 50)
    before = parse_ts(args.current_ts) if args.current_ts else _END
    rows = following.list_followed(reader, actor.team_id, actor.user_id, before, limit + 1)
    threads = [thread for row in rows[:limit] if (thread := _thread(reader, actor, *row)) is not None]
    counts = following.counts(reader, actor.team_id, actor.user_id, users.names_of(reader, actor.team_id, actor.user_id))
    return {
        "threads": threads,
        "total_unread_replies": counts["unread_count"],
        "new_threads_count": sum(1 for thread in threads if thread["unread_replies"]),
        "has_more": len(rows) > limit,
        "max_ts": format_ts(rows[min(limit, len(rows)) - 1][3]) if rows else "",
    }


def _thread(reader: Reader, actor: Actor, conversation_id: str, thread_ts: int, last_read: int, latest: int) -> dict[str, Any] | None:
    root = store.find(reader, actor.team_id, conversation_id, thread_ts)
    if root is None or conversations.find_access(reader, actor, conversation_id) is None:
        return None
    of = (reader, actor.team_id, conversation_id, thread_ts)
    newest = store.list_replies(*of, after=thread_ts, before=_END, limit=_SHOWN_UNREAD, newest_first=True)[::-1]
    unread = [reply for reply in newest if reply.ts > last_read and reply.user_id != actor.user_id]
    shown = present_messages(reader, actor, conversation_id, [root, *newest])
    bodies = {body["ts"]: body for body in shown[1:]}
    return {
        "root_msg": shown[0] | {"channel": conversation_id, "last_read": format_ts(last_read)},
        "unread_replies": [bodies[format_ts(reply.ts)] for reply in unread],
        "latest_replies": [bodies[format_ts(reply.ts)] for reply in newest[-_SHOWN_REPLIES:]],
    }


class Thread(msgspec.Struct):
    """A thread."""

    channel: str
    thread_ts: str


class MarkThread(Thread, kw_only=True):
    """A thread, and the last reply read."""

    ts: str


def _register(name: str) -> Registrar:
    return method(
        f"subscriptions.thread.{name}",
        kind="command",
        scopes=(),
        policy=Policy.ANYONE,
        tier=Tier.FOUR,
        audit=UNAUDITED,
        tokens=("session", "user"),
    )


@_register("add")
def add(tx: Transaction, actor: Actor, args: Thread) -> dict[str, Any]:
    """Follow a thread."""
    found = conversations.access(tx, actor, args.channel)
    following.set_following(tx, actor, found, parse_ts(args.thread_ts, "thread_not_found"), is_following=True)
    return {}


@_register("remove")
def remove(tx: Transaction, actor: Actor, args: Thread) -> dict[str, Any]:
    """Unfollow a thread: replies no longer make anyone follow it again, until they answer themselves."""
    found = conversations.access(tx, actor, args.channel)
    following.set_following(tx, actor, found, parse_ts(args.thread_ts, "thread_not_found"), is_following=False)
    return {}


@_register("mark")
def mark(tx: Transaction, actor: Actor, args: MarkThread) -> dict[str, Any]:
    """Note how far a thread was read."""
    found = conversations.access(tx, actor, args.channel)
    following.mark(tx, actor, found, parse_ts(args.thread_ts, "thread_not_found"), parse_ts(args.ts))
    return {}


@_register("markAll")
def mark_all(tx: Transaction, actor: Actor, args: View) -> dict[str, Any]:
    """Every followed thread is read."""
    for conversation_id, thread_ts, _, latest in following.list_unread(tx, actor.team_id, actor.user_id):
        if (found := conversations.find_access(tx, actor, conversation_id)) is not None:
            following.mark(tx, actor, found, thread_ts, latest)
    return {}


class Feed(msgspec.Struct):
    """Arguments of `activity.feed`."""

    mode: str = "all"
    cursor: str = ""
    limit: int = 20


@method("activity.feed", kind="query", scopes=(), policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=("session",))
def feed(reader: Reader, actor: Actor, args: Feed) -> dict[str, Any]:
    """What concerns the caller: mentions, replies in followed threads, reactions to their messages; newest first."""
    before = cursors.number(args.cursor) if args.cursor else _END
    limit = min(max(args.limit, 1), 100)
    targets = users.names_of(reader, actor.team_id, actor.user_id)
    found = activity.list_before(reader, actor, args.mode, targets, before, limit)
    items = []
    for entry in found:
        message = store.find(reader, actor.team_id, entry.conversation_id, entry.ts)
        if message is None or conversations.find_access(reader, actor, entry.conversation_id) is None:
            continue
        body = present_messages(reader, actor, entry.conversation_id, [message])[0]
        item: dict[str, Any] = {
            "type": entry.kind,
            "feed_ts": format_ts(entry.at),
            "channel": entry.conversation_id,
            "ts": body["ts"],
            "message": body,
        }
        if message.thread_ts:
            item["thread_ts"] = format_ts(message.thread_ts)
        if entry.user_id:
            item |= {"user": entry.user_id, "reaction": entry.reaction}
        items.append(item)
    cursor = str(found[-1].at) if len(found) == limit else ""
    return {"items": items, "response_metadata": {"next_cursor": cursor}}
