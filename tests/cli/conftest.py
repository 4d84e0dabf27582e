"""What only tests of the command line need."""

from pathlib import Path

import pytest

from tests.cli.running import Place


@pytest.fixture
def nowhere(data: Path) -> Place:
    """A PostgreSQL server that nobody runs."""
    return Place(data, "postgresql://hallway@127.0.0.1:1/hallway")
