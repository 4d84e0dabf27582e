"""`usergroups.*`."""

from typing import Any

import msgspec

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.domain.users import groups
from hallway.platform.storage import Reader, Transaction

_READ = Scopes(("usergroups:read",), ("usergroups:read",))
_WRITE = Scopes(("usergroups:write",), ("usergroups:write",))


class Shown(msgspec.Struct):
    """What is shown of each usergroup."""

    include_count: bool = False
    include_disabled: bool = False
    include_users: bool = False


class Create(Shown, kw_only=True):
    """Arguments of `usergroups.create`."""

    name: str
    handle: str = ""
    description: str = ""
    channels: list[str] = []


class Change(Shown, kw_only=True):
    """Arguments of `usergroups.update`; what is not given stays."""

    usergroup: str
    name: str | None = None
    handle: str | None = None
    description: str | None = None
    channels: list[str] | None = None


class Named(Shown, kw_only=True):
    """A usergroup."""

    usergroup: str


class SetUsers(Named, kw_only=True):
    """Arguments of `usergroups.users.update`."""

    users: list[str]


def _shown(reader: Reader, actor: Actor, group: dict[str, Any]) -> dict[str, Any]:
    """A usergroup after a change, with its people."""
    return {"usergroup": group | {"users": groups.list_visible_members(reader, actor, group["id"])}}


@method("usergroups.list", kind="query", scopes=_READ, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def list_groups(reader: Reader, actor: Actor, args: Shown) -> dict[str, Any]:
    """Every usergroup."""
    found = [group for group in groups.list_all(reader, actor.team_id) if args.include_disabled or not group["date_delete"]]
    if args.include_users:
        for group in found:
            group["users"] = groups.list_visible_members(reader, actor, group["id"])
    hidden = () if args.include_count else ("user_count", "channel_count")
    seen = [groups.seen_by(reader, actor, group) for group in found]
    return {"usergroups": [{key: value for key, value in group.items() if key not in hidden} for group in seen]}


@method("usergroups.create", kind="command", scopes=_WRITE, policy=Policy.MEMBER, tier=Tier.TWO, audit="usergroup_created")
def create(tx: Transaction, actor: Actor, args: Create) -> dict[str, Any]:
    """Make a usergroup."""
    return _shown(tx, actor, groups.create(tx, actor, args.name, args.handle, args.description, args.channels))


@method("usergroups.update", kind="command", scopes=_WRITE, policy=Policy.MEMBER, tier=Tier.TWO, audit="usergroup_updated")
def update(tx: Transaction, actor: Actor, args: Change) -> dict[str, Any]:
    """Change a usergroup."""
    given: dict[str, Any] = {"name": args.name, "handle": args.handle, "description": args.description}
    if args.channels is not None:
        groups.check_channels(tx, actor, args.channels)
        given["channels"] = encoding.encode_text(args.channels)
    changes = {key: value for key, value in given.items() if value is not None}
    return _shown(tx, actor, groups.change(tx, actor, args.usergroup, changes))


@method("usergroups.disable", kind="command", scopes=_WRITE, policy=Policy.MEMBER, tier=Tier.TWO, audit="usergroup_disabled")
def disable(tx: Transaction, actor: Actor, args: Named) -> dict[str, Any]:
    """Put a usergroup out of use."""
    return _shown(tx, actor, groups.change(tx, actor, args.usergroup, {"deleted_at": tx.now_s}))


@method("usergroups.enable", kind="command", scopes=_WRITE, policy=Policy.MEMBER, tier=Tier.TWO, audit="usergroup_enabled")
def enable(tx: Transaction, actor: Actor, args: Named) -> dict[str, Any]:
    """Use it again."""
    return _shown(tx, actor, groups.change(tx, actor, args.usergroup, {"deleted_at": 0}))


@method("usergroups.users.list", kind="query", scopes=_READ, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def list_users(reader: Reader, actor: Actor, args: Named) -> dict[str, Any]:
    """Who is in a usergroup."""
    groups.get(reader, actor.team_id, args.usergroup)
    return {"users": groups.list_visible_members(reader, actor, args.usergroup)}


@method("usergroups.users.update", kind="command", scopes=_WRITE, policy=Policy.MEMBER, tier=Tier.TWO, audit="usergroup_members_updated")
def set_users(tx: Transaction, actor: Actor, args: SetUsers) -> dict[str, Any]:
    """Say who is in a usergroup."""
    return _shown(tx, actor, groups.set_members(tx, actor, args.usergroup, args.users))
