"""Drafts, kept on the server so that they follow a person from device to device."""

from typing import Any

from sqlalchemy import bindparam, select

from hallway.core import encoding, events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.core.timestamps import format_ts
from hallway.domain.personal.tables import draft
from hallway.platform.storage import Reader, Transaction, query, rewrite_events

_LIMIT = 200
_SIZE = 200_000
_d = draft.c
_mine = (_d.team_id == bindparam("team_id"), _d.user_id == bindparam("user_id"))
_all = query(select(_d.body).where(*_mine).order_by(_d.updated_at.desc()).limit(_LIMIT))
_find = query(select(_d.body).where(*_mine, _d.id == bindparam("id")))


def list_all(reader: Reader, actor: Actor) -> list[dict[str, Any]]:
    """One's drafts, newest first."""
    return [encoding.decode(row[0]) for row in reader.all(_all, team_id=actor.team_id, user_id=actor.user_id)]


def save(
    tx: Transaction, actor: Actor, draft_id: str, destination: dict[str, Any], thread_ts: int, content: dict[str, Any], seen: str = ""
) -> dict[str, Any]:
    """Make or change a draft. `seen` is the version it was made from: a newer one on the server is kept, and answered.

    Emits `draft_create` or `draft_update`. Raises `ApiError` with `draft_not_found`, `draft_has_conflict` or `draft_too_large`.
    """
    before = tx.value(_find, team_id=actor.team_id, user_id=actor.user_id, id=draft_id) if draft_id else None
    if draft_id and before is None:
        raise ApiError("draft_not_found")
    known = encoding.decode(before) if before else {}
    if seen and known and known["last_updated_ts"] > seen:
        raise ApiError("draft_has_conflict", draft=known)
    now = tx.next_ts(actor.team_id)
    made = {
        "id": draft_id or new_id("Dr"),
        "date_created": known.get("date_created", tx.now_s),
        "last_updated_ts": format_ts(now),
        "destinations": [destination] if destination else known.get("destinations", []),
        **content,
    }
    body = encoding.encode_text(made)
    if len(body) > _SIZE:
        raise ApiError("draft_too_large")
    tx.upsert(
        draft,
        team_id=actor.team_id, user_id=actor.user_id, id=made["id"], conversation_id=destination.get("channel_id", ""),
        thread_ts=thread_ts, updated_at=now, body=body,
    )  # fmt: skip
    _tell(tx, actor, "draft_update" if known else "draft_create", made)
    return made


def remove(tx: Transaction, actor: Actor, draft_id: str) -> None:
    """Delete a draft; the log forgets its words, too. Emits `draft_delete`. Raises `ApiError("draft_not_found")`."""
    if not tx.delete(draft, team_id=actor.team_id, user_id=actor.user_id, id=draft_id):
        raise ApiError("draft_not_found")
    rewrite_events(tx, actor.team_id, draft_id, _without_words)
    _tell(tx, actor, "draft_delete", {"id": draft_id})


def _tell(tx: Transaction, actor: Actor, kind: str, made: dict[str, Any]) -> None:
    tx.emit(actor.team_id, events.user(actor.user_id), {"type": kind, "draft": made}, about=made["id"])


def _without_words(event: dict[str, Any]) -> dict[str, Any]:
    return event | {"draft": event["draft"] | {"blocks": [], "text": "", "file_ids": []}}
