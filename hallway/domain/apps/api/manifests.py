"""`apps.manifest.*`: apps made and changed by their manifests, with a configuration token or in the browser."""

import asyncio
from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.arguments import Given
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Kind, Policy, Registrar, Scopes, Tier, method
from hallway.domain import teams
from hallway.domain.apps import creating, managing, manifest
from hallway.domain.apps.store import App
from hallway.domain.context import Context
from hallway.platform.storage import Reader, Transaction

_READ = Scopes((), ("app_configurations:read",))
_WRITE = Scopes((), ("app_configurations:write",))


def _method(name: str, kind: Kind, tier: Tier, audit: str = UNAUDITED, scopes: Scopes = _WRITE) -> Registrar:
    name = f"apps.manifest.{name}"
    return method(name, kind=kind, scopes=scopes, policy=Policy.MEMBER, tier=tier, audit=audit, tokens=("config", "session"))


class NewManifest(msgspec.Struct):
    """Arguments of `apps.manifest.create`; the manifest as JSON or YAML text, or as an object."""

    manifest: Given
    team_id: str = ""


class ManifestOf(msgspec.Struct):
    """Arguments of `apps.manifest.update`."""

    app_id: str
    manifest: Given


class CheckedManifest(msgspec.Struct):
    """Arguments of `apps.manifest.validate`; with `app_id`, as that app's next one."""

    manifest: Given
    app_id: str = ""


class OneApp(msgspec.Struct):
    """An app."""

    app_id: str


@_method("create", "call", Tier.TWO, "app_created")
async def create(context: Context, actor: Actor, args: NewManifest) -> dict[str, Any]:
    """Make an app. Its secrets are shown in this answer, and never again. Raises `ApiError` with `invalid_manifest` or `no_permission`."""
    if args.team_id not in ("", actor.team_id):
        raise ApiError("invalid_team_id")
    described = await asyncio.to_thread(manifest.read, args.manifest)
    credentials, sealed = creating.new_credentials(context.key)
    made = await context.database.write(actor.team_id, _create, actor, described, sealed)
    team = await context.database.read(teams.get, actor.team_id)
    return {
        "app_id": made.id,
        "credentials": {"client_id": made.client_id, **msgspec.to_builtins(credentials)},
        "oauth_authorize_url": actor.home + manifest.authorize_path(made.manifest, made.client_id),
        "team_id": team.id,
        "team_domain": team.domain,
    }


def _create(tx: Transaction, actor: Actor, described: Any, sealed: creating.Sealed) -> App:
    managing.check_may_create(tx, actor)
    return creating.create(tx, actor.team_id, actor.user_id, described, sealed)


@_method("update", "call", Tier.TWO, "app_manifest_updated")
async def update(context: Context, actor: Actor, args: ManifestOf) -> dict[str, Any]:
    """Give an app another manifest. Tokens may do no more than before until it is installed again."""
    described = await asyncio.to_thread(manifest.read, args.manifest)
    return await context.database.write(actor.team_id, _update, actor, args.app_id, described)


def _update(tx: Transaction, actor: Actor, app_id: str, described: Any) -> dict[str, Any]:
    found = managing.access(tx, actor, app_id)
    made = creating.update(tx, found, described)
    return {"app_id": made.id, "permissions_updated": _permissions(found) != _permissions(made)}


def _permissions(found: App) -> tuple[set[str], ...]:
    return tuple(set(manifest.scopes(found.manifest, kind)) for kind in ("bot", "user"))


@_method("validate", "query", Tier.THREE)
def validate(reader: Reader, actor: Actor, args: CheckedManifest) -> dict[str, Any]:
    """Check a manifest: `invalid_manifest` with `errors` that say what is wrong and where, or none."""
    is_local = managing.access(reader, actor, args.app_id).is_local if args.app_id else False
    manifest.check(manifest.read(args.manifest), is_local=is_local)
    return {"errors": []}


@_method("export", "query", Tier.THREE, scopes=_READ)
def export(reader: Reader, actor: Actor, args: OneApp) -> dict[str, Any]:
    """The manifest of an app."""
    return {"manifest": managing.access(reader, actor, args.app_id).manifest}


@_method("delete", "command", Tier.TWO, "app_deleted")
def delete(tx: Transaction, actor: Actor, args: OneApp) -> dict[str, Any]:
    """End an app for good: it is uninstalled, and its tokens and secrets count no more."""
    creating.delete(tx, managing.access(tx, actor, args.app_id))
    return {}
