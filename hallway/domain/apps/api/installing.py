"""`apps.install` and `apps.uninstall`: an app's makers put it into their team without leaving the page; who has its secret takes it out."""

import hmac
from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import Policy, Tier, method
from hallway.domain import auth
from hallway.domain.apps import approval, installing, managing, manifest, store
from hallway.domain.apps.store import App
from hallway.platform.storage import Reader, Transaction


class OneApp(msgspec.Struct):
    """An app."""

    app_id: str


@method("apps.install", kind="command", scopes=(), policy=Policy.MEMBER, tier=Tier.TWO, audit="app_installed", tokens=("session",))
def install(tx: Transaction, actor: Actor, args: OneApp) -> dict[str, Any]:
    """Put an app of one's own into the team with all that its manifest asks for: its bot's token, and one for oneself, are shown once.

    Raises `ApiError` with `app_not_found`, `no_permission`, `app_approval_required` or `app_restricted`.
    """
    found = managing.access(tx, actor, args.app_id)
    approval.check_may_install(tx, actor, found)
    user_scopes = manifest.scopes(found.manifest, "user")
    made = installing.install(tx, found, actor.user_id, manifest.scopes(found.manifest, "bot"))
    tokens = {"bot_token": made.bot_token} if made.bot_token else {}
    if user_scopes:
        tokens["user_token"] = installing.grant(tx, found, actor.user_id, user_scopes).token
    own = {"app_id": found.id, "bot_id": made.installation.bot_id, "bot_user_id": made.installation.bot_user_id}
    return own | tokens


class Uninstall(msgspec.Struct):
    """Arguments of `apps.uninstall`: an app's id and secret, or in the browser its `app_id`."""

    client_id: str = ""
    client_secret: str = ""
    app_id: str = ""


@method("apps.uninstall", kind="command", scopes=(), policy=Policy.ANYONE, tier=Tier.TWO, audit="app_uninstalled")
def uninstall(tx: Transaction, actor: Actor, args: Uninstall) -> dict[str, Any]:
    """Take an app out of the team: its tokens end, and it hears so. Raises `ApiError` with `invalid_client_id`, `bad_client_secret`,
    `client_id_token_mismatch`, `app_not_found` or `no_permission`."""
    found = _own(tx, actor, args.app_id) if actor.kind == "session" else _by_secret(tx, actor, args)
    installing.uninstall(tx, found, actor.user_id)
    return {"uninstalled": True}


def _own(reader: Reader, actor: Actor, app_id: str) -> App:
    if actor.is_guest:
        raise ApiError("user_is_restricted")
    found = managing.look(reader, actor, app_id)
    active = store.find_active(reader, actor.team_id, found.id)
    if not managing.may_manage(actor, found) and (active is None or active.installed_by != actor.user_id):
        raise ApiError("no_permission")
    return found


def _by_secret(reader: Reader, actor: Actor, args: Uninstall) -> App:
    found = store.find_by_client_id(reader, args.client_id)
    if found is None:
        raise ApiError("invalid_client_id")
    if not hmac.compare_digest(found.client_secret_hash, auth.hash_secret(args.client_secret)):
        raise ApiError("bad_client_secret")
    if (found.team_id, found.id) != (actor.team_id, actor.app_id):
        raise ApiError("client_id_token_mismatch")
    return found
