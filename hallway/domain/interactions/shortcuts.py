"""Shortcuts: actions of apps that people start from a menu, for themselves (`global`) or on a message."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.timestamps import parse_ts
from hallway.domain import apps, conversations, messages
from hallway.domain.context import Context
from hallway.domain.interactions import payloads
from hallway.domain.interactions.reaching import Reached, ask, reach, reach_interactive
from hallway.domain.interactions.response_urls import Target, new_response_url
from hallway.domain.interactions.triggers import new_trigger
from hallway.platform.storage import Reader


class Started(msgspec.Struct, frozen=True):
    """A shortcut as somebody started it."""

    reached: Reached
    payload: dict[str, Any]
    target: Target | None = None


def list_shortcuts(reader: Reader, team_id: str) -> list[dict[str, Any]]:
    """The shortcuts of all installed apps, by the apps' names."""
    found = []
    for active in apps.list_active(reader, team_id):
        reached = reach(reader, team_id, active.app_id)
        if apps.manifest.is_interactive(reached.manifest):
            app = {"app_id": active.app_id, "app_name": reached.app.name}
            found += [app | shortcut for shortcut in apps.manifest.shortcuts(reached.manifest)]
    return sorted(found, key=lambda shortcut: (shortcut["app_name"].lower(), shortcut["name"].lower()))


def read_start(reader: Reader, actor: Actor, app_id: str, callback_id: str, channel: str, message_ts: str) -> Started:
    """What somebody starts. Raises `ApiError` with `app_not_found`, `shortcut_not_found`, `channel_not_found` or `message_not_found`."""
    reached = reach_interactive(reader, actor.team_id, app_id)
    kinds = {shortcut["type"] for shortcut in apps.manifest.shortcuts(reached.manifest) if shortcut["callback_id"] == callback_id}
    if ("message" if message_ts else "global") not in kinds:
        raise ApiError("shortcut_not_found")
    facts: dict[str, Any] = {"callback_id": callback_id, "action_ts": payloads.action_ts()}
    if not message_ts:
        return Started(reached, payloads.frame(reader, actor, "shortcut") | facts)
    found = conversations.access_readable(reader, actor, channel)
    message = messages.find(reader, actor.team_id, found.conversation.id, parse_ts(message_ts, "message_not_found"))
    if message is None:
        raise ApiError("message_not_found")
    body = messages.present_messages(reader, actor, found.conversation.id, [message])[0]
    facts |= {"channel": payloads.place(found.conversation), "message_ts": body["ts"], "message": body}
    target = Target(actor.team_id, app_id, actor.user_id, found.conversation.id, message_ts=message.ts)
    return Started(reached, payloads.frame(reader, actor, "message_action") | facts, target)


async def start(context: Context, actor: Actor, started: Started, client_token: str) -> None:
    """Tell the app. Raises as `ask` does."""
    target, app_id = started.target, started.reached.app.id
    channel_id = target.channel_id if target is not None else ""
    payload = started.payload | {"trigger_id": new_trigger(context.key, actor, app_id, channel_id=channel_id, client_token=client_token)}
    if target is not None:
        payload["response_url"] = new_response_url(context.key, actor.origin, "app", target)
    await ask(context, started.reached, payload["callback_id"], payload)
