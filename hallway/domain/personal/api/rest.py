"""`dnd.*`."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Tier, method
from hallway.domain import users
from hallway.domain.personal import dnd
from hallway.platform.storage import Reader, Transaction

_OWN = ("session", "user")


class Info(msgspec.Struct):
    """Arguments of `dnd.info`."""

    user: str = ""


@method("dnd.info", kind="query", scopes="dnd:read", policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def info(reader: Reader, actor: Actor, args: Info) -> dict[str, Any]:
    """Whether somebody rests, and when they will."""
    user = users.access(reader, actor, args.user or actor.user_id)
    return dnd.present_dnd(reader, actor.team_id, user.id, is_own=user.id == actor.user_id)


class TeamInfo(msgspec.Struct):
    """Arguments of `dnd.teamInfo`."""

    users: list[str] = []


@method("dnd.teamInfo", kind="query", scopes="dnd:read", policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def team_info(reader: Reader, actor: Actor, args: TeamInfo) -> dict[str, Any]:
    """The same for up to fifty people."""
    if not args.users:
        raise ApiError("no_users_provided")
    if len(args.users) > 50:
        raise ApiError("too_many_users")
    found = users.list_visible(reader, actor, args.users)
    return {"users": {user.id: dnd.present_dnd(reader, actor.team_id, user.id, is_own=False) for user in found}, "cached": False}


class Snooze(msgspec.Struct):
    """Arguments of `dnd.setSnooze`."""

    num_minutes: int = 0


@method("dnd.setSnooze", kind="command", scopes="dnd:write", policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=_OWN)
def set_snooze(tx: Transaction, actor: Actor, args: Snooze) -> dict[str, Any]:
    """Rest for some minutes."""
    status = dnd.snooze(tx, actor, args.num_minutes)
    return {key: status[key] for key in ("snooze_enabled", "snooze_endtime", "snooze_remaining", "snooze_is_indefinite")}


@method("dnd.endSnooze", kind="command", scopes="dnd:write", policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=_OWN)
def end_snooze(tx: Transaction, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Stop resting."""
    return dnd.end_snooze(tx, actor)


@method("dnd.endDnd", kind="command", scopes="dnd:write", policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=_OWN)
def end_dnd(tx: Transaction, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """End snooze and hours of rest."""
    dnd.end_rest(tx, actor)
    return {}
