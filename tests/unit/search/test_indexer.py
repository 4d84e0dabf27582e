"""The indexer: in step with the log, whatever was missed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hallway.core.actor import Actor
from hallway.core.events import NOBODY
from hallway.domain import conversations, messages, search, teams, users
from hallway.domain.channels import converting
from hallway.domain.messages import NewMessage
from hallway.domain.messages.tables import message
from hallway.domain.search import Indexer, reading
from hallway.platform.blobs import Blobs
from hallway.platform.searchindex import Text, Wanted
from hallway.platform.storage import Database, open_database, prune_events


class Office:
    """A team with one channel, and an index of what is said there."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.database: Database = open_database(database or f"sqlite:///{folder / 'office.db'}")
        self.team_id: str = self.database.write_now("", lambda tx: teams.create(tx, "Office", "office").id)
        self.channel_id, self.kara = self.database.write_now(self.team_id, self._furnish)

    def _furnish(self, tx: Any) -> tuple[str, Actor]:
        kara = users.create(tx, self.team_id, users.NewUser(real_name="Kara Thrace"))
        channel = conversations.create_channel(tx, self.team_id, "general", kara.id)
        conversations.add_members(tx, channel, [kara.id])
        return channel.id, Actor(self.team_id, kara.id, "member", "user", "")

    def say(self, text: str) -> int:
        """Post a message; its ts."""

        def post(tx: Any) -> int:
            return messages.post(tx, self.kara, conversations.access(tx, self.kara, self.channel_id), NewMessage(text=text)).ts

        ts: int = self.database.write_now(self.team_id, post)
        return ts

    def change_silently(self, change: Any) -> None:
        """Change rows without an event."""
        self.database.write_now(self.team_id, change)

    def add_silently(self, like: int, ts: int) -> None:
        """A row that the log does not tell of, as imports make them: a copy of another."""

        def add(tx: Any) -> None:
            found = messages.find(tx, self.team_id, self.channel_id, like)
            tx.insert(
                message,
                team_id=self.team_id, conversation_id=self.channel_id, ts=ts, user_id=found.user_id, subtype="", thread_ts=None,
                is_in_channel=True, is_unread_worthy=True, client_msg_id=None, body=found.body_text, reply_count=0, reply_users="[]",
                latest_reply=0,
            )  # fmt: skip

        self.change_silently(add)

    def remove_silently(self, ts: int) -> None:
        """Delete a row without an event."""
        key = {"team_id": self.team_id, "conversation_id": self.channel_id, "ts": ts}
        self.change_silently(lambda tx: tx.delete(message, **key))

    def indexer(self) -> Indexer:
        """An indexer on the same folder; the one before must be closed."""
        return Indexer(self.database, self.folder / "search", Blobs(self.folder / "files"))

    def found(self, indexer: Indexer, word: str) -> int:
        """How many messages fit."""
        return indexer.index.search(Wanted((f"{self.team_id}/public",), (Text(word),))).total


@pytest.fixture
def office(tmp_path: Path, database: str) -> Iterator[Office]:
    """An office."""
    made = Office(tmp_path, database)
    yield made
    made.database.close()


def test_it_reads_everything_once_and_then_what_is_new(office: Office) -> None:
    office.say("first budget")
    office.say("second budget")
    indexer = office.indexer()
    assert indexer.catch_up() == 2
    assert indexer.catch_up() == 0
    office.say("third budget")
    assert indexer.catch_up() == 1
    assert office.found(indexer, "budget") == 3


def test_it_goes_on_where_it_was_when_opened_again(office: Office) -> None:
    office.say("first budget")
    indexer = office.indexer()
    indexer.catch_up()
    indexer.index.close()
    office.say("second budget")
    again = office.indexer()
    assert again.catch_up() == 1
    assert office.found(again, "budget") == 2


def test_events_that_are_gone_make_it_read_everything_again(office: Office) -> None:
    gone = office.say("first budget")
    office.say("second budget")
    indexer = office.indexer()
    indexer.catch_up()
    office.remove_silently(gone)
    office.say("third budget")
    office.change_silently(lambda tx: prune_events(tx, office.team_id, tx.now_s + 10, 1 << 60))
    indexer.catch_up()
    assert office.found(indexer, "first") == 0
    assert office.found(indexer, "budget") == 2


def test_an_import_makes_it_read_everything_again(office: Office) -> None:
    ts = office.say("first budget")
    indexer = office.indexer()
    indexer.catch_up()
    office.add_silently(ts, 1_500_000_000_000_000)
    office.change_silently(lambda tx: tx.emit(office.team_id, NOBODY, {"type": "team_imported"}))
    indexer.catch_up()
    assert office.found(indexer, "budget") == 2


def test_a_rebuild_agrees_with_the_messages(office: Office) -> None:
    gone = office.say("first budget")
    office.say("second budget")
    indexer = office.indexer()
    indexer.catch_up()
    indexer.index.close()
    office.remove_silently(gone)
    seen: list[int] = []
    assert search.rebuild(office.database, office.folder / "search", Blobs(office.folder / "files"), seen.append) == 1
    assert seen[-1] == 1
    assert office.found(office.indexer(), "budget") == 1


def test_a_rebuild_is_left_to_the_server_that_has_the_index_open(office: Office) -> None:
    gone = office.say("first budget")
    server = office.indexer()
    server.catch_up()
    office.remove_silently(gone)
    assert search.rebuild(office.database, office.folder / "search", Blobs(office.folder / "files")) is None
    server.catch_up()
    assert office.found(server, "budget") == 0


def test_a_failure_is_no_end(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    indexer = office.indexer()
    indexer.catch_up()
    office.say("first budget")
    with monkeypatch.context() as broken:
        broken.setattr(indexer.index, "commit", _full_disk)
        with pytest.raises(OSError, match="full"):
            indexer.catch_up()
    indexer.start_again()
    indexer.catch_up()
    assert office.found(indexer, "budget") == 1


def _full_disk() -> None:
    raise OSError("disk full")


def test_a_converted_channel_is_read_anew_page_by_page(office: Office) -> None:
    said = [office.say(f"budget {number}") for number in range(5)]
    blobs = Blobs(office.folder / "files")
    pages, after = [], 0
    while True:
        page, end = office.database.read_now(reading.read_room, office.team_id, office.channel_id, after, 2, blobs)
        pages.append([document.ts for document in page])
        if end is None:
            break
        after = end
    assert pages == [said[:2], said[2:4], said[4:]]


def test_a_channel_made_private_is_out_of_the_index_for_others_at_once(office: Office) -> None:
    office.say("first budget")
    indexer = office.indexer()
    indexer.catch_up()
    kara = msgspec.structs.replace(office.kara, role="owner")

    def convert(tx: Any) -> None:
        converting.make_private(tx, kara, conversations.access(tx, kara, office.channel_id))

    office.change_silently(convert)
    indexer.catch_up()
    assert office.found(indexer, "budget") == 0
    inside = Wanted((f"{office.team_id}/{office.channel_id}",), (Text("budget"),))
    assert indexer.index.search(inside).total == 1
