"""`oauth.v2.access`, `oauth.v2.user.access`, `oauth.v2.exchange` and, from before them, `oauth.access`."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Registrar, Tier, method
from hallway.domain import auth
from hallway.domain.context import Context
from hallway.domain.oauth import renewing
from hallway.domain.oauth.clients import Client, identify
from hallway.domain.oauth.exchanging import Exchange, Tokens, exchange_code, present_team, rotating
from hallway.platform.http import Caller
from hallway.platform.storage import Transaction


class Access(msgspec.Struct):
    """Arguments of `oauth.v2.access`: a code, or a refresh token; id and secret of the app here, or as `Basic` authorization."""

    client_id: str = ""
    client_secret: str = ""
    code: str = ""
    redirect_uri: str = ""
    code_verifier: str = ""
    grant_type: str = ""
    refresh_token: str = ""


def _open(name: str, audit: str = UNAUDITED) -> Registrar:
    return method(f"oauth.{name}", kind="call", scopes=(), policy=Policy.OPEN, tier=Tier.FOUR, audit=audit)


@_open("v2.access")
async def v2_access(context: Context, caller: Caller, args: Access) -> dict[str, Any]:
    """An app's tokens for a code, or the next ones for a refresh token."""
    return await _access(context, caller, args, "v2", _present_v2)


@_open("v2.user.access")
async def user_access(context: Context, caller: Caller, args: Access) -> dict[str, Any]:
    """The token of a person alone, for a code."""
    return await _access(context, caller, args, "user", _present_user)


@_open("access")
async def v1_access(context: Context, caller: Caller, args: Access) -> dict[str, Any]:
    """Tokens in the form from before granular scopes."""
    return await _access(context, caller, args, "v1", _present_v1)


async def _access(context: Context, caller: Caller, args: Access, flow: str, present: Any) -> dict[str, Any]:
    client = await context.database.read(identify, caller, args.client_id, args.client_secret)
    team_id = client.app.team_id
    if args.grant_type == "refresh_token":
        found = await context.database.read(auth.find_refresh, args.refresh_token)
        return await context.database.write(team_id, renewing.renew, client, found)
    if args.grant_type not in ("", "authorization_code"):
        raise ApiError("invalid_grant_type")
    exchange = Exchange(client, flow, args.code, args.redirect_uri, args.code_verifier, caller.origin)
    return await context.database.write(team_id, _exchange, exchange, present)


def _exchange(tx: Transaction, exchange: Exchange, present: Any) -> dict[str, Any]:
    answer: dict[str, Any] = present(tx, exchange_code(tx, exchange))
    return answer


def _present_v2(tx: Transaction, tokens: Tokens) -> dict[str, Any]:
    person: dict[str, Any] = {"id": tokens.user_id}
    if tokens.granted is not None:
        person |= {"scope": ",".join(tokens.granted.scopes), "token_type": "user"}
        person |= rotating(tokens.granted.token, tokens.granted.refresh_token)
    answer: dict[str, Any] = {"app_id": tokens.app.id, "authed_user": person}
    if tokens.installed is not None:
        answer |= {
            "scope": ",".join(tokens.installed.installation.bot_scopes),
            "token_type": "bot",
            "bot_user_id": tokens.installed.installation.bot_user_id,
            **rotating(tokens.installed.bot_token, tokens.installed.refresh_token),
        }
    answer |= {"team": present_team(tx, tokens.app.team_id), "enterprise": None, "is_enterprise_install": False}
    return answer | ({"incoming_webhook": tokens.webhook} if tokens.webhook is not None else {})


def _present_user(tx: Transaction, tokens: Tokens) -> dict[str, Any]:
    if tokens.granted is None:
        raise ApiError("no_user_scopes")
    scope = ",".join(tokens.granted.scopes)
    return {
        **rotating(tokens.granted.token, tokens.granted.refresh_token),
        "token_type": "user",
        "scope": scope,
        "user_id": tokens.user_id,
        "authed_user": {"id": tokens.user_id, "scope": scope},
        "app_id": tokens.app.id,
        "team": present_team(tx, tokens.app.team_id),
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _present_v1(tx: Transaction, tokens: Tokens) -> dict[str, Any]:
    team = present_team(tx, tokens.app.team_id)
    installed, granted = tokens.installed, tokens.granted
    token = granted.token if granted is not None else installed.bot_token if installed is not None else ""
    answer: dict[str, Any] = {
        "access_token": token,
        "scope": ",".join([*(("bot",) if "bot" in tokens.code.bot_scopes else ()), *tokens.code.user_scopes]) or "identify",
        "user_id": tokens.user_id,
        "team_name": team["name"],
        "team_id": team["id"],
        "enterprise_id": None,
    }
    if installed is not None and installed.bot_token:
        answer["bot"] = {"bot_user_id": installed.installation.bot_user_id, "bot_access_token": installed.bot_token}
    return answer | ({"incoming_webhook": tokens.webhook} if tokens.webhook is not None else {})


class Trade(msgspec.Struct):
    """Arguments of `oauth.v2.exchange`."""

    client_id: str = ""
    client_secret: str = ""


@method("oauth.v2.exchange", kind="call", scopes=(), policy=Policy.ANYONE, tier=Tier.THREE, audit="token_exchanged", tokens=("bot", "user"))
async def trade(context: Context, actor: Actor, args: Trade) -> dict[str, Any]:
    """For a token that does not end one that does, with what renews it; the old one ends."""
    caller = Caller("", False, actor.origin, actor.home, actor.ip, actor.user_agent)
    client: Client = await context.database.read(identify, caller, args.client_id, args.client_secret)
    if client.is_public:
        raise ApiError("bad_client_secret")
    return await context.database.write(actor.team_id, renewing.trade, actor, client.app)
