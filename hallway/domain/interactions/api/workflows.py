"""`workflows.triggers.*`: the links by which people start workflows, for apps, their makers' tools, and those who click them."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Registrar, Scopes, Tier, method
from hallway.domain.context import Context
from hallway.domain.interactions import tripping
from hallway.domain.interactions.api.commands import AS_PERSON, PEOPLE
from hallway.domain.interactions.reaching import reach
from hallway.domain.interactions.workflows import triggers
from hallway.domain.interactions.workflows.triggers import Described
from hallway.platform.storage import Reader, Transaction

_READ, _WRITE = Scopes(("triggers:read",), ("triggers:read",)), Scopes(("triggers:write",), ("triggers:write",))
_TOOLS = ("bot", "user", "session")


def _command(name: str) -> Registrar:
    return method(
        f"workflows.triggers.{name}", kind="command", scopes=_WRITE, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED, tokens=_TOOLS
    )


def _query(name: str) -> Registrar:
    return method(
        f"workflows.triggers.{name}", kind="query", scopes=_READ, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED, tokens=_TOOLS
    )


class Create(msgspec.Struct):
    """Arguments of `workflows.triggers.create`: `workflow` as `#/workflows/…`; `workflow_app_id` for those who are not the app."""

    name: str
    workflow: str
    type: str = "shortcut"
    description: str = ""
    inputs: Any = None
    workflow_app_id: str = ""


@_command("create")
def create(tx: Transaction, actor: Actor, args: Create) -> dict[str, Any]:
    """Make a link that starts a workflow."""
    reached = triggers.access_app(tx, actor, args.workflow_app_id)
    made = triggers.keep(tx, actor, reached, Described(args.type, args.name, args.workflow, args.description, args.inputs))
    return {"trigger": triggers.present(made, reached, actor.home)}


class Update(Create, kw_only=True):
    """Arguments of `workflows.triggers.update`."""

    trigger_id: str


@_command("update")
def update(tx: Transaction, actor: Actor, args: Update) -> dict[str, Any]:
    """Make a trigger anew, under the same link."""
    before, reached = triggers.access(tx, actor, args.trigger_id)
    made = triggers.keep(tx, actor, reached, Described(args.type, args.name, args.workflow, args.description, args.inputs), before)
    return {"trigger": triggers.present(made, reached, actor.home)}


class Named(msgspec.Struct):
    """A trigger."""

    trigger_id: str


@_command("delete")
def delete(tx: Transaction, actor: Actor, args: Named) -> dict[str, Any]:
    """Take a trigger away."""
    triggers.delete(tx, triggers.access(tx, actor, args.trigger_id)[0])
    return {}


@_query("info")
def info(reader: Reader, actor: Actor, args: Named) -> dict[str, Any]:
    """A trigger."""
    found, reached = triggers.access(reader, actor, args.trigger_id)
    return {"trigger": triggers.present(found, reached, actor.home)}


class OfApp(msgspec.Struct):
    """An app, for those who are not the app itself."""

    app_id: str = ""


@_query("list")
def list_triggers(reader: Reader, actor: Actor, args: OfApp) -> dict[str, Any]:
    """The triggers of an app."""
    reached = triggers.access_app(reader, actor, args.app_id)
    return {"triggers": [triggers.present(found, reached, actor.home) for found in triggers.list_of_app(reader, reached)]}


class Permission(Named, kw_only=True):
    """Arguments of `workflows.triggers.permissions.*`."""

    permission_type: str = "named_entities"
    user_ids: list[str] = []
    channel_ids: list[str] = []


@_query("permissions.list")
def list_permissions(reader: Reader, actor: Actor, args: Named) -> dict[str, Any]:
    """Who may use a trigger."""
    found, _ = triggers.access(reader, actor, args.trigger_id)
    return found.permission


@_command("permissions.set")
def set_permissions(tx: Transaction, actor: Actor, args: Permission) -> dict[str, Any]:
    """Say who may use a trigger."""
    found, _ = triggers.access(tx, actor, args.trigger_id)
    if args.permission_type == "named_entities" and not (args.user_ids or args.channel_ids):
        raise ApiError("named_entities_cannot_be_empty")
    return _keep(tx, found, args.permission_type, args.user_ids, args.channel_ids)


@_command("permissions.add")
def add_permissions(tx: Transaction, actor: Actor, args: Permission) -> dict[str, Any]:
    """Let more people, or the people of more channels, use a trigger."""
    found, _ = triggers.access(tx, actor, args.trigger_id)
    before = _named(found)
    return _keep(tx, found, "named_entities", [*before["user_ids"], *args.user_ids], [*before["channel_ids"], *args.channel_ids])


@_command("permissions.remove")
def remove_permissions(tx: Transaction, actor: Actor, args: Permission) -> dict[str, Any]:
    """Let people, or the people of channels, use a trigger no longer."""
    found, _ = triggers.access(tx, actor, args.trigger_id)
    before = _named(found)
    people = [user_id for user_id in before["user_ids"] if user_id not in args.user_ids]
    places = [channel_id for channel_id in before["channel_ids"] if channel_id not in args.channel_ids]
    if not people and not places:
        raise ApiError("named_entities_cannot_be_empty")
    return _keep(tx, found, "named_entities", people, places)


def _named(found: triggers.WorkflowTrigger) -> dict[str, Any]:
    if found.permission["permission_type"] != "named_entities":
        raise ApiError("invalid_permission_type")
    return found.permission


def _keep(tx: Transaction, found: triggers.WorkflowTrigger, kind: str, people: list[str], places: list[str]) -> dict[str, Any]:
    named = {"user_ids": list(dict.fromkeys(people)), "channel_ids": list(dict.fromkeys(places))} if kind == "named_entities" else {}
    triggers.set_permission(tx, found, {"permission_type": kind, **named})
    return {"permission_type": kind, **named}


@method("workflows.triggers.preview", kind="query", scopes=AS_PERSON, policy=Policy.PERSON, tier=Tier.THREE, audit=UNAUDITED, tokens=PEOPLE)
def preview(reader: Reader, actor: Actor, args: Named) -> dict[str, Any]:
    """What a trigger starts, for those who may use it, and what they may choose."""
    found = triggers.usable(reader, actor, args.trigger_id)
    return {"trigger": triggers.preview(found, reach(reader, actor.team_id, found.app_id))}


class Trip(msgspec.Struct):
    """Arguments of `workflows.triggers.trip`: a trigger by its id or link; where it was clicked; and what may be chosen."""

    trigger_id: str = ""
    url: str = ""
    channel: str = ""
    inputs: Any = None


@method("workflows.triggers.trip", kind="call", scopes=AS_PERSON, policy=Policy.PERSON, tier=Tier.THREE, audit=UNAUDITED, tokens=PEOPLE)
async def trip(context: Context, actor: Actor, args: Trip) -> dict[str, Any]:
    """Start a workflow by its trigger."""
    trigger_id = args.trigger_id or triggers.trigger_in(args.url)
    chosen = args.inputs if isinstance(args.inputs, dict) else {}
    return await context.database.write(actor.team_id, tripping.trip, context.key, actor, trigger_id, args.channel, chosen)
