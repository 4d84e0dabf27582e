"""A data folder of its own for each test of the command line, on each engine."""

from pathlib import Path

import pytest

from tests.cli.running import Place


@pytest.fixture
def place(data: Path, database: str) -> Place:
    """Nothing is there yet."""
    return Place(data, database)


@pytest.fixture
def nowhere(data: Path) -> Place:
    """A PostgreSQL server that nobody runs."""
    return Place(data, "postgresql://hallway@127.0.0.1:1/hallway")
