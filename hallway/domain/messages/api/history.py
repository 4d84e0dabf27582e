"""`conversations.history`, `conversations.replies` and `conversations.around`."""

from typing import Any

import msgspec

from hallway.core import cursors
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.core.timestamps import find_ts, parse_ts
from hallway.domain import conversations
from hallway.domain.messages import pins, store
from hallway.domain.messages.presenting import present_messages
from hallway.platform.storage import Reader

HISTORY_SCOPES = ("channels:history", "groups:history", "im:history", "mpim:history")
_SCOPES = Scopes(HISTORY_SCOPES, HISTORY_SCOPES)
_END = 1 << 62


class History(msgspec.Struct):
    """Arguments of `conversations.history`: a window of time, newest messages first, `limit` to a page."""

    channel: str
    oldest: str = "0"
    latest: str = ""
    inclusive: bool = False
    limit: int = 100
    cursor: str = ""


@method("conversations.history", kind="query", scopes=_SCOPES, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def history(reader: Reader, actor: Actor, args: History) -> dict[str, Any]:
    """A page of a conversation's messages, newest first; from the oldest end where only `oldest` is given."""
    found = conversations.access_readable(reader, actor, args.channel)
    limit = min(max(args.limit, 1), 999)
    after, before = window(args.oldest, args.latest, args.inclusive)
    is_from_oldest = bool(after > 0 and not args.latest and not args.cursor)
    if args.cursor:
        before = read_cursor(args.cursor)
    of = (reader, actor.team_id, found.conversation.id)
    page = store.list_window(*of, after=after, before=before, limit=limit + 1, newest_first=not is_from_oldest)
    has_more, page = len(page) > limit, page[:limit]
    if is_from_oldest:
        page.reverse()
    answer: dict[str, Any] = {
        "messages": present_messages(reader, actor, found.conversation.id, page),
        "has_more": has_more,
        "pin_count": pins.count(*of),
        "channel_actions_ts": None,
        "channel_actions_count": 0,
    }
    if args.latest:
        answer["latest"] = args.latest
    if has_more:
        answer["response_metadata"] = {"next_cursor": "" if is_from_oldest else write_cursor(page[-1].ts)}
    return answer


class Replies(msgspec.Struct):
    """Arguments of `conversations.replies`: the root first, then its replies, oldest first."""

    channel: str
    ts: str
    oldest: str = "0"
    latest: str = ""
    inclusive: bool = False
    limit: int = 1000
    cursor: str = ""


@method("conversations.replies", kind="query", scopes=_SCOPES, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def replies(reader: Reader, actor: Actor, args: Replies) -> dict[str, Any]:
    """A thread: its root, and a page of its replies. `ts` may be the root's or a reply's."""
    found = conversations.access_readable(reader, actor, args.channel)
    of = (reader, actor.team_id, found.conversation.id)
    named = store.find(*of, parse_ts(args.ts, "thread_not_found"))
    root = named if named is None or named.thread_ts in (None, named.ts) else store.find(*of, named.thread_ts or 0)
    if root is None:
        raise ApiError("thread_not_found")
    limit = min(max(args.limit, 1), 1000)
    after, before = window(args.oldest, args.latest, args.inclusive)
    after = max(after, root.ts, read_cursor(args.cursor) if args.cursor else 0)
    page = store.list_replies(*of, root.ts, after=after, before=before, limit=limit + 1)
    has_more, page = len(page) > limit, page[:limit]
    answer: dict[str, Any] = {
        "messages": present_messages(reader, actor, found.conversation.id, [root, *page]),
        "has_more": has_more,
    }
    if has_more:
        answer["response_metadata"] = {"next_cursor": write_cursor(page[-1].ts)}
    return answer


class Around(msgspec.Struct):
    """Arguments of `conversations.around`: `limit` messages on each side of `ts`."""

    channel: str
    ts: str
    limit: int = 25


@method("conversations.around", kind="query", scopes=_SCOPES, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def around(reader: Reader, actor: Actor, args: Around) -> dict[str, Any]:
    """The messages before and after a point in a channel, newest first: what a permalink opens."""
    found = conversations.access_readable(reader, actor, args.channel)
    of = (reader, actor.team_id, found.conversation.id)
    ts, limit = parse_ts(args.ts, "invalid_ts"), min(max(args.limit, 1), 100)
    older = store.list_window(*of, after=0, before=ts + 1, limit=limit + 2)
    newer = store.list_window(*of, after=ts, before=_END, limit=limit + 1, newest_first=False)
    page = [*reversed(newer[:limit]), *older[: limit + 1]]
    return {
        "messages": present_messages(reader, actor, found.conversation.id, page),
        "has_more_before": len(older) > limit + 1,
        "has_more_after": len(newer) > limit,
    }


def window(oldest: str, latest: str, inclusive: bool) -> tuple[int, int]:
    """The open interval of ts that the arguments mean. Raises `ApiError` with `invalid_ts_oldest` or `invalid_ts_latest`."""
    edge = 1 if inclusive else 0
    after = find_ts(oldest or "0")
    before = find_ts(latest) if latest and latest != "now" else _END
    if after is None:
        raise ApiError("invalid_ts_oldest")
    if before is None:
        raise ApiError("invalid_ts_latest")
    return after - edge, before + edge


def write_cursor(ts: int) -> str:
    """An opaque cursor that goes on at a ts."""
    return cursors.write("next_ts", ts)


def read_cursor(cursor: str) -> int:
    """The ts of a cursor. Raises `ApiError("invalid_cursor")`."""
    return cursors.read_number(cursor, "next_ts")
