"""Socket Mode: the connections of apps. An app holds up to ten; what it is sent goes to one of them and is acknowledged there.

From docs.slack.dev/apis/events-api/using-socket-mode: envelopes, acknowledgements, `hello` and `disconnect` with its reasons.
"""

import asyncio
import socket
import time
import uuid
from collections.abc import Awaitable, Callable
from typing import Any, Literal

import msgspec
import structlog
from prometheus_client import Gauge

from hallway.platform.gateway.frames import json_frame
from hallway.platform.gateway.session import Session
from hallway.platform.gateway.tickets import Ticket

log = structlog.get_logger("links")
_open_links = Gauge("hallway_app_connections", "Live Socket Mode connections")

MOST_LINKS = 10
# SDKs build a new connection when told: `warning` comes this long before the end.
_LIFETIME_S = 4 * 3600.0
_BRIEF_LIFETIME_S = 360.0
_WARNING_S = 10.0
# Acknowledgements come as fast as events do.
_FRAMES_PER_S = 5000
# Some clients close first and come back five seconds later, at every refresh.
HOLD_S = 15.0
_ACK_S = 3.0

Kind = Literal["events_api", "interactive", "slash_commands"]
Address = tuple[str, str]


class NotDelivered(Exception):
    """An envelope was not acknowledged: `reason` is `timeout` (sent, no answer) or `no_connection`."""

    def __init__(self, reason: Literal["timeout", "no_connection"]) -> None:
        super().__init__(reason)
        self.reason = reason


class Envelope(msgspec.Struct, frozen=True):
    """What an app is sent. `accepts_answer` tells that the acknowledgement may carry a payload."""

    kind: Kind
    payload: dict[str, Any]
    accepts_answer: bool = False
    retry_attempt: int = 0
    retry_reason: str = ""


class _Closed(Exception):
    pass


class Links:
    """Every app connection of this process. `is_welcome(ticket)` tells whether the token behind a ticket still counts."""

    def __init__(self, is_welcome: Callable[[Ticket], Awaitable[bool]]) -> None:
        self._is_welcome = is_welcome
        self._links: dict[Address, list[Session]] = {}
        self._waiting: dict[Session, dict[str, asyncio.Future[Any]]] = {}
        self._arrivals: dict[Address, asyncio.Event] = {}
        # Those that have been told to make way for another connection.
        self._leaving: set[Session] = set()
        self._tasks: dict[Session, asyncio.Task[None]] = {}

    def open_session(self, ticket: Ticket, *, is_brief: bool) -> Session:
        """A connection for an app's ticket; a brief one ends after six minutes, for trying out how it is refreshed."""
        lifetime = _BRIEF_LIFETIME_S if is_brief else _LIFETIME_S
        return Session(ticket, lambda session: self._start(session, lifetime), self._received, self._closed, _FRAMES_PER_S)

    def count(self, team_id: str, app_id: str) -> int:
        """How many connections an app has here."""
        return len(self._links.get((team_id, app_id), ()))

    async def ask(self, team_id: str, app_id: str, envelope: Envelope, *, hold_s: float = 0.0) -> Any:
        """Send an envelope and wait for its acknowledgement; the payload that came with it, or None.

        Without a connection one is waited for up to `hold_s` seconds; when it closes before it has answered, another is tried.
        Raises `NotDelivered`.
        """
        address, until = (team_id, app_id), time.monotonic() + hold_s
        while True:
            session = await self._choose(address, until)
            try:
                return await self._ask_once(session, envelope)
            except TimeoutError:
                raise NotDelivered("timeout") from None
            except _Closed:
                if time.monotonic() >= until:
                    raise NotDelivered("no_connection") from None

    def end(self, team_id: str, token_ids: list[str]) -> None:
        """Close the connections that live on tokens which count no more."""
        for (of_team, _), links in list(self._links.items()):
            for session in list(links) if of_team == team_id else ():
                if session.ticket.token_id in token_ids:
                    self._say_goodbye(session, "link_disabled")

    def end_app(self, team_id: str, app_id: str) -> None:
        """Close every connection of an app that is not to be called this way any more."""
        for session in list(self._links.get((team_id, app_id), ())):
            self._say_goodbye(session, "link_disabled")

    def close(self) -> None:
        """Tell every app to come back."""
        for links in list(self._links.values()):
            for session in list(links):
                self._say_goodbye(session, "refresh_requested")
        for task in list(self._tasks.values()):
            task.cancel()

    async def _choose(self, address: Address, until: float) -> Session:
        """The connection with the least to do, one that stays before one that goes."""
        while True:
            links = self._links.get(address)
            if links:
                return min(links, key=lambda session: (session in self._leaving, len(self._waiting[session])))
            arrival = self._arrivals.setdefault(address, asyncio.Event())
            try:
                async with asyncio.timeout(max(0.0, until - time.monotonic())):
                    await arrival.wait()
            except TimeoutError:
                raise NotDelivered("no_connection") from None

    async def _ask_once(self, session: Session, envelope: Envelope) -> Any:
        envelope_id = str(uuid.uuid4())
        body: dict[str, Any] = {
            "envelope_id": envelope_id,
            "type": envelope.kind,
            "accepts_response_payload": envelope.accepts_answer,
            "payload": envelope.payload,
        }
        if envelope.kind == "events_api":
            body |= {"retry_attempt": envelope.retry_attempt, "retry_reason": envelope.retry_reason}
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        waiting = self._waiting[session]
        waiting[envelope_id] = answer
        try:
            session.write(json_frame(body))
            async with asyncio.timeout(_ACK_S):
                return await answer
        finally:
            waiting.pop(envelope_id, None)

    async def _join(self, session: Session, lifetime: float) -> None:
        ticket = session.ticket
        if not await self._is_welcome(ticket):
            self._say_goodbye(session, "link_disabled")
            return
        if session.wire is None:
            return
        address = (ticket.team_id, ticket.user_id)
        links = self._links.setdefault(address, [])
        if len(links) >= MOST_LINKS:
            self._say_goodbye(session, "too_many_websockets")
            return
        links.append(session)
        self._waiting[session] = {}
        _open_links.inc()
        started = time.strftime("%Y-%m-%d %H:%M:%S.000", time.gmtime())
        host = socket.gethostname()
        session.send(
            {
                "type": "hello",
                "num_connections": len(links),
                "connection_info": {"app_id": ticket.user_id},
                "debug_info": {"host": host, "started": started, "build_number": 1, "approximate_connection_time": int(lifetime)},
            }
        )
        arrival = self._arrivals.pop(address, None)
        if arrival is not None:
            arrival.set()
        await asyncio.sleep(lifetime - _WARNING_S)
        self._leaving.add(session)
        self._send_disconnect(session, "warning")
        await asyncio.sleep(_WARNING_S)
        self._say_goodbye(session, "refresh_requested")

    def _send_disconnect(self, session: Session, reason: str) -> None:
        session.send({"type": "disconnect", "reason": reason, "debug_info": {"host": socket.gethostname()}})

    def _say_goodbye(self, session: Session, reason: str) -> None:
        self._send_disconnect(session, reason)
        session.close()
        self._closed(session)

    def _received(self, session: Session, body: dict[str, Any]) -> None:
        waiting = self._waiting.get(session)
        answer = waiting.get(str(body.get("envelope_id"))) if waiting is not None else None
        if answer is not None and not answer.done():
            # Node's SDK always sends a payload, an empty one for none.
            answer.set_result(body.get("payload") or None)

    def _closed(self, session: Session) -> None:
        task = self._tasks.pop(session, None)
        if task is not None and task is not asyncio.current_task():
            task.cancel()
        self._leaving.discard(session)
        address = (session.ticket.team_id, session.ticket.user_id)
        links = self._links.get(address, [])
        if session not in links:
            return
        links.remove(session)
        if not links:
            del self._links[address]
        _open_links.dec()
        for answer in self._waiting.pop(session).values():
            if not answer.done():
                answer.set_exception(_Closed())

    def _start(self, session: Session, lifetime: float) -> None:
        task = self._tasks[session] = asyncio.get_running_loop().create_task(self._try_join(session, lifetime))
        task.add_done_callback(lambda _: self._tasks.pop(session, None))

    async def _try_join(self, session: Session, lifetime: float) -> None:
        try:
            await self._join(session, lifetime)
        except Exception:
            log.exception("link_failed")
            session.abort()
