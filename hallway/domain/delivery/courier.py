"""The courier: hears of every event and sees that each app is told of those it wants, at least once, whatever stops in between."""

import asyncio
import time
from collections.abc import Coroutine
from typing import Any

import structlog

from hallway.core.errors import ApiError
from hallway.core.events import Envelope
from hallway.domain.delivery import store
from hallway.domain.delivery.feeds import Feed
from hallway.domain.delivery.giving_up import give_up
from hallway.domain.delivery.hearing import Hearer
from hallway.domain.delivery.hours import ENOUGH_EVENTS, MOST_EVENTS, Health
from hallway.domain.delivery.journal import Address, Journal
from hallway.domain.delivery.matching import EventContext, Outgoing, Served, callback
from hallway.domain.delivery.retrying import Retrier, find_again, find_hearers
from hallway.domain.delivery.sending import Reply, Request, Sender
from hallway.domain.delivery.serving import Serving
from hallway.domain.delivery.verifying import challenge
from hallway.platform.storage import Database

log = structlog.get_logger("courier")

_SAVE_S = 0.25
# What is under way when the server stops is waited for, so that it need not come twice.
_PARTING_S = 1.0


class Courier:
    """Serves every installed app. Subscribe `notice` to the bus; `run` until cancelled. `key` is the server's own.

    An app is told of `most` events an hour (0: of any number), and given up after an hour of failures once `enough` were tried.
    """

    def __init__(self, database: Database, sender: Sender, key: bytes, most: int = MOST_EVENTS, enough: int = ENOUGH_EVENTS) -> None:
        self._database = database
        self._sender = sender
        self._key = key
        self._most = most
        self.enough = enough
        self._feeds: dict[str, Feed] = {}
        self._readers: dict[Address, asyncio.Task[None]] = {}
        self._servings: dict[Address, Serving] = {}
        self._health: dict[Address, Health] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._journal = Journal(database, self._positions)
        self.retrier = Retrier(database, self._journal, self._load, self._ask_again)

    def notice(self, envelopes: list[Envelope]) -> None:
        """Committed events, in order; repeats are dropped."""
        for envelope in envelopes:
            feed = self._feeds.get(envelope.team_id)
            if feed is not None:
                feed.add(envelope)
            if envelope.type == "app_changed":
                self._ensure_reader((envelope.team_id, envelope.decode()["app_id"]))

    async def run(self) -> None:
        """Serve for ever; cancel to stop."""
        for address in await self._database.read(store.list_served):
            self._ensure_reader(address)
        retrying = asyncio.create_task(self.retrier.run())
        try:
            while True:
                await asyncio.sleep(_SAVE_S)
                await self._save()
        finally:
            for task in (retrying, *self._readers.values()):
                task.cancel()
            await asyncio.gather(*(serving.drain(_PARTING_S) for serving in self._servings.values()))
            for serving in self._servings.values():
                serving.stop()
            await self._save()

    async def ask(self, team_id: str, app_id: str, request: Request) -> Reply:
        """Ask an app something at once, on somebody's behalf, and note it in its request log.

        Raises `ApiError("app_not_found")` for what is not installed.
        """
        served = await self._load(team_id, app_id)
        if served is None or not served.is_active:
            raise ApiError("app_not_found")
        reply = await self._sender.ask(served.to, request)
        self._journal.note((team_id, app_id), request, reply)
        return reply

    async def verify(self, team_id: str, app_id: str) -> Reply:
        """Challenge the app's URL for events now. Raises `ApiError` with `app_not_found` or `no_request_url`."""
        served = await self._load(team_id, app_id)
        if served is None:
            raise ApiError("app_not_found")
        if not served.url:
            raise ApiError("no_request_url")
        return await self._verify(served)

    async def send_again(self, team_id: str, app_id: str, seq: int, event_id: str) -> Reply:
        """Tell an app of an event once more, now. Raises `ApiError` with `app_not_found` or `event_not_found`."""
        served = await self._load(team_id, app_id)
        if served is None or not served.is_active:
            raise ApiError("app_not_found")
        outgoing = await self._database.read(find_again, served, seq, event_id)
        if outgoing is None:
            raise ApiError("event_not_found")
        return await self._tell(served, outgoing)

    async def who_hears(self, asked: EventContext) -> list[Hearer]:
        """Everybody for whom an app may hear an event. Raises `ApiError("invalid_event_context")`."""
        served = await self._load(asked.team_id, asked.app_id)
        found = await self._database.read(find_hearers, served, asked) if served is not None else None
        if found is None:
            raise ApiError("invalid_event_context")
        return found

    async def save(self) -> None:
        """Write down what has become of deliveries so far."""
        await self._journal.save()

    async def _save(self) -> None:
        try:
            await self._journal.save()
        except Exception:
            log.exception("not_saved")

    async def _load(self, team_id: str, app_id: str) -> Served | None:
        serving = self._servings.get((team_id, app_id))
        if serving is not None and serving.served.is_active:
            return serving.served
        return await self._database.read(store.load, self._key, team_id, app_id)

    def _positions(self) -> dict[Address, int]:
        return {address: serving.position for address, serving in self._servings.items()}

    # Reading the log

    def _ensure_reader(self, address: Address) -> None:
        reader = self._readers.get(address)
        if reader is None or reader.done():
            self._readers[address] = asyncio.get_running_loop().create_task(self._read(address))

    async def _read(self, address: Address) -> None:
        while True:
            try:
                if not await self._serve(address):
                    return
            except Exception:
                log.exception("app_not_served", team=address[0], app=address[1])
                await asyncio.sleep(1)

    async def _serve(self, address: Address) -> bool:
        """Serve one app until it is uninstalled and has heard of that; whether it is to be served once more."""
        served = await self._database.read(store.load, self._key, *address)
        if served is None or _is_over(served, served.position):
            return False
        feed = self._feeds.setdefault(address[0], Feed(self._database, address[0]))
        serving = self._servings[address] = Serving(served, feed, self._offer, self._may_be_told)
        self._begin_to_verify(served)
        while not _is_over(serving.served, serving.read_to):
            more = feed.more
            for told in await feed.after(serving.read_to):
                await serving.take(told)
                if _concerns(told.envelope, serving.served):
                    await self._look_again(serving)
            if feed.last and feed.last <= serving.read_to and not _is_over(serving.served, serving.read_to):
                await more.wait()
        await serving.drain()
        await self._journal.save()
        self._servings.pop(address, None)
        self._sender.disconnect(*address)
        again = await self._database.read(store.load, self._key, *address)
        return again is not None and again.is_active

    async def _look_again(self, serving: Serving) -> None:
        to = serving.served.to
        again = await self._database.read(store.load, self._key, to.team_id, to.app_id)
        if again is None:
            # Deleted: there is nothing left to say to it.
            again = serving.served
            again.is_active, again.parted_at = False, 0
        if to.is_socket and not again.to.is_socket:
            self._sender.disconnect(to.team_id, to.app_id)
        serving.served = again
        self._begin_to_verify(again)

    # Telling of events

    def _may_be_told(self, served: Served) -> bool:
        minute = int(time.time()) // 60
        health = self._health_of(served)
        if health.may_be_told(minute):
            return True
        if health.is_limited_first(minute) and not served.to.is_socket:
            payload = {
                "token": served.to.verification_token,
                "type": "app_rate_limited",
                "team_id": served.to.team_id,
                "minute_rate_limited": minute * 60,
                "api_app_id": served.to.app_id,
            }
            self._start(self._ask(served, Request("events_api", "app_rate_limited", payload, served.url)))
        return False

    async def _offer(self, served: Served, outgoing: Outgoing) -> None:
        reply = await self._tell(served, outgoing)
        if not reply.is_taken and not reply.is_final:
            self.retrier.put_aside(served, outgoing, 1, reply.error)

    async def _ask_again(self, served: Served, outgoing: Outgoing, attempt: int, reason: str) -> Reply:
        return await self._tell(served, outgoing, attempt, reason)

    async def _tell(self, served: Served, outgoing: Outgoing, attempt: int = 0, reason: str = "") -> Reply:
        payload = callback(served, outgoing, served.to.team_id)
        reply = await self._ask(
            served, Request("events_api", outgoing.inner.type, payload, served.url, attempt=attempt, reason=reason), outgoing
        )
        # Whoever is called over their own connections is asked nothing while there are none.
        if not served.to.is_socket and self._health_of(served).has_given_up(int(time.time()) // 60, is_taken=reply.is_taken):
            self._health.pop((served.to.team_id, served.to.app_id), None)
            await self._database.write(served.to.team_id, give_up, served.to.team_id, served.to.app_id)
        return reply

    async def _ask(self, served: Served, request: Request, outgoing: Outgoing | None = None) -> Reply:
        reply = await self._sender.ask(served.to, request)
        self._journal.note((served.to.team_id, served.to.app_id), request, reply, outgoing)
        return reply

    def _health_of(self, served: Served) -> Health:
        address = (served.to.team_id, served.to.app_id)
        health = self._health.get(address)
        if health is None:
            health = self._health[address] = Health(self._most, self.enough)
        return health

    # Verifying its URL

    def _begin_to_verify(self, served: Served) -> None:
        if served.is_active and served.url and served.url != served.verified_url and not served.to.is_socket:
            self._start(self._verify(served))

    async def _verify(self, served: Served) -> Reply:
        request, reply = await challenge(self._sender, served.to, served.url)
        self._journal.note((served.to.team_id, served.to.app_id), request, reply)
        if reply.is_taken:
            await self._database.write(served.to.team_id, store.set_verified, served.to.team_id, served.to.app_id, served.url)
        return reply

    def _start(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _is_over(served: Served, read_to: int) -> bool:
    return not served.is_active and read_to >= served.parted_at


def _concerns(envelope: Envelope, served: Served) -> bool:
    """Whether the app must be looked at again: it was changed, or somebody for whom it hears has other rights now."""
    if envelope.type == "app_changed":
        return bool(envelope.decode()["app_id"] == served.to.app_id)
    if envelope.type == "session_ended":
        ended = envelope.decode()["tokens"]
        return any(not hearer.tokens.isdisjoint(ended) for hearer in served.hearers)
    if envelope.type == "role_changed":
        return any(hearer.user_id == envelope.decode()["user"] for hearer in served.hearers)
    return False
