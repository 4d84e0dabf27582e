"""A click on a link or button that starts a workflow."""

from typing import Any

from hallway.core.actor import Actor
from hallway.core.timestamps import now_seconds
from hallway.domain import conversations
from hallway.domain.interactions.triggers import new_trigger
from hallway.domain.interactions.workflows import triggers
from hallway.platform.storage import Transaction


def read_button(button: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The trigger behind a workflow button, and what the button sets of its inputs. Raises `ApiError("trigger_not_found")`."""
    trigger = button["workflow"]["trigger"]
    chosen = {item["name"]: item["value"] for item in trigger.get("customizable_input_parameters") or []}
    return triggers.trigger_in(trigger["url"]), chosen


def trip(tx: Transaction, key: bytes, actor: Actor, trigger_id: str, channel: str, chosen: dict[str, Any]) -> dict[str, Any]:
    """Start the workflow behind a trigger; its run.

    Raises `ApiError` with `trigger_not_found`, `channel_not_found`, `parameter_validation_failed` and the like.
    """
    data: dict[str, Any] = {"user_id": actor.user_id, "event_timestamp": now_seconds()}
    if channel:
        data["channel_id"] = conversations.access_readable(tx, actor, channel).conversation.id
    app_id = triggers.usable(tx, actor, trigger_id).app_id
    pointer = new_trigger(key, actor, app_id, channel_id=data.get("channel_id", ""))
    data["interactivity"] = {"interactivity_pointer": pointer, "interactor": {"id": actor.user_id, "secret": ""}}
    return {"workflow_execution_id": triggers.trip(tx, key, actor, trigger_id, data, chosen)}
