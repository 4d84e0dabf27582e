"""Alembic's entry: runs the revisions in one transaction. Processes that start at once migrate one after the other."""

from typing import Any

from alembic import context
from sqlalchemy import create_engine, event, text

_BUSY_MS = 30_000
engine = create_engine(context.config.get_main_option("sqlalchemy.url") or "")


if engine.dialect.name == "sqlite":
    # Python's driver would begin only at the first change, when another process may have begun as well.
    @event.listens_for(engine, "connect")
    def _leave_beginning_to_us(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"pragma busy_timeout = {_BUSY_MS}")

    @event.listens_for(engine, "begin")
    def _begin_with_the_lock(connection: Any) -> None:
        connection.exec_driver_sql("begin immediate")


with engine.begin() as connection:
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(4815162342)"))
    context.configure(connection=connection, transactional_ddl=True)
    context.run_migrations()
engine.dispose()
