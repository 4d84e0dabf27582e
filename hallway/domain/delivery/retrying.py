"""Offering again what an app has not taken: nearly at once, after a minute, after five. Every app at its own pace."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog

from hallway.domain.delivery import hearing, store
from hallway.domain.delivery.forms import Told
from hallway.domain.delivery.hearing import Hearer
from hallway.domain.delivery.journal import Address, Journal
from hallway.domain.delivery.matching import EventContext, Outgoing, Served, match, who_hears
from hallway.domain.delivery.sending import Reply
from hallway.domain.delivery.serving import LATE_S
from hallway.domain.delivery.store import Waiting
from hallway.platform.storage import Database, Reader, events_since

log = structlog.get_logger("courier")

# After each failed attempt, in seconds (docs.slack.dev/apis/events-api: retries).
SCHEDULE = (1.0, 60.0, 300.0)
_LOOK_S = 1.0
# Events offered to one app again at the same time.
_AT_ONCE = 8

Load = Callable[[str, str], Awaitable[Served | None]]
Ask = Callable[[Served, Outgoing, int, str], Awaitable[Reply]]


class Retrier:
    """Looks for what is due. `load` gives an app as it is served, `ask` sends it an event and notes how that went.

    `schedule` may be changed: whatever fails from then on waits as it says.
    """

    def __init__(self, database: Database, journal: Journal, load: Load, ask: Ask) -> None:
        self.schedule: tuple[float, ...] = SCHEDULE
        self._database = database
        self._journal = journal
        self._load = load
        self._ask = ask
        self._at_work: dict[Address, asyncio.Task[None]] = {}

    def put_aside(self, served: Served, outgoing: Outgoing, attempt: int, reason: str) -> bool:
        """Offer an event again as attempt number `attempt`; False when that was the last."""
        if attempt > len(self.schedule):
            return False
        to, due = served.to, time.time() + self.schedule[attempt - 1]
        self._journal.put_aside(Waiting(to.team_id, to.app_id, outgoing.event_id, outgoing.seq, attempt, reason, int(due)))
        return True

    async def run(self) -> None:
        """Look every second, or as often as the schedule needs; cancel to stop."""
        try:
            while True:
                await asyncio.sleep(min(_LOOK_S, *self.schedule))
                await self._look()
        finally:
            for task in self._at_work.values():
                task.cancel()

    async def _look(self) -> None:
        try:
            for address in await self._database.read(store.list_due_apps, int(time.time())):
                if address not in self._at_work:
                    task = self._at_work[address] = asyncio.get_running_loop().create_task(self._serve(address))
                    task.add_done_callback(lambda _, address=address: self._at_work.pop(address))  # type: ignore[misc]  # a default
        except Exception:
            log.exception("retries_not_read")

    async def _serve(self, address: Address) -> None:
        """Offer an app what is due, some of it side by side, and note at the end what has become of it."""
        try:
            items = await self._database.read(store.list_due, *address, int(time.time()))
            room = asyncio.Semaphore(_AT_ONCE)
            served = await self._load(*address)
            await asyncio.gather(*(self._offer(served, item, room) for item in items))
            await self._journal.save()
        except Exception:
            log.exception("not_retried", team=address[0], app=address[1])

    async def _offer(self, served: Served | None, item: Waiting, room: asyncio.Semaphore) -> None:
        async with room:
            outgoing = None
            if served is not None and served.can_be_told:
                outgoing = await self._database.read(_find, served, item)
            if served is not None and outgoing is not None and time.time() - outgoing.inner.at < LATE_S:
                reply = await self._ask(served, outgoing, item.attempt, item.reason)
                if not reply.is_taken and not reply.is_final and self.put_aside(served, outgoing, item.attempt + 1, reply.error):
                    return
            self._journal.settle(item)


def _find(reader: Reader, served: Served, item: Waiting) -> Outgoing | None:
    return find_again(reader, served, item.seq, item.event_id)


def find_again(reader: Reader, served: Served, seq: int, event_id: str) -> Outgoing | None:
    """An event as the log has it now, None when it is gone: what was deleted meanwhile is not told any more."""
    told = _read(reader, served.to.team_id, seq)
    return next((found for found in match(served, told) if found.event_id == event_id), None) if told is not None else None


def find_hearers(reader: Reader, served: Served, asked: EventContext) -> list[Hearer] | None:
    """Everybody for whom an app may hear an event; None where there is none such."""
    told = _read(reader, asked.team_id, asked.seq)
    if told is None or asked.name not in {found.name for found in match(served, told)}:
        return None
    return who_hears(served, told, asked.name)


def _read(reader: Reader, team_id: str, seq: int) -> Told | None:
    found = events_since(reader, team_id, seq - 1, 1)
    if not found or found[0].seq != seq:
        return None
    return Told(found[0], hearing.kind_of(reader, team_id, found[0].audience.id) if found[0].type == "message" else "")
