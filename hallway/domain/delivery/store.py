"""SQL on deliveries: how far each app has been served, what waits for another attempt, and what was sent lately."""

import msgspec
from sqlalchemy import bindparam, delete, func, select

from hallway.domain import apps
from hallway.domain.apps import manifest
from hallway.domain.apps.tables import installation
from hallway.domain.delivery.hearing import load_hearers
from hallway.domain.delivery.matching import Served
from hallway.domain.delivery.sending import recipient
from hallway.domain.delivery.tables import app_request, waiting_event
from hallway.platform.storage import Reader, Transaction, last_seq, query

# Requests kept for an app to look at.
_KEPT = 500


class Waiting(msgspec.Struct, frozen=True):
    """An event that is offered again at `next_at` (unix time) as attempt number `attempt`."""

    team_id: str
    app_id: str
    event_id: str
    seq: int
    attempt: int
    reason: str
    next_at: int


class Sent(msgspec.Struct, frozen=True):
    """A line of an app's request log. `sent_at` and `latency_us` are in microseconds."""

    app_id: str
    id: int
    sent_at: int
    kind: str
    name: str
    target: str
    attempt: int
    status: int
    error: str
    latency_us: int
    event_id: str
    seq: int


_w, _r = waiting_event.c, app_request.c
_due = query(
    select(_w.team_id, _w.app_id, _w.event_id, _w.seq, _w.attempt, _w.reason, _w.next_at)
    .where(_w.next_at <= bindparam("now"))
    .order_by(_w.next_at)
    .limit(bindparam("how_many")),
    into=Waiting,
)
_sent = query(
    select(_r.app_id, _r.id, _r.sent_at, _r.kind, _r.name, _r.target, _r.attempt, _r.status, _r.error, _r.latency_us, _r.event_id, _r.seq)
    .where(_r.team_id == bindparam("team_id"), _r.app_id == bindparam("app_id"))
    .order_by(_r.id.desc())
    .limit(bindparam("how_many")),
    into=Sent,
)
_oldest_kept = query(
    select(_r.id).where(_r.team_id == bindparam("team_id"), _r.app_id == bindparam("app_id")).order_by(_r.id.desc()).offset(_KEPT).limit(1)
)
_forget = query(
    delete(app_request).where(_r.team_id == bindparam("team_id"), _r.app_id == bindparam("app_id"), _r.id <= bindparam("up_to"))
)
_how_many_wait = query(select(func.count()).where(_w.team_id == bindparam("team_id"), _w.app_id == bindparam("app_id")))


def load(reader: Reader, key: bytes, team_id: str, app_id: str) -> tuple[Served, int] | None:
    """An installed app as it is served, and up to which seq it has been; None when it is not installed or its events are off."""
    found = apps.find(reader, team_id, app_id)
    active = apps.find_active(reader, team_id, app_id)
    if found is None or active is None or found.events_off_at:
        return None
    described = found.manifest
    served = Served(
        recipient(key, found),
        manifest.events_url(described),
        manifest.bot_events(described),
        manifest.user_events(described),
        load_hearers(reader, found),
        active.bot_user_id,
        last_seq(reader, team_id),
    )
    return served, active.position


def due(reader: Reader, now: int, limit: int = 100) -> list[Waiting]:
    """What is to be offered again by now (unix time), the most overdue first."""
    return reader.all(_due, now=now, how_many=limit)


def count_waiting(reader: Reader, team_id: str, app_id: str) -> int:
    """How many events wait for another attempt at this app."""
    return int(reader.value(_how_many_wait, team_id=team_id, app_id=app_id))


def list_sent(reader: Reader, team_id: str, app_id: str, limit: int) -> list[Sent]:
    """What was sent to an app, the latest first."""
    return reader.all(_sent, team_id=team_id, app_id=app_id, how_many=limit)


def save(tx: Transaction, team_id: str, positions: dict[str, int], waiting: list[Waiting], sent: list[Sent]) -> None:
    """Note together how far apps have been served, what waits, and what was sent."""
    for app_id, position in positions.items():
        tx.update(installation, {"team_id": team_id, "app_id": app_id}, position=position)
    tx.insert_many(waiting_event, [msgspec.structs.asdict(item) for item in waiting], conflict="update")
    tx.insert_many(app_request, [{"team_id": team_id, **msgspec.structs.asdict(item)} for item in sent], conflict="nothing")
    for app_id in {item.app_id for item in sent}:
        oldest = tx.value(_oldest_kept, team_id=team_id, app_id=app_id)
        if oldest is not None:
            tx.run(_forget, team_id=team_id, app_id=app_id, up_to=oldest)


def settle(tx: Transaction, item: Waiting) -> None:
    """An event that waited need not be offered again."""
    tx.delete(waiting_event, team_id=item.team_id, app_id=item.app_id, event_id=item.event_id)
