"""Serving one app: it reads the log in order from where it was left, and offers the app what it may hear.

Events of one conversation are offered one after another, those of different ones side by side. Nothing is written for each event:
the place up to which everything was offered is noted now and then, so after a crash a few events come a second time, under the
same ids. What the app does not take is put aside for later attempts and holds nothing up.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable

from hallway.core.events import Envelope
from hallway.domain.delivery.matching import Outgoing, Served, callback, match
from hallway.domain.delivery.sending import Reply, Request

_AT_ONCE = 32

KindOf = Callable[[str, str], Awaitable[str]]
Offer = Callable[[Served, Request, Outgoing], Awaitable[None]]


class Serving:
    """An app being served. `after(seq)` gives the log's next events, `offer` sends one and sees to what becomes of it."""

    def __init__(self, served: Served, position: int, offer: Offer, kind_of: KindOf) -> None:
        self.served = served
        self.read_to = position
        self._offer = offer
        self._kind_of = kind_of
        self._outstanding: dict[int, int] = {}
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._room = asyncio.Semaphore(_AT_ONCE)

    @property
    def position(self) -> int:
        """Up to which seq everything has been offered, or put aside."""
        return min(self._outstanding) - 1 if self._outstanding else self.read_to

    async def take(self, envelope: Envelope) -> None:
        """Go on to the log's next event; waits while the app has as much to do as it is given at once."""
        if envelope.type == "membership":
            self._follow(envelope)
        elif self.served.wants_any and envelope.audience.kind != "nobody":
            kind = await self._kind_of(envelope.team_id, envelope.audience.id) if envelope.type == "message" else ""
            for outgoing in match(self.served, envelope, kind):
                await self._start(envelope.team_id, envelope.audience.id, outgoing)
        self.read_to = envelope.seq

    def stop(self) -> None:
        """Offer nothing more."""
        for task in self._lanes.values():
            task.cancel()

    def _follow(self, envelope: Envelope) -> None:
        """Who is in what, once the snapshot's own place is passed."""
        if envelope.seq <= self.served.seq:
            return
        change = envelope.decode()
        for hearer in self.served.hearers:
            if hearer.user_id in change.get("joined", ()):
                hearer.conversations.add(change["conversation"])
            if hearer.user_id in change.get("left", ()):
                hearer.conversations.discard(change["conversation"])

    async def _start(self, team_id: str, lane: str, outgoing: Outgoing) -> None:
        await self._room.acquire()
        self._outstanding[outgoing.seq] = self._outstanding.get(outgoing.seq, 0) + 1
        task = asyncio.get_running_loop().create_task(self._run(team_id, self._lanes.get(lane), outgoing))
        self._lanes[lane] = task
        task.add_done_callback(lambda done: self._lanes.pop(lane) if self._lanes.get(lane) is done else None)

    async def _run(self, team_id: str, before: asyncio.Task[None] | None, outgoing: Outgoing) -> None:
        try:
            if before is not None:
                await asyncio.wait((before,))
            payload = callback(self.served, outgoing, team_id)
            await self._offer(self.served, Request("events_api", outgoing.event["type"], payload, self.served.url), outgoing)
        finally:
            self._room.release()
            left = self._outstanding[outgoing.seq] - 1
            if left:
                self._outstanding[outgoing.seq] = left
            else:
                del self._outstanding[outgoing.seq]


def retry_at(attempt: int) -> int:
    """When attempt number `attempt` is made, in unix seconds: nearly at once, after a minute, after five (docs.slack.dev)."""
    return int(time.time()) + (1, 60, 300)[attempt - 1]


__all__ = ["Reply", "Serving", "retry_at"]
