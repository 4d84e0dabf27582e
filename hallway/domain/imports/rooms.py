"""Conversations of an export."""

from enum import Enum
from typing import Any

import msgspec
from sqlalchemy import bindparam, func, select, update

from hallway.core import encoding, events
from hallway.core.events import EVERYONE, NOBODY
from hallway.core.ids import is_id
from hallway.core.timestamps import find_ts
from hallway.domain import conversations
from hallway.domain.conversations import Conversation
from hallway.domain.conversations.tables import conversation as conversation_table
from hallway.domain.conversations.tables import member
from hallway.domain.imports.export_reader import ExportedConversation, Record
from hallway.domain.imports.store import Tally
from hallway.domain.imports.tables import imported_conversation
from hallway.domain.messages.tables import message, pin
from hallway.domain.users.tables import user as user_table
from hallway.platform.storage import Transaction, query

_m = message.c
_first_word = query(
    select(_m.ts).where(_m.team_id == bindparam("team_id"), _m.conversation_id == bindparam("id"), _m.is_unread_worthy).limit(1)
)
_said_at = query(select(_m.ts).where(_m.team_id == bindparam("team_id"), _m.conversation_id == bindparam("id"), _m.ts == bindparam("ts")))
_c, _u, _i = conversation_table.c, user_table.c, imported_conversation.c
_largest = query(
    select(_c.id)
    .where(_c.team_id == bindparam("team_id"), _c.kind == "channel")
    .order_by(_c.is_general.desc(), (_c.name == "general").desc(), _c.is_archived, _c.num_members.desc(), _c.id)
    .limit(1)
)
_general = query(select(_c.id).where(_c.team_id == bindparam("team_id"), _c.is_general).limit(1))
_runners = query(
    select(_u.id).where(_u.team_id == bindparam("team_id"), _u.is_deleted.is_(False), (_u.role == "owner") | (_u.role == "admin"))
)
_members = (member.c.team_id == bindparam("team_id"), member.c.conversation_id == bindparam("id"))
_all_members = query(select(member.c.user_id).where(*_members))
_recount = query(
    update(conversation_table)
    .where(_c.team_id == bindparam("team_id"), _c.id == bindparam("id"))
    .values(num_members=select(func.count()).select_from(member).where(*_members).scalar_subquery())
)
_mark = query(select(_i.is_complete).where(_i.team_id == bindparam("team_id"), _i.id == bindparam("id")))


class State(Enum):
    """How far a conversation is with imports."""

    OPEN = "being imported"
    COMPLETE = "imported before"
    MERGED = "one of our own that speaks for it"
    FOREIGN = "one of our own that only has its id"


class Room(msgspec.Struct, frozen=True):
    """Where an exported conversation's messages go."""

    id: str
    state: State


def enter(tx: Transaction, tally: Tally, team_id: str, exported: ExportedConversation) -> Room:
    """The conversation that stands for the exported one, made with its own id where there is none yet."""
    if conversations.find(tx, team_id, exported.id) is not None:
        return room_of(tx, team_id, exported.id)
    return add_room(tx, tally, team_id, _row_of(tx, exported))


def room_of(tx: Transaction, team_id: str, conversation_id: str) -> Room:
    """A conversation that is here already, and whether an import has made it."""
    mark = tx.one(_mark, team_id=team_id, id=conversation_id)
    return Room(conversation_id, State.FOREIGN if mark is None else State.COMPLETE if mark[0] else State.OPEN)


def add_room(tx: Transaction, tally: Tally, team_id: str, row: Record) -> Room:
    """Make a conversation from its row.

    A channel of the same name in which nothing was said yet makes room, and its members come along; otherwise the imported one
    gets another name, which is reported. An im or mpim of the same people that is in use takes the messages in.
    """
    name, is_direct = row["name"], row["kind"] in ("im", "mpim")
    existing = conversations.find_by_name(tx, team_id, name)
    moved: list[str] = []
    is_general = row["is_general"] and tx.one(_general, team_id=team_id) is None
    if existing is not None and existing.kind != "private" and tx.one(_first_word, team_id=team_id, id=existing.id) is None:
        moved, is_general = _make_room(tx, team_id, existing), is_general or existing.is_general
    elif existing is not None and is_direct:
        tally.skip(f"conversation {row['id']} (now {existing.id})", "merged")
        return Room(existing.id, State.MERGED)
    elif existing is not None:
        name = f"{name[:70]}-{row['id'].lower()[-6:]}"
        tally.skip(f"channel {row['name']} (now {name})", "name_taken")
    tx.insert(conversation_table, team_id=team_id, **{**row, "name": name, "is_general": is_general})
    tx.insert(imported_conversation, team_id=team_id, id=row["id"], is_complete=False)
    if moved:
        import_members(tx, team_id, row["id"], moved)
    tally.count("channels")
    return Room(row["id"], State.OPEN)


def _row_of(tx: Transaction, exported: ExportedConversation) -> Record:
    record = exported.record
    name = exported.name.lower()[:80]
    if exported.kind in ("im", "mpim"):
        name = ",".join(sorted(people_in(record))) or name
    old_names = record.get("previous_names")
    return {
        "id": exported.id, "kind": exported.kind, "name": name, "creator": str(record.get("creator") or "")[:30],
        "created_at": _number(record.get("created")), "updated_at": tx.now_s, "is_archived": bool(record.get("is_archived")),
        "is_general": bool(record.get("is_general")), "topic": _said(record.get("topic")), "purpose": _said(record.get("purpose")),
        "previous_names": encoding.encode_text(
            [item for item in old_names if isinstance(item, str)] if isinstance(old_names, list) else []
        ),
        "num_members": 0, "preferences": "{}",
    }  # fmt: skip


def people_in(record: Record) -> list[str]:
    """The members that an export lists, each once."""
    listed = record.get("members")
    found = listed if isinstance(listed, list) else []
    return list(dict.fromkeys(user for user in found if isinstance(user, str) and is_id(user, "UW")))


def import_members(tx: Transaction, team_id: str, conversation_id: str, user_ids: list[str]) -> None:
    """Put people in who are not in yet; everything that was said is read for them."""
    read_to = tx.next_ts(team_id)
    rows = [
        {
            "team_id": team_id, "conversation_id": conversation_id, "user_id": user_id, "joined_at": tx.now_s, "last_read": read_to,
            "is_open": True, "is_muted": False, "notify": "default",
        }
        for user_id in user_ids
    ]  # fmt: skip
    tx.insert_many(member, rows, conflict="nothing")
    tx.run(_recount, team_id=team_id, id=conversation_id)
    joined = [row[0] for row in tx.all(_all_members, team_id=team_id, id=conversation_id)]
    if joined:
        tx.emit(team_id, NOBODY, {"type": "membership", "conversation": conversation_id, "joined": joined})


def import_pins(tx: Transaction, tally: Tally, team_id: str, exported: ExportedConversation) -> None:
    """Pins, as channels.json lists them."""
    pins = exported.record.get("pins")
    for item in pins if isinstance(pins, list) else ():
        ts = find_ts(str(item.get("id", ""))) if isinstance(item, dict) else None
        if ts is None:
            what = item.get("id") if isinstance(item, dict) else item
            tally.skip(f"pin in {exported.name}: {str(what)[:60]}", "not_a_message")
        elif tx.one(_said_at, team_id=team_id, id=exported.id, ts=ts) is None:
            tally.skip(f"pin in {exported.name}: {item['id']}", "no_such_message")
        else:
            row = {"conversation_id": exported.id, "ts": ts, "created_by": str(item.get("user") or "")[:30]}
            tally.count("pins", int(tx.insert_new(pin, team_id=team_id, **row, created_at=_number(item.get("created")))))


def complete(tx: Transaction, team_id: str, conversation_id: str) -> None:
    """Everything of it is in."""
    tx.update(imported_conversation, {"team_id": team_id, "id": conversation_id}, is_complete=True)


def settle(tx: Transaction, team_id: str) -> None:
    """See that there is a general channel — the one of that name, or the largest — and that whoever runs the team is in it."""
    found = next((room for row in tx.all(_largest, team_id=team_id) if (room := conversations.find(tx, team_id, row[0])) is not None), None)
    if found is None:
        return
    if not found.is_general:
        tx.update(conversation_table, {"team_id": team_id, "id": found.id}, is_general=True, is_archived=False)
    runners = [row[0] for row in tx.all(_runners, team_id=team_id)]
    conversations.add_members(tx, found, runners, is_told=False)


def _make_room(tx: Transaction, team_id: str, existing: Conversation) -> list[str]:
    members = [row[0] for row in tx.all(_all_members, team_id=team_id, id=existing.id)]
    audience = events.conversation(existing.id) if existing.is_direct else EVERYONE
    tx.emit(team_id, audience, {"type": "channel_deleted", "channel": existing.id})
    for table in (member, message):
        tx.delete(table, team_id=team_id, conversation_id=existing.id)
    tx.delete(conversation_table, team_id=team_id, id=existing.id)
    return members


def _said(value: Any) -> str:
    found: Record = value if isinstance(value, dict) else {}
    said = {"value": str(found.get("value") or ""), "creator": str(found.get("creator") or ""), "last_set": _number(found.get("last_set"))}
    return encoding.encode_text(said)


def _number(value: Any) -> int:
    try:
        return min(max(int(value), 0), 1 << 40)
    except (TypeError, ValueError, OverflowError):
        return 0
