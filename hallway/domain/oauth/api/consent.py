"""What the consent page asks: what an app wants, and what somebody says to it. Only the browser's own session says yes."""

from typing import Any

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Kind, Policy, Registrar, Tier, method
from hallway.domain import apps, conversations, teams, users
from hallway.domain.oauth import asking, codes, redirects
from hallway.domain.oauth.asking import Ask, Checked
from hallway.platform.storage import Reader, Transaction


def _method(name: str, kind: Kind, audit: str = UNAUDITED) -> Registrar:
    name = f"oauth.consent.{name}"
    return method(name, kind=kind, scopes=(), policy=Policy.PERSON, tier=Tier.THREE, audit=audit, tokens=("session",))


@_method("info", "query")
def info(reader: Reader, actor: Actor, args: Ask) -> dict[str, Any]:
    """What an app asks for: which app, each scope with whether it is new, and where its answer goes. Raises as `asking.check`."""
    checked = asking.check(reader, actor, args)
    app = checked.app
    active = apps.find_active(reader, actor.team_id, app.id)
    had_bot = set(active.bot_scopes) if active is not None else set()
    had_user = set(apps.granted(reader, app).get(actor.user_id, ()))
    about = apps.manifest.part(app.manifest, "display_information")
    return {
        "app": {
            "id": app.id,
            "name": app.name,
            "description": about.get("description", ""),
            "icon": f"{actor.origin}/app-icons/{app.team_id}/{app.id}/{app.icon}" if app.icon else "",
            "created_by": app.created_by,
            "is_installed": active is not None,
        },
        "user": users.present_for(users.get(reader, actor.team_id, actor.user_id), actor),
        "team": {"id": actor.team_id, "name": teams.get(reader, actor.team_id).name},
        "bot_scopes": [{"name": name, "is_new": name not in had_bot} for name in checked.bot_scopes],
        "user_scopes": [{"name": name, "is_new": name not in had_user} for name in checked.user_scopes],
        "needs_channel": _needs_channel(checked),
        "redirect_uri": checked.redirect_uri,
        "approval": _approval(reader, actor, checked),
    }


def _needs_channel(checked: Checked) -> bool:
    return "incoming-webhook" in (*checked.bot_scopes, *checked.user_scopes)


def _approval(reader: Reader, actor: Actor, checked: Checked) -> str:
    if checked.flow == "openid":
        return "allowed"
    return apps.approval.state_for(reader, actor, checked.app, apps.approval.named_scopes(checked.bot_scopes, checked.user_scopes))


class Allow(Ask, kw_only=True):
    """Arguments of `oauth.consent.allow`; `channel` is where an incoming webhook posts."""

    channel: str = ""


@_method("allow", "command", "app_scopes_allowed")
def allow(tx: Transaction, actor: Actor, args: Allow) -> dict[str, Any]:
    """Agree to what an app asks for: `url` is where to go now, with a code for the app. Raises as `asking.check`, and `ApiError` with
    `channel_not_found`, `app_approval_required` or `app_restricted`."""
    checked = asking.check(tx, actor, args)
    if (state := _approval(tx, actor, checked)) != "allowed":
        raise ApiError("app_restricted" if state == "restricted" else "app_approval_required")
    channel = ""
    if _needs_channel(checked):
        channel = conversations.access(tx, actor, args.channel).conversation.id
    code = codes.issue(tx, actor.user_id, checked, is_redirect_named=bool(args.redirect_uri), nonce=args.nonce, channel=channel)
    return {"url": redirects.with_answer(checked.redirect_uri, code=code, state=args.state)}


@_method("deny", "query")
def deny(reader: Reader, actor: Actor, args: Ask) -> dict[str, Any]:
    """Refuse: `url` is where to go now, with `error=access_denied`."""
    checked = asking.check(reader, actor, args)
    return {"url": redirects.with_answer(checked.redirect_uri, error="access_denied", state=args.state)}


class Request(Ask, kw_only=True):
    """Arguments of `oauth.consent.request`: what the admins should know."""

    message: str = ""


@_method("request", "command", "app_requested")
def request(tx: Transaction, actor: Actor, args: Request) -> dict[str, Any]:
    """Ask the admins to allow what an app asks for."""
    checked = asking.check(tx, actor, args)
    scopes = apps.approval.named_scopes(checked.bot_scopes, checked.user_scopes)
    return {"request": {"id": apps.deciding.request(tx, actor, checked.app, args.message, scopes).id}}
