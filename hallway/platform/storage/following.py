"""Following the log: what other processes commit on the same database is told here, too."""

import asyncio
from collections.abc import Callable

import structlog

from hallway.core.events import Envelope
from hallway.platform.storage.database import Database
from hallway.platform.storage.eventlog import events_since, team_ids

log = structlog.get_logger("log")

# How often the log is looked at.
_BEAT_S = 0.5
_PART = 1000


class Follower:
    """Publishes what was committed elsewhere. Events committed here may be published a second time, so listeners drop repeats.

    `publish` gets events in order, `check(team_id, last_seq)` is told the log's end at every beat.
    """

    def __init__(self, database: Database, publish: Callable[[list[Envelope]], None], check: Callable[[str, int], None]) -> None:
        self._database = database
        self._publish = publish
        self._check = check
        self._positions: dict[str, int] = {}

    async def start(self) -> None:
        """What was committed before now concerns nobody here."""
        self._positions = dict(await self._database.read(team_ids))

    def note(self, envelopes: list[Envelope]) -> None:
        """Committed and told here; a hole before one is left to the next beat."""
        for envelope in envelopes:
            if envelope.seq == self._positions.get(envelope.team_id, 0) + 1:
                self._positions[envelope.team_id] = envelope.seq

    async def run(self) -> None:
        """Follow for ever; cancel to stop."""
        while True:
            await asyncio.sleep(_BEAT_S)
            try:
                for team_id, last_seq in await self._database.read(team_ids):
                    await self._catch_up(team_id, last_seq)
                    self._check(team_id, last_seq)
            except Exception:
                log.exception("log_unreadable")

    async def _catch_up(self, team_id: str, last_seq: int) -> None:
        while (position := self._positions.get(team_id, 0)) < last_seq:
            found = await self._database.read(events_since, team_id, position, _PART)
            if not found:
                return
            self._positions[team_id] = found[-1].seq
            self._publish(found)
