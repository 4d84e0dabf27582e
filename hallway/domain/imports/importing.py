"""Bringing a Slack export in: streaming, in batches, again without doubling anything, on after being killed.

Ids and timestamps stay as they are, so that links go on working. Nothing is emitted for a message of the past; one
`team_imported` event at the end lets caches and the search index look anew.
"""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import bindparam, func, select, update

from hallway.core import encoding
from hallway.core.events import EVERYONE
from hallway.core.ids import is_id
from hallway.domain.files.tables import file, file_share
from hallway.domain.imports import people, rooms
from hallway.domain.imports.archive import Archive
from hallway.domain.imports.export_reader import Export, ExportedConversation
from hallway.domain.imports.rows import Rows, add_message, author_of
from hallway.domain.imports.store import Report
from hallway.domain.messages.tables import mention, message, reaction
from hallway.platform.blobs import Blobs
from hallway.platform.storage import Database, Transaction, query

# Called with the phase, and how many of how many day files are done.
Progress = Callable[[str, int, int], None]

_BATCH = 2000
_MAX_FILE = 4 << 30
_m, _f = message.c, file.c
_present = query(
    select(_m.ts).where(
        _m.team_id == bindparam("team_id"),
        _m.conversation_id == bindparam("conversation_id"),
        _m.ts >= bindparam("first"),
        _m.ts <= bindparam("last"),
    )
)
_of_thread = (_m.team_id == bindparam("team_id"), _m.conversation_id == bindparam("conversation_id"))
_threads = query(
    select(_m.thread_ts, func.count(), func.max(_m.ts))
    .where(*_of_thread, _m.thread_ts.isnot(None), _m.ts != _m.thread_ts)
    .group_by(_m.thread_ts)
)
_repliers = query(
    select(_m.thread_ts, _m.user_id, func.min(_m.ts))
    .where(*_of_thread, _m.thread_ts.isnot(None), _m.ts != _m.thread_ts, _m.user_id != "")
    .group_by(_m.thread_ts, _m.user_id)
    .order_by(func.min(_m.ts))
)
_set_summary = query(
    update(message)
    .where(_m.team_id == bindparam("w_team"), _m.conversation_id == bindparam("w_conversation"), _m.ts == bindparam("w_ts"))
    .values(thread_ts=bindparam("w_ts"), reply_count=bindparam("count"), latest_reply=bindparam("latest"), reply_users=bindparam("users"))
)
_keep_blob = query(
    update(file).where(_f.team_id == bindparam("w_team"), _f.id == bindparam("w_id")).values(blob=bindparam("blob"), size=bindparam("size"))
)


def check_archive(path: Path) -> None:
    """Raises `BadArchive` when the archive cannot be used; nothing is written."""
    archive = Archive(path)
    try:
        Export(archive, Report())
    finally:
        archive.close()


def import_archive(database: Database, blobs: Blobs, path: Path, team_id: str, progress: Progress) -> Report:
    """Bring everything in that the archive has; what was brought, and what was left out and why.

    Raises `BadArchive` before anything is written when the archive cannot be used, and `ApiError` when the database cannot.
    """
    report = Report()
    archive = Archive(path)
    try:
        export = Export(archive, report)
        progress("people", 0, export.total)
        known = people.import_people(database, team_id, export.users, report)
        done = 0
        for conversation in export.conversations:
            done = _import_conversation(database, blobs, team_id, export, conversation, known, report, done, progress)
        database.write_now(team_id, _finish, team_id)
        progress("done", export.total, export.total)
    finally:
        archive.close()
    return report


def _import_conversation(
    database: Database,
    blobs: Blobs,
    team_id: str,
    export: Export,
    conversation: ExportedConversation,
    known: set[str],
    report: Report,
    done: int,
    progress: Progress,
) -> int:
    is_new = database.write_now(team_id, rooms.import_room, team_id, conversation, report)
    report.count("channels", int(is_new))
    authors: dict[str, dict[str, str]] = {}
    rows = Rows()
    last_ts = 0
    for day_file in conversation.day_files:
        for record in export.messages(day_file):
            if record["_ts"] == last_ts:
                report.skip(f"{day_file} ts {record.get('ts')}", "a second message with the same timestamp")
                continue
            last_ts = record["_ts"]
            problem = add_message(rows, team_id, conversation, record)
            if problem:
                report.skip(f"{day_file} ts {record.get('ts')}", problem)
                continue
            author = author_of(record)
            if author and author not in authors:
                authors[author] = people.hints_of(record)
        done += 1
        if len(rows.messages) >= _BATCH:
            _write(database, blobs, team_id, export, conversation, rows, report)
            rows = Rows()
            progress(conversation.name, done, export.total)
    if rows.messages:
        _write(database, blobs, team_id, export, conversation, rows, report)
    unknown = {user_id: hints for user_id, hints in authors.items() if user_id not in known}
    database.write_now(team_id, people.import_strangers, team_id, unknown, report)
    known.update(unknown)
    members = [user for user in conversation.record.get("members", authors) if isinstance(user, str) and is_id(user, "UW")]
    database.write_now(team_id, rooms.import_members, team_id, conversation, [user for user in members if user in known])
    database.write_now(team_id, _summarize_threads, team_id, conversation.id)
    progress(conversation.name, done, export.total)
    return done


def _write(
    database: Database, blobs: Blobs, team_id: str, export: Export, conversation: ExportedConversation, rows: Rows, report: Report
) -> None:
    database.write_now(team_id, _insert, team_id, conversation.id, rows, report)
    for item in rows.files:
        chunks = export.upload(item["id"])
        if chunks is not None:
            key, size = blobs.put(chunks, _MAX_FILE)
            database.write_now(team_id, _keep, team_id, item["id"], key, size)


def _insert(tx: Transaction, team_id: str, conversation_id: str, rows: Rows, report: Report) -> None:
    tss = [row["ts"] for row in rows.messages]
    there = {row[0] for row in tx.all(_present, team_id=team_id, conversation_id=conversation_id, first=min(tss), last=max(tss))}
    new = [row for row in rows.messages if row["ts"] not in there]
    tx.insert_many(message, new)
    tx.insert_many(mention, [row for row in rows.mentions if row["ts"] not in there], conflict="nothing")
    tx.insert_many(reaction, [row for row in rows.reactions if row["ts"] not in there], conflict="nothing")
    tx.insert_many(file, rows.files, conflict="nothing")
    tx.insert_many(file_share, rows.shares, conflict="nothing")
    report.count("messages", len(new))
    report.count("already_there", len(rows.messages) - len(new))
    report.count("reactions", sum(1 for row in rows.reactions if row["ts"] not in there))
    report.count("files", sum(1 for row in rows.shares if row["ts"] not in there))


def _keep(tx: Transaction, team_id: str, file_id: str, key: str, size: int) -> None:
    tx.run(_keep_blob, w_team=team_id, w_id=file_id, blob=key, size=size)


def _summarize_threads(tx: Transaction, team_id: str, conversation_id: str) -> None:
    """Give every root its summary, counted from the replies that are there."""
    of = {"team_id": team_id, "conversation_id": conversation_id}
    users: dict[int, list[str]] = {}
    for thread_ts, user_id, _ in tx.all(_repliers, **of):
        users.setdefault(thread_ts, []).append(user_id)
    for thread_ts, count, latest in tx.all(_threads, **of):
        names = encoding.encode_text(users.get(thread_ts, [])[:100])
        tx.run(_set_summary, w_team=team_id, w_conversation=conversation_id, w_ts=thread_ts, count=count, latest=latest, users=names)


def _finish(tx: Transaction, team_id: str) -> None:
    rooms.settle(tx, team_id)
    tx.emit(team_id, EVERYONE, {"type": "team_imported"})
