"""`functions.distributions.permissions.*`: who may use an app's functions in workflows of their own."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Kind, Policy, Registrar, Scopes, Tier, method
from hallway.domain import users
from hallway.domain.apps import App
from hallway.domain.interactions.workflows import distributing
from hallway.domain.interactions.workflows.distributing import Permission
from hallway.platform.storage import Reader, Transaction

_READ, _WRITE = Scopes((), ("app_configurations:read",)), Scopes((), ("app_configurations:write",))


def _method(name: str, kind: Kind, scopes: Scopes) -> Registrar:
    name = f"functions.distributions.permissions.{name}"
    return method(name, kind=kind, scopes=scopes, policy=Policy.MEMBER, tier=Tier.THREE, audit=UNAUDITED, tokens=("config", "session"))


class OneFunction(msgspec.Struct):
    """A function by its id, or by its app and callback id."""

    function_id: str = ""
    function_callback_id: str = ""
    function_app_id: str = ""


class People(OneFunction):
    """Arguments of `functions.distributions.permissions.add` and `….remove`."""

    user_ids: list[str] = []


class Choice(People):
    """Arguments of `functions.distributions.permissions.set`."""

    permission_type: str = ""
    team_ids: list[str] = []
    org_ids: list[str] = []


@_method("list", "query", _READ)
def list_permissions(reader: Reader, actor: Actor, args: OneFunction) -> dict[str, Any]:
    """Who may use a function."""
    owner, callback_id = _access(reader, actor, args)
    return _present(reader, owner, distributing.permission_of(reader, owner, callback_id))


@_method("set", "command", _WRITE)
def set_permissions(tx: Transaction, actor: Actor, args: Choice) -> dict[str, Any]:
    """Say who may use a function."""
    owner, callback_id = _access(tx, actor, args)
    if not args.permission_type:
        raise ApiError("permission_type_required")
    if args.org_ids:
        raise ApiError("invalid_named_entities")
    named = {"user_ids": list(dict.fromkeys(args.user_ids)), "team_ids": list(dict.fromkeys(args.team_ids))}
    chosen = {"permission_type": args.permission_type, **{name: ids for name, ids in named.items() if ids}}
    distributing.set_permission(tx, owner, callback_id, chosen)
    return _present(tx, owner, chosen)


@_method("add", "command", _WRITE)
def add_people(tx: Transaction, actor: Actor, args: People) -> dict[str, Any]:
    """Let more people use a function that some use by name."""
    owner, callback_id, before = _access_named(tx, actor, args)
    people = list(dict.fromkeys([*before.get("user_ids", []), *args.user_ids]))
    return _keep(tx, owner, callback_id, before | {"user_ids": people})


@_method("remove", "command", _WRITE)
def remove_people(tx: Transaction, actor: Actor, args: People) -> dict[str, Any]:
    """Let some people use a function no longer."""
    owner, callback_id, before = _access_named(tx, actor, args)
    named = before.get("user_ids", [])
    if set(args.user_ids) - set(named):
        raise ApiError("user_not_found")
    return _keep(tx, owner, callback_id, before | {"user_ids": [user_id for user_id in named if user_id not in args.user_ids]})


def _access(reader: Reader, actor: Actor, args: OneFunction) -> tuple[App, str]:
    return distributing.access(reader, actor, args.function_id, args.function_app_id, args.function_callback_id)


def _access_named(reader: Reader, actor: Actor, args: OneFunction) -> tuple[App, str, Permission]:
    owner, callback_id = _access(reader, actor, args)
    before = distributing.permission_of(reader, owner, callback_id)
    if before["permission_type"] != "named_entities":
        raise ApiError("invalid_permission_type")
    return owner, callback_id, before


def _keep(tx: Transaction, owner: App, callback_id: str, permission: Permission) -> dict[str, Any]:
    distributing.set_permission(tx, owner, callback_id, permission)
    return _present(tx, owner, permission)


def _present(reader: Reader, owner: App, permission: Permission) -> dict[str, Any]:
    """A permission with the people that it names; for an app's collaborators, with whoever made it."""
    named = [owner.created_by] if permission["permission_type"] == "app_collaborators" else permission.get("user_ids", [])
    found = {user.id: user for user in users.list_by_ids(reader, owner.team_id, named)}
    people = [{"user_id": user_id, "username": found[user_id].name, "email": found[user_id].email or ""} for user_id in named]
    teams = permission.get("team_ids", [])
    return {"permission_type": permission["permission_type"], "users": people, **({"team_ids": teams} if teams else {})}
