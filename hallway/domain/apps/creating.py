"""Making, changing and deleting apps. Their secrets are made aside, before the transaction: it never sees them in plain text."""

import secrets as random
from typing import Any

import msgspec

from hallway.core import encoding
from hallway.core.events import NOBODY
from hallway.core.ids import new_id
from hallway.domain import auth, files
from hallway.domain.apps import installing, manifest, store
from hallway.domain.apps.store import App
from hallway.domain.apps.tables import app
from hallway.platform import secrets
from hallway.platform.storage import Transaction


class Credentials(msgspec.Struct, frozen=True):
    """What a new app's owner is shown once."""

    client_secret: str
    signing_secret: str
    verification_token: str


class Sealed(msgspec.Struct, frozen=True):
    """The same as it is kept."""

    app_id: str
    client_secret_hash: str
    signing_secret: str
    verification_token: str


SECRETS = Credentials.__struct_fields__


def new_credentials(key: bytes, app_id: str = "") -> tuple[Credentials, Sealed]:
    """Secrets for a new app, or new ones for an old: in plain text, and as they are kept under the server's `key`."""
    made = Credentials(random.token_hex(16), random.token_hex(16), random.token_urlsafe(18))
    app_id = app_id or new_id("A")
    sealed = Sealed(
        app_id,
        auth.hash_secret(made.client_secret),
        secrets.seal(key, made.signing_secret, f"signing {app_id}"),
        secrets.seal(key, made.verification_token, f"verification {app_id}"),
    )
    return made, sealed


def signing_secret(key: bytes, found: App) -> str:
    """What requests to the app are signed with."""
    return secrets.unseal(key, found.signing_secret, f"signing {found.id}")


def verification_token(key: bytes, found: App) -> str:
    """What old apps know Slack's requests by."""
    return secrets.unseal(key, found.verification_token, f"verification {found.id}")


def create(tx: Transaction, team_id: str, user_id: str, described: Any, sealed: Sealed, *, is_local: bool = False) -> App:
    """A new app as its manifest describes it. Raises `ApiError("invalid_manifest")`."""
    checked = manifest.check(described, is_local=is_local)
    tx.insert(
        app,
        team_id=team_id, id=sealed.app_id, name=checked["display_information"]["name"], manifest=encoding.encode_text(checked),
        client_secret_hash=sealed.client_secret_hash, signing_secret=sealed.signing_secret,
        verification_token=sealed.verification_token, created_by=user_id, created_at=tx.now_s, updated_at=tx.now_s,
        is_local=is_local, is_deleted=False, icon="", events_off_at=0, verified_url="",
    )  # fmt: skip
    return store.get(tx, team_id, sealed.app_id)


def update(tx: Transaction, found: App, described: Any) -> App:
    """Give an app another manifest. Scopes that it asks for anew come with its next installation. Emits `app_changed`."""
    checked = manifest.check(described, is_local=found.is_local)
    name = checked["display_information"]["name"]
    tx.update(
        app,
        {"team_id": found.team_id, "id": found.id},
        name=name,
        manifest=encoding.encode_text(checked),
        updated_at=tx.now_s,
        events_off_at=0,
    )
    made = store.get(tx, found.team_id, found.id)
    installing.dress_bot(tx, made)
    tell_changed(tx, made)
    return made


def reseal(tx: Transaction, found: App, sealed: Sealed, which: tuple[str, ...] = SECRETS) -> None:
    """Give an app new secrets, all of them or those in `which`; the old ones end at once. Emits `app_changed`."""
    kept = {"client_secret": "client_secret_hash"}
    changes = {column: getattr(sealed, column) for column in (kept.get(name, name) for name in which)}
    tx.update(app, {"team_id": found.team_id, "id": found.id}, **changes, updated_at=tx.now_s)
    tell_changed(tx, found)


def set_icon(tx: Transaction, found: App, key: str) -> None:
    """Give an app another picture, by its key. Emits `app_changed`, and `user_change` of its bot."""
    files.release(tx, found.team_id, [found.icon])
    tx.update(app, {"team_id": found.team_id, "id": found.id}, icon=key, updated_at=tx.now_s)
    installing.dress_bot(tx, store.get(tx, found.team_id, found.id))
    tell_changed(tx, found)


def delete(tx: Transaction, found: App) -> None:
    """End an app: it is uninstalled, and nothing of it counts any more. Emits what uninstalling does."""
    installing.uninstall(tx, found)
    auth.revoke_app_tokens(tx, found.team_id, found.id)
    tx.update(app, {"team_id": found.team_id, "id": found.id}, is_deleted=True, updated_at=tx.now_s)
    installing.tell_admins(tx, found, "app_deleted")
    tell_changed(tx, found)


def tell_changed(tx: Transaction, found: App) -> None:
    """Tell whoever serves apps to look at this one again."""
    tx.emit(found.team_id, NOBODY, {"type": "app_changed", "app_id": found.id})
