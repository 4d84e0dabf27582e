"""The built-in functions that workflows may use as steps, done as the app's bot (docs.slack.dev/reference/functions)."""

from collections.abc import Callable
from typing import Any

from hallway.core import richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.timestamps import format_ts, parse_ts
from hallway.domain import channels, conversations, messages
from hallway.domain.messages import NewMessage
from hallway.platform.storage import Transaction

Inputs = dict[str, Any]


def _said(tx: Transaction, actor: Actor, channel: str, inputs: Inputs, *, thread_ts: int = 0) -> dict[str, Any]:
    text = richtext.escape_stray(_text(inputs, "message")[: messages.TEXT_LIMIT])
    found = conversations.access(tx, actor, channel)
    extra = {"bot_id": actor.bot_id, "app_id": actor.app_id}
    posted = messages.post(tx, actor, found, NewMessage(text=text, thread_ts=thread_ts, extra=extra))
    ts = format_ts(posted.ts)
    context = {"message_ts": ts, "channel_id": found.conversation.id, "user_id": actor.user_id}
    return {"message_ts": ts, "message_timestamp": posted.ts // 1_000_000, "message_context": context}


def _text(inputs: Inputs, name: str) -> str:
    value = inputs.get(name)
    if not isinstance(value, str) or not value:
        raise ApiError("parameter_validation_failed", f"missing required parameter: {name}")
    return value


def _send_message(tx: Transaction, actor: Actor, inputs: Inputs) -> Inputs:
    ts = inputs.get("thread_ts")
    return _said(tx, actor, _text(inputs, "channel_id"), inputs, thread_ts=parse_ts(ts) if isinstance(ts, str) and ts else 0)


def _send_dm(tx: Transaction, actor: Actor, inputs: Inputs) -> Inputs:
    made = conversations.open_direct(tx, actor, [_text(inputs, "user_id")])
    if made is None:
        raise ApiError("user_not_found")
    return _said(tx, actor, made.id, inputs)


def _message(inputs: Inputs) -> tuple[str, str]:
    """Channel and ts of a message, by its context or by name."""
    context = inputs.get("message_context")
    holder = context if isinstance(context, dict) else inputs
    return _text(holder, "channel_id"), _text(holder, "message_ts")


def _reply_in_thread(tx: Transaction, actor: Actor, inputs: Inputs) -> Inputs:
    channel, ts = _message(inputs)
    return _said(tx, actor, channel, inputs, thread_ts=parse_ts(ts, "message_not_found"))


def _add_reaction(tx: Transaction, actor: Actor, inputs: Inputs) -> Inputs:
    channel, ts = _message(inputs)
    found = conversations.access(tx, actor, channel)
    messages.reactions.add(tx, actor, found, parse_ts(ts, "message_not_found"), _text(inputs, "emoji").strip(":"))
    return {}


def _update_channel_topic(tx: Transaction, actor: Actor, inputs: Inputs) -> Inputs:
    found = conversations.access(tx, actor, _text(inputs, "channel_id"))
    topic = channels.set_text(tx, actor, found, "topic", _text(inputs, "topic"))
    return {"topic": topic["value"]}


_PREFIX = "slack#/functions/"
BUILT_IN: dict[str, Callable[[Transaction, Actor, Inputs], Inputs]] = {
    f"{_PREFIX}add_reaction": _add_reaction,
    f"{_PREFIX}reply_in_thread": _reply_in_thread,
    f"{_PREFIX}send_dm": _send_dm,
    f"{_PREFIX}send_message": _send_message,
    f"{_PREFIX}update_channel_topic": _update_channel_topic,
}
