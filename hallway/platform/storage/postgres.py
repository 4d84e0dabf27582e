"""The engine for more than one machine: PostgreSQL on the bare psycopg driver.

Writes are pipelined: statements that return nothing do not wait for the server's answer.
"""

import threading
from typing import Any

import psycopg
from psycopg.rows import tuple_row

from hallway.platform.storage.queries import Engine, Row

_BEGIN_READ = "begin isolation level repeatable read read only"


class PostgresDriver:
    """One connection, used by one thread at a time; connects anew when the server has gone away."""

    engine: Engine = "postgres"
    unavailable: tuple[type[Exception], ...] = (
        psycopg.OperationalError,
        psycopg.InterfaceError,
        psycopg.errors.ReadOnlySqlTransaction,
    )

    def __init__(self, url: str) -> None:
        self.url = url
        self._connection: psycopg.Connection[Row] | None = None
        # Kept, since a new one for each statement takes a tenth of its time; one whose rows are read, one whose rows nobody waits for.
        self._reading: psycopg.Cursor[Row]
        self._writing: psycopg.Cursor[Row]
        self._pipelining: Any = None
        self._pipeline: Any = None

    def _connect(self) -> psycopg.Connection[Row]:
        """The live connection."""
        # Within a transaction never another one: what was begun on a lost connection must not go on, as if whole, on a new one.
        if self._connection is None or (self._connection.closed and self._pipeline is None):
            self._connection = psycopg.connect(self.url, autocommit=True, row_factory=tuple_row, prepare_threshold=1, connect_timeout=5)
            self._connection.prepared_max = 1000
            self._reading, self._writing = self._connection.cursor(), self._connection.cursor()
        return self._connection

    def fetch(self, text: str, parameters: dict[str, Any]) -> list[Row]:
        """Run a statement and return its rows."""
        self._connect()
        return self._reading.execute(text, parameters).fetchall()

    def execute(self, text: str, parameters: dict[str, Any]) -> None:
        """Run a statement for its effect; inside a write its failure shows at the next read or at commit."""
        self._connect()
        self._writing.execute(text, parameters)

    def execute_many(self, text: str, rows: list[dict[str, Any]]) -> None:
        """Run a statement for each of `rows`."""
        self._connect().cursor().executemany(text, rows)

    def execute_counted(self, text: str, parameters: dict[str, Any]) -> int:
        """Run a statement and return how many rows it changed."""
        cursor = self._connect().execute(text, parameters)
        if self._pipeline is not None:
            self._pipeline.sync()
        return cursor.rowcount

    def list_value(self, values: list[Any]) -> list[Any]:
        """A list as it is: psycopg makes an array of it."""
        return values

    def begin_write(self) -> None:
        """Begin a pipelined transaction."""
        connection = self._connect()
        self._pipelining = connection.pipeline()
        self._pipeline = self._pipelining.__enter__()
        connection.execute("begin")

    def begin_read(self) -> None:
        """Begin over one snapshot. A connection that broke while nobody used it is no reason to refuse: a new one is tried once."""
        was_open = self._connection is not None
        try:
            self._connect().execute(_BEGIN_READ)
        except psycopg.OperationalError:
            if not was_open:
                raise
            self.close()
            self._connect().execute(_BEGIN_READ)

    def commit(self) -> None:
        """Make it durable."""
        self._connect().execute("commit")
        self._leave_pipeline()

    def rollback(self) -> None:
        """Undo, and be ready for the next transaction."""
        if self._connection is None:
            return
        try:
            self._leave_pipeline()
            if not self._connection.closed and self._connection.info.transaction_status != 0:
                self._connection.execute("rollback")
        except psycopg.Error:
            self.close()

    def _leave_pipeline(self) -> None:
        pipelining, self._pipelining, self._pipeline = self._pipelining, None, None
        if pipelining is not None:
            pipelining.__exit__(None, None, None)

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None


class PostgresConnections:
    """Connections to one PostgreSQL database: one for each thread that asks."""

    engine: Engine = "postgres"
    reads_inline = False

    def __init__(self, url: str) -> None:
        self.url = url
        self._local = threading.local()
        self._open: list[PostgresDriver] = []

    @property
    def migration_url(self) -> str:
        """The database for SQLAlchemy's own engine, which runs the migrations."""
        return self.url.replace("postgresql://", "postgresql+psycopg://", 1)

    def writer(self) -> PostgresDriver:
        """A connection for the committer."""
        return PostgresDriver(self.url)

    def reader(self) -> PostgresDriver:
        """This thread's connection for reads."""
        driver: PostgresDriver | None = getattr(self._local, "driver", None)
        if driver is None:
            driver = self._local.driver = PostgresDriver(self.url)
            self._open.append(driver)
        return driver

    def close(self) -> None:
        """Close every reader."""
        for driver in self._open:
            driver.close()
        self._open.clear()
        self._local = threading.local()
