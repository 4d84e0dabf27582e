"""The way out: a team as a Slack export, with file bytes. Streaming, private, and there only once it is whole."""

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, select

from hallway.core.actor import Actor
from hallway.core.timestamps import format_ts
from hallway.domain import conversations, messages, users
from hallway.domain.conversations import Access, Conversation
from hallway.domain.conversations.tables import conversation as conversation_table
from hallway.domain.files.tables import file as file_table
from hallway.domain.messages import Message
from hallway.domain.messages.tables import message, pin
from hallway.domain.users.tables import user as user_table
from hallway.platform.blobs import Blobs
from hallway.platform.storage import Database, Reader, query

_PAGE = 2000
_FILES = {"channel": "channels.json", "private": "groups.json", "mpim": "mpims.json", "im": "dms.json"}
_c, _m, _p = conversation_table.c, message.c, pin.c
_user_ids = query(select(user_table.c.id).where(user_table.c.team_id == bindparam("team_id")).order_by(user_table.c.id))
_room_ids = query(select(_c.id).where(_c.team_id == bindparam("team_id")).order_by(_c.kind, _c.id))
_pins = query(
    select(_p.ts, _p.created_by, _p.created_at)
    .where(_p.team_id == bindparam("team_id"), _p.conversation_id == bindparam("id"))
    .order_by(_p.ts)
)
_page = query(
    select(*messages.MESSAGE_COLUMNS)
    .where(_m.team_id == bindparam("team_id"), _m.conversation_id == bindparam("id"), _m.ts > bindparam("after"))
    .order_by(_m.ts)
    .limit(_PAGE),
    into=Message,
)
_file_ids = query(
    select(file_table.c.id, file_table.c.name, file_table.c.blob)
    .where(file_table.c.team_id == bindparam("team_id"), file_table.c.blob != "")
    .order_by(file_table.c.id)
)

Progress = Callable[[str, int, int], None]


def export_team(database: Database, blobs: Blobs, team_id: str, out: Path, progress: Progress) -> dict[str, int]:
    """Write the team's export to `out` (readable by its owner alone); how much of what. Raises `OSError`."""
    counts = {"users": 0, "conversations": 0, "messages": 0, "files": 0}
    partial = out.with_name(f".{out.name}.partial")
    with open(partial, "wb", opener=_private) as target, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        people = database.read_now(_read_users, team_id)
        counts["users"] = len(people)
        _write(archive, "users.json", people)
        rooms = database.read_now(_read_rooms, team_id)
        for name in _FILES.values():
            _write(archive, name, [room for found, room in rooms if _FILES[found.kind] == name])
        _write(archive, "integration_logs.json", [])
        for place, (found, room) in enumerate(rooms, 1):
            progress(str(room.get("name") or room["id"]), place, len(rooms))
            folder = found.id if found.kind == "im" else room["name"]
            counts["conversations"] += 1
            for day, records in groupby(_messages(database, team_id, found), key=_day_of):
                written = list(records)
                counts["messages"] += len(written)
                _write(archive, f"{folder}/{day}.json", written)
        for file_id, name, blob in database.read_now(lambda reader: reader.all(_file_ids, team_id=team_id)):
            archive.write(blobs.path(blob), f"__uploads/{file_id}/{name.replace('/', '_')}")
            counts["files"] += 1
    partial.replace(out)
    return counts


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _write(archive: zipfile.ZipFile, name: str, value: Any) -> None:
    archive.writestr(name, json.dumps(value, ensure_ascii=False, indent=1))


def _read_users(reader: Reader, team_id: str) -> list[dict[str, Any]]:
    ids = [row[0] for row in reader.all(_user_ids, team_id=team_id)]
    found = {user.id: user for start in range(0, len(ids), 500) for user in users.list_by_ids(reader, team_id, ids[start : start + 500])}
    return [users.present_user(found[user_id], "") for user_id in ids]


def _read_rooms(reader: Reader, team_id: str) -> list[tuple[Conversation, dict[str, Any]]]:
    rooms = []
    for row in reader.all(_room_ids, team_id=team_id):
        found = conversations.find(reader, team_id, row[0])
        if found is not None:
            rooms.append((found, _room(reader, team_id, found)))
    return rooms


def _room(reader: Reader, team_id: str, found: Conversation) -> dict[str, Any]:
    members: list[str] = []
    while part := conversations.list_members(reader, team_id, found.id, members[-1] if members else "", 1000):
        members.extend(part)
    body = conversations.present_conversation(Access(found, False, 0, True, False, "default"), "")
    kept = ("id", "name", "created", "creator", "is_archived", "is_general", "topic", "purpose", "previous_names")
    pins = [{"id": format_ts(ts), "type": "C", "created": at, "user": by} for ts, by, at in reader.all(_pins, team_id=team_id, id=found.id)]
    return {key: body[key] for key in kept if key in body} | {"members": members} | ({"pins": pins} if pins else {})


def _messages(database: Database, team_id: str, found: Conversation) -> Iterator[dict[str, Any]]:
    """Every message in order, as exports have them: with reactions, thread summaries and files."""
    nobody = Actor(team_id, "", "owner", "session", "")
    after = 0
    while True:
        page, bodies = database.read_now(_read_page, team_id, found.id, after, nobody)
        for original, body in zip(page, bodies, strict=True):
            for key in ("subscribed", "last_read", "pinned_to", "pinned_info", "team"):
                body.pop(key, None)
            if original.thread_ts and not original.is_root:
                body["thread_ts"] = format_ts(original.thread_ts)
            yield body
        if len(page) < _PAGE:
            return
        after = page[-1].ts


def _read_page(reader: Reader, team_id: str, conversation_id: str, after: int, viewer: Actor) -> tuple[list[Message], list[dict[str, Any]]]:
    page = reader.all(_page, team_id=team_id, id=conversation_id, after=after)
    return page, messages.present_messages(reader, viewer, conversation_id, page)


def _day_of(record: dict[str, Any]) -> str:
    return datetime.fromtimestamp(float(record["ts"]), UTC).strftime("%Y-%m-%d")
