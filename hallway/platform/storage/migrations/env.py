"""Alembic's entry: runs the revisions in one transaction."""

from alembic import context
from sqlalchemy import create_engine, text

engine = create_engine(context.config.get_main_option("sqlalchemy.url") or "")
with engine.begin() as connection:
    if connection.dialect.name == "postgresql":
        # Two servers started at once migrate one after the other.
        connection.execute(text("select pg_advisory_xact_lock(4815162342)"))
    context.configure(connection=connection, transactional_ddl=True)
    context.run_migrations()
engine.dispose()
