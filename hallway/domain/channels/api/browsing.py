"""`conversations.browse`: the channel browser; ours, in Slack's style."""

from typing import Any

import msgspec

from hallway.core import cursors
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Tier, method
from hallway.domain import conversations
from hallway.domain.channels.api.lists import READ
from hallway.domain.conversations import browsing
from hallway.platform.storage import Reader


class Browse(msgspec.Struct):
    """Arguments of `conversations.browse`."""

    query: str = ""
    show: str = "open"
    sort: str = "name"
    cursor: str = ""
    limit: int = 50


@method("conversations.browse", kind="query", scopes=READ, policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED)
def browse(reader: Reader, actor: Actor, args: Browse) -> dict[str, Any]:
    """Channels to look through and join: open, joined, other or archived ones, by name, members or age."""
    if args.show not in browsing.SHOWN or args.sort not in browsing.SORTS:
        raise ApiError("invalid_arguments")
    start = cursors.number(args.cursor) if args.cursor else 0
    limit = min(max(args.limit, 1), 100)
    found = browsing.browse(reader, actor, browsing.Browsing(args.query[:80], args.show, args.sort, start, limit + 1))
    in_use, archived = browsing.count_visible(reader, actor)
    channels = [
        conversations.present_conversation(access, actor.user_id) | {"num_members": access.conversation.num_members}
        for access in found[:limit]
    ]
    cursor = str(start + limit) if len(found) > limit else ""
    return {"channels": channels, "counts": {"open": in_use, "archived": archived}, "response_metadata": {"next_cursor": cursor}}
