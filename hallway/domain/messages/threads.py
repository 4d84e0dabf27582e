"""Threads: a root's summary of its replies, and who follows."""

from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from hallway.core import encoding, events
from hallway.core.errors import ApiError
from hallway.core.timestamps import format_ts
from hallway.domain.conversations import Conversation
from hallway.domain.messages import following, store
from hallway.domain.messages.echoes import about
from hallway.domain.messages.store import Message
from hallway.domain.messages.tables import message, thread_follow
from hallway.platform.storage import Transaction, query

# Names kept at a root for its row of avatars.
_SHOWN_USERS = 100

_f = thread_follow.c
_follow_state = query(
    select(_f.is_following).where(
        _f.team_id == bindparam("team_id"),
        _f.user_id == bindparam("user_id"),
        _f.conversation_id == bindparam("conversation_id"),
        _f.thread_ts == bindparam("thread_ts"),
    )
)


def access_root(tx: Transaction, conversation: Conversation, thread_ts: int) -> Message:
    """The message that a reply answers. Raises `ApiError("thread_not_found")`, also for a reply's own ts."""
    root = store.find(tx, conversation.team_id, conversation.id, thread_ts)
    if root is None or root.thread_ts not in (None, root.ts):
        raise ApiError("thread_not_found")
    return root


def replied(tx: Transaction, conversation: Conversation, root: Message, user_id: str, ts: int, mentioned: tuple[str, ...]) -> None:
    """Bring the root's summary up to date, let those concerned follow, and emit `message_replied`."""
    users = encoding.decode(root.reply_users_text)
    if user_id and user_id not in users and len(users) < _SHOWN_USERS:
        users = [*users, user_id]
    where = {"team_id": conversation.team_id, "conversation_id": conversation.id, "ts": root.ts}
    count = root.reply_count + 1
    tx.update(message, where, thread_ts=root.ts, reply_count=count, latest_reply=ts, reply_users=encoding.encode_text(users))
    for follower in dict.fromkeys([root.user_id, *mentioned]):
        if follower and follower != user_id:
            follow(tx, conversation, root.ts, follower, last_read=root.ts)
    if user_id:
        follow(tx, conversation, root.ts, user_id, last_read=ts)
    tell_replied(tx, conversation, root, Summary(count, users, ts), format_ts(ts))


class Summary(NamedTuple):
    """What a root tells of its replies: how many, from whom, and the newest ts."""

    replies: int
    users: list[str]
    latest: int


def tell_replied(tx: Transaction, conversation: Conversation, root: Message, summary: Summary, now: str) -> None:
    """Emit `message_replied`: the root with a new summary of its replies, none when the last has gone."""
    shown: dict[str, Any] = {
        "thread_ts": format_ts(root.ts),
        "reply_count": summary.replies,
        "reply_users_count": len(summary.users),
        "latest_reply": format_ts(summary.latest),
        "reply_users": summary.users,
        "is_locked": False,
    }
    tx.emit(
        conversation.team_id,
        events.conversation(conversation.id),
        {
            "type": "message",
            "subtype": "message_replied",
            "message": {**root.body, **(shown if summary.replies else {})},
            "channel": conversation.id,
            "hidden": True,
            "ts": now,
            "event_ts": now,
        },
        about=about(conversation.id, root.ts),
    )


def follow(tx: Transaction, conversation: Conversation, thread_ts: int, user_id: str, *, last_read: int) -> None:
    """Let a person follow a thread, unless they have unfollowed it by hand; for those who do, nothing changes.

    Emits `thread_subscribed` to the person.
    """
    key = {
        "team_id": conversation.team_id,
        "user_id": user_id,
        "conversation_id": conversation.id,
        "thread_ts": thread_ts,
    }
    if tx.value(_follow_state, **key) is None:
        tx.insert(thread_follow, **key, is_following=True, last_read=last_read)
        following.tell(tx, conversation, user_id, thread_ts, "thread_subscribed", last_read, active=True)
