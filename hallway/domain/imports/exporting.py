"""The way out: a team as a Slack export, with file bytes and, beside Slack's files, what those have no place for.

Streaming, over one snapshot; nothing secret leaves. The same team gives the same bytes.
"""

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import IO, Any

from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.timestamps import format_ts
from hallway.domain import conversations, messages, users
from hallway.domain.conversations import Access, Conversation
from hallway.domain.conversations.tables import conversation as conversation_table
from hallway.domain.imports.export_reader import OWN
from hallway.domain.imports.exporting_own import write_own
from hallway.domain.imports.odd_messages import OddMessage, find_odd
from hallway.domain.messages import Message
from hallway.domain.messages.tables import message, pin, reaction
from hallway.domain.users.tables import user as user_table
from hallway.platform.blobs import Blobs
from hallway.platform.storage import Database, Reader, in_list, query

_PAGE = 2000
_USERS = 500
_MEMBERS = 1000
_FILES = {"channel": "channels.json", "private": "groups.json", "mpim": "mpims.json", "im": "dms.json"}
_KEPT = ("id", "name", "created", "creator", "is_archived", "is_general", "topic", "purpose", "previous_names")
_APART = ("subscribed", "last_read", "pinned_to", "pinned_info")
_c, _m, _p, _r = conversation_table.c, message.c, pin.c, reaction.c
_user_ids = query(
    select(user_table.c.id)
    .where(user_table.c.team_id == bindparam("team_id"), user_table.c.id > bindparam("after"))
    .order_by(user_table.c.id)
    .limit(_USERS)
)
_room_ids = query(select(_c.id).where(_c.team_id == bindparam("team_id"), _c.kind == bindparam("kind")).order_by(_c.id))
_pins = query(
    select(_p.ts, _p.created_by, _p.created_at)
    .where(_p.team_id == bindparam("team_id"), _p.conversation_id == bindparam("id"))
    .order_by(_p.ts)
)
_page = query(
    select(*messages.MESSAGE_COLUMNS, _m.is_unread_worthy)
    .where(_m.team_id == bindparam("team_id"), _m.conversation_id == bindparam("id"), _m.ts > bindparam("after"))
    .order_by(_m.ts)
    .limit(_PAGE),
    into=lambda *row: (Message(*row[:-1]), bool(row[-1])),
)
_reactions = query(
    select(_r.ts, _r.name, _r.user_id)
    .where(_r.team_id == bindparam("team_id"), _r.conversation_id == bindparam("id"), in_list(_r.ts, "tss"))
    .order_by(_r.reacted_at)
)

Progress = Callable[[str, int, int], None]
ALL_KINDS = tuple(_FILES)
PUBLIC_KINDS = ("channel",)


def export_team(database: Database, blobs: Blobs, team_id: str, out: Path, progress: Progress) -> dict[str, int]:
    """Write everything of a team to `out` (readable by its owner alone, there only once it is whole); how much of what.

    Raises `OSError`.
    """
    partial = out.with_name(f".{out.name}.partial")
    try:
        with open(partial, "wb", opener=_private) as target:
            counts = write_export(database, blobs, team_id, target, ALL_KINDS, progress)
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)
    return counts


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def write_export(
    database: Database, blobs: Blobs, team_id: str, target: IO[bytes], kinds: tuple[str, ...], progress: Progress
) -> dict[str, int]:
    """Write a team's export to `target`, with conversations of these kinds; how much of what. Only `ALL_KINDS` has what is private."""
    counts = {"users": 0, "conversations": 0, "messages": 0, "files": 0}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        database.read_now(_write_all, _Target(archive), blobs, team_id, kinds, progress, counts)
    return counts


class _Target:
    """A ZIP file in the making. Entries carry no time, so that the same content is the same file."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive

    def write(self, name: str, pieces: Iterator[bytes]) -> None:
        """An entry, piece by piece."""
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        with self.archive.open(entry, "w", force_zip64=name.startswith("__")) as file:
            for piece in pieces:
                file.write(piece)

    def write_list(self, name: str, records: Iterator[Any]) -> None:
        """A JSON list, record by record."""
        self.write(name, _list_pieces(records))

    def has(self, name: str) -> bool:
        """Whether there is an entry of this name."""
        return name in self.archive.NameToInfo


def _list_pieces(records: Iterator[Any]) -> Iterator[bytes]:
    before = b"["
    for record in records:
        yield before + b"\n" + json.dumps(record, ensure_ascii=False, indent=1).encode()
        before = b","
    yield b"[]" if before == b"[" else b"\n]"


def _write_all(
    reader: Reader, target: _Target, blobs: Blobs, team_id: str, kinds: tuple[str, ...], progress: Progress, counts: dict[str, int]
) -> None:
    target.write_list("users.json", _users(reader, team_id, counts))
    ids = {kind: [row[0] for row in reader.all(_room_ids, team_id=team_id, kind=kind)] for kind in kinds}
    total = sum(map(len, ids.values()))
    for kind, name in _FILES.items():
        found = (conversations.find(reader, team_id, room_id) for room_id in ids.get(kind, ()))
        target.write_list(name, (_present_room(reader, team_id, room) for room in found if room is not None))
    target.write_list("integration_logs.json", iter(()))
    odd: list[OddMessage] = []
    for room_id in (room_id for kind in kinds for room_id in ids[kind]):
        room = conversations.find(reader, team_id, room_id)
        assert room is not None
        counts["conversations"] += 1
        folder = room.id if room.kind == "im" else conversations.display_name(room)
        progress(folder, counts["conversations"], total)
        for day, records in groupby(_messages(reader, team_id, room, counts, odd), key=_day_of):
            target.write_list(f"{folder}/{day}.json", records)
    target.write(f"{OWN}rows/message.jsonl", (encoding.encode(message) + b"\n" for message in odd))
    counts["files"], missing = write_own(reader, target, blobs, team_id, kinds, is_everything=kinds == ALL_KINDS)
    if missing:
        counts["files whose bytes are missing"] = missing


def _users(reader: Reader, team_id: str, counts: dict[str, int]) -> Iterator[dict[str, Any]]:
    after = ""
    while ids := [row[0] for row in reader.all(_user_ids, team_id=team_id, after=after)]:
        found = {user.id: user for user in users.list_by_ids(reader, team_id, ids)}
        for user_id in ids:
            counts["users"] += 1
            yield users.present_user(found[user_id], "")
        after = ids[-1]


def _present_room(reader: Reader, team_id: str, found: Conversation) -> dict[str, Any]:
    members: list[str] = []
    while part := conversations.list_members(reader, team_id, found.id, members[-1] if members else "", _MEMBERS):
        members.extend(part)
    body = conversations.present_conversation(Access(found, False, 0, True, False, "default"), "")
    pins = [{"id": format_ts(ts), "type": "C", "created": at, "user": by} for ts, by, at in reader.all(_pins, team_id=team_id, id=found.id)]
    return {key: body[key] for key in _KEPT if key in body} | {"members": members} | ({"pins": pins} if pins else {})


def _messages(reader: Reader, team_id: str, found: Conversation, counts: dict[str, int], odd: list[OddMessage]) -> Iterator[dict[str, Any]]:
    """Every message in order, as exports have them: with reactions, thread summaries and files."""
    nobody = Actor(team_id, "", "owner", "session", "")
    after = 0
    while page := reader.all(_page, team_id=team_id, id=found.id, after=after):
        originals = [original for original, _ in page]
        reactions = _all_reactions(reader, team_id, found.id, [original.ts for original in originals])
        bodies = messages.present_messages(reader, nobody, found.id, originals)
        for (original, is_unread_worthy), body in zip(page, bodies, strict=True):
            for key in _APART:
                body.pop(key, None)
            if "bot_profile" in body and '"bot_profile"' not in original.body_text:
                del body["bot_profile"]
            if original.thread_ts:
                body["thread_ts"] = format_ts(original.thread_ts)
            if original.ts in reactions:
                body["reactions"] = list(reactions[original.ts].values())
            counts["messages"] += 1
            if (own := find_odd(team_id, original, is_unread_worthy, body)) is not None:
                odd.append(own)
            yield body
        after = page[-1][0].ts


def _all_reactions(reader: Reader, team_id: str, conversation_id: str, tss: list[int]) -> dict[int, dict[str, dict[str, Any]]]:
    """Reactions with everybody who reacted, where clients are told of the first only."""
    found: dict[int, dict[str, dict[str, Any]]] = {}
    for ts, name, user_id in reader.all(_reactions, team_id=team_id, id=conversation_id, tss=tss):
        summary = found.setdefault(ts, {}).setdefault(name, {"name": name, "users": [], "count": 0})
        summary["users"].append(user_id)
        summary["count"] += 1
    return found


def _day_of(record: dict[str, Any]) -> str:
    return datetime.fromtimestamp(float(record["ts"]), UTC).strftime("%Y-%m-%d")
