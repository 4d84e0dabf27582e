"""Checkpoints aside from commits: a thread of its own copies what the write-ahead log holds into the database, so that nobody
who posts waits for it."""

import threading
from pathlib import Path

import apsw
import structlog

log = structlog.get_logger("checkpoints")

# Pages in the log at which copying begins, and at which the writer itself copies: the log must not grow for ever.
_ENOUGH = 2_000
_TOO_MANY = 64_000


class Checkpointer:
    """Copies the log of one database file. `watch` the connection that writes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._wake = threading.Event()
        self._is_stopping = False
        self._thread = threading.Thread(target=self._work, name="checkpoints", daemon=True)
        self._thread.start()

    def watch(self, connection: apsw.Connection) -> None:
        """From now on, this connection's commits are no longer held up by checkpoints, and wake the thread."""
        connection.set_wal_hook(self._committed)

    def stop(self) -> None:
        """End the thread."""
        self._is_stopping = True
        self._wake.set()
        self._thread.join()

    def _committed(self, connection: apsw.Connection, name: str, pages: int) -> int:
        """In the writer's thread, after each commit. Returns SQLite's code for success."""
        if pages > _TOO_MANY:
            copy_log(connection)
        elif pages > _ENOUGH:
            self._wake.set()
        return apsw.SQLITE_OK

    def _work(self) -> None:
        connection: apsw.Connection | None = None
        while True:
            self._wake.wait()
            # Before looking: whoever sets it from here on is heard in the next round.
            self._wake.clear()
            if self._is_stopping:
                break
            connection = connection or _open(self._path)
            copy_log(connection)
        if connection is not None:
            connection.close()


def _open(path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    # A connection that has read nothing yet does not know that there is a log, and would copy none of it.
    connection.pragma("journal_mode")
    return connection


def copy_log(connection: apsw.Connection) -> None:
    """One checkpoint, waiting for nobody: what readers still need stays in the log for the next."""
    try:
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
    except (apsw.BusyError, apsw.LockedError):
        return  # somebody else is at it
    except apsw.Error as error:
        # A full disk, for one: commits tell of it; the log keeps what could not be copied.
        log.warning("checkpoint_failed", error=str(error))
