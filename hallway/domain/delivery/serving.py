"""Serving one app: it reads the log in order from where it was left, and offers the app what it may hear.

Events of one conversation are offered one after another, those of different ones side by side. Nothing is written for each event:
the place up to which everything was offered is noted now and then, so after a crash a few events come a second time, under the
same ids. What the app does not take is put aside for later attempts and holds nothing up.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog

from hallway.domain.delivery.feeds import Feed
from hallway.domain.delivery.forms import Told
from hallway.domain.delivery.matching import Outgoing, Served, match

log = structlog.get_logger("courier")

# Events an app is asked to take at the same time.
_AT_ONCE = 32
# The next event of a conversation waits for the one before, but not for ever: an app that takes seconds must not fall behind by hours.
_TURN_S = 0.25
# What is older is not told any more (docs.slack.dev/apis/events-api: delayed events).
LATE_S = 2 * 3600

Offer = Callable[[Served, Outgoing], Awaitable[None]]


class _Turn:
    """An event's place in its conversation."""

    __slots__ = ("done", "started")

    def __init__(self) -> None:
        self.started: asyncio.Event = asyncio.Event()
        self.done: asyncio.Event = asyncio.Event()


class Serving:
    """An app being served, from where it was left on.

    `may_be_told` is asked before each event, `offer` sends one and sees to what becomes of it.
    """

    def __init__(self, served: Served, feed: Feed, offer: Offer, may_be_told: Callable[[Served], bool]) -> None:
        self.served = served
        self.read_to = served.position
        self._feed = feed
        self._offer = offer
        self._may_be_told = may_be_told
        self._outstanding: dict[int, int] = {}
        self._lanes: dict[str, _Turn] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(_AT_ONCE)

    @property
    def position(self) -> int:
        """Up to which seq everything has been offered, or put aside."""
        return min(self._outstanding) - 1 if self._outstanding else self.read_to

    async def take(self, told: Told) -> None:
        """Go on to the log's next event; waits while the app has as much to do as it is given at once."""
        envelope = told.envelope
        if envelope.type == "membership":
            self._follow(told)
        elif self.served.can_be_told and time.time() - told.at < LATE_S:
            await self._feed.learn_kind(told)
            for outgoing in match(self.served, told):
                if self._may_be_told(self.served):
                    await self._start(envelope.audience.id, outgoing)
        self.read_to = envelope.seq

    async def drain(self, at_most_s: float | None = None) -> None:
        """Wait until everything that was begun is over."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=at_most_s)

    def stop(self) -> None:
        """Offer nothing more."""
        for task in self._tasks:
            task.cancel()

    def _follow(self, told: Told) -> None:
        """Who is in what, once the snapshot's own place is passed."""
        if told.envelope.seq <= self.served.seq:
            return
        joined, left = told.body.get("joined", ()), told.body.get("left", ())
        for hearer in self.served.hearers:
            if hearer.user_id in joined:
                hearer.conversations.add(told.body["conversation"])
            if hearer.user_id in left:
                hearer.conversations.discard(told.body["conversation"])

    async def _start(self, lane: str, outgoing: Outgoing) -> None:
        await self._room.acquire()
        self._outstanding[outgoing.seq] = self._outstanding.get(outgoing.seq, 0) + 1
        before, turn = self._lanes.get(lane), _Turn()
        self._lanes[lane] = turn
        task = asyncio.get_running_loop().create_task(self._run(lane, before, turn, outgoing))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, lane: str, before: _Turn | None, turn: _Turn, outgoing: Outgoing) -> None:
        try:
            if before is not None:
                await _have_turn(before)
            turn.started.set()
            await self._offer(self.served, outgoing)
        except asyncio.CancelledError:
            # Not offered: it stays outstanding, and comes again after the next start.
            raise
        except Exception:
            log.exception("event_not_offered", app=self.served.to.app_id)
            self._settle(outgoing.seq)
        else:
            self._settle(outgoing.seq)
        finally:
            turn.started.set()
            turn.done.set()
            if self._lanes.get(lane) is turn:
                del self._lanes[lane]
            self._room.release()

    def _settle(self, seq: int) -> None:
        left = self._outstanding[seq] - 1
        if left:
            self._outstanding[seq] = left
        else:
            del self._outstanding[seq]


async def _have_turn(before: _Turn) -> None:
    await before.started.wait()
    try:
        async with asyncio.timeout(_TURN_S):
            await before.done.wait()
    except TimeoutError:
        return
