"""`apps.list` and `apps.info`: what apps there are, what each may do, for whom and where."""

from typing import Any

import msgspec

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Registrar, Tier, method
from hallway.domain import conversations
from hallway.domain.apps import approval, deciding, installing, managing, manifest, store
from hallway.domain.apps.store import App, Installation
from hallway.platform.storage import Reader, Transaction


def _method(name: str, kind: Any, tier: Tier, audit: str = UNAUDITED, policy: Policy = Policy.MEMBER) -> Registrar:
    return method(f"apps.{name}", kind=kind, scopes=(), policy=policy, tier=tier, audit=audit, tokens=("session",))


@_method("list", "query", Tier.THREE)
def list_all(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Every app of the team, by name: installed or not, and whether one may change it oneself. And whether one may make another."""
    installed = {row.app_id: row for row in store.list_active(reader, actor.team_id)}
    found = store.list_apps(reader, actor.team_id)
    return {
        "apps": [_brief(actor, app, installed.get(app.id)) for app in found],
        "may_create": managing.may_create(reader, actor),
    }


def _brief(actor: Actor, app: App, installed: Installation | None) -> dict[str, Any]:
    about = manifest.part(app.manifest, "display_information")
    return {
        "id": app.id,
        "name": app.name,
        "description": about.get("description", ""),
        "background_color": about.get("background_color", ""),
        "icon": f"{actor.origin}/app-icons/{app.team_id}/{app.id}/{app.icon}" if app.icon else "",
        "is_installed": installed is not None,
        "is_own": app.created_by == actor.user_id,
        "may_manage": managing.may_manage(actor, app),
        "bot_user_id": installed.bot_user_id if installed is not None else "",
        "created_by": app.created_by,
        "date_created": app.created_at,
        "date_updated": app.updated_at,
    }


class OneApp(msgspec.Struct):
    """An app."""

    app_id: str


@_method("info", "query", Tier.THREE)
def info(reader: Reader, actor: Actor, args: OneApp) -> dict[str, Any]:
    """All about an app: what it asks for and what it has been allowed, by whom, its commands and shortcuts, and in which of the channels
    that one may see its bot is."""
    app = managing.look(reader, actor, args.app_id)
    installed = store.find_active(reader, actor.team_id, app.id)
    whole = _brief(actor, app, installed) | {
        "long_description": manifest.part(app.manifest, "display_information").get("long_description", ""),
        "scopes": {kind: manifest.scopes(app.manifest, kind) for kind in ("bot", "user")},
        "commands": manifest.slash_commands(app.manifest),
        "shortcuts": manifest.shortcuts(app.manifest),
        "home": manifest.part(app.manifest, "features", "app_home"),
        "installation": _installation(installed) if installed is not None else None,
        "grants": [{"user_id": user_id, "scopes": scopes} for user_id, scopes in installing.granted(reader, app).items()],
        "channels": _channels(reader, actor, installed) if installed is not None else [],
        "approval": approval.state_for(reader, actor, app),
        "install_path": install_path(app),
        "is_socket_mode": manifest.is_socket_mode(app.manifest),
    }
    if not whole["may_manage"]:
        # Where it is called is its makers' business.
        whole["commands"] = [{key: value for key, value in command.items() if key != "url"} for command in whole["commands"]]
        return {"app": whole}
    return {"app": whole | {"client_id": app.client_id, "events_off_at": app.events_off_at, "verified_url": app.verified_url}}


def _installation(installed: Installation) -> dict[str, Any]:
    by = {"installed_by": installed.installed_by, "date_installed": installed.installed_at}
    return by | {"bot_id": installed.bot_id, "bot_user_id": installed.bot_user_id, "bot_scopes": installed.bot_scopes}


def _channels(reader: Reader, actor: Actor, installed: Installation) -> list[dict[str, Any]]:
    joined = [row.conversation for row in conversations.list_joined(reader, actor.team_id, installed.bot_user_id)]
    rooms = [room for room in joined if not room.is_direct and conversations.find_access(reader, actor, room.id) is not None]
    return [{"id": room.id, "name": room.name, "is_private": room.kind == "private"} for room in rooms]


def install_path(app: App) -> str:
    """Where one agrees to what the app asks for; empty for apps that name no address to come back to."""
    if not manifest.redirect_urls(app.manifest):
        return ""
    return manifest.authorize_path(app.manifest, app.client_id)


@_method("settings.info", "query", Tier.THREE, policy=Policy.ADMIN)
def settings_info(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """The team's settings on apps."""
    return {"settings": managing.settings(reader, actor.team_id)}


class Settings(msgspec.Struct):
    """Arguments of `apps.settings.set`: what is left out stays as it is."""

    apps_by_admins_only: bool | None = None
    apps_need_approval: bool | None = None


@_method("settings.set", "command", Tier.TWO, "pref.app_settings_changed", Policy.ADMIN)
def settings_set(tx: Transaction, actor: Actor, args: Settings) -> dict[str, Any]:
    """Choose who makes apps, and whether admins approve what others install."""
    changes = {name: value for name in managing.SETTINGS if (value := getattr(args, name)) is not None}
    managing.change_settings(tx, actor.team_id, changes)
    return {"settings": managing.settings(tx, actor.team_id)}


class Request(OneApp):
    """Arguments of `apps.request`: what the admins should know."""

    message: str = ""


@_method("request", "command", Tier.TWO, "app_requested")
def request(tx: Transaction, actor: Actor, args: Request) -> dict[str, Any]:
    """Ask the admins to allow an app."""
    made = deciding.request(tx, actor, managing.look(tx, actor, args.app_id), args.message)
    return {"request": {"id": made.id, "scopes": encoding.decode(made.scopes_text), "date_created": made.created_at}}
