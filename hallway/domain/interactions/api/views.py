"""`views.*`: modals and home tabs, for apps that open them and for people who fill them in."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Tier, method
from hallway.domain import auth
from hallway.domain.context import Context
from hallway.domain.interactions import opening, submitting, viewing
from hallway.domain.interactions.api.commands import AS_PERSON, PEOPLE
from hallway.domain.interactions.reaching import Reached, reach
from hallway.domain.interactions.triggers import Trigger, read_trigger, use_trigger
from hallway.platform.storage import Transaction

_APPS = ("bot", "user")


class Open(msgspec.Struct):
    """Arguments of `views.open` and `views.push`."""

    view: Any
    trigger_id: str = ""
    interactivity_pointer: str = ""


@method("views.open", kind="call", scopes=(), policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=_APPS)
async def open_view(context: Context, actor: Actor, args: Open) -> dict[str, Any]:
    """Open a modal for whoever has just acted on the app."""
    body = opening.check(args.view, "modal")
    trigger = _trigger(context, actor, args)
    return await context.database.write(actor.team_id, _open, actor, trigger, body)


def _open(tx: Transaction, actor: Actor, trigger: Trigger, body: dict[str, Any]) -> dict[str, Any]:
    use_trigger(tx, trigger)
    reached = reach(tx, trigger.team_id, trigger.app_id)
    screen = opening.Screen(trigger.user_id, trigger.channel_id, trigger.client_token, auth.function_of(actor))
    return {"view": viewing.present(opening.open_view(tx, reached, screen, body), reached)}


@method("views.push", kind="call", scopes=(), policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=_APPS)
async def push_view(context: Context, actor: Actor, args: Open) -> dict[str, Any]:
    """Open a modal on top of the one that somebody has just acted in."""
    body = opening.check(args.view, "modal")
    trigger = _trigger(context, actor, args)
    return await context.database.write(actor.team_id, _push, actor, trigger, body)


def _push(tx: Transaction, actor: Actor, trigger: Trigger, body: dict[str, Any]) -> dict[str, Any]:
    use_trigger(tx, trigger)
    reached = reach(tx, trigger.team_id, trigger.app_id)
    below = viewing.find(tx, trigger.team_id, trigger.view_id)
    if below is None or (below.kind, below.app_id, below.user_id) != ("modal", trigger.app_id, trigger.user_id):
        raise ApiError("not_found")
    screen = opening.Screen(trigger.user_id, trigger.channel_id, trigger.client_token, auth.function_of(actor))
    return {"view": viewing.present(opening.open_view(tx, reached, screen, body, above=below), reached)}


def _trigger(context: Context, actor: Actor, args: Open) -> Trigger:
    return read_trigger(context.key, actor, args.trigger_id or args.interactivity_pointer)


class Update(msgspec.Struct):
    """Arguments of `views.update`: the view by its id, or as the app calls it."""

    view: Any
    view_id: str = ""
    external_id: str = ""
    hash: str = ""


@method("views.update", kind="command", scopes=(), policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=_APPS)
def update_view(tx: Transaction, actor: Actor, args: Update) -> dict[str, Any]:
    """Put other content into a view."""
    reached = _own_app(tx, actor)
    found = (
        viewing.find(tx, actor.team_id, args.view_id)
        if args.view_id
        else viewing.find_by_external_id(tx, actor.team_id, actor.app_id, args.external_id)
        if args.external_id
        else None
    )
    if found is None or found.app_id != actor.app_id:
        raise ApiError("not_found")
    body = opening.check(args.view, found.kind)
    return {"view": viewing.present(opening.update_view(tx, reached, found, body, args.hash), reached)}


class Publish(msgspec.Struct):
    """Arguments of `views.publish`."""

    user_id: str
    view: Any
    hash: str = ""


@method("views.publish", kind="command", scopes=(), policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=_APPS)
def publish_view(tx: Transaction, actor: Actor, args: Publish) -> dict[str, Any]:
    """Show a view in somebody's home tab of the app."""
    reached = _own_app(tx, actor)
    body = opening.check(args.view, "home")
    opening.check_user(tx, actor.team_id, args.user_id)
    return {"view": viewing.present(opening.publish_view(tx, reached, args.user_id, body, args.hash), reached)}


def _own_app(tx: Transaction, actor: Actor) -> Reached:
    if not actor.app_id:
        raise ApiError("not_allowed_token_type")
    return reach(tx, actor.team_id, actor.app_id)


class Submit(msgspec.Struct):
    """Arguments of `views.submit`: what stands in the view's elements, as in Slack's payload."""

    view_id: str
    state: Any = None
    client_token: str = ""


@method("views.submit", kind="call", scopes=AS_PERSON, policy=Policy.PERSON, tier=Tier.SPECIAL, audit=UNAUDITED, tokens=PEOPLE)
async def submit_view(context: Context, actor: Actor, args: Submit) -> dict[str, Any]:
    """Submit a modal; what its app makes of it."""
    given = await context.database.read(submitting.read_submission, actor, args.view_id, args.state)
    return await submitting.submit(context, actor, given, args.client_token[:100])


class Close(msgspec.Struct):
    """Arguments of `views.close`."""

    view_id: str
    is_cleared: bool = False


@method("views.close", kind="call", scopes=AS_PERSON, policy=Policy.PERSON, tier=Tier.SPECIAL, audit=UNAUDITED, tokens=PEOPLE)
async def close_view(context: Context, actor: Actor, args: Close) -> dict[str, Any]:
    """Close a modal, or all that lie on each other."""
    await submitting.close(context, actor, args.view_id, is_cleared=args.is_cleared)
    return {}
