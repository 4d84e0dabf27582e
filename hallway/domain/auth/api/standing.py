"""`admin.users.*` that change who somebody is in the team."""

from typing import Any

import msgspec

from hallway.core.actor import Actor, Role
from hallway.core.errors import ApiError
from hallway.core.methods import Policy, Registrar, Scopes, Tier, method
from hallway.domain.auth import standing
from hallway.platform.storage import Transaction

_WRITE = Scopes((), ("admin.users:write",))


class Member(msgspec.Struct):
    """Somebody of a team; a session's team need not be named."""

    user_id: str
    team_id: str = ""


class Assign(Member, kw_only=True):
    """Arguments of `admin.users.assign`: as a guest, if restricted."""

    is_restricted: bool = False
    is_ultra_restricted: bool = False


def _command(name: str, audit: str) -> Registrar:
    return method(
        f"admin.users.{name}",
        kind="command",
        scopes=_WRITE,
        policy=Policy.ADMIN,
        tier=Tier.TWO,
        audit=audit,
        tokens=("user", "session"),
    )


def _set_role(tx: Transaction, actor: Actor, args: Member, role: Role) -> dict[str, Any]:
    _check_team(actor, args)
    standing.set_role(tx, actor, args.user_id, role)
    return {}


@_command("setAdmin", "role_change_to_admin")
def set_admin(tx: Transaction, actor: Actor, args: Member) -> dict[str, Any]:
    """Make somebody an admin."""
    return _set_role(tx, actor, args, "admin")


@_command("setOwner", "role_change_to_owner")
def set_owner(tx: Transaction, actor: Actor, args: Member) -> dict[str, Any]:
    """Make somebody an owner; only owners do."""
    return _set_role(tx, actor, args, "owner")


@_command("setRegular", "role_change_to_user")
def set_regular(tx: Transaction, actor: Actor, args: Member) -> dict[str, Any]:
    """Make a guest, admin or owner an ordinary member."""
    return _set_role(tx, actor, args, "member")


@_command("remove", "user_deactivated")
def remove(tx: Transaction, actor: Actor, args: Member) -> dict[str, Any]:
    """Deactivate somebody: they are out at once."""
    _check_team(actor, args)
    standing.deactivate(tx, actor, args.user_id)
    return {}


@_command("assign", "user_reactivated")
def assign(tx: Transaction, actor: Actor, args: Assign) -> dict[str, Any]:
    """Take a deactivated user back."""
    _check_team(actor, args)
    role: Role = "single_channel_guest" if args.is_ultra_restricted else "guest" if args.is_restricted else "member"
    standing.reactivate(tx, actor, args.user_id, role)
    return {}


def _check_team(actor: Actor, args: Member) -> None:
    if args.team_id not in ("", actor.team_id):
        raise ApiError("team_not_found")
