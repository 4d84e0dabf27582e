"""`admin.apps.*`: admins approve and restrict apps, and answer those who asked for one."""

from typing import Any

import msgspec

from hallway.core import cursors, encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import is_id
from hallway.core.methods import UNAUDITED, Kind, Policy, Registrar, Scopes, Tier, method
from hallway.domain.apps import approval, deciding, installing, store
from hallway.domain.apps.store import App
from hallway.platform.storage import Reader, Transaction

_READ, _WRITE = Scopes((), ("admin.apps:read",)), Scopes((), ("admin.apps:write",))
_MOST = 1000


def _method(name: str, kind: Kind, scopes: Scopes, audit: str = UNAUDITED) -> Registrar:
    return method(
        f"admin.apps.{name}", kind=kind, scopes=scopes, policy=Policy.ADMIN, tier=Tier.TWO, audit=audit, tokens=("user", "session")
    )


class Page(msgspec.Struct):
    """A page of a list; the caller's own team need not be named."""

    team_id: str = ""
    cursor: str = ""
    limit: int = 100


class Decision(msgspec.Struct):
    """Arguments of `admin.apps.approve` and `admin.apps.restrict`: an app, or somebody's request for one."""

    app_id: str = ""
    request_id: str = ""
    team_id: str = ""
    bot_scopes: list[str] = []
    user_scopes: list[str] = []


@_method("approve", "command", _WRITE, "app_approved")
def approve(tx: Transaction, actor: Actor, args: Decision) -> dict[str, Any]:
    """Allow an app with the scopes that were asked for, or with those named; who asked for it is told."""
    found, asked = _decided(tx, actor, args)
    named = approval.named_scopes(args.bot_scopes, args.user_scopes)
    deciding.decide(tx, actor, found, "approved", named or asked)
    return {}


@_method("restrict", "command", _WRITE, "app_restricted")
def restrict(tx: Transaction, actor: Actor, args: Decision) -> dict[str, Any]:
    """Forbid an app: nobody but admins can install it; who asked for it is told."""
    found, asked = _decided(tx, actor, args)
    deciding.decide(tx, actor, found, "restricted", asked)
    return {}


def _decided(reader: Reader, actor: Actor, args: Decision) -> tuple[App, list[dict[str, str]]]:
    _check_team(actor, args.team_id)
    if not args.app_id and not args.request_id:
        raise ApiError("request_id_or_app_id_is_required")
    if args.app_id and args.request_id:
        raise ApiError("too_many_ids_provided")
    if args.request_id:
        wish = approval.get_pending(reader, actor.team_id, args.request_id)
        return _app(reader, actor, wish.app_id), encoding.decode(wish.scopes_text)
    found = _app(reader, actor, args.app_id)
    return found, approval.asked_scopes(found)


def _app(reader: Reader, actor: Actor, app_id: str) -> App:
    found = store.find(reader, actor.team_id, app_id) if is_id(app_id, "A") else None
    if found is None:
        raise ApiError("invalid_app_id")
    return found


def _check_team(actor: Actor, team_id: str) -> None:
    if team_id not in ("", actor.team_id):
        raise ApiError("team_not_found")


class OneApp(msgspec.Struct):
    """Arguments of `admin.apps.clearResolution`."""

    app_id: str
    team_id: str = ""


@_method("clearResolution", "command", _WRITE, "app_resolution_cleared")
def clear_resolution(tx: Transaction, actor: Actor, args: OneApp) -> dict[str, Any]:
    """Forget what was decided on an app. Raises `ApiError` with `invalid_app_id` or `no_resolution_found`."""
    _check_team(actor, args.team_id)
    approval.clear(tx, actor.team_id, _app(tx, actor, args.app_id).id)
    return {}


@_method("approved.list", "query", _READ)
def approved_list(reader: Reader, actor: Actor, args: Page) -> dict[str, Any]:
    """The apps that were allowed."""
    return _list_resolutions(reader, actor, args, "approved")


@_method("restricted.list", "query", _READ)
def restricted_list(reader: Reader, actor: Actor, args: Page) -> dict[str, Any]:
    """The apps that were forbidden."""
    return _list_resolutions(reader, actor, args, "restricted")


def _list_resolutions(reader: Reader, actor: Actor, args: Page, status: str) -> dict[str, Any]:
    _check_team(actor, args.team_id)
    limit = min(max(args.limit, 1), _MOST)
    after = cursors.read(args.cursor, "app") if args.cursor else ""
    found = approval.list_resolutions(reader, actor.team_id, status, after, limit + 1)
    shown = [deciding.present_resolution(reader, row, actor.team_id, actor.origin, actor.home) for row in found[:limit]]
    cursor = cursors.write("app", found[limit - 1].app_id) if len(found) > limit else ""
    return {f"{status}_apps": [row for row in shown if row is not None], "response_metadata": {"next_cursor": cursor}}


@_method("requests.list", "query", _READ)
def requests_list(reader: Reader, actor: Actor, args: Page) -> dict[str, Any]:
    """What people have asked for, and nobody has decided on."""
    _check_team(actor, args.team_id)
    limit = min(max(args.limit, 1), _MOST)
    after = cursors.read(args.cursor, "request") if args.cursor else ""
    found = approval.list_pending(reader, actor.team_id, after, limit + 1)
    shown = [deciding.present_wish(reader, wish, actor.team_id, actor.origin, actor.home) for wish in found[:limit]]
    cursor = cursors.write("request", found[limit - 1].id) if len(found) > limit else ""
    return {"app_requests": [row for row in shown if row is not None], "response_metadata": {"next_cursor": cursor}}


class OneRequest(msgspec.Struct):
    """Arguments of `admin.apps.requests.cancel`."""

    request_id: str
    team_id: str = ""


@_method("requests.cancel", "command", _WRITE, "app_request_cancelled")
def requests_cancel(tx: Transaction, actor: Actor, args: OneRequest) -> dict[str, Any]:
    """Close a request without deciding on its app; who asked is told. Raises `ApiError` with `invalid_request_id` or
    `request_already_resolved`."""
    _check_team(actor, args.team_id)
    wish = approval.get_pending(tx, actor.team_id, args.request_id)
    approval.close(tx, actor, wish, "cancelled")
    found = store.find(tx, actor.team_id, wish.app_id)
    if found is not None:
        deciding.tell(tx, found, wish, "cancelled")
    return {}


class Removal(msgspec.Struct):
    """Arguments of `admin.apps.uninstall`."""

    app_id: str
    team_ids: list[str] = []
    enterprise_id: str = ""


@_method("uninstall", "command", _WRITE, "app_uninstalled")
def uninstall(tx: Transaction, actor: Actor, args: Removal) -> dict[str, Any]:
    """Take an app out of the team. Raises `ApiError` with `app_not_found` or `teams_not_found`."""
    if any(team_id != actor.team_id for team_id in args.team_ids):
        raise ApiError("teams_not_found")
    found = store.get(tx, actor.team_id, args.app_id)
    if store.find_active(tx, actor.team_id, found.id) is None:
        raise ApiError("app_not_found")
    installing.uninstall(tx, found, actor.user_id)
    return {}
