"""Configuration tokens: with them a program makes and changes apps for a person, half a day each, renewed by `tooling.tokens.rotate`."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Tier, method
from hallway.domain import auth, users
from hallway.domain.apps import managing
from hallway.domain.apps.tokens import CONFIG_SCOPES
from hallway.domain.auth import Pair
from hallway.domain.context import Context
from hallway.platform.http import Caller
from hallway.platform.storage import Reader, Transaction

_OWN = ("session",)


@method(
    "apps.configTokens.create", kind="command", scopes=(), policy=Policy.MEMBER, tier=Tier.TWO, audit="config_token_created", tokens=_OWN
)
def create(tx: Transaction, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """A new configuration token of one's own, with its refresh token: shown here, and never again."""
    managing.check_may_create(tx, actor)
    return _present(actor, auth.issue_pair(tx, actor.team_id, auth.NewToken(actor.user_id, "config", CONFIG_SCOPES)))


@method("apps.configTokens.list", kind="query", scopes=(), policy=Policy.MEMBER, tier=Tier.THREE, audit=UNAUDITED, tokens=_OWN)
def list_own(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """One's own configuration tokens."""
    found = auth.list_named_tokens(reader, actor.team_id, "config", user_id=actor.user_id)
    return {"tokens": [row.present() for row in found]}


class OneToken(msgspec.Struct):
    """A token by its id."""

    token_id: str


@method(
    "apps.configTokens.revoke", kind="command", scopes=(), policy=Policy.MEMBER, tier=Tier.TWO, audit="config_token_revoked", tokens=_OWN
)
def revoke(tx: Transaction, actor: Actor, args: OneToken) -> dict[str, Any]:
    """End one of one's own configuration tokens, and what would renew it."""
    own = {row.id for row in auth.list_named_tokens(tx, actor.team_id, "config", user_id=actor.user_id)}
    if args.token_id not in own:
        raise ApiError("token_not_found")
    auth.revoke_tokens(tx, actor.team_id, actor.user_id, [args.token_id])
    return {}


class Rotate(msgspec.Struct):
    """Arguments of `tooling.tokens.rotate`."""

    refresh_token: str


@method("tooling.tokens.rotate", kind="call", scopes=(), policy=Policy.OPEN, tier=Tier.THREE, audit=UNAUDITED)
async def rotate(context: Context, caller: Caller, args: Rotate) -> dict[str, Any]:
    """The next configuration token, and the refresh token after that. Raises `ApiError("invalid_refresh_token")`."""
    found = await context.database.read(auth.find_refresh, args.refresh_token)
    return await context.database.write(found.team_id, _rotate, found)


def _rotate(tx: Transaction, found: auth.Refresh) -> dict[str, Any]:
    user = users.find(tx, found.team_id, found.user_id)
    if found.kind != "config" or user is None or user.is_deleted:
        raise ApiError("invalid_refresh_token")
    actor = Actor(found.team_id, user.id, user.role, "config", found.token_id)
    managing.check_may_create(tx, actor)
    return _present(actor, auth.renew(tx, found))


def _present(actor: Actor, pair: Pair) -> dict[str, Any]:
    own = {"team_id": actor.team_id, "user_id": actor.user_id, "iat": pair.issued_at, "exp": pair.expires_at}
    return {"token": pair.token, "refresh_token": pair.refresh_token, **own}
