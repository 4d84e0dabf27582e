"""Admins decide on apps: what that changes, and who is told. And how answers tell of apps, requests and decisions."""

from typing import Any

from hallway.core import encoding, richtext
from hallway.core.actor import Actor
from hallway.core.events import NOBODY
from hallway.core.ids import SLACKBOT
from hallway.core.timestamps import format_ts
from hallway.domain import messages, personal, teams, users
from hallway.domain.apps import approval, managing, manifest, store
from hallway.domain.apps.approval import Resolution, Wish
from hallway.domain.apps.store import App
from hallway.platform.storage import Reader, Transaction

_ICON_SIZES = (32, 36, 48, 64, 72, 96, 128, 192, 512, 1024)
# What lets an app read what people have written, or act far beyond a message.
_SENSITIVE = (":history", "admin", "discovery:", "search:", "files:", ":manage", "client", "users:read.email")
_SAYS = {
    "approved": "Your request for the app *{name}* was approved. You can install it now.",
    "restricted": "Your request for the app *{name}* was declined.",
    "cancelled": "Your request for the app *{name}* was closed without a decision.",
}


def decide(tx: Transaction, actor: Actor, found: App, status: str, scopes: list[dict[str, str]]) -> None:
    """Approve or restrict an app. A restricted one is taken out where it is in; who has asked for it is told by Slackbot."""
    for wish in approval.resolve(tx, actor, found, status, scopes):
        tell(tx, found, wish, status)


def tell(tx: Transaction, found: App, wish: Wish, status: str) -> None:
    """Tell somebody what became of their request."""
    user = users.find(tx, found.team_id, wish.user_id)
    if user is None or user.is_deleted:
        return
    room = personal.talk_with_slackbot(tx, found.team_id, user.id)
    said = _SAYS[status].format(name=richtext.escape(found.name))
    messages.add(tx, room, SLACKBOT, messages.NewMessage(text=said))


def present_app(app: App, origin: str, home: str) -> dict[str, Any]:
    """An app as `admin.apps.*` and `app_requested` tell of it. All apps here are a team's own."""
    directory = manifest.part(app.manifest, "app_directory")
    about = manifest.part(app.manifest, "display_information")
    icon = f"{origin}/app-icons/{app.team_id}/{app.id}/{app.icon}" if app.icon else ""
    return {
        "id": app.id,
        "name": app.name,
        "description": about.get("description", ""),
        "help_url": directory.get("support_url", ""),
        "privacy_policy_url": directory.get("privacy_policy_url", ""),
        "app_homepage_url": directory.get("installation_landing_page", ""),
        "app_directory_url": f"{home}/apps/{app.id}",
        "is_app_directory_approved": False,
        "is_internal": True,
        "is_granular_bot_app": True,
        "additional_info": "",
        "icons": {f"image_{size}": icon for size in _ICON_SIZES} if icon else {},
    }


def present_scopes(text: str) -> list[dict[str, Any]]:
    """The scopes of a decision or request."""
    scopes: list[dict[str, str]] = encoding.decode(text)
    return [{**scope, "description": "", "is_sensitive": any(part in scope["name"] for part in _SENSITIVE)} for scope in scopes]


def present_resolution(reader: Reader, resolution: Resolution, team_id: str, origin: str, home: str) -> dict[str, Any] | None:
    """An app that has been decided on; None when it is gone."""
    app = store.find(reader, team_id, resolution.app_id)
    if app is None:
        return None
    return {
        "app": present_app(app, origin, home),
        "scopes": present_scopes(resolution.scopes_text),
        "date_updated": resolution.resolved_at,
        "last_resolved_by": {"actor_id": resolution.resolved_by, "actor_type": "user"},
    }


def present_wish(reader: Reader, wish: Wish, team_id: str, origin: str, home: str) -> dict[str, Any] | None:
    """A request; None when its app is gone."""
    app, team = store.find(reader, team_id, wish.app_id), teams.get(reader, team_id)
    user = users.find(reader, team_id, wish.user_id)
    if app is None or user is None:
        return None
    name = str(user.profile.get("real_name") or user.name)
    is_collaborator = managing.may_manage(Actor(team_id, user.id, user.role, "session", ""), app)
    return {
        "id": wish.id,
        "app": present_app(app, origin, home),
        "previous_resolution": approval.previous(approval.find_resolution(reader, team_id, app.id)),
        "user": {"id": user.id, "name": name, "email": user.email or ""},
        "team": {"id": team.id, "name": team.name, "domain": team.domain},
        "scopes": present_scopes(wish.scopes_text),
        "message": wish.message,
        "is_user_app_collaborator": is_collaborator,
        "date_created": wish.created_at,
    }


def request(tx: Transaction, actor: Actor, found: App, message: str, scopes: list[dict[str, str]] | None = None) -> Wish:
    """Ask the admins for an app. Emits `app_requested`; raises as `approval.request`."""
    made, is_new = approval.request(tx, actor, found, message, scopes)
    if is_new:
        body = present_wish(tx, made, actor.team_id, "", "")
        tx.emit(actor.team_id, NOBODY, {"type": "app_requested", "app_request": body, "event_ts": format_ts(tx.next_ts(actor.team_id))})
    return made
