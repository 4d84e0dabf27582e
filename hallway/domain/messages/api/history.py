"""`conversations.history` and `conversations.replies`."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.core.timestamps import parse_ts
from hallway.domain import conversations
from hallway.domain.messages import store
from hallway.platform.storage import Reader

HISTORY_SCOPES = ("channels:history", "groups:history", "im:history", "mpim:history")
_END = 1 << 62


class History(msgspec.Struct):
    """Arguments of `conversations.history`."""

    channel: str
    oldest: str = "0"
    latest: str = ""
    inclusive: bool = False
    limit: int = 100


@method(
    "conversations.history",
    kind="query",
    scopes=Scopes(HISTORY_SCOPES, HISTORY_SCOPES),
    policy=Policy.ANYONE,
    tier=Tier.THREE,
    audit=UNAUDITED,
)
def history(reader: Reader, actor: Actor, args: History) -> dict[str, Any]:
    """A page of a conversation's messages, newest first."""
    found = conversations.access(reader, actor, args.channel)
    limit = min(max(args.limit, 1), 999)
    edge = 1 if args.inclusive else 0
    before = parse_ts(args.latest, "invalid_ts_latest") + edge if args.latest else _END
    after = parse_ts(args.oldest, "invalid_ts_oldest") - edge
    page = store.list_window(reader, actor.team_id, found.conversation.id, after=after, before=before, limit=limit + 1)
    return {"messages": [message.body for message in page[:limit]], "has_more": len(page) > limit, "pin_count": 0}
