"""Buttons, selects and other elements that act at once: what somebody did, as `block_actions` tells the app."""

from typing import Any

import msgspec

from hallway.core import richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain.context import Context
from hallway.domain.interactions import containers, elements, offering, payloads
from hallway.domain.interactions.containers import Found
from hallway.domain.interactions.elements import SLOTS, Element
from hallway.domain.interactions.reaching import ask
from hallway.domain.interactions.response_urls import new_response_url
from hallway.domain.interactions.triggers import new_trigger
from hallway.domain.interactions.values import Values, read_state
from hallway.domain.interactions.workflows.executions import function_facts
from hallway.platform.storage import Reader

_MOST_ACTIONS = 25
# What an action repeats of its element, as the app wrote it.
_ECHOED = (
    "text", "value", "url", "style", "placeholder", "confirm", "icon", "accessibility_label", "initial_option", "initial_options",
    "initial_user", "initial_users", "initial_conversation", "initial_conversations", "initial_channel", "initial_channels",
    "initial_date", "initial_time", "initial_date_time", "min_query_length", "workflow",
)  # fmt: skip


class Acted(msgspec.Struct, frozen=True):
    """What somebody did, and to what."""

    found: Found
    payload: dict[str, Any]


def read_actions(reader: Reader, actor: Actor, container: Any, actions: Any, state: Any) -> Acted:
    """What the actor did, as far as the message or view allows it.

    Raises `ApiError` with `invalid_actions`, `invalid_action`, `invalid_state` and as `find_container` does.
    """
    if not isinstance(actions, list) or not 1 <= len(actions) <= _MOST_ACTIONS or not all(isinstance(item, dict) for item in actions):
        raise ApiError("invalid_actions")
    found = containers.find_container(reader, actor, container)
    values = Values(reader, actor, offering.offered(reader, actor, container))
    acted = []
    for action in actions:
        element = elements.find(found.blocks, str(action.get("block_id", "")), str(action.get("action_id", "")))
        acted.append(_present(values, element, action))
    payload = payloads.frame(reader, actor, "block_actions") | found.facts | {"actions": acted}
    now = read_state(values, list(richtext.acting_elements(found.blocks)), state)
    if found.view is not None:
        payload["view"] = payload["view"] | {"state": {"values": now}}
    else:
        payload["state"] = {"values": now}
    return Acted(found, payload)


def _present(values: Values, element: Element, action: dict[str, Any]) -> dict[str, Any]:
    kind = element["type"]
    told = {"type": kind, "action_id": element["action_id"], "block_id": action["block_id"]}
    told |= {key: element[key] for key in _ECHOED if key in element}
    if kind in SLOTS:
        told |= values.read(element, action)
    elif kind == "overflow":
        told["selected_option"] = values.option(element, action.get("selected_option"))
    elif kind == "feedback_buttons":
        told |= _feedback(element, action)
    return told | {"action_ts": payloads.action_ts()}


def _feedback(element: Element, action: dict[str, Any]) -> dict[str, Any]:
    for name in ("positive_button", "negative_button"):
        button = element.get(name)
        if isinstance(button, dict) and button.get("value") == action.get("value"):
            return {"text": button.get("text"), "value": button.get("value")}
    raise ApiError("invalid_state")


async def act(context: Context, actor: Actor, acted: Acted, client_token: str) -> None:
    """Tell the app. Raises as `ask` does."""
    found, reached = acted.found, acted.found.reached
    view_id = found.view.id if found.view is not None else ""
    of = {"channel_id": found.channel_id, "view_id": view_id, "client_token": client_token}
    trigger = new_trigger(context.key, actor, reached.app.id, **of)
    payload = acted.payload | {"trigger_id": trigger}
    payload |= await context.database.read(function_facts, context.key, reached, found.function_execution_id, trigger, actor.user_id)
    if found.target is not None:
        payload["response_url"] = new_response_url(context.key, actor.origin, "actions", found.target)
    await ask(context, reached, acted.payload["actions"][0]["action_id"], payload)
