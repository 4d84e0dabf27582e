"""Bringing in what only Hallway's own exports carry: rows beside Slack's layout, pictures, and the team's own settings.

They come before Slack's files, which then find most of it there. Nothing that is here already is changed.
"""

from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.actor import Role
from hallway.core.ids import is_id
from hallway.domain import conversations, users
from hallway.domain.imports import rooms
from hallway.domain.imports.archive import BadArchive
from hallway.domain.imports.batches import batched
from hallway.domain.imports.export_reader import Export, Record
from hallway.domain.imports.own_tables import EMOJI, FILES, OWN_TABLES, REMINDERS, ROOMS, SCHEDULED, USERS, OwnTable, checked_row
from hallway.domain.imports.people import ROLES, at_most
from hallway.domain.imports.store import Report, Tally, write_counted
from hallway.domain.teams.tables import team as team_table
from hallway.domain.users.tables import bot
from hallway.platform.blobs import Blobs, TooLarge
from hallway.platform.storage import Database, Transaction, query

_BATCH = 2000
_MAX_PICTURE = 50 << 20
_MAX_FILE = 4 << 30
_team = query(
    select(team_table.c.name, team_table.c.domain, team_table.c.icon, team_table.c.created_at, team_table.c.preferences).where(
        team_table.c.team_id == bindparam("team_id")
    )
)
_bot_of = query(select(bot.c.id).where(bot.c.team_id == bindparam("team_id"), bot.c.user_id == bindparam("user_id")).limit(1))


class OwnTeam(msgspec.Struct):
    """What an export tells of its team; `icon` is the key of a picture."""

    id: str = ""
    name: str = ""
    icon: str = ""
    created_at: int = 0
    preferences: dict[str, Any] = {}


def own_team(record: Record) -> OwnTeam:
    """The team of a Hallway export; an empty one where it says nothing sensible."""
    try:
        return msgspec.convert(record, OwnTeam)
    except msgspec.ValidationError:
        return OwnTeam()


class OwnRows:
    """One import's way with them. `open_rooms` are the conversations that this import may still put anything into."""

    def __init__(self, database: Database, blobs: Blobs, team_id: str, export: Export, highest: Role, report: Report) -> None:
        self._database, self._blobs, self._team_id = database, blobs, team_id
        self._export, self._highest, self._report = export, highest, report
        self._pictures: set[str] = set()
        self._open_rooms: set[str] = set()

    def bring(self) -> None:
        """Everything there is of it."""
        record = self._export.own_record("team.json")
        if not record:
            return
        self._bring_pictures()
        self._database.write_now(self._team_id, self._settle_team, own_team(record))
        for own in OWN_TABLES:
            for batch in batched(self._export.own_rows(own.name), _BATCH):
                rows = [row for found in batch if (row := self._usable(own, found)) is not None]
                write_counted(self._database, self._team_id, self._report, self._insert, own, rows)
            if own is ROOMS and not self._open_rooms:
                return  # it was all here before, and what has become of it since is not to be undone

    def _bring_pictures(self) -> None:
        for key, chunks in self._export.own_blobs():
            try:
                stored, _ = self._blobs.put(chunks, _MAX_PICTURE)
            except (TooLarge, BadArchive) as error:
                self._report.skip(f"picture {key}", error.code if isinstance(error, BadArchive) else "too_large")
                continue
            if stored == key:
                self._pictures.add(key)
            else:
                self._report.skip(f"picture {key}", "wrong_bytes")

    def _settle_team(self, tx: Transaction, exported: OwnTeam) -> None:
        """Take over what the team here has not said itself: a name (one made from the domain is none), an icon, preferences."""
        row = tx.one(_team, team_id=self._team_id)
        if row is None:
            return
        name, domain, icon, created_at, preferences = row
        brought = f"/team-icons/{self._team_id}/{exported.icon}" if exported.icon in self._pictures else ""
        tx.update(
            team_table,
            {"team_id": self._team_id},
            name=exported.name[:80] if name == domain and exported.name.strip() else name,
            icon=icon or brought,
            created_at=min(created_at, exported.created_at) if exported.created_at > 0 else created_at,
            preferences=encoding.encode_text(exported.preferences | encoding.decode(preferences)),
        )

    def _usable(self, own: OwnTable, found: Record) -> Record | None:
        row = checked_row(own, found)
        if row is None:
            self._report.skip(f"{own.name}: {encoding.encode_text(found)[:80]}", "bad_record")
            return None
        if own.has_room and row["conversation_id"] and row["conversation_id"] not in self._open_rooms:
            return None
        if own is USERS:
            return self._checked_user(row)
        if own is EMOJI and row["blob"] and row["blob"] not in self._pictures:
            self._report.skip(f"emoji {row['name']}", "no_picture")
            return None
        return self._checked_file(row) if own is FILES else row

    def _checked_user(self, row: Record) -> Record | None:
        profile = encoding.decode(row["profile"])
        if not is_id(row["id"], "UW") or not isinstance(profile.get("real_name"), str) or row["role"] not in ROLES:
            self._report.skip(f"user {row['id'][:30]}", "bad_record")
            return None
        if profile.get("image") and profile["image"] not in self._pictures:
            del profile["image"]
            row["profile"] = encoding.encode_text(profile)
        row["role"] = at_most(row["role"], self._highest)
        return row

    def _checked_file(self, row: Record) -> Record:
        details = encoding.decode(row["details"])
        blobs = details.get("thumb_blobs")
        if blobs and not (isinstance(blobs, dict) and all(key in self._pictures for key in blobs.values())):
            row["details"] = encoding.encode_text({key: value for key, value in details.items() if key not in ("thumbs", "thumb_blobs")})
        row["blob"] = ""
        chunks = self._export.upload(row["id"])
        if chunks is not None:
            try:
                row["blob"], row["size"] = self._blobs.put(chunks, _MAX_FILE)
            except (TooLarge, BadArchive) as error:
                self._report.skip(f"file {row['id']}", error.code if isinstance(error, BadArchive) else "too_large")
        return row

    def _insert(self, tx: Transaction, tally: Tally, own: OwnTable, rows: list[Record]) -> None:
        if own is ROOMS:
            for row in rows:
                self._enter(tx, tally, row)
        elif own is SCHEDULED or own is REMINDERS:
            for row in rows:
                self._plan(tx, tally, own, row)
        elif own is USERS:
            for row in rows:
                self._bring_user(tx, tally, row)
        else:
            tx.insert_many(own.table, [{"team_id": self._team_id, **row} for row in rows], conflict="nothing")

    def _bring_user(self, tx: Transaction, tally: Tally, row: Record) -> None:
        if tx.insert_new(USERS.table, team_id=self._team_id, **row):
            users.index_names(tx, users.get(tx, self._team_id, row["id"]))
            tally.count("users")
            ends_at = encoding.decode(row["profile"]).get("status_expiration")
            if isinstance(ends_at, int) and ends_at > tx.now_s:
                tx.enqueue(self._team_id, "status_end", ends_at, {"user": row["id"], "ends_at": ends_at}, job_id=f"status-{row['id']}")

    def _enter(self, tx: Transaction, tally: Tally, row: Record) -> None:
        is_here = conversations.find(tx, self._team_id, row["id"]) is not None
        room = rooms.room_of(tx, self._team_id, row["id"]) if is_here else rooms.add_room(tx, tally, self._team_id, row)
        if room.state is rooms.State.OPEN:
            self._open_rooms.add(room.id)

    def _plan(self, tx: Transaction, tally: Tally, own: OwnTable, row: Record) -> None:
        """What is due some day is left for that day."""
        arguments: dict[str, Any] = {"id": row["id"]}
        if own is SCHEDULED:
            if row["post_at"] <= tx.now_s:
                tally.skip(f"scheduled message {row['id']}", "time_passed")
                return
            bot_id = str(tx.value(_bot_of, team_id=self._team_id, user_id=row["user_id"]) or "")
            arguments |= {"kind": "bot" if bot_id else "user", "bot_id": bot_id, "app_id": ""}
        is_due = own is SCHEDULED or (not row["completed_at"] and (row["recurrence"] or row["due_at"] > tx.now_s))
        if tx.insert_new(own.table, team_id=self._team_id, **row) and is_due:
            kind, at = ("scheduled_message", row["post_at"]) if own is SCHEDULED else ("reminder", row["due_at"])
            tx.enqueue(self._team_id, kind, at, arguments, job_id=row["id"])
