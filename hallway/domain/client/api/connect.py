"""`rtm.connect` and `client.connect`: an address for a WebSocket."""

from typing import Any, Literal

import msgspec

from hallway.core.actor import Actor
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.domain import teams, users
from hallway.domain.client.picture import Wishes, describe_team
from hallway.domain.context import Context

_RTM = Scopes(("rtm:stream", "client", "bot"), ("rtm:stream", "client"))


class Connect(msgspec.Struct):
    """`since` is the last seq seen, so that what was missed comes first."""

    since: int = -1


class RtmConnect(msgspec.Struct):
    """Arguments of `rtm.connect`. Presence is told to those who ask for it over the socket; `batch_presence_aware` clients take
    several people in one event."""

    batch_presence_aware: bool = False
    presence_sub: bool = True


class RtmStart(RtmConnect):
    """Arguments of `rtm.start`."""

    simple_latest: bool = False
    no_unreads: bool = False
    no_latest: bool = False
    mpim_aware: bool = False
    include_locale: bool = False


@method("rtm.connect", kind="call", scopes=_RTM, policy=Policy.ANYONE, tier=Tier.ONE, audit=UNAUDITED)
async def rtm_connect(context: Context, actor: Actor, args: RtmConnect) -> dict[str, Any]:
    """Start a session of Slack's Real Time Messaging."""
    team = await context.database.read(teams.get, actor.team_id)
    user = await context.database.read(users.get, actor.team_id, actor.user_id)
    return {
        "url": _address(context, actor, "rtm", in_batches=args.batch_presence_aware),
        "team": {"id": team.id, "name": team.name, "domain": team.domain},
        "self": {"id": user.id, "name": user.name},
    }


@method("rtm.start", kind="call", scopes=_RTM, policy=Policy.ANYONE, tier=Tier.ONE, audit=UNAUDITED)
async def rtm_start(context: Context, actor: Actor, args: RtmStart) -> dict[str, Any]:
    """The same with the old, full answer: what one is in, and the first thousand people and channels."""
    wishes = Wishes(args.simple_latest, args.no_unreads, args.no_latest, args.mpim_aware, args.include_locale)
    answer = await context.database.read(describe_team, actor, wishes)
    for person in answer["users"]:
        person["presence"] = context.gateway.presence.of(actor.team_id, person["id"])
    return answer | {"url": _address(context, actor, "rtm", in_batches=args.batch_presence_aware)}


@method("client.connect", kind="call", scopes=(), policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=("session",))
async def client_connect(context: Context, actor: Actor, args: Connect) -> dict[str, Any]:
    """An address for the web client's socket: events with sequence numbers, and what was missed since one."""
    return {"url": _address(context, actor, "client", since=args.since)}


def _address(context: Context, actor: Actor, dialect: Literal["rtm", "client"], *, since: int = -1, in_batches: bool = True) -> str:
    ticket = context.tickets.issue(
        actor.team_id,
        actor.user_id,
        actor.token_id,
        dialect=dialect,
        since=since,
        is_bot=actor.kind == "bot",
        in_batches=in_batches,
    )
    path = f"websocket/{ticket}" if dialect == "rtm" else f"ws?ticket={ticket}"
    return f"{actor.origin.replace('http', 'ws', 1)}/{path}"
