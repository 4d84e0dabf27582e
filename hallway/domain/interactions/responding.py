"""What an app answers to what somebody did: a message for them alone or for all, or another in the place of the one they acted on.

It speaks here because a person called on it, whatever it may post otherwise (docs.slack.dev/interactivity/handling-user-interaction).
"""

from typing import Any

from hallway.core import events, richtext
from hallway.core.actor import Actor
from hallway.core.arguments import decode_arguments
from hallway.core.errors import ApiError
from hallway.core.timestamps import now_seconds, parse_ts
from hallway.domain import conversations, messages, users
from hallway.domain.conversations import Access
from hallway.domain.interactions.reaching import Reached, reach
from hallway.domain.interactions.response_urls import Target
from hallway.domain.messages import NewMessage, changing, ephemerals
from hallway.domain.messages.api.composing import Said, compose_new
from hallway.platform.bus import Ephemeral
from hallway.platform.storage import Transaction


class Response(Said):
    """A message as apps answer with it."""

    response_type: str = "ephemeral"
    replace_original: bool = False
    delete_original: bool = False


def respond(tx: Transaction, target: Target, answer: dict[str, Any], *, replaces: bool = False) -> Ephemeral | None:
    """Do what an app's answer says; what is to be told to the person's clients besides, after the commit.

    With `replaces`, an answer that does not say otherwise takes the place of the message that was acted on.
    Raises `ApiError` with `channel_is_archived`, `channel_not_found`, `no_text`, `invalid_blocks`, `message_not_found` and the like.
    """
    reached = reach(tx, target.team_id, target.app_id)
    args: Response = decode_arguments({"replace_original": replaces, **answer, "channel": target.channel_id}, Response)
    found = _access(tx, target)
    if args.delete_original:
        return _delete(tx, reached, found, target)
    new = compose_new(tx, reached.actor, args)
    if args.replace_original and target.message_ts:
        return _replace(tx, reached, found, target, new)
    return _post(tx, reached, found, target, new, is_for_all=args.response_type == "in_channel")


def _access(tx: Transaction, target: Target) -> Access:
    user = users.get(tx, target.team_id, target.user_id)
    if user.is_deleted:
        raise ApiError("user_not_found")
    found = conversations.access(tx, Actor(target.team_id, user.id, user.role, "session", ""), target.channel_id)
    if found.conversation.is_archived:
        raise ApiError("channel_is_archived")
    return found


def _post(tx: Transaction, reached: Reached, found: Access, target: Target, new: NewMessage, *, is_for_all: bool) -> Ephemeral | None:
    bot = reached.installation.bot_user_id
    thread_ts = new.thread_ts or target.thread_ts
    made = NewMessage(new.text, new.blocks, new.attachments, thread_ts, subtype="bot_message", extra=new.extra)
    if is_for_all:
        messages.add(tx, found.conversation, bot, made)
        return None
    body = ephemerals.show(tx, found.conversation, bot, target.user_id, made)
    return Ephemeral(target.team_id, events.user(target.user_id), body)


def _replace(tx: Transaction, reached: Reached, found: Access, target: Target, new: NewMessage) -> Ephemeral | None:
    if not target.is_ephemeral:
        blocks = new.blocks if new.blocks is not None else [] if not new.text else richtext.parse_mrkdwn(new.text)
        changes = {"text": new.text, "blocks": blocks, "attachments": new.attachments, **_metadata(new)}
        changing.rewrite(tx, reached.actor, found, _own_message(tx, reached, target), changes, is_edit=False)
        return None
    before = ephemerals.find(tx, target.team_id, target.channel_id, target.message_ts, target.user_id, now_seconds())
    thread_ts = parse_ts(before["thread_ts"]) if "thread_ts" in before else 0
    made = NewMessage(new.text, new.blocks, new.attachments, thread_ts, subtype="bot_message", extra=new.extra)
    body = ephemerals.show(tx, found.conversation, before.get("user", ""), target.user_id, made, ts=target.message_ts)
    return Ephemeral(
        target.team_id,
        events.user(target.user_id),
        {"type": "ephemeral_changed", "channel": target.channel_id, "ts": body["ts"], "message": body},
    )


def _metadata(new: NewMessage) -> dict[str, Any]:
    return {"metadata": new.extra["metadata"]} if "metadata" in new.extra else {}


def _delete(tx: Transaction, reached: Reached, found: Access, target: Target) -> Ephemeral | None:
    if target.is_ephemeral:
        told = ephemerals.forget(tx, found.conversation, target.message_ts, target.user_id)
        return Ephemeral(target.team_id, events.user(target.user_id), told)
    changing.remove(tx, reached.actor, found, _own_message(tx, reached, target))
    return None


def _own_message(tx: Transaction, reached: Reached, target: Target) -> messages.Message:
    """The message that was acted on, where the app itself said it."""
    found = messages.find(tx, target.team_id, target.channel_id, target.message_ts)
    if found is None or found.body.get("app_id") != reached.app.id:
        raise ApiError("message_not_found")
    return found
