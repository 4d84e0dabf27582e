"""The Database: reads over a snapshot, writes through the committer, on either engine."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from hallway.core.errors import ApiError
from hallway.core.events import Envelope
from hallway.platform.storage.committer import Committed, Committer, Write, answer
from hallway.platform.storage.migrations import migrate
from hallway.platform.storage.postgres import PostgresConnections
from hallway.platform.storage.sqlite import SqliteConnections
from hallway.platform.storage.transactions import Reader, Transaction

P = ParamSpec("P")
T = TypeVar("T")

_READERS = 8


class Database:
    """One database. `on_commit` and `on_jobs` may be set by whoever runs an event loop (see `attach`)."""

    def __init__(self, connections: SqliteConnections | PostgresConnections) -> None:
        self.connections = connections
        self.engine = connections.engine
        self._loop: asyncio.AbstractEventLoop | None = None
        self._on_events: Callable[[list[Envelope]], None] = lambda envelopes: None
        self._on_jobs: Callable[[], None] = lambda: None
        self._pool = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")
        self._queued: list[Write] = []
        self._committer = Committer(connections.writer, self._committed)

    def attach(self, on_events: Callable[[list[Envelope]], None], on_jobs: Callable[[], None]) -> None:
        """From now on, answers and committed events come on the running event loop: `on_events` in commit order, right
        after the answers; `on_jobs` when work was enqueued."""
        self._loop = asyncio.get_running_loop()
        self._on_events = on_events
        self._on_jobs = on_jobs

    async def read(self, run: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `run(reader, …)` over one snapshot: at once on SQLite, where a read takes microseconds; in a thread elsewhere."""
        if self.connections.reads_inline:
            return self.read_now(run, *args, **kwargs)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, lambda: self.read_now(run, *args, **kwargs))

    async def read_slowly(self, run: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """As `read`, for work that takes milliseconds: always in a thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, lambda: self.read_now(run, *args, **kwargs))

    def read_now(self, run: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `run(reader, …)` in this thread. Raises `ApiError("service_unavailable")` when the database is out of reach."""
        driver = self.connections.reader()
        try:
            driver.begin_read()
            return run(Reader(driver), *args, **kwargs)
        except driver.unavailable as error:
            raise ApiError("service_unavailable") from error
        finally:
            driver.rollback()

    async def write(self, team_id: str, run: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `run(tx, …)` in the next group commit; returns its result once it is durable."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        call = run if not kwargs else _with_keywords(run, kwargs)
        if not self._queued:
            # What comes in the same round of the loop is handed over at once: the committer is woken for all of it together.
            asyncio.get_running_loop().call_soon(self._hand_over)
        self._queued.append(Write(team_id, call, args, future))
        return await future

    def write_now(self, team_id: str, run: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """As `write`, for threads without an event loop: waits."""
        future: Future[T] = Future()
        call = run if not kwargs else _with_keywords(run, kwargs)
        self._committer.submit([Write(team_id, call, args, future)])
        return future.result()

    def close(self) -> None:
        """Finish the queued writes and close every connection."""
        self._committer.stop()
        self._pool.shutdown()
        self.connections.close()

    def _hand_over(self) -> None:
        writes, self._queued = self._queued, []
        try:
            self._committer.submit(writes)
        except ApiError as error:
            for write in writes:
                write.error = error
                answer(write)

    def _committed(self, committed: Committed) -> None:
        """In the committer's thread: writes that wait in threads are answered here, the others on their loop."""
        waiting = []
        for write in committed.writes:
            if isinstance(write.future, Future):
                answer(write)
            else:
                waiting.append(write)
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._settle, waiting, committed.envelopes, committed.has_jobs)
        elif waiting:
            waiting[0].future.get_loop().call_soon_threadsafe(self._settle, waiting, committed.envelopes, False)

    def _settle(self, writes: list[Write], envelopes: list[Envelope], has_jobs: bool) -> None:
        for write in writes:
            answer(write)
        if envelopes:
            self._on_events(envelopes)
        if has_jobs:
            self._on_jobs()


def _with_keywords(run: Callable[..., T], kwargs: dict[str, Any]) -> Callable[..., T]:
    return lambda tx, *args: run(tx, *args, **kwargs)


def open_database(url: str, *, create: bool = True) -> Database:
    """Open `sqlite:///path` or `postgresql://…`, migrated to the newest schema.

    Raises `ValueError` for any other URL.
    """
    if url.startswith("sqlite:///"):
        connections: SqliteConnections | PostgresConnections = SqliteConnections(Path(url.removeprefix("sqlite:///")))
    elif url.startswith(("postgresql://", "postgres://")):
        connections = PostgresConnections(url.replace("postgres://", "postgresql://", 1))
    else:
        raise ValueError(f"not a database this server knows: {url}")
    if create:
        migrate(connections.migration_url)
    return Database(connections)
