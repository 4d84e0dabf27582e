"""A team's latest events, for every app that is served there: each is read from its JSON once, however many apps hear of it."""

import asyncio
from collections import deque

from hallway.core.events import NOBODY, Envelope
from hallway.domain.delivery import hearing
from hallway.domain.delivery.forms import Told
from hallway.platform.storage import Database, events_since, last_seq

# What is kept in memory of a team's log; who is further behind reads the log.
_RECENT = 1000
_RECENT_BYTES = 4 << 20
_PART = 200


class Feed:
    """One team's events without holes. `more` is set, and made anew, whenever one comes."""

    def __init__(self, database: Database, team_id: str) -> None:
        self.more = asyncio.Event()
        self._database = database
        self._team_id = team_id
        self._recent: deque[Told] = deque()
        self._bytes = 0
        self._kinds: dict[str, str] = {}
        self._conversions = 0

    @property
    def last(self) -> int:
        """The seq of the latest event known here, 0 for none."""
        return self._recent[-1].envelope.seq if self._recent else 0

    def add(self, envelope: Envelope) -> None:
        """The next committed event; repeats are dropped, and after a hole it begins anew."""
        if envelope.seq <= self.last:
            return
        if envelope.seq != self.last + 1:
            self._recent.clear()
            self._bytes = 0
        if envelope.type.startswith("channel_converted"):
            self._kinds.pop(envelope.decode()["channel"], None)
            self._conversions += 1
        self._recent.append(Told(envelope))
        self._bytes += len(envelope.body)
        while len(self._recent) > _RECENT or (self._bytes > _RECENT_BYTES and len(self._recent) > 1):
            self._bytes -= len(self._recent.popleft().envelope.body)
        self.more.set()
        self.more = asyncio.Event()

    async def after(self, seq: int) -> list[Told]:
        """The next events after `seq`: from memory where they are there, otherwise from the log."""
        recent, behind = self._recent, self.last - seq
        if recent and behind <= len(recent):
            # Without holes, so that counting is enough; mostly it is the very last one.
            return [recent[-place] for place in range(behind, 0, -1)]
        found = await self._database.read(events_since, self._team_id, seq, _PART)
        if not found and not recent:
            # Nothing has happened since the start: what comes next follows on this.
            last = await self._database.read(last_seq, self._team_id)
            self.add(Envelope(self._team_id, max(seq, last), "", NOBODY, b"{}"))
        return [Told(envelope) for envelope in found] or [told for told in recent if told.envelope.seq > seq]

    async def learn_kind(self, told: Told) -> None:
        """Let a message know what kind of conversation it is in."""
        if told.kind or told.envelope.type != "message":
            return
        conversation_id = told.envelope.audience.id
        while (kind := self._kinds.get(conversation_id)) is None:
            before = self._conversions
            found = await self._database.read(hearing.kind_of, self._team_id, conversation_id)
            if before == self._conversions:
                self._kinds[conversation_id] = found
        told.kind = kind
