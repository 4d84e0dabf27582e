"""Ephemeral messages: one person sees them, and nothing keeps them; but those that can be acted on are known for a day, so that
what comes back can be compared with what was shown.
"""

from typing import Any

from sqlalchemy import bindparam, delete, select

from hallway.core import encoding, richtext
from hallway.core.errors import ApiError
from hallway.core.timestamps import format_ts
from hallway.domain.conversations import Conversation
from hallway.domain.messages.posting import NewMessage, compose
from hallway.domain.messages.tables import ephemeral_message
from hallway.platform.storage import Reader, Transaction, query

_KEPT_S = 86_400
_e = ephemeral_message.c
_find = query(
    select(_e.body).where(
        _e.team_id == bindparam("team_id"),
        _e.conversation_id == bindparam("conversation_id"),
        _e.ts == bindparam("ts"),
        _e.user_id == bindparam("user_id"),
        _e.expires_at > bindparam("now"),
    )
)
_sweep = query(delete(ephemeral_message).where(_e.team_id == bindparam("team_id"), _e.expires_at < bindparam("now")))


def show(tx: Transaction, conversation: Conversation, author: str, to: str, new: NewMessage, *, ts: int = 0) -> dict[str, Any]:
    """A message that only `to` sees, as it is to be told to them; with `ts` (microseconds), in the place of one shown before.

    Raises `ApiError("no_text")`.
    """
    blocks = new.blocks if new.blocks is not None else richtext.parse_mrkdwn(new.text)
    at = ts or tx.next_ts(conversation.team_id)
    body = compose(conversation, author, at, new, blocks)
    body |= {"is_ephemeral": True, "channel": conversation.id, "hidden": False, "event_ts": body["ts"]}
    key = {"team_id": conversation.team_id, "conversation_id": conversation.id, "ts": at}
    if body.get("app_id") and _can_be_acted_on(body):
        tx.upsert(ephemeral_message, **key, user_id=to, body=encoding.encode_text(body), expires_at=tx.now_s + _KEPT_S)
    elif ts:
        tx.delete(ephemeral_message, **key)
    return body


def _can_be_acted_on(body: dict[str, Any]) -> bool:
    attachments = body.get("attachments", [])
    return any(item.get("actions") for item in attachments) or any(richtext.acting_elements([*body.get("blocks", []), *attachments]))


def find(reader: Reader, team_id: str, conversation_id: str, ts: int, user_id: str, now: int) -> dict[str, Any]:
    """An ephemeral message that somebody was shown. Raises `ApiError("message_not_found")`."""
    text = reader.value(_find, team_id=team_id, conversation_id=conversation_id, ts=ts, user_id=user_id, now=now)
    if text is None:
        raise ApiError("message_not_found")
    body: dict[str, Any] = encoding.decode(text)
    return body


def forget(tx: Transaction, conversation: Conversation, ts: int, user_id: str) -> dict[str, Any]:
    """Take an ephemeral message away from whoever was shown it; the event that tells their clients."""
    tx.delete(ephemeral_message, team_id=conversation.team_id, conversation_id=conversation.id, ts=ts, user_id=user_id)
    return {"type": "ephemeral_deleted", "channel": conversation.id, "ts": format_ts(ts)}


def sweep(tx: Transaction, team_id: str) -> None:
    """Forget those whose day is over."""
    tx.run(_sweep, team_id=team_id, now=tx.now_s)
