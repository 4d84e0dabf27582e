"""Who may make apps, and who may change one: whoever made it, and the team's admins."""

from typing import Any

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import is_id
from hallway.domain import teams
from hallway.domain.apps import store
from hallway.domain.apps.store import App
from hallway.platform.storage import Reader, Transaction

# Settings of a team, with what holds until somebody chooses: whether only admins make apps, and whether an admin has to agree before
# others install one.
SETTINGS = {"apps_by_admins_only": False, "apps_need_approval": False}


def settings(reader: Reader, team_id: str) -> dict[str, bool]:
    """The team's settings on apps."""
    chosen = teams.get(reader, team_id).preferences
    return {name: bool(chosen.get(name, default)) for name, default in SETTINGS.items()}


def change_settings(tx: Transaction, team_id: str, changes: dict[str, bool]) -> None:
    """Change some of them."""
    for name, value in changes.items():
        teams.set_preference(tx, teams.get(tx, team_id), name, value)


def may_create(reader: Reader, actor: Actor) -> bool:
    """Whether they may make apps: members, unless the team leaves that to admins."""
    return actor.is_admin or not (actor.is_guest or settings(reader, actor.team_id)["apps_by_admins_only"])


def check_may_create(reader: Reader, actor: Actor) -> None:
    """Raises `ApiError("no_permission")`."""
    if not may_create(reader, actor):
        raise ApiError("no_permission")


def may_manage(actor: Actor, found: App) -> bool:
    """Whether they are among an app's collaborators."""
    return actor.is_admin or (found.created_by == actor.user_id and not actor.is_guest)


def access(reader: Reader, actor: Actor, app_id: str) -> App:
    """An app that the actor may change. Raises `ApiError` with `invalid_app_id`, `app_not_found` or `no_permission`."""
    found = look(reader, actor, app_id)
    if not may_manage(actor, found):
        raise ApiError("no_permission")
    return found


def look(reader: Reader, actor: Actor, app_id: str) -> App:
    """An app of the team. Raises `ApiError` with `invalid_app_id` or `app_not_found`."""
    if not is_id(app_id, "A"):
        raise ApiError("invalid_app_id")
    return store.get(reader, actor.team_id, app_id)


def collaborators(found: App) -> dict[str, Any]:
    """Who changes it, besides admins."""
    return {"created_by": found.created_by, "date_created": found.created_at, "date_updated": found.updated_at}
