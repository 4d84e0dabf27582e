"""The event log: the only way out for what has happened. One total order a team, equal to commit order."""

from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import bindparam, select
from sqlalchemy import delete as delete_from

from hallway.core import encoding
from hallway.core.events import Audience, Envelope
from hallway.platform.storage.queries import query
from hallway.platform.storage.schema import event, team_clock
from hallway.platform.storage.transactions import Reader, Transaction

_clock_of = select(team_clock.c.last_seq, team_clock.c.last_ts).where(team_clock.c.team_id == bindparam("team_id"))
_last_seq = query(_clock_of)
_teams = query(select(team_clock.c.team_id, team_clock.c.last_seq))
_since = query(
    select(event.c.seq, event.c.type, event.c.audience_kind, event.c.audience_id, event.c.body)
    .where(event.c.team_id == bindparam("team_id"), event.c.seq > bindparam("since"))
    .order_by(event.c.seq)
    .limit(bindparam("how_many"))
)
_about = query(select(event.c.seq, event.c.body).where(event.c.team_id == bindparam("team_id"), event.c.about == bindparam("about")))
_prune = query(
    delete_from(event).where(
        event.c.team_id == bindparam("team_id"),
        event.c.created_at < bindparam("before"),
        event.c.seq <= bindparam("up_to"),
    )
)


def append(tx: Transaction) -> None:
    """Write the transaction's events and clocks; called once, right before commit."""
    tx.insert_many(
        event,
        [
            {
                "team_id": envelope.team_id,
                "seq": envelope.seq,
                "type": envelope.type,
                "audience_kind": envelope.audience.kind,
                "audience_id": envelope.audience.id,
                "created_at": tx.now_s,
                "body": envelope.body,
                "about": envelope.about or None,
            }
            for envelope in tx.envelopes
        ],
    )
    tx.insert_many(
        team_clock,
        [
            {"team_id": team_id, "last_seq": clock.last_seq, "last_ts": clock.last_ts}
            for team_id, clock in sorted(tx.clocks.items())
            if clock.has_moved
        ],
        conflict="update",
    )


def events_since(reader: Reader, team_id: str, since: int, limit: int = 1000) -> list[Envelope]:
    """Up to `limit` events with a seq above `since`, in order."""
    rows = reader.all(_since, team_id=team_id, since=since, how_many=limit)
    return [Envelope(team_id, row[0], row[1], Audience(row[2], row[3]), bytes(row[4])) for row in rows]


def last_seq(reader: Reader, team_id: str) -> int:
    """The seq of the team's newest event, 0 if there is none."""
    row = reader.one(_last_seq, team_id=team_id)
    return 0 if row is None else int(row[0])


def team_ids(reader: Reader) -> list[tuple[str, int]]:
    """Every team that has a log, with its newest seq."""
    return [(row[0], row[1]) for row in reader.all(_teams)]


def rewrite_events(tx: Transaction, team_id: str, about: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Give every event `about` this thing another body: those in the log, and those that this commit has yet to write.

    Place, type and audience stay, so whoever resumes finds no hole.
    """
    for seq, body in tx.all(_about, team_id=team_id, about=about):
        tx.update(event, {"team_id": team_id, "seq": seq}, body=encoding.encode(change(encoding.decode(bytes(body)))))
    for place, envelope in enumerate(tx.envelopes):
        if envelope.about == about and envelope.team_id == team_id:
            tx.envelopes[place] = msgspec.structs.replace(envelope, body=encoding.encode(change(envelope.decode())))


def prune_events(tx: Transaction, team_id: str, before: int, up_to: int) -> int:
    """Forget events older than `before` (unix time) that every reader has passed (`up_to`); how many."""
    return tx.count(_prune, team_id=team_id, before=before, up_to=up_to)
