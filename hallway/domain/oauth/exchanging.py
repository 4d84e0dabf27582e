"""From a code to tokens: the app is installed, or allowed to act for somebody, at the moment when it fetches them."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import apps, auth, conversations, teams, users, webhooks
from hallway.domain.apps import App
from hallway.domain.oauth import codes, redirects
from hallway.domain.oauth.clients import Client
from hallway.domain.oauth.codes import Code
from hallway.platform.storage import Transaction

EXPIRES_IN = auth.LIFETIME_S


class Exchange(msgspec.Struct, frozen=True):
    """What an app sends to get its tokens. `flow` is the one of the method that it calls."""

    client: Client
    flow: str
    code: str
    redirect_uri: str
    code_verifier: str
    origin: str


class Tokens(msgspec.Struct, frozen=True):
    """What an app gets: for its bot, for a person, and where it may post."""

    app: App
    user_id: str
    code: Code
    installed: apps.Installed | None
    granted: apps.Granted | None
    webhook: dict[str, str] | None
    is_rotating: bool


def take_code(tx: Transaction, exchange: Exchange) -> Code:
    """Check a code and use it up.

    Raises `ApiError` with `invalid_code`, `code_already_used` (v1), `bad_redirect_uri`, `oauth_authorization_url_mismatch`,
    `pkce_not_allowed`, `invalid_code_verifier` or `bad_client_secret`.
    """
    app = exchange.client.app
    found = codes.find(tx, app.team_id, app.id, exchange.code)
    used = "code_already_used" if exchange.flow == "v1" else "invalid_code"
    if found.used_at:
        raise ApiError(used)
    if found.flow != exchange.flow:
        raise ApiError("oauth_authorization_url_mismatch")
    codes.check_redirect(found, exchange.redirect_uri)
    if exchange.code_verifier and found.flow != "openid" and not apps.manifest.allows_pkce(app.manifest):
        raise ApiError("pkce_not_allowed")
    codes.check_verifier(found, exchange.code_verifier)
    if exchange.client.is_public and not found.challenge:
        raise ApiError("bad_client_secret")
    if exchange.client.is_public and (found.bot_scopes and redirects.is_on_desktop(found.redirect_uri)):
        # Whoever has no secret and sits on somebody's machine acts for that person, not as a bot for all.
        raise ApiError("pkce_not_allowed")
    codes.use(tx, found, used)
    return found


def person_of(tx: Transaction, app: App, user_id: str) -> Actor:
    """Whoever agreed, as they are now. Raises `ApiError("invalid_code")` when they have left."""
    user = users.find(tx, app.team_id, user_id)
    if user is None or user.is_deleted:
        raise ApiError("invalid_code")
    return Actor(app.team_id, user.id, user.role, "session", "")


def exchange_code(tx: Transaction, exchange: Exchange) -> Tokens:
    """The tokens for a code. Emits what installing does; raises as `take_code`, and `app_approval_required` or `app_restricted`."""
    app = exchange.client.app
    code = take_code(tx, exchange)
    actor = person_of(tx, app, code.user_id)
    apps.approval.check_may_install(tx, actor, app, apps.approval.named_scopes(code.bot_scopes, code.user_scopes))
    is_rotating = apps.manifest.is_rotating(app.manifest) or exchange.client.is_public
    installed = granted = webhook = None
    if code.bot_scopes:
        installed = apps.install(tx, app, code.user_id, code.bot_scopes, is_rotating=is_rotating)
    elif apps.find_active(tx, app.team_id, app.id) is None:
        apps.install(tx, app, code.user_id, [], is_rotating=is_rotating)
    if code.user_scopes:
        is_public = exchange.client.is_public
        granted = apps.grant(tx, app, code.user_id, code.user_scopes, is_rotating=is_rotating, is_public=is_public)
    if code.channel:
        webhook = _webhook(tx, actor, app, code.channel, exchange.origin)
    return Tokens(app, code.user_id, code, installed, granted, webhook, is_rotating)


def _webhook(tx: Transaction, actor: Actor, app: App, channel: str, origin: str) -> dict[str, str]:
    made = webhooks.create(tx, actor, channel, app_id=app.id)
    room = conversations.access(tx, actor, channel).conversation
    name = f"#{room.name}" if room.name else room.id
    page = f"{origin}/apps/{app.id}"
    return {"channel": name, "channel_id": room.id, "configuration_url": page, "url": made.url(origin)}


def present_team(tx: Transaction, team_id: str) -> dict[str, str]:
    """The team, as answers of OAuth name it."""
    return {"id": team_id, "name": teams.get(tx, team_id).name}


def rotating(token: str, refresh_token: str) -> dict[str, Any]:
    """A token with what renews it, where it ends."""
    return {"access_token": token} | ({"expires_in": EXPIRES_IN, "refresh_token": refresh_token} if refresh_token else {})
