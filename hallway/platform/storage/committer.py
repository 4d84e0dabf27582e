"""The committer: a thread that runs whatever writes have queued up in one transaction, commits once, and answers all.

An answer means durable. A write that fails after it has changed something would take its neighbours with it, so then the
whole batch is undone and each of its writes is run again alone.
"""

import contextlib
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol

import msgspec
import structlog

from hallway.core.errors import ApiError
from hallway.core.events import Envelope
from hallway.platform.storage import eventlog, transactions
from hallway.platform.storage.transactions import Driver, Transaction

log = structlog.get_logger("committer")

_BATCH = 256


class WriteDriver(Driver, Protocol):
    """A connection that can also begin and end transactions."""

    unavailable: tuple[type[Exception], ...]

    def begin_write(self) -> None:
        """Begin."""
        ...

    def commit(self) -> None:
        """Make it durable."""
        ...

    def rollback(self) -> None:
        """Undo."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


class Write(msgspec.Struct):
    """One queued call, and afterwards its outcome."""

    team_id: str
    run: Callable[..., Any]
    args: tuple[Any, ...]
    future: Any
    result: Any = None
    error: Exception | None = None


class Committed(msgspec.Struct):
    """What one turn of the committer leaves behind: answered writes and the events that came of them."""

    writes: list[Write]
    envelopes: list[Envelope]
    has_jobs: bool


class Committer:
    """Runs writes in group commits. `on_commit` is called in the committer's thread with each `Committed`, in commit order."""

    def __init__(self, open_driver: Callable[[], WriteDriver], on_commit: Callable[[Committed], None]) -> None:
        self._open_driver = open_driver
        self._on_commit = on_commit
        self._queue: deque[Write] = deque()
        self._wake = threading.Condition()
        self._is_stopping = False
        self._thread = threading.Thread(target=self._work, name="committer", daemon=True)
        self._thread.start()

    def submit(self, writes: list[Write]) -> None:
        """Queue writes. Raises `ApiError("service_unavailable")` once the committer is stopping."""
        with self._wake:
            if self._is_stopping:
                raise ApiError("service_unavailable")
            self._queue.extend(writes)
            self._wake.notify()

    def stop(self) -> None:
        """Finish what is queued, then end the thread."""
        with self._wake:
            self._is_stopping = True
            self._wake.notify()
        self._thread.join()

    def _work(self) -> None:
        driver: WriteDriver | None = None
        while True:
            with self._wake:
                while not self._queue and not self._is_stopping:
                    self._wake.wait()
                if not self._queue:
                    break
                batch = [self._queue.popleft() for _ in range(min(_BATCH, len(self._queue)))]
            try:
                driver = driver or self._open_driver()
                done = commit(driver, batch)
            except Exception as error:
                # Not even undoing worked: the next batch begins on another connection.
                _discard(driver)
                driver = None
                _refuse(batch, error)
                done = [Committed(batch, [], False)]
            for committed in done:
                self._on_commit(committed)
        _discard(driver)


def _discard(driver: WriteDriver | None) -> None:
    if driver is not None:
        with contextlib.suppress(Exception):
            driver.close()


def commit(driver: WriteDriver, batch: list[Write]) -> list[Committed]:
    """Run a batch and make it durable: in one transaction, or one write at a time if one of them spoils it."""
    committed = _attempt(driver, batch)
    if committed is not None:
        return [committed]
    return [alone for write in batch if (alone := _attempt(driver, [write])) is not None]


def _attempt(driver: WriteDriver, batch: list[Write]) -> Committed | None:
    """One transaction for the whole batch; None if it was undone and must be run one by one."""
    try:
        driver.begin_write()
        tx = transactions.begin(driver)
        for write in batch:
            if not _run(tx, write, is_alone=len(batch) == 1):
                driver.rollback()
                return None
        if len(batch) == 1 and batch[0].error is not None and tx.writes:
            driver.rollback()
            return Committed(batch, [], False)
        eventlog.append(tx)
        driver.commit()
    except Exception as error:
        driver.rollback()
        if len(batch) > 1 and not isinstance(error, driver.unavailable):
            return None
        _fail(batch, error, driver)
        return Committed(batch, [], False)
    return Committed(batch, tx.envelopes, tx.has_jobs)


def _run(tx: Transaction, write: Write, *, is_alone: bool) -> bool:
    """Run one write; False if the transaction is spoilt for its neighbours."""
    write.error = None
    writes = tx.writes
    try:
        tx.clock(write.team_id)
        writes = tx.writes
        write.result = write.run(tx, *write.args)
    except ApiError as error:
        write.error = error
        return is_alone or tx.writes == writes
    return True


def _fail(batch: list[Write], error: Exception, driver: WriteDriver) -> None:
    if isinstance(error, driver.unavailable):
        _refuse(batch, error)
        return
    for write in batch:
        write.error = error


def _refuse(batch: list[Write], error: Exception) -> None:
    """The database cannot be had: whether anything was written is not known."""
    log.error("database_unavailable", error=str(error), writes=len(batch))
    refusal = ApiError("service_unavailable")
    refusal.__cause__ = error
    for write in batch:
        write.error = refusal


def answer(write: Write) -> None:
    """Hand a write's outcome to whoever waits for it."""
    future: Future[Any] = write.future
    if future.cancelled():
        return
    if write.error is not None:
        future.set_exception(write.error)
    else:
        future.set_result(write.result)
