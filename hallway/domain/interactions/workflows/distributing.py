"""Who may use the functions of an app in workflows of others (docs.slack.dev/reference/methods/functions.distributions.permissions.set).

An app's own workflows may always use them. For a workflow of another app, whoever made that app has to be let.
"""

from typing import Any

from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import apps, users
from hallway.domain.apps import App
from hallway.domain.interactions.reaching import Reached, reach
from hallway.domain.interactions.tables import function_permission
from hallway.domain.interactions.workflows import definitions
from hallway.platform.storage import Reader, Transaction, query

_TYPES = ("everyone", "app_collaborators", "named_entities")
_MOST_NAMED = 100
_p = function_permission.c
_find = query(
    select(_p.permission).where(
        _p.team_id == bindparam("team_id"), _p.app_id == bindparam("app_id"), _p.callback_id == bindparam("callback_id")
    )
)
Permission = dict[str, Any]


def permission_of(reader: Reader, owner: App, callback_id: str) -> Permission:
    """Who may use a function: `permission_type`, and for `named_entities` `user_ids` and `team_ids`. Until somebody chooses, these are
    the collaborators of its app."""
    kept = reader.value(_find, team_id=owner.team_id, app_id=owner.id, callback_id=callback_id)
    decoded: Permission = encoding.decode(kept) if kept is not None else {"permission_type": "app_collaborators"}
    return decoded


def set_permission(tx: Transaction, owner: App, callback_id: str, permission: Permission) -> None:
    """Say who may use a function. Raises `ApiError` with `invalid_permission_type`, `invalid_named_entities` or `user_not_found`."""
    if permission["permission_type"] not in _TYPES:
        raise ApiError("invalid_permission_type")
    people, teams = permission.get("user_ids", []), permission.get("team_ids", [])
    is_named = permission["permission_type"] == "named_entities"
    if (not is_named and (people or teams)) or set(teams) - {owner.team_id} or len(people) > _MOST_NAMED:
        raise ApiError("invalid_named_entities")
    if len(users.list_by_ids(tx, owner.team_id, people)) < len(set(people)):
        raise ApiError("user_not_found")
    key = {"team_id": owner.team_id, "app_id": owner.id, "callback_id": callback_id}
    tx.upsert(function_permission, **key, permission=encoding.encode_text(permission))


def access(reader: Reader, actor: Actor, function_id: str, app_id: str, callback_id: str) -> tuple[App, str]:
    """A function that the actor may let others use, by its id or by app and callback id.

    Raises `ApiError` with `invalid_arguments`, `app_not_found`, `function_not_found` or `access_denied`.
    """
    if function_id:
        owner, callback_id = find_by_id(reader, actor.team_id, function_id)
    elif app_id and callback_id:
        owner = apps.get(reader, actor.team_id, app_id)
        definitions.find_function(owner, callback_id)
    else:
        raise ApiError("invalid_arguments", "missing required field: function_id")
    if not apps.managing.may_manage(actor, owner):
        raise ApiError("access_denied")
    return owner, callback_id


def find_by_id(reader: Reader, team_id: str, function_id: str) -> tuple[App, str]:
    """The app and callback id of a function. Raises `ApiError("function_not_found")`."""
    for owner in apps.list_apps(reader, team_id):
        for callback_id in apps.manifest.part(owner.manifest, "functions"):
            if definitions.function_id(owner.id, callback_id) == function_id:
                return owner, callback_id
    raise ApiError("function_not_found")


def reach_function(reader: Reader, user: Reached, app_id: str, callback_id: str) -> Reached:
    """The app whose function a step of `user`'s workflow is.

    Raises `ApiError` with `app_not_found`, `function_not_found`, or `access_denied` where it may not be used there.
    """
    if app_id == user.app.id:
        return user
    owner = reach(reader, user.app.team_id, app_id)
    definitions.find_function(owner, callback_id)
    if not _may_use(reader, owner.app, callback_id, user.app.created_by):
        raise ApiError("access_denied")
    return owner


def _may_use(reader: Reader, owner: App, callback_id: str, maker: str) -> bool:
    permission = permission_of(reader, owner, callback_id)
    match permission["permission_type"]:
        case "everyone":
            return True
        case "app_collaborators":
            found = users.get(reader, owner.team_id, maker)
            return not found.is_deleted and apps.managing.may_manage(Actor(owner.team_id, maker, found.role, "session", ""), owner)
        case _:
            return maker in permission.get("user_ids", []) or owner.team_id in permission.get("team_ids", [])
