"""`hallway app`: apps from their manifests."""

from pathlib import Path
from typing import Annotated, Any

import cyclopts
import msgspec
from cyclopts import Parameter

from hallway.app import secret_key
from hallway.cli.output import Failure, Places, team_of, tell
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import apps, users, webhooks
from hallway.platform.storage import Transaction

app = cyclopts.App(name="app", help="Apps.")

Where = Annotated[Places, Parameter(name="*")]


_SENTENCES = {"channel_not_found": "There is no such channel", "user_not_found": "There is no such owner"}


class _Wish(msgspec.Struct, frozen=True):
    described: Any
    owner: str
    is_local: bool
    is_installed: bool
    webhook_channel: str
    origin: str


@app.command(name="create")
def create_app(
    *,
    team: str,
    manifest: Path,
    owner: str | None = None,
    install: bool = False,
    allow_local: bool = False,
    webhook_channel: str | None = None,
    places: Where = Places(),  # noqa: B008 - frozen
    json: bool = False,
) -> None:
    """Make an app from its manifest. Its secrets and tokens are shown once.

    Parameters
    ----------
    team
        The team's domain.
    manifest
        File with the app's manifest, YAML or JSON, as Slack's.
    owner
        E-mail address of whom it belongs to; the team's first owner unless given.
    install
        Install it at once, with every bot scope it asks for.
    allow_local
        Let its request URLs be on this machine, and without TLS: for development.
    webhook_channel
        Make it an incoming webhook into this channel, too; the app must be installed for that.
    json
        Print one JSON object.
    """
    try:
        described = apps.manifest.read_text(manifest.read_text())
    except ApiError as error:
        raise Failure(error.code, _sentence(error)) from error
    if webhook_channel and not install:
        raise Failure("app_not_installed", "A webhook needs the app to be installed: add --install")
    credentials, sealed = apps.new_credentials(secret_key(places.config().data_path / "secret.key"))
    with places.open() as database:
        found = team_of(database, team)
        wish = _Wish(described, owner or "", allow_local, install, webhook_channel or "", places.address)
        try:
            result = database.write_now(found.id, _create, found.id, wish, sealed)
        except ApiError as error:
            raise Failure(error.code, _sentence(error)) from error
    result |= msgspec.to_builtins(credentials)
    lines = [f"{key}: {value}" for key, value in result.items() if value]
    tell("\n".join(["The app is there. Keep these, they are not shown again:", *lines]), result, as_json=json)


def _create(tx: Transaction, team_id: str, wish: _Wish, sealed: apps.Sealed) -> dict[str, Any]:
    owner = users.find_by_email(tx, team_id, wish.owner) if wish.owner else users.first_owner(tx, team_id)
    if owner is None:
        raise ApiError("user_not_found")
    made = apps.create(tx, team_id, owner.id, wish.described, sealed, is_local=wish.is_local)
    result = {"app_id": made.id, "team_id": team_id, "client_id": made.client_id, "app_token": apps.issue_app_token(tx, made)}
    if wish.is_installed:
        installed = apps.install(tx, made, owner.id, apps.manifest.scopes(made.manifest, "bot"))
        of = installed.installation
        result |= {"bot_token": installed.bot_token, "bot_user_id": of.bot_user_id, "bot_id": of.bot_id}
    if wish.webhook_channel:
        actor = Actor(team_id, owner.id, owner.role, "user", "")
        result["webhook_url"] = webhooks.create(tx, actor, wish.webhook_channel, app_id=made.id).url(wish.origin)
    return result


def _sentence(error: ApiError) -> str:
    problems = error.extra.get("errors", ())
    return (
        "; ".join(f"{problem['pointer']}: {problem['message']}" for problem in problems)
        or " ".join(error.messages)
        or _SENTENCES.get(error.code, error.code)
    )
