"""The embedded engine: SQLite in WAL mode with `synchronous=FULL`, on the bare apsw driver."""

import threading
from pathlib import Path
from typing import Any

import apsw
import apsw.ext

from hallway.core import encoding
from hallway.platform.storage.checkpoints import Checkpointer
from hallway.platform.storage.queries import Engine, Row

_PRAGMAS = """
pragma journal_mode = wal;
pragma synchronous = full;
pragma foreign_keys = off;
pragma temp_store = memory;
pragma cache_size = -65536;
pragma mmap_size = 268435456;
"""
_BUSY_MS = 10_000


class SqliteDriver:
    """One connection, used by one thread at a time."""

    engine: Engine = "sqlite"
    unavailable: tuple[type[Exception], ...] = (
        apsw.BusyError,
        apsw.LockedError,
        apsw.FullError,
        apsw.IOError,
        apsw.ReadOnlyError,
        apsw.CantOpenError,
        apsw.CorruptError,
        apsw.NotADBError,
    )

    def __init__(self, path: Path) -> None:
        self.connection = apsw.Connection(str(path), statementcachesize=512)
        self.connection.set_busy_timeout(_BUSY_MS)
        # Plans do not depend on what is bound: otherwise joins are planned anew at every call, which takes five times as long as they do.
        self.connection.config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)
        for _ in self.connection.execute(_PRAGMAS):
            pass

    def fetch(self, text: str, parameters: dict[str, Any]) -> list[Row]:
        """Run a statement and return its rows."""
        return self.connection.execute(text, parameters).fetchall()

    def execute(self, text: str, parameters: dict[str, Any]) -> None:
        """Run a statement for its effect."""
        self.connection.execute(text, parameters)

    def execute_many(self, text: str, rows: list[dict[str, Any]]) -> None:
        """Run a statement for each of `rows`."""
        self.connection.executemany(text, rows)

    def execute_counted(self, text: str, parameters: dict[str, Any]) -> int:
        """Run a statement and return how many rows it changed."""
        before = self.connection.total_changes()
        self.connection.execute(text, parameters)
        return self.connection.total_changes() - before

    def list_value(self, values: list[Any]) -> str:
        """A list as JSON text, which `json_each` reads."""
        return encoding.encode_text(values)

    def begin_write(self) -> None:
        """Begin, holding the write lock from the start."""
        self.connection.execute("begin immediate")

    def begin_read(self) -> None:
        """Begin; the snapshot is taken by the first read."""
        self.connection.execute("begin")

    def commit(self) -> None:
        """Make it durable: returns after the fsync."""
        self.connection.execute("commit")

    def rollback(self) -> None:
        """Undo, if a transaction is open."""
        if self.connection.in_transaction:
            self.connection.execute("rollback")

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


class SqliteConnections:
    """Connections to one database file: one for each thread that asks."""

    engine: Engine = "sqlite"
    reads_inline = True

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
        self._local = threading.local()
        self._open: list[SqliteDriver] = []
        self._checkpointer = Checkpointer(path)

    @property
    def migration_url(self) -> str:
        """The database for SQLAlchemy's own engine, which runs the migrations."""
        return f"sqlite:///{self.path}"

    def writer(self) -> SqliteDriver:
        """A connection for the committer."""
        driver = SqliteDriver(self.path)
        self._checkpointer.watch(driver.connection)
        return driver

    def reader(self) -> SqliteDriver:
        """This thread's connection for reads."""
        driver: SqliteDriver | None = getattr(self._local, "driver", None)
        if driver is None:
            driver = self._local.driver = SqliteDriver(self.path)
            self._open.append(driver)
        return driver

    def close(self) -> None:
        """Close every reader."""
        self._checkpointer.stop()
        for driver in self._open:
            driver.close()
        self._open.clear()
        self._local = threading.local()
