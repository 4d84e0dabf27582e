"""Fan-out: every event to everyone who may see it, once, in order."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any
from urllib.parse import urlsplit

import structlog
from prometheus_client import Gauge

from hallway.core.errors import ApiError
from hallway.core.events import Audience, Envelope
from hallway.platform.gateway.delivery import Delivery
from hallway.platform.gateway.frames import client_frame, frame, json_frame
from hallway.platform.gateway.index import Snapshot, Team, may_see
from hallway.platform.gateway.links import Links
from hallway.platform.gateway.presence import Presence
from hallway.platform.gateway.session import BUFFER_LIMIT, Session
from hallway.platform.gateway.tickets import Ticket, Tickets

log = structlog.get_logger("gateway")
_open_sessions = Gauge("hallway_sessions", "Live connections")

# What a client may have missed and still be brought up to date, in events and in bytes: a slow line must be able to take it.
_REPLAY_LIMIT = 5000
_REPLAY_BYTES = BUFFER_LIMIT // 2

Handler = Callable[[Session, dict[str, Any]], Awaitable[dict[str, Any] | None]]


class Gateway:
    """The live connections of this process.

    `load` gives the Snapshot of a ticket's person, `events_since(team_id, seq, limit)` reads the log, `met(team_id, guest, ids)`
    gives those of `ids` whom a guest may see, `handlers` answer what clients send.
    """

    def __init__(
        self,
        tickets: Tickets,
        load: Callable[[Ticket], Awaitable[Snapshot]],
        events_since: Callable[[str, int, int], Awaitable[list[Envelope]]],
        met: Callable[[str, str, list[str]], Awaitable[list[str]]],
        handlers: Mapping[str, Handler],
    ) -> None:
        self._tickets = tickets
        self._load = load
        self._events_since = events_since
        self._met = met
        self._handlers = handlers
        self._teams: dict[str, Team] = {}
        self._delivery = Delivery()
        self._tasks: set[asyncio.Task[Any]] = set()
        self.presence = Presence(self.publish_presence)
        self.links = Links(self._is_welcome)

    def open_session(self, ticket_text: str, origin: str, host: str, *, is_brief: bool = False) -> Session | None:
        """A session for a ticket; None for a bad ticket or a foreign page."""
        ticket = self._tickets.redeem(ticket_text)
        if ticket is None or (ticket.dialect == "client" and origin and urlsplit(origin).netloc != host):
            return None
        if ticket.dialect == "app":
            return self.links.open_session(ticket, is_brief=is_brief)
        return Session(ticket, self._opened, self._received, self._closed)

    async def _is_welcome(self, ticket: Ticket) -> bool:
        return (await self._load(ticket)).is_welcome

    def publish(self, envelopes: list[Envelope]) -> None:
        """Deliver committed events; a hole in a team's sequence is filled from the log first."""
        for envelope in envelopes:
            if envelope.type == "session_ended":
                self.links.end(envelope.team_id, envelope.decode()["tokens"])
            team = self._teams.get(envelope.team_id)
            if team is None or team.is_behind or envelope.seq <= team.position:
                continue
            if envelope.seq == team.position + 1:
                self._deliver(team, envelope)
            else:
                self._catch_up(envelope.team_id, team)

    def publish_ephemeral(self, team_id: str, audience: Audience, body: dict[str, Any], without: str = "") -> None:
        """Deliver something that is not kept."""
        team = self._teams.get(team_id)
        if team is None:
            return
        told = [session for person in team.audience(audience) if person.user_id != without for session in person.sessions]
        self._delivery.send((told, json_frame(body)))

    def publish_presence(self, team_id: str, user_id: str, presence: str) -> None:
        """Tell those who subscribed to a user's presence; guests only if they (still) meet."""
        listeners = list(self.presence.subscribers(team_id, user_id))
        for guest in (session for session in listeners if session.is_guest):
            self._start(self._tell_guest(guest, user_id))
        told = [session for session in listeners if not session.is_guest]
        self._delivery.send((told, json_frame({"type": "presence_change", "user": user_id, "presence": presence})))

    async def _tell_guest(self, session: Session, user_id: str) -> None:
        team_id = session.ticket.team_id
        if await self._met(team_id, session.ticket.user_id, [user_id]):
            presence = self.presence.of(team_id, user_id)
            self._delivery.send(([session], json_frame({"type": "presence_change", "user": user_id, "presence": presence})))

    def check_log(self, team_id: str, last_seq: int) -> None:
        """Told of the log's end by the slow beat: fetches what other processes have committed."""
        team = self._teams.get(team_id)
        if team is not None and team.position < last_seq and not team.is_behind:
            self._catch_up(team_id, team)

    def hears(self, team_id: str, user_id: str, conversation_id: str) -> bool:
        """Whether a connected person is in a conversation."""
        team = self._teams.get(team_id)
        person = team.people.get(user_id) if team else None
        return person is not None and conversation_id in person.conversations

    def close(self) -> None:
        """Tell everyone to come back later."""
        self.links.close()
        for team in self._teams.values():
            for person in list(team.people.values()):
                for session in list(person.sessions):
                    session.say_goodbye()
        for task in self._tasks:
            task.cancel()

    # Opening and closing

    def _opened(self, session: Session) -> None:
        self._start(self._try_join(session))

    async def _try_join(self, session: Session) -> None:
        try:
            await self._join(session)
        except Exception:
            session.abort()
            raise

    async def _join(self, session: Session) -> None:
        """Enter the index first, with writing held back, so that what is committed meanwhile waits behind what was missed."""
        ticket = session.ticket
        snapshot = await self._load(ticket)
        if session.wire is None:
            return
        if not snapshot.is_welcome:
            session.say_goodbye()
            return
        session.is_guest = snapshot.is_guest
        team = self._teams.get(ticket.team_id)
        if team is None:
            team = self._teams[ticket.team_id] = Team(snapshot.seq)
        person = team.enter(session, snapshot)
        _open_sessions.inc()
        position = team.position
        is_resuming = session.is_client and ticket.since >= 0
        since = min(ticket.since, max(position, snapshot.seq)) if is_resuming else position
        session.seq = max(since, position)
        is_readable = since == ticket.since and position - since <= _REPLAY_LIMIT
        start = min(since, snapshot.seq)
        missed = await self._read_log(ticket.team_id, start, position) if is_readable or not is_resuming else []
        for envelope in missed:
            if envelope.type == "membership" and envelope.seq > snapshot.seq:
                team.apply_membership(envelope, only=ticket.user_id)
        frames = [client_frame(event) for event in missed if event.seq > since and may_see(event.audience, session, person.conversations)]
        is_whole = len(missed) == max(0, position - start) and sum(map(len, frames)) <= _REPLAY_BYTES
        is_resumed = is_resuming and is_readable and is_whole
        session.send({"type": "hello", "seq": position, "resumed": is_resumed} if session.is_client else {"type": "hello"})
        if is_resuming and not is_resumed:
            session.send({"type": "resync"})
        elif frames:
            session.write(b"".join(frames))
        self._delivery.joined(session)
        self.presence.connected(ticket.team_id, ticket.user_id)

    async def _read_log(self, team_id: str, since: int, until: int) -> list[Envelope]:
        found: list[Envelope] = []
        while since < until:
            part = await self._events_since(team_id, since, min(1000, until - since))
            if not part:
                break
            found.extend(event for event in part if event.seq <= until)
            since = part[-1].seq
        return found

    def _closed(self, session: Session) -> None:
        ticket = session.ticket
        team = self._teams.get(ticket.team_id)
        self.presence.unsubscribe(ticket.team_id, session)
        if team is None:
            return
        person = team.people.get(ticket.user_id)
        if person is not None and session in person.sessions:
            _open_sessions.dec()
        if team.leave(session):
            self.presence.disconnected(ticket.team_id, ticket.user_id)

    def _received(self, session: Session, body: dict[str, Any]) -> None:
        self._start(self._answer(session, body))

    async def _answer(self, session: Session, body: dict[str, Any]) -> None:
        kind = body.get("type")
        ticket = session.ticket
        if kind == "ping":
            session.send({**{key: body[key] for key in list(body)[:20]}, "type": "pong", "reply_to": body.get("id")})
        elif kind == "tickle":
            self.presence.active(ticket.team_id, ticket.user_id)
        elif kind in ("presence_sub", "presence_query"):
            asked = body.get("ids")
            ids = [item for item in asked if isinstance(item, str)][:1000] if isinstance(asked, list) else []
            if session.is_guest:
                ids = await self._met(ticket.team_id, ticket.user_id, ids)
            self.presence.subscribe(ticket.team_id, session, ids, is_only_query=kind == "presence_query")
        elif isinstance(kind, str) and kind in self._handlers:
            await self._handle(session, kind, body)

    async def _handle(self, session: Session, kind: str, body: dict[str, Any]) -> None:
        try:
            answer = await self._handlers[kind](session, body)
        except ApiError as error:
            answer = {"ok": False, "error": {"code": 2, "msg": error.code}}
        if answer is not None:
            session.send({**answer, "reply_to": body.get("id")})

    # Delivering

    def _deliver(self, team: Team, envelope: Envelope) -> None:
        team.position = envelope.seq
        if envelope.audience.kind == "nobody":
            self._follow(team, envelope)
            return
        clients, others = team.hearers(envelope.audience)
        if clients or others:
            self._delivery.send((clients, client_frame(envelope)), (others, frame(envelope.body)))

    def _follow(self, team: Team, envelope: Envelope) -> None:
        """What changes who hears what. Whose rights are others now is sent away, and comes back with those they have."""
        if envelope.type == "membership":
            team.apply_membership(envelope)
        elif envelope.type in ("session_ended", "role_changed"):
            body = envelope.decode()
            person = team.people.get(body["user"])
            for session in list(person.sessions) if person else ():
                if envelope.type == "role_changed" or session.ticket.token_id in body["tokens"]:
                    session.say_goodbye()

    def _catch_up(self, team_id: str, team: Team) -> None:
        team.is_behind = True
        self._start(self._read_on(team_id, team))

    async def _read_on(self, team_id: str, team: Team) -> None:
        try:
            while events := await self._events_since(team_id, team.position, 1000):
                for envelope in events:
                    if envelope.seq > team.position:
                        self._deliver(team, envelope)
        finally:
            team.is_behind = False

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("gateway_failed", exc_info=task.exception())
