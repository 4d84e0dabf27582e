"""`functions.*`: apps say how the functions went that they run for workflows."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.arguments import Given
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Registrar, Tier, method
from hallway.domain.context import Context
from hallway.domain.interactions import workflows
from hallway.platform.storage import Transaction


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
