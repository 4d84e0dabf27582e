"""Buttons and menus of attachments of the old kind: what somebody did, as `interactive_message` tells the app.

From docs.slack.dev/legacy/legacy-messaging/legacy-message-buttons: what the app answers takes the place of the message.
"""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import conversations
from hallway.domain.context import Context
from hallway.domain.interactions import containers, offering, payloads
from hallway.domain.interactions.reaching import Reached, ask, reach_interactive
from hallway.domain.interactions.responding import respond
from hallway.domain.interactions.response_urls import Target, new_response_url
from hallway.domain.interactions.seeing import sees_conversation, sees_user
from hallway.domain.interactions.suggesting import Options, Question
from hallway.domain.interactions.triggers import new_trigger
from hallway.platform.storage import Reader

_TYPED = 300


class Place(msgspec.Struct, frozen=True):
    """An attachment: the channel and ts of its message, and its number there."""

    channel: str
    ts: str
    attachment_id: str

    @property
    def container(self) -> dict[str, str]:
        """The same as containers are named."""
        return {"channel_id": self.channel, "message_ts": self.ts, "attachment_id": self.attachment_id}


class Found(msgspec.Struct, frozen=True):
    """An attachment that somebody can act on."""

    reached: Reached
    attachment: dict[str, Any]
    facts: dict[str, Any]
    target: Target


class Used(msgspec.Struct, frozen=True):
    """What somebody did with it, as the app is told."""

    found: Found
    payload: dict[str, Any]


def find(reader: Reader, actor: Actor, place: Place) -> Found:
    """An attachment of a message that the actor sees. Raises `ApiError` with `message_not_found`, `invalid_attachment` and the like."""
    channel = conversations.access_readable(reader, actor, place.channel)
    body, is_ephemeral = containers.find_any_body(reader, actor, channel, place.ts)
    reached = reach_interactive(reader, actor.team_id, str(body.get("app_id", "")))
    attachment = containers.find_attachment(body, place.attachment_id)
    facts = {
        "callback_id": attachment.get("callback_id", ""),
        "channel": payloads.place(channel.conversation),
        "message_ts": body["ts"],
        "attachment_id": str(attachment["id"]),
        "is_app_unfurl": False,
        "action_ts": payloads.action_ts(),
    } | ({} if is_ephemeral else {"original_message": body})
    target = containers.target_of(actor, reached, channel, body, is_ephemeral=is_ephemeral)
    return Found(reached, attachment, facts, target)


def read_use(reader: Reader, actor: Actor, place: Place, actions: Any) -> Used:
    """What somebody did, as far as the attachment allows it.

    Raises `ApiError` with `invalid_actions`, `invalid_action`, `invalid_state` and as `find` does.
    """
    found = find(reader, actor, place)
    if not isinstance(actions, list) or len(actions) != 1 or not isinstance(actions[0], dict):
        raise ApiError("invalid_actions")
    action = actions[0]
    known = [
        item for item in found.attachment.get("actions", ()) if (item.get("name"), item["type"]) == (action.get("name"), action.get("type"))
    ]
    told = {"name": action.get("name"), "type": action.get("type")}
    if action.get("type") == "button":
        if not any(item.get("value", "") == action.get("value", "") for item in known):
            raise ApiError("invalid_action")
        told["value"] = action.get("value", "")
    else:
        value = _chosen(action)
        if not any(_offers(reader, actor, place, item, value) for item in known):
            raise ApiError("invalid_state" if known else "invalid_action")
        told["selected_options"] = [{"value": value}]
    return Used(found, payloads.frame(reader, actor, "interactive_message") | found.facts | {"actions": [told]})


def _chosen(action: dict[str, Any]) -> str:
    chosen = action.get("selected_options")
    if not isinstance(chosen, list) or len(chosen) != 1 or not isinstance(chosen[0], dict) or not isinstance(chosen[0].get("value"), str):
        raise ApiError("invalid_state")
    return str(chosen[0]["value"])


def _offers(reader: Reader, actor: Actor, place: Place, menu: dict[str, Any], value: str) -> bool:
    """Whether a menu offers this value."""
    source = menu.get("data_source", "static")
    if source == "users":
        return sees_user(reader, actor, value)
    if source in ("channels", "conversations"):
        return sees_conversation(reader, actor, value)
    if source == "external":
        offered = offering.offered(reader, actor, place.container)({"action_id": menu.get("name", "")})
        return any(option.get("value") == value for option in offered)
    groups = [{"options": menu.get("options", [])}, *menu.get("option_groups", [])]
    return any(option.get("value", option["text"]) == value for group in groups for option in group["options"])


async def use(context: Context, actor: Actor, used: Used, client_token: str) -> None:
    """Tell the app, and put what it answers in the place of the message. Raises as `ask` and `respond` do."""
    found = used.found
    payload = used.payload | {
        "trigger_id": new_trigger(
            context.key, actor, found.reached.app.id, channel_id=found.target.channel_id, client_token=client_token
        ),
        "response_url": new_response_url(context.key, actor.origin, "actions", found.target),
    }  # fmt: skip
    answer = await ask(context, found.reached, str(payload["callback_id"]), payload)
    said = {"text": answer} if isinstance(answer, str) else answer
    if isinstance(said, dict) and said:
        told = await context.database.write(actor.team_id, respond, found.target, said, replaces=True)
        if told is not None:
            context.bus.publish_ephemeral(told)


def read_question(reader: Reader, actor: Actor, place: Place, name: str, typed: str) -> Question:
    """What somebody types into a menu that asks its app. Raises `ApiError("invalid_action")` and as `find` does."""
    found = find(reader, actor, place)
    menu = next(
        (item for item in found.attachment.get("actions", ()) if item.get("name") == name and item.get("data_source") == "external"), None
    )
    if menu is None:
        raise ApiError("invalid_action")
    payload = payloads.frame(reader, actor, "interactive_message") | found.facts | {"name": name, "value": typed[:_TYPED]}
    is_enough = len(typed) >= menu.get("min_query_length", 1)
    return Question(found.reached, place.container, name, str(payload["callback_id"]), payload, is_enough)


def renewed(answer: Any) -> Options:
    """Options of the old kind, whose texts are plain strings, in the form of Block Kit."""
    if not isinstance(answer, dict):
        raise ApiError("invalid_options")
    groups = answer.get("option_groups")
    if isinstance(groups, list):
        return {"option_groups": [{"label": _text(group, "text", "label"), "options": _options(group)} for group in groups]}
    return {"options": _options(answer)}


def _options(holder: Any) -> list[dict[str, Any]]:
    options = holder.get("options") if isinstance(holder, dict) else None
    if not isinstance(options, list) or not all(isinstance(option, dict) for option in options):
        raise ApiError("invalid_options")
    return [{"text": _text(option, "text", "label"), "value": option.get("value")} for option in options]


def _text(holder: Any, *names: str) -> Any:
    """A text object; dialogs call it a label, attachments a text."""
    found = next((holder[name] for name in names if name in holder), "") if isinstance(holder, dict) else ""
    return {"type": "plain_text", "text": found} if isinstance(found, str) else found
