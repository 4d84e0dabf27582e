"""What commands and queries are given: a Reader over one snapshot, or a Transaction that can also write."""

from typing import Any, Protocol, TypeVar

from sqlalchemy import Table, bindparam, select

from hallway.core import encoding, timestamps
from hallway.core.events import Audience, Envelope
from hallway.core.ids import new_id
from hallway.platform.storage import queries, schema
from hallway.platform.storage.queries import Compiled, Engine, Query, Row, query

T = TypeVar("T")


class Driver(Protocol):
    """One bare connection of an engine."""

    engine: Engine

    def fetch(self, text: str, parameters: dict[str, Any]) -> list[Row]:
        """Run a statement and return its rows."""
        ...

    def execute(self, text: str, parameters: dict[str, Any]) -> None:
        """Run a statement for its effect."""
        ...

    def execute_many(self, text: str, rows: list[dict[str, Any]]) -> None:
        """Run a statement for each of `rows`."""
        ...

    def execute_counted(self, text: str, parameters: dict[str, Any]) -> int:
        """Run a statement and return how many rows it changed."""
        ...

    def list_value(self, values: list[Any]) -> Any:
        """A list as this engine takes it for `in_list`."""
        ...


class Reader:
    """Reads over one snapshot."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.engine: Engine = driver.engine

    def all(self, query: Query[T], **parameters: Any) -> list[T]:
        """Every row."""
        compiled = query.for_engine(self.engine)
        rows = self.driver.fetch(compiled.text, self._bind(compiled, parameters))
        into = query.into
        if compiled.booleans:
            return [into(*_with_booleans(row, compiled.booleans)) for row in rows]
        return [into(*row) for row in rows]

    def one(self, query: Query[T], **parameters: Any) -> T | None:
        """The first row, or None."""
        rows = self.all(query, **parameters)
        return rows[0] if rows else None

    def value(self, query: Query[Any], **parameters: Any) -> Any:
        """The first column of the first row, or None."""
        compiled = query.for_engine(self.engine)
        rows = self.driver.fetch(compiled.text, self._bind(compiled, parameters))
        return rows[0][0] if rows else None

    def _bind(self, compiled: Compiled, parameters: dict[str, Any]) -> dict[str, Any]:
        if compiled.lists:
            for name in compiled.lists:
                parameters[name] = self.driver.list_value(list(parameters[name]))
        return {**compiled.constants, **parameters} if compiled.constants else parameters


def _with_booleans(row: Row, places: tuple[int, ...]) -> Row:
    values = list(row)
    for place in places:
        if values[place] is not None:
            values[place] = bool(values[place])
    return tuple(values)


_take_clock = query(
    select(schema.team_clock.c.last_seq, schema.team_clock.c.last_ts)
    .where(schema.team_clock.c.team_id == bindparam("team_id"))
    .with_for_update()
)


class Clock:
    """A team's sequence and ts while this transaction holds its row."""

    __slots__ = ("first", "last_seq", "last_ts")

    def __init__(self, last_seq: int, last_ts: int) -> None:
        self.last_seq = last_seq
        self.last_ts = last_ts
        self.first = (last_seq, last_ts)

    @property
    def has_moved(self) -> bool:
        """Whether anything was given out."""
        return (self.last_seq, self.last_ts) != self.first


class Transaction(Reader):
    """Reads and writes that become durable together, with the events that tell of them."""

    def __init__(self, driver: Driver, now_us: int) -> None:
        super().__init__(driver)
        self.now_us = now_us
        self.now_s = now_us // 1_000_000
        self.clocks: dict[str, Clock] = {}
        self.envelopes: list[Envelope] = []
        self.has_jobs = False
        self.writes = 0

    def insert(self, table: Table, **values: Any) -> None:
        """Insert one row."""
        self.writes += 1
        self.driver.execute(queries.insert_text(self.engine, table, tuple(values)), values)

    def insert_many(self, table: Table, rows: list[dict[str, Any]], *, conflict: str = "") -> None:
        """Insert rows that all have the same columns; `conflict` is empty, `nothing` or `update`."""
        if rows:
            self.writes += 1
            self.driver.execute_many(queries.insert_text(self.engine, table, tuple(rows[0]), conflict), rows)

    def upsert(self, table: Table, **values: Any) -> None:
        """Insert one row, or replace these columns of the row with the same primary key."""
        self.writes += 1
        self.driver.execute(queries.insert_text(self.engine, table, tuple(values), "update"), values)

    def insert_new(self, table: Table, **values: Any) -> bool:
        """Insert one row unless it is there; whether it was inserted."""
        self.writes += 1
        text = queries.insert_text(self.engine, table, tuple(values), "nothing")
        return self.driver.execute_counted(text, values) > 0

    def update(self, table: Table, where: dict[str, Any], **values: Any) -> int:
        """Set columns of the rows that match `where`; how many rows there were."""
        self.writes += 1
        text = queries.update_text(self.engine, table, tuple(where), tuple(values))
        return self.driver.execute_counted(text, {**{"w_" + name: value for name, value in where.items()}, **values})

    def delete(self, table: Table, **where: Any) -> int:
        """Delete the rows that match; how many there were."""
        self.writes += 1
        return self.driver.execute_counted(queries.delete_text(self.engine, table, tuple(where)), where)

    def run(self, query: Query[Any], **parameters: Any) -> None:
        """Run a writing statement made with `query`."""
        self.writes += 1
        compiled = query.for_engine(self.engine)
        self.driver.execute(compiled.text, self._bind(compiled, parameters))

    def count(self, query: Query[Any], **parameters: Any) -> int:
        """Run a writing statement made with `query`; how many rows it changed."""
        self.writes += 1
        compiled = query.for_engine(self.engine)
        return self.driver.execute_counted(compiled.text, self._bind(compiled, parameters))

    def next_ts(self, team_id: str) -> int:
        """A new ts in microseconds: later than every ts given out before in this team, whatever the wall clock does."""
        clock = self.clock(team_id)
        clock.last_ts = max(clock.last_ts + 1, self.now_us)
        return clock.last_ts

    def emit(self, team_id: str, audience: Audience, body: dict[str, Any], *, about: str = "") -> None:
        """Put an event (Slack's RTM form, with its `type`) into the team's log: it leaves at commit. It gets an `event_ts` where it
        has none and anybody hears it.

        `about` names what the body repeats the words of, for `rewrite_events`.
        """
        self.writes += 1
        clock = self.clock(team_id)
        clock.last_seq += 1
        if "event_ts" not in body and audience.kind != "nobody":
            body = {**body, "event_ts": timestamps.format_ts(self.next_ts(team_id))}
        self.envelopes.append(Envelope(team_id, clock.last_seq, body["type"], audience, encoding.encode(body), about))

    def enqueue(self, team_id: str, kind: str, run_at: int, arguments: dict[str, Any], job_id: str = "") -> str:
        """Leave work for later: `kind` names the job, `run_at` is unix time in seconds. Returns the job's id."""
        self.has_jobs = True
        job_id = job_id or new_id("J")
        self.upsert(
            schema.job,
            team_id=team_id,
            id=job_id,
            kind=kind,
            run_at=run_at,
            attempts=0,
            arguments=encoding.encode_text(arguments),
        )
        return job_id

    def clock(self, team_id: str) -> Clock:
        """The team's clock, its row locked until commit."""
        clock = self.clocks.get(team_id)
        if clock is None:
            clock = self.clocks[team_id] = self._take_clock(team_id)
        return clock

    def _take_clock(self, team_id: str) -> Clock:
        row = self.one(_take_clock, team_id=team_id)
        if row is None:
            writes = self.writes
            self.insert_new(schema.team_clock, team_id=team_id, last_seq=0, last_ts=0)
            self.writes = writes
            row = (0, 0)
        return Clock(row[0], row[1])


def begin(driver: Driver) -> Transaction:
    """A Transaction over a connection on which a transaction has just begun."""
    return Transaction(driver, timestamps.now_micros())
