"""Checkpoints beside commits."""

import threading
import time
from pathlib import Path

import apsw
import pytest

from hallway.platform.storage.checkpoints import Checkpointer
from tests.compatibility.running import wait_for


@pytest.fixture
def writer(tmp_path: Path) -> apsw.Connection:
    """A connection to a database of one table."""
    connection = apsw.Connection(str(tmp_path / "hallway.db"))
    connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "off")
    connection.execute("create table word (text)")
    return connection


def write_much(writer: apsw.Connection) -> None:
    """More pages than are left in the log."""
    with writer:
        writer.executemany("insert into word values (randomblob(?))", [(4000,)] * 2500)


def test_what_the_log_holds_is_copied(writer: apsw.Connection, tmp_path: Path) -> None:
    checkpointer = Checkpointer(tmp_path / "hallway.db")
    checkpointer.watch(writer)
    write_much(writer)
    wait_for(lambda: (tmp_path / "hallway.db").stat().st_size > 10_000_000)
    checkpointer.stop()


def test_the_thread_ends_also_amidst_a_checkpoint(writer: apsw.Connection, tmp_path: Path) -> None:
    for milliseconds in range(10):
        checkpointer = Checkpointer(tmp_path / "hallway.db")
        checkpointer.watch(writer)
        write_much(writer)
        time.sleep(milliseconds / 1000)
        stopping = threading.Thread(target=checkpointer.stop, daemon=True)
        stopping.start()
        stopping.join(30)
        assert not stopping.is_alive(), "it goes on for ever"
