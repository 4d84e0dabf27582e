"""Putting messages into the database, a batch a transaction, and their files into the file store."""

from sqlalchemy import bindparam, func, select, update

from hallway.core import encoding
from hallway.core.ids import SLACKBOT
from hallway.core.timestamps import format_ts
from hallway.domain import files
from hallway.domain.files.tables import file, file_share
from hallway.domain.imports.archive import BadArchive
from hallway.domain.imports.export_reader import Export, Record
from hallway.domain.imports.rows import Rows
from hallway.domain.imports.store import Report, Tally, write_counted
from hallway.domain.messages.tables import mention, message, reaction
from hallway.platform.blobs import Blobs, TooLarge
from hallway.platform.storage import Database, Transaction, in_list, query

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
_PAGE = 2000
_threads = query(
    select(_m.thread_ts, func.count(), func.max(_m.ts))
    .where(*_of_thread, _m.thread_ts > bindparam("after"), _m.ts != _m.thread_ts)
    .group_by(_m.thread_ts)
    .order_by(_m.thread_ts)
    .limit(_PAGE)
)
_repliers = query(
    select(_m.thread_ts, _m.user_id, func.min(_m.ts))
    .where(*_of_thread, _m.thread_ts > bindparam("after"), _m.thread_ts <= bindparam("last"), _m.ts != _m.thread_ts, _m.user_id != "")
    .group_by(_m.thread_ts, _m.user_id)
    .order_by(func.min(_m.ts))
)
_set_summary = query(
    update(message)
    .where(_m.team_id == bindparam("w_team"), _m.conversation_id == bindparam("w_conversation"), _m.ts == bindparam("w_ts"))
    .values(thread_ts=bindparam("w_ts"), reply_count=bindparam("count"), latest_reply=bindparam("latest"), reply_users=bindparam("users"))
)
_without_bytes = query(
    select(_f.id, _f.mimetype, _f.details).where(_f.team_id == bindparam("team_id"), in_list(_f.id, "ids"), _f.blob == "")
)


class Writer:
    """Writes the batches of one import."""

    def __init__(self, database: Database, blobs: Blobs, team_id: str, export: Export, report: Report) -> None:
        self._database, self._blobs, self._team_id = database, blobs, team_id
        self._export, self._report = export, report

    def write(self, conversation_id: str, rows: Rows) -> None:
        """One batch; messages that are there already stay as they are."""
        if not rows.messages:
            return
        write_counted(self._database, self._team_id, self._report, _insert, self._team_id, conversation_id, rows)
        ids = [item["id"] for item in rows.files if self._export.has_upload(item["id"])]
        if ids:
            rows_without = self._database.read_now(lambda reader: reader.all(_without_bytes, team_id=self._team_id, ids=ids))
            for file_id, mimetype, details in rows_without:
                self._keep(file_id, mimetype, encoding.decode(details))

    def _keep(self, file_id: str, mimetype: str, details: Record) -> None:
        chunks = self._export.upload(file_id)
        assert chunks is not None
        try:
            key, size = self._blobs.put(chunks, _MAX_FILE)
        except (TooLarge, BadArchive) as error:
            self._report.skip(f"bytes of file {file_id}", error.code if isinstance(error, BadArchive) else "too_large")
            return
        if "thumbs" not in details:
            details |= files.describe(self._blobs, key, mimetype)
        self._database.write_now(self._team_id, _keep, self._team_id, file_id, key, size, encoding.encode_text(details))


def _insert(tx: Transaction, tally: Tally, team_id: str, conversation_id: str, rows: Rows) -> None:
    tss = [row["ts"] for row in rows.messages]
    of = {"team_id": team_id, "conversation_id": conversation_id, "first": min(tss), "last": max(tss)}
    there = {row[0] for row in tx.all(_present, **of)}
    new = [row for row in rows.messages if row["ts"] not in there]
    tx.insert_many(message, new, conflict="nothing")
    _insert_repeated(tx, of, new)
    tx.insert_many(mention, [row for row in rows.mentions if row["ts"] not in there], conflict="nothing")
    tx.insert_many(reaction, [row for row in rows.reactions if row["ts"] not in there], conflict="nothing")
    tx.insert_many(file, rows.files, conflict="nothing")
    tx.insert_many(file_share, rows.shares, conflict="nothing")
    tally.count("messages", len(new))
    tally.count("already_there", len(rows.messages) - len(new))
    tally.count("reactions", sum(1 for row in rows.reactions if row["ts"] not in there))
    tally.count("files", sum(1 for row in rows.shares if row["ts"] not in there))


def _insert_repeated(tx: Transaction, of: Record, new: list[Record]) -> None:
    """Messages under an id that their author's client had used before: they are other messages all the same."""
    if any(row["client_msg_id"] for row in new):
        in_now = {row[0] for row in tx.all(_present, **of)}
        tx.insert_many(message, [{**row, "client_msg_id": None} for row in new if row["ts"] not in in_now])


def _keep(tx: Transaction, team_id: str, file_id: str, key: str, size: int, details: str) -> None:
    tx.update(file, {"team_id": team_id, "id": file_id}, blob=key, size=size, details=details)


def summarize_threads(database: Database, team_id: str, conversation_id: str) -> None:
    """Give every root its summary, counted from the replies that are there."""
    after = 0
    while after >= 0:
        after = database.write_now(team_id, _summarize_some, team_id, conversation_id, after)


def _summarize_some(tx: Transaction, team_id: str, conversation_id: str, after: int) -> int:
    """The next threads; the ts of the last, or -1 when there are no more."""
    of = {"team_id": team_id, "conversation_id": conversation_id, "after": after}
    threads = tx.all(_threads, **of)
    if not threads:
        return -1
    users: dict[int, list[str]] = {}
    for thread_ts, user_id, _ in tx.all(_repliers, **of, last=threads[-1][0]):
        users.setdefault(thread_ts, []).append(user_id)
    for thread_ts, count, latest in threads:
        names = encoding.encode_text(users.get(thread_ts, [])[:100])
        summary = {"count": count, "latest": latest, "users": names}
        if not tx.count(_set_summary, w_team=team_id, w_conversation=conversation_id, w_ts=thread_ts, **summary):
            _stand_in(tx, team_id, conversation_id, thread_ts)
            tx.run(_set_summary, w_team=team_id, w_conversation=conversation_id, w_ts=thread_ts, **summary)
    return int(threads[-1][0]) if len(threads) == _PAGE else -1


def _stand_in(tx: Transaction, team_id: str, conversation_id: str, ts: int) -> None:
    """Answers to a message that the export lacks are shown under a tombstone, as when it had been deleted here."""
    body = {
        "type": "message", "subtype": "tombstone", "text": "This message was deleted.", "user": SLACKBOT, "hidden": True,
        "ts": format_ts(ts), "thread_ts": format_ts(ts), "team": team_id,
    }  # fmt: skip
    tx.insert(
        message,
        team_id=team_id, conversation_id=conversation_id, ts=ts, user_id=SLACKBOT, subtype="tombstone", thread_ts=ts, is_in_channel=True,
        is_unread_worthy=False, client_msg_id=None, body=encoding.encode_text(body), reply_count=0, reply_users="[]", latest_reply=0,
    )  # fmt: skip
