"""Sections of the sidebar."""

from typing import Any

from sqlalchemy import bindparam, select

from hallway.core import encoding, events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.domain import conversations
from hallway.domain.personal.tables import section
from hallway.platform.storage import Reader, Transaction, query

_LIMIT = 100
_BUILT_IN = (("stars", "Starred"), ("channels", "Channels"), ("direct_messages", "Direct messages"), ("apps", "Apps"))
_s = section.c
_all = query(
    select(_s.id, _s.name, _s.type, _s.emoji, _s.is_collapsed, _s.channel_ids, _s.ordering)
    .where(_s.team_id == bindparam("team_id"), _s.user_id == bindparam("user_id"))
    .order_by(_s.ordering, _s.id)
)


def list_sections(reader: Reader, actor: Actor) -> list[dict[str, Any]]:
    """One's sections in order: those one made, and Slack's four, which are always there."""
    rows = reader.all(_all, team_id=actor.team_id, user_id=actor.user_id)
    mine = {row[0]: row for row in rows}
    built_in = [(name, label) for name, label in _BUILT_IN if name not in mine]
    sections = [
        {
            "id": row[0],
            "name": row[1],
            "type": row[2],
            "emoji": row[3],
            "is_collapsed": row[4],
            "channel_ids": encoding.decode(row[5]),
        }
        for row in rows
    ]
    missing = [{"id": name, "name": label, "type": name, "emoji": "", "is_collapsed": False, "channel_ids": []} for name, label in built_in]
    return sections + missing


def create(tx: Transaction, actor: Actor, name: str, emoji: str, channel_ids: list[str]) -> str:
    """A new section on top; its id. Raises `ApiError` with `name_required`, `too_many_sections` or `channel_not_found`."""
    if not name.strip():
        raise ApiError("name_required")
    present = list_sections(tx, actor)
    if len(present) >= _LIMIT:
        raise ApiError("too_many_sections")
    made: dict[str, Any] = {
        "id": new_id("L"),
        "name": name[:80],
        "type": "standard",
        "emoji": emoji[:100],
        "is_collapsed": False,
        "channel_ids": [],
    }
    _store(tx, actor, [made, *present])
    move(tx, actor, made["id"], channel_ids)
    return str(made["id"])


def change(tx: Transaction, actor: Actor, section_id: str, changes: dict[str, Any]) -> None:
    """Rename, collapse, give an emoji. Raises `ApiError("section_not_found")`."""
    present = list_sections(tx, actor)
    _get(present, section_id).update(changes)
    _store(tx, actor, present)


def remove(tx: Transaction, actor: Actor, section_id: str) -> None:
    """Delete a section; its channels go back to where they belong. Raises `ApiError` with `section_not_found`, `cant_delete`."""
    present = list_sections(tx, actor)
    if _get(present, section_id)["type"] != "standard":
        raise ApiError("cant_delete_section")
    tx.delete(section, team_id=actor.team_id, user_id=actor.user_id, id=section_id)
    _store(tx, actor, [item for item in present if item["id"] != section_id])


def reorder(tx: Transaction, actor: Actor, ids: list[str]) -> None:
    """Put the sections in this order; those not named follow."""
    present = list_sections(tx, actor)
    wanted = [_get(present, section_id) for section_id in dict.fromkeys(ids)]
    _store(tx, actor, [*wanted, *(item for item in present if item["id"] not in ids)])


def move(tx: Transaction, actor: Actor, section_id: str, channel_ids: list[str]) -> None:
    """Put channels that one is in into a section, out of those they were in.

    Raises `ApiError` with `section_not_found` or `channel_not_found`.
    """
    if channel_ids and not set(channel_ids) <= set(conversations.list_hearable(tx, actor.team_id, actor.user_id)):
        raise ApiError("channel_not_found")
    present = list_sections(tx, actor)
    target = _get(present, section_id)
    for item in present:
        item["channel_ids"] = [channel for channel in item["channel_ids"] if channel not in channel_ids]
    target["channel_ids"] += list(dict.fromkeys(channel_ids))
    _store(tx, actor, present)


def _get(present: list[dict[str, Any]], section_id: str) -> dict[str, Any]:
    found = next((item for item in present if item["id"] == section_id), None)
    if found is None:
        raise ApiError("section_not_found")
    return found


def _store(tx: Transaction, actor: Actor, sections: list[dict[str, Any]]) -> None:
    rows = [
        {
            "team_id": actor.team_id,
            "user_id": actor.user_id,
            "id": item["id"],
            "ordering": place,
            "name": item["name"],
            "type": item["type"],
            "emoji": item["emoji"],
            "is_collapsed": item["is_collapsed"],
            "channel_ids": encoding.encode_text(item["channel_ids"]),
            "updated_at": tx.now_s,
        }
        for place, item in enumerate(sections)
    ]
    tx.insert_many(section, rows, conflict="update")
    tx.emit(actor.team_id, events.user(actor.user_id), {"type": "channel_sections_updated", "sections": sections})
