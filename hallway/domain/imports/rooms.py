"""Conversations of an export."""

from typing import Any

from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.events import EVERYONE
from hallway.core.ids import is_id
from hallway.domain import conversations
from hallway.domain.conversations.tables import conversation as conversation_table
from hallway.domain.conversations.tables import member
from hallway.domain.imports.export_reader import ExportedConversation, Record
from hallway.domain.imports.store import Report
from hallway.domain.messages.tables import message
from hallway.domain.users.tables import user as user_table
from hallway.platform.storage import Transaction, query

_m = message.c
_first_word = query(
    select(_m.ts).where(_m.team_id == bindparam("team_id"), _m.conversation_id == bindparam("id"), _m.is_unread_worthy).limit(1)
)
_c, _u = conversation_table.c, user_table.c
_largest = query(
    select(_c.id)
    .where(_c.team_id == bindparam("team_id"), _c.kind == "channel")
    .order_by(_c.is_general.desc(), (_c.name == "general").desc(), _c.is_archived, _c.num_members.desc())
    .limit(1)
)
_runners = query(
    select(_u.id).where(_u.team_id == bindparam("team_id"), _u.is_deleted.is_(False), (_u.role == "owner") | (_u.role == "admin"))
)
_all_members = query(select(member.c.user_id).where(member.c.team_id == bindparam("team_id"), member.c.conversation_id == bindparam("id")))


def import_room(tx: Transaction, team_id: str, exported: ExportedConversation, report: Report) -> bool:
    """Make the conversation with its own id; False if it is there already.

    A channel of the same name in which nothing was said yet makes room, and its members come along; otherwise the imported one
    gets another name, which is reported.
    """
    if conversations.find(tx, team_id, exported.id) is not None:
        return False
    record = exported.record
    is_direct = exported.kind in ("im", "mpim")
    people = sorted({user for user in record.get("members", []) if isinstance(user, str) and is_id(user, "UW")})
    name = ",".join(people) if is_direct and people else exported.name.lower()[:80]
    existing = conversations.find_by_name(tx, team_id, name)
    moved: list[str] = []
    is_general = bool(record.get("is_general"))
    if existing is not None:
        if not existing.is_direct and tx.one(_first_word, team_id=team_id, id=existing.id) is None:
            moved, is_general = _make_room(tx, team_id, existing.id), is_general or existing.is_general
        else:
            name = f"{name[:70]}-{exported.id.lower()[-6:]}"
            report.skip(f"name of {exported.name}", f"taken here; the imported channel is called {name}")
    tx.insert(
        conversation_table,
        team_id=team_id, id=exported.id, kind=exported.kind, name=name, creator=str(record.get("creator") or ""),
        created_at=_number(record.get("created")), updated_at=tx.now_s, is_archived=bool(record.get("is_archived")),
        is_general=is_general, topic=_said(record.get("topic")), purpose=_said(record.get("purpose")),
        previous_names=encoding.encode_text([item for item in record.get("previous_names") or [] if isinstance(item, str)]),
        num_members=0, preferences="{}",
    )  # fmt: skip
    import_members(tx, team_id, exported, moved)
    return True


def import_members(tx: Transaction, team_id: str, exported: ExportedConversation, user_ids: list[str]) -> None:
    """Put people in who are not in yet; everything that was said is read for them."""
    found = conversations.find(tx, team_id, exported.id)
    if found is not None and user_ids:
        conversations.add_members(tx, found, list(dict.fromkeys(user_ids)), is_told=False)


def settle(tx: Transaction, team_id: str) -> None:
    """See that there is a general channel — the one of that name, or the largest — and that whoever runs the team is in it."""
    found = next((room for row in tx.all(_largest, team_id=team_id) if (room := conversations.find(tx, team_id, row[0])) is not None), None)
    if found is None:
        return
    if not found.is_general:
        tx.update(conversation_table, {"team_id": team_id, "id": found.id}, is_general=True, is_archived=False)
    runners = [row[0] for row in tx.all(_runners, team_id=team_id)]
    conversations.add_members(tx, found, runners, is_told=False)


def _make_room(tx: Transaction, team_id: str, conversation_id: str) -> list[str]:
    members = [row[0] for row in tx.all(_all_members, team_id=team_id, id=conversation_id)]
    for table in (member, message):
        tx.delete(table, team_id=team_id, conversation_id=conversation_id)
    tx.delete(conversation_table, team_id=team_id, id=conversation_id)
    tx.emit(team_id, EVERYONE, {"type": "channel_deleted", "channel": conversation_id})
    return members


def _said(value: Any) -> str:
    found: Record = value if isinstance(value, dict) else {}
    return encoding.encode_text(
        {"value": str(found.get("value") or ""), "creator": str(found.get("creator") or ""), "last_set": _number(found.get("last_set"))}
    )


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0
