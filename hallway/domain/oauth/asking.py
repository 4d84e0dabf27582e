"""What an app asks somebody for, checked: which app, what it wants, and where it is to be answered."""

import re

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.scopes import SCOPES
from hallway.domain import apps, auth
from hallway.domain.apps import App
from hallway.domain.oauth import redirects
from hallway.platform.storage import Reader

_OPENID = frozenset(("openid", "email", "profile"))
_CHALLENGE = re.compile(r"^[A-Za-z0-9_-]{43}$")
_LONGEST_STATE = 4000
_FLOWS = ("v1", "v2", "user", "openid")
# What the single scope `bot` of old apps stood for.
_OLD_BOT = (
    "app_mentions:read", "bot", "channels:history", "channels:read", "chat:write", "commands", "emoji:read", "files:read", "files:write",
    "groups:history", "groups:read", "im:history", "im:read", "im:write", "mpim:history", "mpim:read", "mpim:write", "pins:read",
    "pins:write", "reactions:read", "reactions:write", "rtm:stream", "team:read", "usergroups:read", "users:read",
)  # fmt: skip
_OLD_BOTS = frozenset(("bot", "commands", "incoming-webhook"))


class Ask(msgspec.Struct, kw_only=True):
    """The parameters of an authorize address; `flow` tells which: v1, v2, user or openid."""

    client_id: str
    flow: str = "v2"
    scope: str = ""
    user_scope: str = ""
    redirect_uri: str = ""
    state: str = ""
    team: str = ""
    nonce: str = ""
    response_type: str = ""
    code_challenge: str = ""
    code_challenge_method: str = ""


class Checked(msgspec.Struct, frozen=True):
    """An app's question that may be put to somebody."""

    app: App
    flow: str
    redirect_uri: str
    bot_scopes: list[str]
    user_scopes: list[str]
    challenge: str


def check(reader: Reader, actor: Actor, ask: Ask) -> Checked:
    """The question, if it may be asked. Nothing is told to the app where it may not: whoever is asked sees why.

    Raises `ApiError` with `invalid_client_id`, `invalid_team_for_non_distributed_app`, `bad_redirect_uri`, `invalid_scope`, `no_scopes`,
    `invalid_state`, `invalid_code_challenge`, `pkce_not_allowed`, `user_is_restricted`, `not_an_admin` or `invalid_arguments`.
    """
    if ask.flow not in _FLOWS or ask.response_type not in ("", "code"):
        raise ApiError("invalid_arguments")
    if not ask.client_id.startswith(f"{actor.team_id}."):
        raise ApiError(
            "invalid_team_for_non_distributed_app" if re.match(r"^T[A-Z0-9]+\.A[A-Z0-9]+$", ask.client_id) else "invalid_client_id"
        )
    found = apps.find_by_client_id(reader, ask.client_id)
    if found is None:
        raise ApiError("invalid_client_id")
    if ask.team not in ("", actor.team_id):
        raise ApiError("invalid_team_for_non_distributed_app")
    redirect_uri = redirects.check(apps.manifest.redirect_urls(found.manifest), ask.redirect_uri)
    if len(ask.state) > _LONGEST_STATE or len(ask.nonce) > _LONGEST_STATE:
        raise ApiError("invalid_state")
    bot, user = _scopes(found, ask)
    _check_person(actor, bot, user)
    return Checked(found, ask.flow, redirect_uri, bot, user, _challenge(found, ask))


def _challenge(found: App, ask: Ask) -> str:
    if not ask.code_challenge:
        if ask.code_challenge_method:
            raise ApiError("invalid_code_challenge")
        return ""
    if ask.code_challenge_method != "S256" or not _CHALLENGE.match(ask.code_challenge):
        raise ApiError("invalid_code_challenge")
    if ask.flow != "openid" and not apps.manifest.allows_pkce(found.manifest):
        raise ApiError("pkce_not_allowed")
    return ask.code_challenge


def _split(text: str) -> list[str]:
    return list(dict.fromkeys(re.split(r"[\s,]+", text.strip()))) if text.strip() else []


def _scopes(found: App, ask: Ask) -> tuple[list[str], list[str]]:
    asked, asked_of_user = _split(ask.scope), _split(ask.user_scope)
    if ask.flow == "openid":
        if "openid" not in asked or not _OPENID.issuperset(asked):
            raise ApiError("invalid_scope")
        return [], asked
    if ask.flow == "v1":
        bot = [*(_OLD_BOT if "bot" in asked else ()), *(scope for scope in asked if scope in _OLD_BOTS and scope != "bot")]
        user = [scope for scope in asked if scope not in _OLD_BOTS]
    elif ask.flow == "user":
        bot, user = [], [*asked, *asked_of_user]
    else:
        bot, user = asked, asked_of_user
    if not bot and not user:
        wanted = found.manifest
        bot = [] if ask.flow == "user" else apps.manifest.scopes(wanted, "bot")
        user = apps.manifest.scopes(wanted, "user")
    _check_scopes(ask.flow, bot, user)
    return list(dict.fromkeys(bot)), list(dict.fromkeys(user))


def _check_scopes(flow: str, bot: list[str], user: list[str]) -> None:
    if not bot and not user:
        raise ApiError("no_scopes")
    if flow == "v1":
        wrong = [scope for scope in user if scope not in auth.known_scopes() or scope in _OPENID]
    else:
        wrong = [scope for scope in bot if "bot" not in SCOPES.get(scope, ())]
        wrong += [scope for scope in user if "user" not in SCOPES.get(scope, ()) or scope in _OPENID]
    if wrong:
        raise ApiError("invalid_scope", *wrong[:10])
    # Who somebody is, the old way, is asked by itself.
    if any(scope.startswith("identity.") for scope in user) and (bot or not all(scope.startswith("identity.") for scope in user)):
        raise ApiError("invalid_scope")


def _check_person(actor: Actor, bot: list[str], user: list[str]) -> None:
    if actor.is_guest and not all(scope in _OPENID or scope.startswith("identity.") for scope in (*bot, *user)):
        raise ApiError("user_is_restricted")
    if not actor.is_admin and any(scope == "admin" or scope.startswith("admin.") for scope in user):
        raise ApiError("not_an_admin")
