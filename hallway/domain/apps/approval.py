"""What admins have decided on apps, and what people have asked them to decide, where the team wants apps approved."""

from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.events import NOBODY
from hallway.core.ids import new_id
from hallway.domain.apps import managing, manifest
from hallway.domain.apps.store import App
from hallway.domain.apps.tables import app_resolution, install_request
from hallway.platform.storage import Reader, Transaction, query

_LONGEST_MESSAGE = 1000


class Resolution(msgspec.Struct, frozen=True):
    """An admin's decision on an app."""

    app_id: str
    status: str
    scopes_text: str
    resolved_by: str
    resolved_at: int


class Wish(msgspec.Struct, frozen=True):
    """Somebody's request for an app."""

    id: str
    app_id: str
    user_id: str
    scopes_text: str
    message: str
    status: str
    created_at: int
    resolved_by: str
    resolved_at: int


_d, _w = app_resolution.c, install_request.c
_decisions = select(_d.app_id, _d.status, _d.scopes, _d.resolved_by, _d.resolved_at).where(_d.team_id == bindparam("team_id"))
_decision = query(_decisions.where(_d.app_id == bindparam("app_id")), into=Resolution)
_by_status = query(
    _decisions.where(_d.status == bindparam("status"), _d.app_id > bindparam("after")).order_by(_d.app_id).limit(bindparam("how_many")),
    into=Resolution,
)
_wishes = select(_w.id, _w.app_id, _w.user_id, _w.scopes, _w.message, _w.status, _w.created_at, _w.resolved_by, _w.resolved_at).where(
    _w.team_id == bindparam("team_id")
)
_wish = query(_wishes.where(_w.id == bindparam("id")), into=Wish)
_pending = query(_wishes.where(_w.status == "pending", _w.id > bindparam("after")).order_by(_w.id).limit(bindparam("how_many")), into=Wish)
_pending_of_app = query(_wishes.where(_w.status == "pending", _w.app_id == bindparam("app_id")).order_by(_w.created_at), into=Wish)


def find_resolution(reader: Reader, team_id: str, app_id: str) -> Resolution | None:
    """What has been decided on an app, or None."""
    return reader.one(_decision, team_id=team_id, app_id=app_id)


def list_resolutions(reader: Reader, team_id: str, status: str, after: str, limit: int) -> list[Resolution]:
    """The apps that are `approved` or `restricted`, from the one after `after`."""
    return reader.all(_by_status, team_id=team_id, status=status, after=after, how_many=limit)


def list_pending(reader: Reader, team_id: str, after: str, limit: int) -> list[Wish]:
    """Requests that nobody has decided on."""
    return reader.all(_pending, team_id=team_id, after=after, how_many=limit)


def find_pending(reader: Reader, team_id: str, app_id: str, user_id: str) -> Wish | None:
    """Somebody's open request for an app, or None."""
    return next((wish for wish in reader.all(_pending_of_app, team_id=team_id, app_id=app_id) if wish.user_id == user_id), None)


def named_scopes(bot: list[str], user: list[str]) -> list[dict[str, str]]:
    """Scopes as decisions and requests name them."""
    return [{"name": name, "token_type": "bot"} for name in bot] + [{"name": name, "token_type": "user"} for name in user]


def state_for(reader: Reader, actor: Actor, found: App, scopes: list[dict[str, str]] | None = None) -> str:
    """Whether the actor may put an app in, with these scopes: `allowed`, `needs_approval`, `requested` or `restricted`.

    Admins decide by doing it. An approval holds for the scopes that were looked at: what is asked for beyond them needs another.
    """
    if actor.is_admin:
        return "allowed"
    resolution = find_resolution(reader, actor.team_id, found.id)
    if resolution is not None and resolution.status == "restricted":
        return "restricted"
    if not managing.settings(reader, actor.team_id)["apps_need_approval"]:
        return "allowed"
    asked = scopes if scopes is not None else asked_scopes(found)
    approved = encoding.decode(resolution.scopes_text) if resolution is not None else None
    if approved is not None and all(scope in approved for scope in asked):
        return "allowed"
    return "requested" if find_pending(reader, actor.team_id, found.id, actor.user_id) is not None else "needs_approval"


def check_may_install(reader: Reader, actor: Actor, found: App, scopes: list[dict[str, str]] | None = None) -> None:
    """Raises `ApiError` with `app_approval_required` or `app_restricted`."""
    state = state_for(reader, actor, found, scopes)
    if state != "allowed":
        raise ApiError("app_restricted" if state == "restricted" else "app_approval_required")


def asked_scopes(found: App) -> list[dict[str, str]]:
    """What an app's manifest asks for."""
    return named_scopes(manifest.scopes(found.manifest, "bot"), manifest.scopes(found.manifest, "user"))


def request(tx: Transaction, actor: Actor, found: App, message: str, scopes: list[dict[str, str]] | None = None) -> tuple[Wish, bool]:
    """Ask the admins for an app; asked again, it is the same request: whether it is new is told, too.

    Raises `ApiError` with `app_restricted` or `not_needed`.
    """
    state = state_for(tx, actor, found, scopes)
    if state == "restricted":
        raise ApiError("app_restricted")
    if state == "allowed":
        raise ApiError("not_needed")
    before = find_pending(tx, actor.team_id, found.id, actor.user_id)
    if before is not None:
        return before, False
    asked = scopes if scopes is not None else asked_scopes(found)
    made = Wish(
        new_id("Ar"), found.id, actor.user_id, encoding.encode_text(asked), message.strip()[:_LONGEST_MESSAGE], "pending", tx.now_s, "", 0
    )
    tx.insert(
        install_request,
        team_id=actor.team_id, id=made.id, app_id=made.app_id, user_id=made.user_id, scopes=made.scopes_text, message=made.message,
        status=made.status, created_at=made.created_at, resolved_by="", resolved_at=0,
    )  # fmt: skip
    return made, True


def get_pending(reader: Reader, team_id: str, request_id: str) -> Wish:
    """An open request. Raises `ApiError` with `invalid_request_id` or `request_already_resolved`."""
    found = reader.one(_wish, team_id=team_id, id=request_id)
    if found is None:
        raise ApiError("invalid_request_id")
    if found.status != "pending":
        raise ApiError("request_already_resolved")
    return found


def resolve(tx: Transaction, actor: Actor, found: App, status: str, scopes: list[dict[str, str]]) -> list[Wish]:
    """Approve or restrict an app; what was decided before is forgotten. Returns the requests that this answers.

    Emits `app_changed`.
    """
    tx.upsert(
        app_resolution,
        team_id=actor.team_id, app_id=found.id, status=status, scopes=encoding.encode_text(scopes), resolved_by=actor.user_id,
        resolved_at=tx.now_s,
    )  # fmt: skip
    answered = tx.all(_pending_of_app, team_id=actor.team_id, app_id=found.id)
    for wish in answered:
        close(tx, actor, wish, status)
    tx.emit(found.team_id, NOBODY, {"type": "app_changed", "app_id": found.id})
    return answered


def close(tx: Transaction, actor: Actor, wish: Wish, status: str) -> None:
    """End a request."""
    key = {"team_id": actor.team_id, "id": wish.id}
    tx.update(install_request, key, status=status, resolved_by=actor.user_id, resolved_at=tx.now_s)


def clear(tx: Transaction, team_id: str, app_id: str) -> None:
    """Forget what was decided on an app. Raises `ApiError("no_resolution_found")`."""
    if not tx.delete(app_resolution, team_id=team_id, app_id=app_id):
        raise ApiError("no_resolution_found")


def previous(resolution: Resolution | None) -> dict[str, Any] | None:
    """An earlier decision, as requests tell of it."""
    return None if resolution is None else {"status": resolution.status, "scopes": encoding.decode(resolution.scopes_text)}
