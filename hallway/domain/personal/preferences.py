"""Preferences: a JSON object a person, with defaults that are nowhere stored."""

from typing import Any

from sqlalchemy import bindparam, select

from hallway.core import encoding, events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain.conversations import Access
from hallway.domain.conversations.tables import member
from hallway.domain.users import tables
from hallway.platform.storage import Reader, Transaction, query

_LIMIT = 64_000
_p = tables.preferences.c
_find = query(select(_p.preferences).where(_p.team_id == bindparam("team_id"), _p.user_id == bindparam("user_id")))

DEFAULTS: dict[str, Any] = {
    "theme": "system",
    "density": "comfortable",
    "locale": "",
    "time24": None,
    "enter_is_newline": False,
    "msg_input_markdown": False,
    "desktop_notifications": "mentions",
    "notification_content": "full",
    "thread_replies_notify": True,
    "highlight_words": "",
    "start_at": "unread",
    "dnd_enabled": False,
    "dnd_start": "22:00",
    "dnd_end": "08:00",
    "dnd_days": "every_day",
    "dnd_week": [],
    "single_keys": True,
    "typing_indicators": True,
    "emoji_skin_tone": 0,
}


def preferences_of(reader: Reader, actor: Actor) -> dict[str, Any]:
    """The actor's preferences, defaults included."""
    return DEFAULTS | stored(reader, actor.team_id, actor.user_id)


def stored(reader: Reader, team_id: str, user_id: str) -> dict[str, Any]:
    """What a person has set."""
    found = reader.value(_find, team_id=team_id, user_id=user_id)
    decoded: dict[str, Any] = encoding.decode(found) if found else {}
    return decoded


def set_for_conversation(tx: Transaction, actor: Actor, found: Access, *, notify: str | None, is_muted: bool | None) -> dict[str, Any]:
    """How much one conversation, in which the actor is, may say; None leaves it as it is. Emits `pref_change`."""
    changes = {
        "notify": found.notify if notify is None else notify,
        "is_muted": found.is_muted if is_muted is None else is_muted,
    }
    key = {"team_id": actor.team_id, "conversation_id": found.conversation.id, "user_id": actor.user_id}
    tx.update(member, key, **changes)
    value = {"channel": found.conversation.id, **changes}
    tx.emit(actor.team_id, events.user(actor.user_id), {"type": "pref_change", "name": "conversation", "value": value})
    return value


def set_preferences(tx: Transaction, actor: Actor, changes: dict[str, Any]) -> None:
    """Set some preferences. Emits `pref_change` for each. Raises `ApiError("too_large")`."""
    if not all(isinstance(name, str) and 0 < len(name) <= 80 for name in changes):
        raise ApiError("invalid_name")
    made = encoding.encode_text(stored(tx, actor.team_id, actor.user_id) | changes)
    if len(made) > _LIMIT:
        raise ApiError("too_large")
    tx.upsert(tables.preferences, team_id=actor.team_id, user_id=actor.user_id, preferences=made)
    for name, value in changes.items():
        tx.emit(actor.team_id, events.user(actor.user_id), {"type": "pref_change", "name": name, "value": value})
