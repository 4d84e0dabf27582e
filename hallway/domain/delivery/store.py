"""SQL on deliveries: how far each app has been served, what waits for another attempt, and what was sent lately."""

import msgspec
from sqlalchemy import bindparam, delete, or_, select

from hallway.domain import apps
from hallway.domain.apps import App, manifest
from hallway.domain.apps.tables import app, installation
from hallway.domain.delivery.hearing import load_hearers
from hallway.domain.delivery.matching import Served, Wishes
from hallway.domain.delivery.sending import recipient
from hallway.domain.delivery.tables import app_request, waiting_event
from hallway.platform.storage import Reader, Transaction, last_seq, query

# Requests kept of each app, to look at.
KEPT = 500


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


_w, _r, _i = waiting_event.c, app_request.c, installation.c
_served = query(select(_i.team_id, _i.app_id).where(or_(_i.is_active, _i.position < _i.parted_at)))
_due_apps = query(select(_w.team_id, _w.app_id).where(_w.next_at <= bindparam("now")).distinct())
_due = query(
    select(_w.team_id, _w.app_id, _w.event_id, _w.seq, _w.attempt, _w.reason, _w.next_at)
    .where(_w.team_id == bindparam("team_id"), _w.app_id == bindparam("app_id"), _w.next_at <= bindparam("now"))
    .order_by(_w.next_at, _w.seq)
    .limit(bindparam("how_many")),
    into=Waiting,
)
_requests = select(
    _r.app_id, _r.id, _r.sent_at, _r.kind, _r.name, _r.target, _r.attempt, _r.status, _r.error, _r.latency_us, _r.event_id, _r.seq
).where(_r.team_id == bindparam("team_id"), _r.app_id == bindparam("app_id"))
_sent = query(
    _requests.where(_r.id < bindparam("before"), or_(bindparam("kind") == "", _r.kind == bindparam("kind")))
    .order_by(_r.id.desc())
    .limit(bindparam("how_many")),
    into=Sent,
)
_one_sent = query(_requests.where(_r.id == bindparam("id")), into=Sent)
_oldest_kept = query(
    select(_r.id).where(_r.team_id == bindparam("team_id"), _r.app_id == bindparam("app_id")).order_by(_r.id.desc()).offset(KEPT).limit(1)
)
_forget = query(
    delete(app_request).where(_r.team_id == bindparam("team_id"), _r.app_id == bindparam("app_id"), _r.id <= bindparam("up_to"))
)


def list_served(reader: Reader) -> list[tuple[str, str]]:
    """Team and app of every installation that hears of events, or has yet to hear of its end."""
    return [(row[0], row[1]) for row in reader.all(_served)]


def load(reader: Reader, key: bytes, team_id: str, app_id: str) -> Served | None:
    """An app as it is served; None when it is gone or never was installed."""
    found = apps.find(reader, team_id, app_id)
    installed = apps.find_installation(reader, team_id, app_id)
    if found is None or installed is None:
        return None
    to, url = recipient(key, found), manifest.events_url(found.manifest)
    wishes = _wishes(found)
    is_unverified = not to.is_socket and url != found.verified_url and not found.is_local
    hearers = load_hearers(reader, found, installed, with_people=bool(wishes.user_events)) if installed.is_active else []
    return Served(
        to, url, found.verified_url, wishes, hearers, installed.is_active, bool(found.events_off_at) or is_unverified, found.created_by,
        last_seq(reader, team_id), installed.position, installed.parted_at,
    )  # fmt: skip


def _wishes(found: App) -> Wishes:
    described = found.manifest
    return Wishes(
        manifest.bot_events(described),
        manifest.user_events(described),
        manifest.unfurl_domains(described),
        frozenset((item["app_id"], item["event_type"]) for item in manifest.metadata_subscriptions(described)),
    )


def list_due_apps(reader: Reader, now: int) -> list[tuple[str, str]]:
    """Team and app of everything that is to be offered again by now (unix time)."""
    return [(row[0], row[1]) for row in reader.all(_due_apps, now=now)]


def list_due(reader: Reader, team_id: str, app_id: str, now: int, limit: int = 100) -> list[Waiting]:
    """What is to be offered to an app again by now (unix time), the most overdue first."""
    return reader.all(_due, team_id=team_id, app_id=app_id, now=now, how_many=limit)


def list_sent(reader: Reader, team_id: str, app_id: str, limit: int, *, before: int = 1 << 62, kind: str = "") -> list[Sent]:
    """What was sent to an app, the latest first: before a request's id, and of one kind where it is given."""
    return reader.all(_sent, team_id=team_id, app_id=app_id, how_many=limit, before=before, kind=kind)


def find_sent(reader: Reader, team_id: str, app_id: str, request_id: int) -> Sent | None:
    """One request that was sent to an app, or None."""
    return reader.one(_one_sent, team_id=team_id, app_id=app_id, id=request_id)


def save(
    tx: Transaction, team_id: str, positions: dict[str, int], waiting: list[Waiting], settled: list[Waiting], sent: list[Sent]
) -> None:
    """Note together how far apps have been served, what waits, what waits no longer, and what was sent."""
    for app_id, position in positions.items():
        tx.update(installation, {"team_id": team_id, "app_id": app_id}, position=position)
    for item in settled:
        tx.delete(waiting_event, team_id=team_id, app_id=item.app_id, event_id=item.event_id)
    tx.insert_many(waiting_event, [msgspec.structs.asdict(item) for item in waiting], conflict="update")
    tx.insert_many(app_request, [{"team_id": team_id, **msgspec.structs.asdict(item)} for item in sent], conflict="nothing")
    for app_id in {item.app_id for item in sent}:
        oldest = tx.value(_oldest_kept, team_id=team_id, app_id=app_id)
        if oldest is not None:
            tx.run(_forget, team_id=team_id, app_id=app_id, up_to=oldest)


def set_verified(tx: Transaction, team_id: str, app_id: str, url: str) -> None:
    """A URL has answered its challenge. Emits `app_changed`."""
    found = apps.get(tx, team_id, app_id)
    if found.verified_url != url:
        tx.update(app, {"team_id": team_id, "id": app_id}, verified_url=url)
        apps.tell_changed(tx, found)


def set_events(tx: Transaction, team_id: str, app_id: str, *, is_on: bool) -> bool:
    """Switch an app's events on or off; whether that changed anything. Emits `app_changed`."""
    found = apps.get(tx, team_id, app_id)
    if bool(found.events_off_at) != is_on:
        return False
    tx.update(app, {"team_id": team_id, "id": app_id}, events_off_at=0 if is_on else tx.now_s)
    apps.tell_changed(tx, found)
    return True
