"""Tokens that end, renewed; and tokens that do not end, traded for such as do."""

from typing import Any

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import apps, auth, users
from hallway.domain.apps import App
from hallway.domain.oauth.clients import Client
from hallway.domain.oauth.exchanging import present_team, rotating
from hallway.platform.storage import Transaction


def renew(tx: Transaction, client: Client, found: auth.Refresh) -> dict[str, Any]:
    """The next token of an app's bot, or of a person for it. Raises `ApiError("invalid_refresh_token")`."""
    user = users.find(tx, found.team_id, found.user_id)
    is_own = (found.team_id, found.app_id) == (client.app.team_id, client.app.id)
    # Who has lost the secret cannot go on without it.
    is_shown = found.is_public or not client.is_public
    if not is_own or not is_shown or user is None or user.is_deleted or found.kind not in ("bot", "user"):
        raise ApiError("invalid_refresh_token")
    pair = auth.renew(tx, found, refresh_lives_s=apps.PUBLIC_REFRESH_S if found.is_public else 0)
    return _present(tx, client.app, found.kind, user.id, list(found.scopes), pair)


def trade(tx: Transaction, actor: Actor, app: App) -> dict[str, Any]:
    """A pair for the caller's token, which ends. Raises `ApiError` with `token_rotation_not_enabled`, `token_already_exchanged` or
    `invalid_token`."""
    if (actor.team_id, actor.app_id) != (app.team_id, app.id):
        raise ApiError("invalid_token")
    if not apps.manifest.is_rotating(app.manifest):
        raise ApiError("token_rotation_not_enabled")
    if auth.ends(tx, actor.team_id, actor.token_id):
        raise ApiError("token_already_exchanged")
    new = auth.NewToken(actor.user_id, actor.kind, tuple(sorted(actor.scopes)), bot_id=actor.bot_id, app_id=actor.app_id)
    pair = auth.issue_pair(tx, actor.team_id, new)
    auth.replace_token(tx, actor.team_id, actor.user_id, actor.token_id)
    return _present(tx, app, actor.kind, actor.user_id, sorted(actor.scopes), pair)


def _present(tx: Transaction, app: App, kind: str, user_id: str, scopes: list[str], pair: auth.Pair) -> dict[str, Any]:
    whose = {"bot_user_id": user_id} if kind == "bot" else {"user_id": user_id}
    return {
        **rotating(pair.token, pair.refresh_token),
        "token_type": kind,
        "scope": ",".join(scopes),
        **whose,
        "app_id": app.id,
        "team": present_team(tx, app.team_id),
        "enterprise": None,
        "is_enterprise_install": False,
    }
