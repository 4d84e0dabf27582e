"""What has become of deliveries, gathered in memory and written down together a few times a second."""

import asyncio
import itertools
import time
from collections import deque
from collections.abc import Callable

import msgspec

from hallway.domain.delivery import store
from hallway.domain.delivery.matching import Outgoing
from hallway.domain.delivery.sending import Reply, Request
from hallway.domain.delivery.store import Sent, Waiting
from hallway.platform.storage import Database

Address = tuple[str, str]


class _Page(msgspec.Struct):
    """What is to be written for one app: of many requests, only as many as are kept anyway."""

    waiting: list[Waiting] = []
    settled: list[Waiting] = []
    sent: deque[Sent] = msgspec.field(default_factory=lambda: deque(maxlen=store.KEPT))


class Journal:
    """Notes how far each app has been served (`positions` tells), what is offered again, and what was sent."""

    def __init__(self, database: Database, positions: Callable[[], dict[Address, int]]) -> None:
        self._database = database
        self._positions = positions
        self._pages: dict[Address, _Page] = {}
        self._saved: dict[Address, int] = {}
        self._numbers = itertools.count(time.time_ns() // 1000)
        self._writing = asyncio.Lock()

    def put_aside(self, item: Waiting) -> None:
        """An event that is offered again later."""
        self._page((item.team_id, item.app_id)).waiting.append(item)

    def settle(self, item: Waiting) -> None:
        """An event that waited need not be offered again."""
        self._page((item.team_id, item.app_id)).settled.append(item)

    def note(self, address: Address, request: Request, reply: Reply, outgoing: Outgoing | None = None) -> None:
        """A line for the app's request log."""
        sent = Sent(
            address[1], next(self._numbers), time.time_ns() // 1000, request.kind, request.name, request.url, request.attempt,
            reply.status, reply.error, reply.latency_us, outgoing.event_id if outgoing else "", outgoing.seq if outgoing else 0,
        )  # fmt: skip
        self._page(address).sent.append(sent)

    async def save(self) -> None:
        """Write down everything so far. What cannot be written is kept for the next time."""
        async with self._writing:
            # Taken together in one turn of the loop: no place is passed by what is not noted with it.
            positions = {address: seq for address, seq in self._positions().items() if self._saved.get(address) != seq}
            pages, self._pages = self._pages, {}
            for team_id in dict.fromkeys(team_id for team_id, _ in (*positions, *pages)):
                await self._save_team(team_id, positions, pages)

    async def _save_team(self, team_id: str, positions: dict[Address, int], pages: dict[Address, _Page]) -> None:
        of_apps = {app_id: seq for (of_team, app_id), seq in positions.items() if of_team == team_id}
        own = {address: page for address, page in pages.items() if address[0] == team_id}
        waiting = [item for page in own.values() for item in page.waiting]
        settled = [item for page in own.values() for item in page.settled]
        sent = [item for page in own.values() for item in page.sent]
        try:
            await self._database.write(team_id, store.save, team_id, of_apps, waiting, settled, sent)
        except Exception:
            for address, page in own.items():
                self._put_back(address, page)
            raise
        self._saved.update({(team_id, app_id): seq for app_id, seq in of_apps.items()})

    def _put_back(self, address: Address, page: _Page) -> None:
        newer = self._pages.get(address, _Page())
        page.waiting += newer.waiting
        page.settled += newer.settled
        page.sent += newer.sent
        self._pages[address] = page

    def _page(self, address: Address) -> _Page:
        return self._pages.setdefault(address, _Page())
