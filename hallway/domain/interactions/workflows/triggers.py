"""Workflow triggers: links and buttons by which people start an app's workflow, and who may.

Of Slack's kinds of triggers there are `shortcut` ones: those that somebody clicks.
"""

import re
from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.domain import apps, conversations, users
from hallway.domain.interactions.reaching import Reached, reach
from hallway.domain.interactions.tables import featured_workflow, workflow_trigger
from hallway.domain.interactions.workflows import definitions
from hallway.domain.interactions.workflows.running import start
from hallway.domain.interactions.workflows.templates import fill
from hallway.platform.storage import Reader, Transaction, query

_URL = re.compile(r"/shortcuts/(Ft0[0-9A-Z]{9})(?:/|$)")
_PERMISSIONS = ("everyone", "app_collaborators", "named_entities")
_MOST_NAMED = 100
_LARGEST = 20_000


class WorkflowTrigger(msgspec.Struct, frozen=True):
    """A trigger's row."""

    team_id: str
    id: str
    app_id: str
    workflow: str
    name: str
    description: str
    inputs_text: str
    permission_text: str
    created_by: str
    created_at: int
    updated_at: int

    @property
    def inputs(self) -> dict[str, Any]:
        """What the workflow is given: by parameter `{value}`, and whether whoever starts it may choose (`customizable`)."""
        decoded: dict[str, Any] = encoding.decode(self.inputs_text)
        return decoded

    @property
    def permission(self) -> dict[str, Any]:
        """`permission_type`, and for `named_entities` `user_ids` and `channel_ids`."""
        decoded: dict[str, Any] = encoding.decode(self.permission_text)
        return decoded


_w = workflow_trigger.c
_in_team = select(
    _w.team_id, _w.id, _w.app_id, _w.workflow, _w.name, _w.description, _w.inputs, _w.permission, _w.created_by, _w.created_at,
    _w.updated_at,
).where(_w.team_id == bindparam("team_id"))  # fmt: skip
_find = query(_in_team.where(_w.id == bindparam("id")), into=WorkflowTrigger)
_of_app = query(_in_team.where(_w.app_id == bindparam("app_id")).order_by(_w.created_at, _w.id), into=WorkflowTrigger)


class Described(msgspec.Struct, frozen=True):
    """What a trigger is to be."""

    type: str
    name: str
    workflow: str
    description: str = ""
    inputs: Any = None


def access_app(reader: Reader, actor: Actor, app_id: str) -> Reached:
    """The app whose triggers the actor may change: itself, or one of the actor's own.

    Raises `ApiError` with `app_not_found` or `access_denied`.
    """
    reached = reach(reader, actor.team_id, app_id or actor.app_id)
    if actor.app_id != reached.app.id and (actor.kind == "bot" or not apps.managing.may_manage(actor, reached.app)):
        raise ApiError("access_denied")
    return reached


def access(reader: Reader, actor: Actor, trigger_id: str) -> tuple[WorkflowTrigger, Reached]:
    """A trigger that the actor may change. Raises `ApiError` with `trigger_not_found` or `access_denied`."""
    found = reader.one(_find, team_id=actor.team_id, id=trigger_id)
    if found is None:
        raise ApiError("trigger_not_found")
    return found, access_app(reader, actor, found.app_id)


def list_of_app(reader: Reader, reached: Reached) -> list[WorkflowTrigger]:
    """The triggers of an app's workflows, the oldest first."""
    return reader.all(_of_app, team_id=reached.app.team_id, app_id=reached.app.id)


def keep(tx: Transaction, actor: Actor, reached: Reached, described: Described, before: WorkflowTrigger | None = None) -> WorkflowTrigger:
    """Make a trigger, or make one anew.

    Raises `ApiError` with `invalid_trigger_type`, `workflow_not_found` or `invalid_trigger_inputs`.
    """
    if described.type != "shortcut":
        raise ApiError("invalid_trigger_type")
    if not described.name:
        raise ApiError("invalid_arguments", "missing required field: name")
    definitions.find_workflow(reached, described.workflow)
    inputs = described.inputs if described.inputs is not None else {}
    is_right = isinstance(inputs, dict) and all(isinstance(item, dict) for item in inputs.values())
    if not is_right or len(encoding.encode(inputs)) > _LARGEST:
        raise ApiError("invalid_trigger_inputs")
    made = WorkflowTrigger(
        actor.team_id, before.id if before else new_id("Ft"), reached.app.id, described.workflow.removeprefix("#/workflows/"),
        described.name[:200], described.description[:1000], encoding.encode_text(inputs),
        before.permission_text if before else encoding.encode_text({"permission_type": "everyone"}),
        before.created_by if before else actor.user_id, before.created_at if before else tx.now_s, tx.now_s,
    )  # fmt: skip
    values = msgspec.structs.asdict(made)
    tx.upsert(workflow_trigger, inputs=values.pop("inputs_text"), permission=values.pop("permission_text"), **values)
    return made


def delete(tx: Transaction, found: WorkflowTrigger) -> None:
    """Nobody starts anything by it any more."""
    tx.delete(workflow_trigger, team_id=found.team_id, id=found.id)
    tx.delete(featured_workflow, team_id=found.team_id, trigger_id=found.id)


def set_permission(tx: Transaction, found: WorkflowTrigger, permission: dict[str, Any]) -> None:
    """Say who may use a trigger. Raises `ApiError` with `invalid_permission_type`, `user_not_found` and the like."""
    if permission["permission_type"] not in _PERMISSIONS:
        raise ApiError("invalid_permission_type")
    people, places = permission.get("user_ids", []), permission.get("channel_ids", [])
    if len(people) + len(places) > _MOST_NAMED:
        raise ApiError("too_many_named_entities")
    if len(users.list_by_ids(tx, found.team_id, people)) < len(set(people)):
        raise ApiError("user_not_found")
    if any(conversations.find(tx, found.team_id, place) is None for place in places):
        raise ApiError("channel_not_found")
    tx.update(workflow_trigger, {"team_id": found.team_id, "id": found.id}, permission=encoding.encode_text(permission))


def present(found: WorkflowTrigger, reached: Reached, home: str) -> dict[str, Any]:
    """A trigger as Slack's tools get it; `shortcut_url` is what people click."""
    workflow = definitions.find_workflow(reached, found.workflow)
    return {
        "id": found.id,
        "type": "shortcut",
        "name": found.name,
        "description": found.description,
        "workflow": {"callback_id": found.workflow, "title": workflow["title"], "app_id": found.app_id},
        "inputs": found.inputs,
        "app_id": found.app_id,
        "owner_id": found.created_by,
        "date_created": found.created_at,
        "date_updated": found.updated_at,
        "shortcut_url": f"{home}/shortcuts/{found.id}",
    }


def trigger_in(url: str) -> str:
    """The id of the trigger to which an address leads. Raises `ApiError("trigger_not_found")`."""
    match = _URL.search(url)
    if match is None:
        raise ApiError("trigger_not_found")
    return match[1]


def trip(tx: Transaction, key: bytes, actor: Actor, trigger_id: str, data: dict[str, Any], chosen: dict[str, Any]) -> str:
    """Start a workflow by its trigger, with what is known of the click (`data`) and what was chosen; the run's id.

    Raises `ApiError` with `trigger_not_found` (also for those who may not), `app_not_found` and as `start` does.
    """
    found = usable(tx, actor, trigger_id)
    reached = reach(tx, actor.team_id, found.app_id)
    inputs = {}
    for name, item in found.inputs.items():
        inputs[name] = chosen[name] if item.get("customizable") and name in chosen else fill(item.get("value"), {"data": data})
    return start(tx, key, reached, found.workflow, inputs, actor.user_id)


def usable(reader: Reader, actor: Actor, trigger_id: str) -> WorkflowTrigger:
    """A trigger that the actor may use. Raises `ApiError("trigger_not_found")`, also for those who may not."""
    found = reader.one(_find, team_id=actor.team_id, id=trigger_id)
    if found is None or not _may_trip(reader, actor, found):
        raise ApiError("trigger_not_found")
    return found


def preview(found: WorkflowTrigger, reached: Reached) -> dict[str, Any]:
    """What somebody is told before they start a workflow: what it is, whose, and what they may choose, each with its `value` so far."""
    workflow = definitions.find_workflow(reached, found.workflow)
    inputs = []
    for parameter in definitions.present_parameters(workflow, "input_parameters"):
        item = found.inputs.get(parameter["name"], {})
        if item.get("customizable"):
            value = item.get("value")
            # What is only known with the click is nobody's to read.
            inputs.append(parameter | ({} if value is None or "{{" in str(value) else {"value": value}))
    return {
        "id": found.id,
        "name": found.name,
        "description": found.description or workflow["description"],
        "app_id": reached.app.id,
        "app_name": reached.app.name,
        "inputs": inputs,
    }


def may_feature(reader: Reader, actor: Actor, trigger_id: str) -> bool:
    """Whether the actor may put a trigger before a channel: whoever may use it, and its own app."""
    found = reader.one(_find, team_id=actor.team_id, id=trigger_id)
    return found is not None and (found.app_id == actor.app_id or _may_trip(reader, actor, found))


def _may_trip(reader: Reader, actor: Actor, found: WorkflowTrigger) -> bool:
    permission = found.permission
    if permission["permission_type"] == "everyone":
        return True
    if permission["permission_type"] == "app_collaborators":
        return apps.managing.may_manage(actor, apps.get(reader, found.team_id, found.app_id))
    if actor.user_id in permission.get("user_ids", []):
        return True
    return any(conversations.is_member(reader, actor.team_id, place, actor.user_id) for place in permission.get("channel_ids", []))
