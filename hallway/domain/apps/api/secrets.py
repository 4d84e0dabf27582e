"""What an app is known by: its secrets made anew, and tokens of its own. Shown in the answer that makes them, and never again."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Kind, Policy, Registrar, Tier, method
from hallway.domain import auth
from hallway.domain.apps import creating, managing
from hallway.domain.apps.tokens import APP_SCOPES, issue_app_token
from hallway.domain.context import Context
from hallway.platform.storage import Reader, Transaction

_LONGEST_NAME = 80
_MOST_TOKENS = 50


def _method(name: str, kind: Kind, tier: Tier, audit: str = UNAUDITED) -> Registrar:
    return method(f"apps.{name}", kind=kind, scopes=(), policy=Policy.MEMBER, tier=tier, audit=audit, tokens=("session",))


class Which(msgspec.Struct):
    """Arguments of `apps.secrets.rotate`; `which` is client_secret, signing_secret or verification_token."""

    app_id: str
    which: str


@_method("secrets.rotate", "call", Tier.TWO, "app_secret_rotated")
async def rotate(context: Context, actor: Actor, args: Which) -> dict[str, Any]:
    """Give an app another secret; the old one ends at once."""
    if args.which not in creating.SECRETS:
        raise ApiError("invalid_arguments", f"[ERROR] must be one of {', '.join(creating.SECRETS)} [json-pointer:/which]")
    credentials, sealed = creating.new_credentials(context.key, args.app_id)
    await context.database.write(actor.team_id, _rotate, actor, args, sealed)
    return {args.which: getattr(credentials, args.which)}


def _rotate(tx: Transaction, actor: Actor, args: Which, sealed: creating.Sealed) -> None:
    creating.reseal(tx, managing.access(tx, actor, args.app_id), sealed, (args.which,))


class NewToken(msgspec.Struct):
    """Arguments of `apps.tokens.create`."""

    app_id: str
    name: str
    scopes: list[str]


@_method("tokens.create", "command", Tier.TWO, "app_token_created")
def create(tx: Transaction, actor: Actor, args: NewToken) -> dict[str, Any]:
    """A token for the app itself, for Socket Mode and the like. Raises `ApiError` with `invalid_scope` or `too_many_tokens`."""
    found = managing.access(tx, actor, args.app_id)
    if not args.scopes or not set(args.scopes) <= set(APP_SCOPES):
        raise ApiError("invalid_scope", f"an app's own token may have {', '.join(APP_SCOPES)}")
    if len(auth.list_named_tokens(tx, actor.team_id, "app", app_id=found.id)) >= _MOST_TOKENS:
        raise ApiError("too_many_tokens")
    return {"token": issue_app_token(tx, found, tuple(dict.fromkeys(args.scopes)), args.name.strip()[:_LONGEST_NAME])}


class OneApp(msgspec.Struct):
    """An app."""

    app_id: str


@_method("tokens.list", "query", Tier.THREE)
def list_tokens(reader: Reader, actor: Actor, args: OneApp) -> dict[str, Any]:
    """The app's own tokens."""
    found = managing.access(reader, actor, args.app_id)
    return {"tokens": [row.present() for row in auth.list_named_tokens(reader, actor.team_id, "app", app_id=found.id)]}


class OneToken(OneApp):
    """One of an app's tokens."""

    token_id: str


@_method("tokens.revoke", "command", Tier.TWO, "app_token_revoked")
def revoke(tx: Transaction, actor: Actor, args: OneToken) -> dict[str, Any]:
    """End one of the app's own tokens, and the connections that live on it. Raises `ApiError("token_not_found")`."""
    found = managing.access(tx, actor, args.app_id)
    if args.token_id not in {row.id for row in auth.list_named_tokens(tx, actor.team_id, "app", app_id=found.id)}:
        raise ApiError("token_not_found")
    auth.revoke_tokens(tx, actor.team_id, "", [args.token_id])
    return {}
