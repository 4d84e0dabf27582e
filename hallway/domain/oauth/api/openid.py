"""`openid.connect.*`: signing in elsewhere with one's account here."""

import asyncio
from typing import Any

import msgspec
from joserfc import jwt

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Scopes, Tier, method
from hallway.domain import apps, auth, users
from hallway.domain.context import Context
from hallway.domain.oauth import claims, keys
from hallway.domain.oauth.clients import Client, identify
from hallway.domain.oauth.exchanging import EXPIRES_IN, Exchange, person_of, take_code
from hallway.platform.http import Caller
from hallway.platform.storage import Reader, Transaction


class Token(msgspec.Struct):
    """Arguments of `openid.connect.token`."""

    client_id: str = ""
    client_secret: str = ""
    code: str = ""
    redirect_uri: str = ""
    code_verifier: str = ""
    grant_type: str = ""
    refresh_token: str = ""


@method("openid.connect.token", kind="call", scopes=(), policy=Policy.OPEN, tier=Tier.FOUR, audit=UNAUDITED)
async def token(context: Context, caller: Caller, args: Token) -> dict[str, Any]:
    """An access token and a signed id token for a code, or the next access token for a refresh token."""
    client = await context.database.read(identify, caller, args.client_id, args.client_secret)
    team_id = client.app.team_id
    if args.grant_type == "refresh_token":
        found = await context.database.read(auth.find_refresh, args.refresh_token)
        return await context.database.write(team_id, _renew, client, found)
    if args.grant_type not in ("", "authorization_code"):
        raise ApiError("invalid_grant_type")
    exchange = Exchange(client, "openid", args.code, args.redirect_uri, args.code_verifier, caller.origin)
    key = await keys.current(context, team_id)
    answer, about = await context.database.write(team_id, _sign_in, exchange)
    signed = await asyncio.to_thread(jwt.encode, {"alg": "RS256", "kid": key.kid, "typ": "JWT"}, about, key)
    return answer | {"id_token": signed}


def _sign_in(tx: Transaction, exchange: Exchange) -> tuple[dict[str, Any], dict[str, Any]]:
    app = exchange.client.app
    code = take_code(tx, exchange)
    person_of(tx, app, code.user_id)
    is_public = exchange.client.is_public
    new = auth.NewToken(code.user_id, "user", tuple(code.user_scopes), app_id=app.id)
    is_rotating = apps.manifest.is_rotating(app.manifest) or is_public
    access, refresh = apps.issue(tx, app, new, is_rotating=is_rotating, is_public=is_public)
    about = claims.id_claims(tx, code, app.client_id, access, exchange.origin, tx.now_s)
    return _present(access, refresh), about


def _renew(tx: Transaction, client: Client, found: auth.Refresh) -> dict[str, Any]:
    user = users.find(tx, found.team_id, found.user_id)
    is_own = (found.team_id, found.app_id) == (client.app.team_id, client.app.id)
    if not is_own or "openid" not in found.scopes or user is None or user.is_deleted or (client.is_public and not found.is_public):
        raise ApiError("invalid_refresh_token")
    pair = auth.renew(tx, found, refresh_lives_s=apps.PUBLIC_REFRESH_S if found.is_public else 0)
    return _present(pair.token, pair.refresh_token)


def _present(access: str, refresh: str) -> dict[str, Any]:
    return {"access_token": access, "token_type": "Bearer"} | ({"refresh_token": refresh, "expires_in": EXPIRES_IN} if refresh else {})


@method(
    "openid.connect.userInfo",
    kind="query",
    scopes=Scopes((), ("openid",)),
    policy=Policy.ANYONE,
    tier=Tier.THREE,
    audit=UNAUDITED,
    tokens=("user",),
)
def user_info(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Who has signed in, as far as they have let the app know."""
    return claims.user_claims(reader, actor.team_id, actor.user_id, actor.scopes, actor.origin)
