"""The composition root: picks the parts by the configuration and wires them by hand. The only module that knows all."""

import asyncio
import gc
import os
import secrets
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import structlog
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

from hallway.config import Config
from hallway.core.actor import GUESTS, Actor
from hallway.core.events import Envelope
from hallway.core.events import conversation as conversation_audience
from hallway.core.jobs import JOBS
from hallway.core.methods import Method
from hallway.domain import auth, client, conversations, delivery, files, interactions, mcp, methods, oauth, search, users, webhooks
from hallway.domain.context import Context
from hallway.openapi import openapi_document
from hallway.platform import http, jobs, storage
from hallway.platform.blobs import Blobs
from hallway.platform.bus import Bus, Ephemeral
from hallway.platform.gateway import Gateway, Session, Snapshot, Ticket, Tickets, upgrade_class
from hallway.platform.http import pages
from hallway.platform.http.web_api import Backend
from hallway.platform.outbound import Outbound, parse_networks
from hallway.platform.storage import Reader

log = structlog.get_logger("app")

_PRUNE_S = 3600.0
_SWEEP_S = 900.0
_SWITCH_S = 0.0005
# New objects before the youngest of them are looked through: Python's own 700 is for programs that make few.
_GARBAGE = 20_000


class App:
    """One running server: open it on an event loop with `start`, end it with `stop`. It is the ASGI application, too."""

    def __init__(self, config: Config) -> None:
        assert methods.__all__  # the slices' methods are registered
        self.config = config
        self._public = urlsplit(config.public_url) if config.public_url.strip("/") else None
        config.data_path.mkdir(0o700, parents=True, exist_ok=True)
        self.database = storage.open_database(config.database_url)
        self.blobs = Blobs(config.data_path / "files")
        self.bus = Bus()
        key = secret_key(config.data_path / "secret.key")
        self.tickets = Tickets(key)
        handlers = {"typing": self._typing, "message": self._say}
        self.gateway = Gateway(self.tickets, self._load_snapshot, self._events_since, self._met, handlers)
        limits = http.RateLimits(0 if config.rate_limits == "off" else config.rate_limit_factor)
        self.indexer = search.Indexer(self.database, config.data_path / "search", self.blobs)
        # Guessing is limited also where calls are not.
        guesses = http.RateLimits(1)
        self.outbound = Outbound(parse_networks(config.outbound_allow), config.outbound_ca)
        most_events = 0 if config.rate_limits == "off" else int(delivery.MOST_EVENTS * config.rate_limit_factor)
        self.courier = delivery.Courier(self.database, delivery.Sender(self.outbound, self.gateway.links), key, most_events)
        self.context = Context(
            self.database,
            self.bus,
            self.gateway,
            self.tickets,
            guesses,
            self.blobs,
            config.max_upload_mb << 20,
            key,
            self.indexer.search,
            self.outbound,
            self.courier.ask,
            self.courier,
        )
        self.imports = client.ImportRuns(self.context)
        self.authenticator = auth.Authenticator(self.database)
        self.worker = jobs.Worker(self.database, JOBS)
        self.follower = storage.Follower(self.database, self.bus.publish, self.gateway.check_log)
        backend = Backend(self.authenticator, self.database.read, self.database.write, self._call, audit)
        self.web_api = http.WebApi(backend, limits, auth.COOKIE)
        self.mcp = mcp.McpServer(self.context, self.authenticator, limits)
        self.pages = Starlette(
            routes=[
                *self._operating_routes(),
                *files.routes(self.context),
                *interactions.routes(self.context),
                *oauth.routes(self.context),
                *webhooks.routes(self.context, limits.check),
                *mcp.routes(self.context, limits.check),
                *client.routes(self.context, self.imports),
                *pages.routes(),
            ]
        )
        self._tasks: list[asyncio.Task[Any]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """ASGI."""
        if self._public is not None:
            http.go_public(scope, self._public)
        if scope["path"].startswith("/api/") and scope["path"] != "/api/openapi.json":
            await self.web_api(scope, receive, send)
        elif scope["path"] == "/mcp":
            await self.mcp(scope, receive, send)
        else:
            await self.pages(scope, receive, send)

    async def start(self) -> None:
        """Begin the background work."""
        self.bus.subscribe(self.follower.note)
        self.bus.subscribe(self.authenticator.forget)
        self.bus.subscribe(self.indexer.notice)
        self.bus.subscribe(self.gateway.publish)
        self.bus.subscribe(self.courier.notice)
        self.bus.subscribe(self._follow_presence)
        self.bus.subscribe_ephemeral(self._publish_ephemeral)
        await self.outbound.start()
        await self.follower.start()
        for team_id, user_id in await self.database.read(users.list_away):
            self.gateway.presence.set_away(team_id, user_id, is_away=True)
        self.database.attach(self.bus.publish, self.worker.wake)
        for work in (self.worker.run(), self.indexer.run(), self.follower.run(), self.courier.run(), self._prune_log(), self._sweep()):
            self._tasks.append(asyncio.create_task(work))
        await self.imports.resume()

    async def stop(self) -> None:
        """End connections and background work; what is queued is still written."""
        self.gateway.close()
        await self.imports.stop()
        await self.mcp.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.outbound.close()

    def close(self) -> None:
        """Close the database, after the last request."""
        self.database.close()

    def open_session(self, ticket: str, origin: str, host: str, is_brief: bool) -> Session | None:
        """A live connection, for a page from the address that people type."""
        own = host if self._public is None or http.is_slacks(host) else self._public.netloc
        return self.gateway.open_session(ticket, origin, own, is_brief=is_brief)

    async def _call(self, run: Callable[..., Awaitable[Any]], actor: Any, arguments: Any) -> Any:
        return await run(self.context, actor, arguments)

    async def _typing(self, session: Session, body: dict[str, Any]) -> None:
        """Tell the others in a conversation that somebody writes."""
        ticket, channel = session.ticket, body.get("channel")
        if not isinstance(channel, str) or not self.gateway.hears(ticket.team_id, ticket.user_id, channel):
            return
        event = {"type": "user_typing", "channel": channel, "user": ticket.user_id}
        if isinstance(body.get("thread_ts"), str):
            event["thread_ts"] = body["thread_ts"][:20]
        self.bus.publish_ephemeral(Ephemeral(ticket.team_id, conversation_audience(channel), event, without=ticket.user_id))

    async def _say(self, session: Session, body: dict[str, Any]) -> dict[str, Any]:
        """Post a message that came over an RTM connection."""
        posted = await self.database.write(session.ticket.team_id, client.say_over_rtm, session.ticket, body)
        return {"ok": True, **posted}

    async def _load_snapshot(self, ticket: Ticket) -> Snapshot:
        return await self.database.read(_snapshot, ticket)

    async def _met(self, team_id: str, guest: str, ids: list[str]) -> list[str]:
        """Those of `ids` whom a guest may see."""
        found = await self.database.read(users.list_visible, Actor(team_id, guest, "guest", "session", ""), ids)
        return [user.id for user in found]

    async def _events_since(self, team_id: str, since: int, limit: int) -> list[Envelope]:
        return await self.database.read(storage.events_since, team_id, since, limit)

    def _publish_ephemeral(self, event: Ephemeral) -> None:
        self.gateway.publish_ephemeral(event.team_id, event.audience, event.body, event.without)

    def _follow_presence(self, envelopes: list[Envelope]) -> None:
        for envelope in envelopes:
            if envelope.type == "manual_presence_change":
                is_away = envelope.decode()["presence"] == "away"
                self.gateway.presence.set_away(envelope.team_id, envelope.audience.id, is_away=is_away)

    async def _prune_log(self) -> None:
        while True:
            await asyncio.sleep(_PRUNE_S)
            try:
                for team_id, last_seq in await self.database.read(storage.team_ids):
                    await self.database.write(team_id, _prune, team_id, self.config.event_log_days, last_seq)
            except Exception:
                log.exception("log_not_pruned")

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(_SWEEP_S)
            try:
                await asyncio.to_thread(client.sweep, self.database, self.blobs, time.time())
                await asyncio.to_thread(interactions.sweep, self.database)
            except Exception:
                log.exception("not_swept")

    def _operating_routes(self) -> list[Route]:
        document = openapi_document()
        return [*pages.operating_routes(self._is_ready), Route("/api/openapi.json", lambda request: JSONResponse(document))]

    async def _is_ready(self) -> bool:
        await self.database.read(storage.team_ids)
        return True


def audit(actor: Actor, method: Method) -> None:
    """Write one line for each audited action."""
    log.info("audit", action=method.audit, team=actor.team_id, user=actor.user_id, token=actor.token_id, ip=actor.ip)


def secret_key(path: Path) -> bytes:
    """The server's own key, made at the first start and readable only by its owner.

    Raises `ValueError` when the file holds less than a key.
    """
    path.parent.mkdir(0o700, parents=True, exist_ok=True)
    try:
        with open(path, "xb", opener=_private) as file:
            file.write(secrets.token_bytes(32))
    except FileExistsError:
        pass
    key = path.read_bytes()
    if len(key) < 32:
        raise ValueError(f"{path} is no key: delete it and start again")
    return key


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _snapshot(reader: Reader, ticket: Ticket) -> Snapshot:
    team_id = ticket.team_id
    role = auth.find_role(reader, team_id, ticket.token_id)
    heard = conversations.list_hearable(reader, team_id, ticket.user_id)
    return Snapshot(storage.last_seq(reader, team_id), heard, role in GUESTS, role is not None)


def _prune(tx: storage.Transaction, team_id: str, days: int, last_seq: int) -> int:
    return storage.prune_events(tx, team_id, tx.now_s - days * 86400, last_seq)


async def run(config: Config, on_started: Callable[[str], None], *, app: App | None = None, handle_signals: bool = True) -> None:
    """Serve until told to stop (by a signal, or by cancelling). Raises `OSError` when the port cannot be had."""
    # Threads that compute (committer, indexer) hand the interpreter over quickly, so that requests do not wait for them.
    sys.setswitchinterval(_SWITCH_S)
    app = app or App(config)
    # What a server is made of stays: the collector need not walk through it again and again.
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    await app.start()
    try:
        await http.serve(
            app,
            host=config.host,
            port=config.port,
            upgrade=upgrade_class(app.open_session),
            on_started=on_started,
            on_stopping=app.stop,
            handle_signals=handle_signals,
            tls_certificate=config.tls_certificate,
            tls_key=config.tls_key,
            trusted_proxies=config.trusted_proxies,
        )
    finally:
        await app.stop()
        app.close()


__all__ = ["App", "run", "secret_key"]
