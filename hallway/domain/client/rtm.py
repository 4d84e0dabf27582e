"""What old clients say over Slack's Real Time Messaging."""

from typing import Any

from hallway.core import richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.timestamps import format_ts, parse_ts
from hallway.domain import conversations, messages, users
from hallway.domain.messages import NewMessage
from hallway.platform.gateway import Ticket
from hallway.platform.storage import Transaction


def say_over_rtm(tx: Transaction, ticket: Ticket, body: dict[str, Any]) -> dict[str, Any]:
    """Post `{type: message, channel, text}`; the ts and text of what was said. Raises `ApiError` as `chat.postMessage` does."""
    channel, text = body.get("channel"), body.get("text")
    if not isinstance(channel, str) or not isinstance(text, str) or not text:
        raise ApiError("no_text")
    user = users.get(tx, ticket.team_id, ticket.user_id)
    if user.is_deleted:
        raise ApiError("account_inactive")
    actor = Actor(ticket.team_id, user.id, user.role, "bot" if ticket.is_bot else "user", ticket.token_id)
    thread_ts = body.get("thread_ts")
    new = NewMessage(
        text=richtext.escape_stray(text[: messages.TEXT_LIMIT]),
        thread_ts=parse_ts(thread_ts, "invalid_thread_ts") if isinstance(thread_ts, str) and thread_ts else 0,
    )
    posted = messages.post(tx, actor, conversations.access(tx, actor, channel), new)
    return {"ts": format_ts(posted.ts), "text": text}
