"""Fixtures: a server for each engine, a team of its own for each test."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.cli.running import Place
from tests.examples import Acme
from tests.running import Server

# Set by the test command when it has started a PostgreSQL server of its own.
POSTGRES = os.environ.get("HALLWAY_TEST_POSTGRES", "")


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> str:
    """The engine's name: whatever needs a database needs this, so the whole suite runs once on each."""
    if request.param == "postgres" and not POSTGRES:
        pytest.skip("no PostgreSQL server: set HALLWAY_TEST_POSTGRES, or let `make test` start one")
    return str(request.param)


@pytest.fixture(scope="session")
def server(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server."""
    running = Server(tmp_path_factory.mktemp("data"), fresh_database(engine)).start()
    yield running
    running.stop()


@pytest.fixture
def acme(server: Server) -> Iterator[Acme]:
    """A team with three people and two channels."""
    team = Acme(server)
    yield team
    team.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An empty data folder."""
    return tmp_path / "data"


@pytest.fixture
def database(engine: str) -> str:
    """What `--database` would be for records of this test's own: empty for SQLite in the data folder."""
    return fresh_database(engine)


@pytest.fixture
def place(data: Path, database: str) -> Place:
    """Where a command works: nothing is there yet."""
    return Place(data, database)


def fresh_database(engine: str) -> str:
    """The URL of a new, empty database on the test's PostgreSQL server; empty for SQLite."""
    if engine == "sqlite":
        return ""
    name = f"hallway_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}_{os.urandom(4).hex()}"
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(f'create database "{name}"')  # type: ignore[arg-type]
    return POSTGRES.rsplit("/", 1)[0] + "/" + name
