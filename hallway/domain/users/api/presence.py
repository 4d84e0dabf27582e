"""`users.getPresence`, `users.setPresence`, `users.setActive`, and the old `presence.set`."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Scopes, Tier, method
from hallway.domain.context import Context
from hallway.domain.users import visible
from hallway.domain.users.commands import set_away
from hallway.platform.storage import Transaction

_READ = Scopes(("users:read",), ("users:read",))
_WRITE = Scopes(("users:write",), ("users:write",))


class Who(msgspec.Struct):
    """Arguments of `users.getPresence`."""

    user: str = ""


@method("users.getPresence", kind="call", scopes=_READ, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
async def get_presence(context: Context, actor: Actor, args: Who) -> dict[str, Any]:
    """Whether somebody is here."""
    user = await context.database.read(visible.access, actor, args.user or actor.user_id)
    presence = context.gateway.presence
    # A bot that its app describes as always online is there although it holds no connection.
    is_always_there = user.is_bot and user.profile.get("always_active") is True
    state = "away" if user.is_away else "active" if is_always_there else presence.of(actor.team_id, user.id)
    if user.id != actor.user_id:
        return {"presence": state}
    is_online = presence.is_online(actor.team_id, user.id)
    return {
        "presence": state,
        "online": is_online,
        "auto_away": is_online and state == "away" and not user.is_away,
        "manual_away": user.is_away,
        "connection_count": int(is_online),
        "last_activity": 0,
    }


class SetPresence(msgspec.Struct):
    """Arguments of `users.setPresence`."""

    presence: str


@method("users.setPresence", kind="command", scopes=_WRITE, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def set_presence(tx: Transaction, actor: Actor, args: SetPresence) -> dict[str, Any]:
    """Be away by choice, or as one is; gateways follow the event."""
    if args.presence not in ("auto", "away"):
        raise ApiError("invalid_presence")
    set_away(tx, actor, is_away=args.presence == "away")
    return {}


@method("presence.set", kind="command", scopes=_WRITE, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def set_presence_of_old(tx: Transaction, actor: Actor, args: SetPresence) -> dict[str, Any]:
    """The same by its first name, under which `auto` was `active`."""
    answer: dict[str, Any] = set_presence(tx, actor, SetPresence("auto" if args.presence == "active" else args.presence))
    return answer


@method("users.setActive", kind="call", scopes=_WRITE, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
async def set_active(context: Context, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """A sign of life (old clients)."""
    context.gateway.presence.active(actor.team_id, actor.user_id)
    return {}
