"""Bringing a Slack export in: streaming, in batches, again without doubling anything, on after being killed.

Ids and timestamps stay as they are, so that links go on working. Nothing is emitted for a message of the past; one
`team_imported` event at the end lets caches and the search index look anew.
"""

from collections.abc import Callable
from pathlib import Path

from hallway.core.actor import Role
from hallway.core.events import EVERYONE
from hallway.domain.imports import bots, people, rooms, writing
from hallway.domain.imports.archive import Archive
from hallway.domain.imports.export_reader import Export, ExportedConversation, Record
from hallway.domain.imports.odd_messages import OddMessages
from hallway.domain.imports.own_rows import OwnRows
from hallway.domain.imports.people import Strangers
from hallway.domain.imports.rooms import Room, State
from hallway.domain.imports.rows import Rows, add_message, author_of, people_of
from hallway.domain.imports.store import Report, Summary, Tally, write_counted
from hallway.platform.blobs import Blobs
from hallway.platform.storage import Database, Transaction

# Called with the phase, and how many of how many day files are done.
Progress = Callable[[str, int, int], None]

_BATCH = 2000


def import_archive(database: Database, blobs: Blobs, path: Path, team_id: str, highest: Role, progress: Progress) -> Summary:
    """Bring everything in that the archive has; what was brought, and what was left out and why.

    Nobody gets more rights by it than `highest`. Raises `BadArchive` before anything is written when the archive cannot be used,
    and `ApiError` when the database cannot.
    """
    archive, report = Archive(path), Report()
    try:
        export = Export(archive, report)
        progress("people", 0, export.total)
        export.people = people.same_people(database, team_id, export)
        report.count("joined", len(export.people))
        OwnRows(database, blobs, team_id, export, highest, report).bring()
        people.import_people(database, team_id, export, highest, report)
        _Importing(database, blobs, team_id, export, report, progress).run()
        database.write_now(team_id, _finish, team_id)
        progress("done", export.total, export.total)
        return report.finish(blobs)
    finally:
        report.close()
        archive.close()


class _Importing:
    """The conversations of one import, one after another."""

    def __init__(self, database: Database, blobs: Blobs, team_id: str, export: Export, report: Report, progress: Progress) -> None:
        self._database, self._team_id, self._export, self._report = database, team_id, export, report
        self._progress = progress
        self._writer = writing.Writer(database, blobs, team_id, export, report)
        self._strangers = Strangers()
        self._bots = bots.Bots()
        self._odd = OddMessages(export, report)
        self._done = 0

    def run(self) -> None:
        """All of them."""
        for conversation in self._export.conversations():
            room = write_counted(self._database, self._team_id, self._report, rooms.enter, self._team_id, conversation)
            if room.state is State.FOREIGN:
                self._report.skip(f"conversation {room.id} ({conversation.name})", "foreign_conversation")
                self._done += len(conversation.day_files)
            else:
                self._bring(conversation, room)
        self._strangers.name_all(self._database, self._team_id)
        self._bots.import_all(self._database, self._team_id, self._report)

    def _bring(self, conversation: ExportedConversation, room: Room) -> None:
        seen: dict[str, None] = {}
        rows = Rows()
        for day_file in conversation.day_files:
            for record in self._export.messages(day_file):
                if problem := add_message(rows, self._team_id, room.id, record):
                    self._report.skip(f"{day_file} ts {record.get('ts')}", problem)
                else:
                    self._look_at(record, seen)
            self._done += 1
            if len(rows.messages) >= _BATCH:
                self._writer.write(room.id, rows)
                rows = Rows()
                self._tell(conversation)
        self._writer.write(room.id, rows)
        self._settle(conversation, room, list(seen))

    def _look_at(self, record: Record, seen: dict[str, None]) -> None:
        """Who is in this message: its author, those who reacted, and the names that it tells of."""
        author = author_of(record)
        if author and record.get("subtype") != "tombstone":
            self._strangers.see(author, record)
            seen[author] = None
        reactions = record.get("reactions")
        for reaction in reactions if isinstance(reactions, list) else ():
            seen.update(dict.fromkeys(people_of(reaction)))
        self._strangers.read(record.get("text"))
        self._bots.see(record)

    def _settle(self, conversation: ExportedConversation, room: Room, seen: list[str]) -> None:
        """People, members, threads and pins, once all that was said is in."""
        is_listed = "members" in conversation.record
        members = rooms.people_in(conversation.record) if is_listed else seen
        self._strangers.import_all(self._database, self._team_id, dict.fromkeys([*seen, *members]), self._report)
        writing.summarize_threads(self._database, self._team_id, room.id)
        write_counted(self._database, self._team_id, self._report, self._settle_now, conversation, room, members)
        self._tell(conversation)

    def _settle_now(self, tx: Transaction, tally: Tally, conversation: ExportedConversation, room: Room, members: list[str]) -> None:
        if room.state is State.OPEN or (room.state is State.COMPLETE and conversation.kind == "channel"):
            rooms.import_members(tx, self._team_id, room.id, members)
        if room.state is State.OPEN:
            self._odd.settle(tx, self._team_id, room.id)
            rooms.import_pins(tx, tally, self._team_id, conversation)
            rooms.complete(tx, self._team_id, room.id)

    def _tell(self, conversation: ExportedConversation) -> None:
        self._progress(conversation.name, self._done, self._export.total)


def _finish(tx: Transaction, team_id: str) -> None:
    rooms.settle(tx, team_id)
    tx.emit(team_id, EVERYONE, {"type": "team_imported"})
