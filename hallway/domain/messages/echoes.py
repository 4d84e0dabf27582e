"""Echoes: the event log repeats a message's words wherever it tells of it. When they change or go, the log follows.

A deleted message's words leave the log in the transaction that deletes it. An edit puts the new words into what was told before;
what they were is told once, with the edit, and forgotten an hour later.
"""

from collections.abc import Callable
from typing import Any

from hallway.core.jobs import job
from hallway.core.timestamps import format_ts
from hallway.domain.conversations import Conversation
from hallway.domain.messages.store import Message
from hallway.platform.storage import Transaction, rewrite_events

# How long the log tells what an edited message said before: long enough for whoever listens or comes back.
_TOLD_S = 3600
# What stays of a deleted message: which it was, and whose.
_BARE = (
    "type", "subtype", "user", "bot_id", "ts", "thread_ts", "team", "client_msg_id", "hidden", "channel", "event_ts", "reply_count",
    "reply_users", "reply_users_count", "latest_reply", "is_locked",
)  # fmt: skip
_ENVELOPING = ("message_changed", "message_deleted", "message_replied")

Change = Callable[[dict[str, Any]], dict[str, Any]]


def about(conversation_id: str, ts: int) -> str:
    """The name under which the log keeps what repeats a message."""
    return f"{conversation_id}/{ts}"


def silence(tx: Transaction, conversation: Conversation, ts: int) -> None:
    """Take a deleted message's words out of the log."""
    rewrite_events(tx, conversation.team_id, about(conversation.id, ts), lambda event: _with(event, _gone, _bare))


def correct(tx: Transaction, conversation: Conversation, before: Message, body: dict[str, Any]) -> None:
    """Put an edited message's new words into what the log told of it; call it before the edit itself is told."""

    def corrected(told: dict[str, Any]) -> dict[str, Any]:
        kept = _bare(told) | {key: value for key, value in told.items() if key == "files"}
        return kept | {key: value for key, value in body.items() if key != "files"}

    rewrite_events(tx, conversation.team_id, about(conversation.id, before.ts), lambda event: _with(event, corrected, _bare))
    arguments = {"channel": conversation.id, "ts": before.ts}
    job_id = f"edit-{conversation.id}-{format_ts(before.ts)}"
    tx.enqueue(conversation.team_id, "forget_edit", tx.now_s + _TOLD_S, arguments, job_id=job_id)


@job("forget_edit")
def forget_edit(tx: Transaction, team_id: str, arguments: dict[str, Any]) -> None:
    """Forget what an edited message said before."""
    rewrite_events(tx, team_id, about(arguments["channel"], arguments["ts"]), lambda event: _with(event, dict, _bare))


def lose_file(tx: Transaction, team_id: str, conversation_id: str, ts: int, file_id: str) -> None:
    """Take what a deleted file was out of what the log told of a message that shared it."""

    def without(told: dict[str, Any]) -> dict[str, Any]:
        gone = {"id": file_id, "mode": "tombstone"}
        shown = [gone if item.get("id") == file_id else item for item in told.get("files", ())]
        return told | ({"files": shown} if shown else {})

    rewrite_events(tx, team_id, about(conversation_id, ts), lambda event: _with(event, without, without))


def _with(event: dict[str, Any], change: Change, change_previous: Change) -> dict[str, Any]:
    """An event with another message in it, wherever it carries one."""
    if event["type"] == "message" and event.get("subtype") not in _ENVELOPING:
        return change(event)
    made = dict(event)
    if "message" in made:
        made["message"] = change(made["message"])
    if "previous_message" in made:
        made["previous_message"] = change_previous(made["previous_message"])
    item = made.get("item")
    if isinstance(item, dict) and isinstance(item.get("message"), dict):
        made["item"] = item | {"message": change(item["message"])}
    return made


def _gone(told: dict[str, Any]) -> dict[str, Any]:
    return _bare(told) | {"hidden": True}


def _bare(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if key in _BARE} | {"text": ""}
