"""Migrations end in the schema that the code declares, on both engines."""

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from hallway.domain.tables import metadata
from hallway.platform.storage.migrations import migrate


def test_migrations_end_in_the_declared_schema(database: str, tmp_path: Path) -> None:
    url = database.replace("postgresql://", "postgresql+psycopg://") or f"sqlite:///{tmp_path / 'db'}"
    migrate(url)
    engine = create_engine(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_tables_of_messages_are_clustered_by_their_key(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'db'}"
    migrate(url)
    engine = create_engine(url)
    with engine.connect() as connection:
        made = connection.execute(text("select sql from sqlite_master where name = 'message'")).scalar()
    engine.dispose()
    assert made is not None and "WITHOUT ROWID" in made


def test_every_table_has_its_team_first(tmp_path: Path) -> None:
    wrong = [table.name for table in metadata.tables.values() if next(iter(table.primary_key)).name != "team_id"]
    assert wrong == []


def test_processes_that_start_at_once_migrate_one_after_the_other(database: str, tmp_path: Path) -> None:
    url = database.replace("postgresql://", "postgresql+psycopg://") or f"sqlite:///{tmp_path / 'db'}"
    command = [sys.executable, "-c", f"from hallway.platform.storage.migrations import migrate; migrate({url!r})"]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    assert [(process.communicate(timeout=60)[1], process.returncode) for process in started] == [(b"", 0)] * 3
