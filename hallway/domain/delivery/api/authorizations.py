"""`apps.event.authorizations.list`: everybody for whom an app could have been told of an event."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.domain.context import Context
from hallway.domain.delivery.matching import EventContext, authorization, read_context

_READ = Scopes(("authorizations:read",), ("authorizations:read",))
_MOST = 1000


class Authorizations(msgspec.Struct):
    """Arguments of `apps.event.authorizations.list`."""

    event_context: str
    cursor: str = ""
    limit: int = 100


@method(
    "apps.event.authorizations.list", kind="call", scopes=_READ, policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=("app",)
)  # fmt: skip
async def list_authorizations(context: Context, actor: Actor, args: Authorizations) -> dict[str, Any]:
    """For whom the app can see an event. Raises `ApiError` with `invalid_event_context`, `auth_mismatch` or `invalid_cursor`."""
    asked: EventContext = read_context(args.event_context)
    if (asked.team_id, asked.app_id) != (actor.team_id, actor.app_id):
        raise ApiError("auth_mismatch")
    if args.cursor and not args.cursor.isdecimal():
        raise ApiError("invalid_cursor")
    hearers = await context.courier.who_hears(asked)
    start = int(args.cursor[:9] or 0)
    end = start + max(1, min(args.limit, _MOST))
    cursor = str(end) if end < len(hearers) else ""
    return {
        "authorizations": [authorization(actor.team_id, hearer) for hearer in hearers[start:end]],
        "cursor_next": cursor,
        "response_metadata": {"next_cursor": cursor},
    }
