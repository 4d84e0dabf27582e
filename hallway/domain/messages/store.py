"""SQL on messages."""

from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.timestamps import format_ts
from hallway.domain.messages.tables import message
from hallway.platform.storage import Query, Reader, query


class Message(msgspec.Struct, frozen=True):
    """A message's row; `ts` and `thread_ts` in microseconds."""

    conversation_id: str
    ts: int
    user_id: str
    subtype: str
    thread_ts: int | None
    is_in_channel: bool
    client_msg_id: str | None
    body_text: str
    reply_count: int
    reply_users_text: str
    latest_reply: int

    @property
    def body(self) -> dict[str, Any]:
        """The message as Slack writes it, without what changes apart from it."""
        decoded: dict[str, Any] = encoding.decode(self.body_text)
        return decoded

    @property
    def is_root(self) -> bool:
        """Whether it has begun a thread."""
        return self.reply_count > 0


_m = message.c
COLUMNS = (
    _m.conversation_id, _m.ts, _m.user_id, _m.subtype, _m.thread_ts, _m.is_in_channel, _m.client_msg_id, _m.body,
    _m.reply_count, _m.reply_users, _m.latest_reply,
)  # fmt: skip
_in_conversation = select(*COLUMNS).where(_m.team_id == bindparam("team_id"), _m.conversation_id == bindparam("conversation_id"))
_find = query(_in_conversation.where(_m.ts == bindparam("ts")), into=Message)
_by_client_id = query(
    select(*COLUMNS).where(
        _m.team_id == bindparam("team_id"),
        _m.user_id == bindparam("user_id"),
        _m.client_msg_id == bindparam("client_msg_id"),
    ),
    into=Message,
)


def _window(*, newest_first: bool, is_thread: bool) -> Query[Message]:
    statement = _in_conversation.where(_m.ts > bindparam("after"), _m.ts < bindparam("before"))
    statement = statement.where(_m.thread_ts == bindparam("thread_ts")) if is_thread else statement.where(_m.is_in_channel)
    return query(statement.order_by(_m.ts.desc() if newest_first else _m.ts).limit(bindparam("how_many")), into=Message)


# After every ts.
_END = 1 << 62
_newest = _window(newest_first=True, is_thread=False)
_oldest = _window(newest_first=False, is_thread=False)
_replies = _window(newest_first=False, is_thread=True)
_latest_replies = _window(newest_first=True, is_thread=True)


def find(reader: Reader, team_id: str, conversation_id: str, ts: int) -> Message | None:
    """The message, or None."""
    return reader.one(_find, team_id=team_id, conversation_id=conversation_id, ts=ts)


def find_by_client_id(reader: Reader, team_id: str, user_id: str, client_msg_id: str) -> Message | None:
    """What this person has sent under this id before, or None."""
    return reader.one(_by_client_id, team_id=team_id, user_id=user_id, client_msg_id=client_msg_id)


def list_window(
    reader: Reader, team_id: str, conversation_id: str, *, after: int, before: int, limit: int, newest_first: bool = True
) -> list[Message]:
    """Messages of the channel's main line with `after` < ts < `before`, from one end or the other."""
    window = _newest if newest_first else _oldest
    return reader.all(window, team_id=team_id, conversation_id=conversation_id, after=after, before=before, how_many=limit)


def list_replies(
    reader: Reader,
    team_id: str,
    conversation_id: str,
    thread_ts: int,
    *,
    after: int,
    before: int,
    limit: int,
    newest_first: bool = False,
) -> list[Message]:
    """Messages that carry this thread_ts (the root too, once it has replies) with `after` < ts < `before`."""
    window = _latest_replies if newest_first else _replies
    return reader.all(
        window,
        team_id=team_id, conversation_id=conversation_id, thread_ts=thread_ts, after=after, before=before, how_many=limit,
    )  # fmt: skip


def list_beside(reader: Reader, team_id: str, found: Message, limit: int) -> tuple[list[Message], list[Message]]:
    """Up to `limit` messages before and after one, nearest first: of its thread where it is only there, else of the channel."""
    place: dict[str, Any] = {"team_id": team_id, "conversation_id": found.conversation_id, "how_many": limit}
    older, newer = _newest, _oldest
    if not found.is_in_channel:
        place["thread_ts"] = found.thread_ts
        older, newer = _latest_replies, _replies
    return reader.all(older, after=0, before=found.ts, **place), reader.all(newer, after=found.ts, before=_END, **place)


def permalink(home: str, found: Message) -> str:
    """The address of a message, in Slack's form; replies name their thread."""
    address = f"{home}/archives/{found.conversation_id}/p{found.ts:016d}"
    if found.thread_ts and found.thread_ts != found.ts:
        address += f"?thread_ts={format_ts(found.thread_ts)}&cid={found.conversation_id}"
    return address
