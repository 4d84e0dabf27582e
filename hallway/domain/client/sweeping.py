"""Sweeping: what was deleted leaves the disk, unless something else has the same bytes."""

import re
import time
from itertools import groupby
from typing import Any

import structlog
from sqlalchemy import select

from hallway.domain import files
from hallway.domain.apps.tables import app
from hallway.domain.imports.tables import import_run
from hallway.domain.teams.tables import emoji, team
from hallway.domain.users.tables import user
from hallway.platform.blobs import Blobs
from hallway.platform.storage import Database, Query, Reader, Transaction, query

log = structlog.get_logger("sweeping")

# So long something that was deleted stays, for those who are just reading it.
_GRACE_S = 3600
# Between pages of files, so that nobody waits for the sweep.
_REST_S = 0.02
_KEY = re.compile(r"[0-9a-f]{64}")
_elsewhere = (
    query(select(emoji.c.blob).where(emoji.c.blob != "")),
    query(select(team.c.icon).where(team.c.icon != "")),
    query(select(app.c.icon).where(app.c.icon != "")),
    query(select(user.c.profile).where(user.c.profile.like('%"image":"_%'))),
    query(select(import_run.c.report).where(import_run.c.report.like('%"skipped_file":"_%'))),
)


def sweep(database: Database, blobs: Blobs, now: float) -> int:
    """Delete the bytes of what was released before `now` less an hour; how many blobs. Takes its time, in a thread."""
    started = time.time()
    released = database.read_now(files.list_released, int(now) - _GRACE_S)
    if not released:
        return 0
    named = _named_among(database, {key for _, key in released})
    count = 0
    for team_id, rows in groupby(sorted(released), key=lambda row: row[0]):
        keys = [key for _, key in rows]
        gone = [key for key in keys if key not in named]
        # Bytes that came again meanwhile are newer than this sweep: they stay, and the next one looks again.
        fresh = {key for key in gone if not blobs.delete(key, started)}
        count += len(gone) - len(fresh)
        database.write_now(team_id, _forget, team_id, [key for key in keys if key not in fresh])
    log.info("swept", blobs=count)
    return count


def _named_among(database: Database, keys: set[str]) -> set[str]:
    found = {key for statement in _elsewhere for key in database.read_now(_keys_in, statement) if key in keys}
    place: tuple[str, str] | None = ("", "")
    while place is not None:
        texts, place = database.read_now(files.list_named, place)
        found |= {key for text in texts for key in _KEY.findall(text) if key in keys}
        time.sleep(_REST_S)
    return found


def _keys_in(reader: Reader, statement: Query[Any]) -> list[str]:
    return [key for row in reader.all(statement) for key in _KEY.findall(row[0])]


def _forget(tx: Transaction, team_id: str, keys: list[str]) -> None:
    files.forget_released(tx, team_id, keys)
