"""`functions.*`: apps say how the functions went that they run for workflows."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.arguments import Given
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Registrar, Tier, method
from hallway.domain import apps
from hallway.domain.context import Context
from hallway.domain.interactions import workflows
from hallway.domain.interactions.workflows import steps
from hallway.platform.storage import Reader, Transaction


def _call(name: str) -> Registrar:
    return method(name, kind="call", scopes=(), policy=Policy.ANYONE, tier=Tier.SPECIAL, audit=UNAUDITED, tokens=("bot", "user"))


class Success(msgspec.Struct):
    """Arguments of `functions.completeSuccess`."""

    function_execution_id: str
    outputs: Given


@_call("functions.completeSuccess")
async def complete_success(context: Context, actor: Actor, args: Success) -> dict[str, Any]:
    """Say that a function has done its work, and what it made."""
    if not isinstance(args.outputs, dict):
        raise ApiError("parameter_validation_failed")
    await context.database.write(actor.team_id, workflows.complete, context.key, actor, args.function_execution_id, args.outputs)
    return {}


class Failure(msgspec.Struct):
    """Arguments of `functions.completeError`."""

    function_execution_id: str
    error: str


@_call("functions.completeError")
async def complete_error(context: Context, actor: Actor, args: Failure) -> dict[str, Any]:
    """Say that a function could not do its work, and why."""
    await context.database.write(actor.team_id, workflows.fail, actor, args.function_execution_id, args.error)
    return {}


class UsedIn(msgspec.Struct):
    """Arguments of `functions.workflows.steps.list`: a workflow by its id, or as `#/workflows/…` with the app that it is of."""

    function_id: str
    workflow_id: str = ""
    workflow: str = ""
    workflow_app_id: str = ""


@method(
    "functions.workflows.steps.list",
    kind="query",
    scopes=(),
    policy=Policy.ANYONE,
    tier=Tier.THREE,
    audit=UNAUDITED,
    tokens=("bot", "user", "session", "config"),
)
def list_steps(reader: Reader, actor: Actor, args: UsedIn) -> dict[str, Any]:
    """The steps of a workflow that use a function."""
    if args.workflow_id:
        owner, workflow = steps.find_workflow_by_id(reader, actor.team_id, args.workflow_id)
    else:
        found = apps.find(reader, actor.team_id, args.workflow_app_id or actor.app_id)
        if found is None:
            raise ApiError("unknown_app_id")
        owner, workflow = found, args.workflow
    if owner.id != actor.app_id and (actor.kind == "bot" or not apps.managing.may_manage(actor, owner)):
        raise ApiError("access_denied")
    return {"steps_versions": steps.list_steps(reader, actor, owner, workflow, args.function_id)}


class OldStep(msgspec.Struct):
    """Arguments of what workflow steps of old called."""

    workflow_step_execute_id: str = ""
    workflow_step_edit_id: str = ""


def _refuse(tx: Transaction, actor: Actor, args: OldStep) -> dict[str, Any]:
    """Refused: steps from apps are gone, as at Slack; functions took their place."""
    raise ApiError("method_deprecated")


_OLD = {"kind": "command", "scopes": "workflow.steps:execute", "policy": Policy.ANYONE, "tier": Tier.FOUR, "audit": UNAUDITED}
for _name in ("workflows.stepCompleted", "workflows.stepFailed", "workflows.updateStep"):
    method(_name, **_OLD)(_refuse)  # type: ignore[arg-type]  # the same for each
