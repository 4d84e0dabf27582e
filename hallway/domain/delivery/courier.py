"""The courier: hears of every event and sees that each app is told of those it wants, at least once, whatever stops in between."""

import asyncio
import itertools
import time
from collections import deque
from typing import Any

import structlog

from hallway.core.errors import ApiError
from hallway.core.events import NOBODY, Envelope
from hallway.domain import apps
from hallway.domain.delivery import hearing, store
from hallway.domain.delivery.matching import Outgoing, Served, callback, match
from hallway.domain.delivery.sending import Reply, Request, Sender
from hallway.domain.delivery.serving import Serving, retry_at
from hallway.domain.delivery.store import Sent, Waiting
from hallway.platform.storage import Database, events_since, last_seq

log = structlog.get_logger("courier")

_RECENT = 4000
_PART = 500
_SAVE_S = 0.25
_RETRY_S = 1.0
_ATTEMPTS = 3

Address = tuple[str, str]


class _Feed:
    """A team's latest events, without holes, and who waits for more."""

    def __init__(self) -> None:
        self.recent: deque[Envelope] = deque(maxlen=_RECENT)
        self.more = asyncio.Event()

    def add(self, envelope: Envelope) -> None:
        last = self.recent[-1].seq if self.recent else 0
        if envelope.seq <= last:
            return
        if envelope.seq != last + 1:
            self.recent.clear()
        self.recent.append(envelope)
        self.more.set()
        self.more = asyncio.Event()


class Courier:
    """Serves every installed app. Subscribe `notice` to the bus; `run` until cancelled. `key` is the server's own."""

    def __init__(self, database: Database, sender: Sender, key: bytes) -> None:
        self._database = database
        self._sender = sender
        self._key = key
        self._feeds: dict[str, _Feed] = {}
        self._readers: dict[Address, asyncio.Task[None]] = {}
        self._servings: dict[Address, Serving] = {}
        self._kinds: dict[Address, str] = {}
        self._saved: dict[Address, int] = {}
        self._waiting: list[Waiting] = []
        self._sent: list[tuple[str, Sent]] = []
        self._numbers = itertools.count(time.time_ns() // 1000)

    def notice(self, envelopes: list[Envelope]) -> None:
        """Committed events, in order; repeats are dropped."""
        for envelope in envelopes:
            feed = self._feeds.setdefault(envelope.team_id, _Feed())
            feed.add(envelope)
            if envelope.type == "app_changed":
                self._ensure_reader(envelope.team_id, envelope.decode()["app_id"])

    async def run(self) -> None:
        """Serve for ever; cancel to stop."""
        for team_id in await self._database.read(apps.teams_with_apps):
            for active in await self._database.read(apps.list_active, team_id):
                self._ensure_reader(team_id, active.app_id)
        work = [asyncio.create_task(self._repeat(self._save, _SAVE_S)), asyncio.create_task(self._repeat(self._retry, _RETRY_S))]
        try:
            await asyncio.gather(*work)
        finally:
            for task in (*work, *self._readers.values()):
                task.cancel()
            for serving in self._servings.values():
                serving.stop()
            await self._save()

    async def ask(self, team_id: str, app_id: str, request: Request) -> Reply:
        """Ask an app something at once, on somebody's behalf, and note it in its request log.

        Raises `ApiError("app_not_found")` for what is not installed.
        """
        served = await self._served(team_id, app_id)
        if served is None:
            raise ApiError("app_not_found")
        reply = await self._sender.ask(served.to, request)
        self._note(team_id, app_id, request, reply)
        return reply

    async def _served(self, team_id: str, app_id: str) -> Served | None:
        serving = self._servings.get((team_id, app_id))
        if serving is not None:
            return serving.served
        loaded = await self._database.read(store.load, self._key, team_id, app_id)
        return loaded[0] if loaded is not None else None

    # Reading the log

    def _ensure_reader(self, team_id: str, app_id: str) -> None:
        address = (team_id, app_id)
        reader = self._readers.get(address)
        if reader is None or reader.done():
            self._readers[address] = asyncio.get_running_loop().create_task(self._read(address))

    async def _read(self, address: Address) -> None:
        while True:
            try:
                await self._serve(address)
                return
            except Exception:
                log.exception("app_not_served", team=address[0], app=address[1])
                await asyncio.sleep(1)

    async def _serve(self, address: Address) -> None:
        """Serve one app until it is uninstalled."""
        team_id, app_id = address
        loaded = await self._database.read(store.load, self._key, team_id, app_id)
        if loaded is None:
            self._servings.pop(address, None)
            return
        serving = self._servings[address] = Serving(loaded[0], loaded[1], self._offer, self._kind_of)
        self._saved[address] = loaded[1]
        while True:
            feed = self._feeds.setdefault(team_id, _Feed())
            more = feed.more
            for envelope in await self._after(feed, team_id, serving.read_to):
                await serving.take(envelope)
                if _concerns(envelope, serving.served):
                    again = await self._database.read(store.load, self._key, team_id, app_id)
                    if again is None:
                        self._servings.pop(address, None)
                        return
                    serving.served = again[0]
                elif envelope.type.startswith("channel_convert"):
                    self._kinds.pop((team_id, envelope.decode().get("channel", "")), None)
            if feed.recent and feed.recent[-1].seq <= serving.read_to:
                await more.wait()

    async def _after(self, feed: _Feed, team_id: str, seq: int) -> list[Envelope]:
        """The events after `seq`: from memory where they are there, otherwise from the log."""
        recent = feed.recent
        if recent and recent[0].seq <= seq + 1:
            return list(itertools.islice(recent, seq + 1 - recent[0].seq, None))
        found = await self._database.read(events_since, team_id, seq, _PART)
        if found:
            return found
        if not feed.recent:
            # Nothing has happened since the start: wait for what comes.
            feed.add(Envelope(team_id, max(seq, await self._database.read(last_seq, team_id)), "", NOBODY, b"{}"))
        return [envelope for envelope in feed.recent if envelope.seq > seq]

    async def _kind_of(self, team_id: str, conversation_id: str) -> str:
        kind = self._kinds.get((team_id, conversation_id))
        if kind is None:
            found = await self._database.read(hearing.kinds_of, team_id, [conversation_id])
            kind = self._kinds[team_id, conversation_id] = found.get(conversation_id, "")
        return kind

    # Offering events

    async def _offer(self, served: Served, request: Request, outgoing: Outgoing) -> None:
        reply = await self._sender.ask(served.to, request)
        self._note(served.to.team_id, served.to.app_id, request, reply, outgoing)
        if not reply.is_taken and not reply.is_final:
            self._put_aside(served, outgoing, 1, reply.error)

    def _put_aside(self, served: Served, outgoing: Outgoing, attempt: int, reason: str) -> None:
        to = served.to
        self._waiting.append(Waiting(to.team_id, to.app_id, outgoing.event_id, outgoing.seq, attempt, reason, retry_at(attempt)))

    def _note(self, team_id: str, app_id: str, request: Request, reply: Reply, outgoing: Outgoing | None = None) -> None:
        sent = Sent(
            app_id, next(self._numbers), time.time_ns() // 1000, request.kind, request.name, request.url, request.attempt,
            reply.status, reply.error, reply.latency_us, outgoing.event_id if outgoing else "", outgoing.seq if outgoing else 0,
        )  # fmt: skip
        self._sent.append((team_id, sent))

    async def _retry(self) -> None:
        """Offer again what is due, each app's in turn, different apps side by side."""
        by_app: dict[Address, list[Waiting]] = {}
        for item in await self._database.read(store.due, int(time.time())):
            by_app.setdefault((item.team_id, item.app_id), []).append(item)
        await asyncio.gather(*(self._retry_app(address, items) for address, items in by_app.items()))

    async def _retry_app(self, address: Address, items: list[Waiting]) -> None:
        served = await self._served(*address)
        for item in items:
            outgoing = await self._find_again(served, item) if served is not None else None
            if served is not None and outgoing is not None:
                payload = callback(served, outgoing, item.team_id)
                request = Request("events_api", outgoing.event["type"], payload, served.url, attempt=item.attempt, reason=item.reason)
                reply = await self._sender.ask(served.to, request)
                self._note(*address, request, reply, outgoing)
                if not reply.is_taken and not reply.is_final and item.attempt < _ATTEMPTS:
                    self._put_aside(served, outgoing, item.attempt + 1, reply.error)
                    continue
            await self._database.write(item.team_id, store.settle, item)
        await self._save()

    async def _find_again(self, served: Served, item: Waiting) -> Outgoing | None:
        """The event as the log has it now: what was deleted meanwhile is not told any more."""
        for envelope in await self._database.read(events_since, item.team_id, item.seq - 1, 1):
            if envelope.seq == item.seq:
                kind = await self._kind_of(item.team_id, envelope.audience.id) if envelope.type == "message" else ""
                return next((found for found in match(served, envelope, kind) if found.event_id == item.event_id), None)
        return None

    # Noting how far things are

    async def _save(self) -> None:
        positions = {address: serving.position for address, serving in self._servings.items()}
        moved = {address: position for address, position in positions.items() if self._saved.get(address) != position}
        waiting, sent = list(self._waiting), list(self._sent)
        for team_id in {team_id for team_id, _ in moved} | {item.team_id for item in waiting} | {team_id for team_id, _ in sent}:
            of_apps = {app_id: position for (of_team, app_id), position in moved.items() if of_team == team_id}
            aside = [item for item in waiting if item.team_id == team_id]
            await self._database.write(team_id, store.save, team_id, of_apps, aside, [item for of_team, item in sent if of_team == team_id])
        # Only what is safe is forgotten here; what was noted meanwhile comes next time.
        del self._waiting[: len(waiting)]
        del self._sent[: len(sent)]
        self._saved.update(moved)

    async def _repeat(self, work: Any, every_s: float) -> None:
        while True:
            await asyncio.sleep(every_s)
            try:
                await work()
            except Exception:
                log.exception("not_done", work=work.__name__)


def _concerns(envelope: Envelope, served: Served) -> bool:
    """Whether the app must be looked at again: it was changed, or somebody for whom it hears has other rights now."""
    if envelope.type == "app_changed":
        return bool(envelope.decode()["app_id"] == served.to.app_id)
    if envelope.type in ("session_ended", "role_changed"):
        return any(hearer.user_id == envelope.decode()["user"] for hearer in served.hearers)
    return False
