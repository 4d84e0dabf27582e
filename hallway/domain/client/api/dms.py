"""`client.dms`: the direct messages view."""

from typing import Any

import msgspec

from hallway.core import cursors
from hallway.core.actor import Actor
from hallway.core.methods import UNAUDITED, Policy, Tier, method
from hallway.domain.client.dms import list_dms, present_dm
from hallway.platform.storage import Reader

_END = 1 << 62


class Dms(msgspec.Struct):
    """Arguments of `client.dms`: a page of up to 100, of all or only of the unread ones."""

    unread: bool = False
    cursor: str = ""
    limit: int = 30


@method("client.dms", kind="query", scopes=(), policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=("session", "user"))
def dms(reader: Reader, actor: Actor, args: Dms) -> dict[str, Any]:
    """Every direct conversation with its last message, newest first: one statement, however many there are."""
    before = cursors.number(args.cursor) if args.cursor else _END
    limit = min(max(args.limit, 1), 100)
    found = list_dms(reader, actor, before, limit + 1, only_unread=args.unread)
    cursor = str(found[limit - 1].ts) if len(found) > limit else ""
    return {"dms": [present_dm(one, actor.user_id) for one in found[:limit]], "response_metadata": {"next_cursor": cursor}}
