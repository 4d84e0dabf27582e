"""`rtm.connect` and `client.connect`: an address for a WebSocket."""

from typing import Any, Literal

import msgspec

from hallway.core.actor import Actor
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Scopes, Tier, method
from hallway.domain import teams, users
from hallway.domain.client.rtm import describe_team
from hallway.domain.context import Context

_RTM = Scopes(("rtm:stream", "client", "bot"), ("rtm:stream", "client"))


class Connect(msgspec.Struct):
    """`since` is the last seq seen, so that what was missed comes first."""

    since: int = -1


@method("rtm.connect", kind="call", scopes=_RTM, policy=Policy.ANYONE, tier=Tier.ONE, audit=UNAUDITED)
async def rtm_connect(context: Context, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Start a session of Slack's Real Time Messaging."""
    team = await context.database.read(teams.get, actor.team_id)
    user = await context.database.read(users.get, actor.team_id, actor.user_id)
    return {
        "url": _address(context, actor, "rtm", -1),
        "team": {"id": team.id, "name": team.name, "domain": team.domain},
        "self": {"id": user.id, "name": user.name},
    }


@method("rtm.start", kind="call", scopes=_RTM, policy=Policy.ANYONE, tier=Tier.ONE, audit=UNAUDITED)
async def rtm_start(context: Context, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """The same with the old, full answer: what one is in, and the first thousand people."""
    answer = await context.database.read(describe_team, actor)
    return answer | {"url": _address(context, actor, "rtm", -1), "cache_ts": 0, "cache_version": "v1"}


@method("client.connect", kind="call", scopes=(), policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=("session",))
async def client_connect(context: Context, actor: Actor, args: Connect) -> dict[str, Any]:
    """An address for the web client's socket: events with sequence numbers, and what was missed since one."""
    return {"url": _address(context, actor, "client", args.since)}


def _address(context: Context, actor: Actor, dialect: Literal["rtm", "client"], since: int) -> str:
    ticket = context.tickets.issue(
        actor.team_id,
        actor.user_id,
        actor.token_id,
        dialect=dialect,
        since=since,
        is_guest=actor.is_guest,
        is_bot=actor.kind == "bot",
    )
    return f"{actor.origin.replace('http', 'ws', 1)}/ws?ticket={ticket}"
