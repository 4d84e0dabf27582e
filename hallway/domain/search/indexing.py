"""The indexer: reads the event log at its own cursor and keeps the index in step with it.

Where the log does not tell everything (a new index, an import, events that were pruned, an order to rebuild), it walks through
all messages and files of the team. A walk goes on where a killed process left it, new messages are found meanwhile, and at its
end what it has not seen is swept out, so that no search ever meets an empty index.
"""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import msgspec
import structlog

from hallway.core.errors import ApiError
from hallway.core.events import NOBODY, Envelope
from hallway.domain.search import reading
from hallway.domain.search.documents import in_tag, team_tag
from hallway.platform.blobs import Blobs
from hallway.platform.searchindex import Document, Found, Index, Wanted
from hallway.platform.storage import Database, Transaction, events_since, team_ids

log = structlog.get_logger("indexer")

# From the first message to a commit: others come with it, and its delivery is not disturbed. It is found this much later, and a little.
_PAUSE_S = 0.3
# How often the log is looked at for what other processes have committed.
_BEAT_S = 1.0
_RETRY_S = 5.0
_EVENTS = 500
# While others are posting, a server's indexer works for a fifth of the time: in a flood it falls behind, and comes up again.
_REST = 4.0
_LONGEST_REST_S = 0.3
_PAGE = 2_000
# Files to a page: each may bring much text.
_FILES = 200
# Documents in one step of a walk, which ends with a commit.
_STEP = 5_000
_SEARCHES_AT_ONCE = 2
_WALKS = frozenset(("team_imported", "search_rebuild"))


class Place(msgspec.Struct):
    """How far the index is for one team: the log's events up to `seq`, and how far a walk has come.

    `round` counts the walks; documents carry it, so that those of an earlier round can be swept out. `rooms` are conversations
    that other people may find now, each with the ts up to which it was read anew.
    """

    seq: int
    round: int = 0
    walk: Literal["", "messages", "files"] = ""
    conversation_id: str = ""
    ts: int = 0
    file_id: str = ""
    rooms: dict[str, int] = {}

    def begin_walk(self) -> None:
        """Start again at the first message."""
        self.round += 1
        self.walk, self.conversation_id, self.ts, self.file_id = "messages", "", 0, ""


class Indexer:
    """Keeps an index in step with the log, in a thread of its own. Subscribe `notice` to the bus, and run `run`.

    What stands in files is read from `blobs`.
    """

    def __init__(self, database: Database, path: Path, blobs: Blobs) -> None:
        self._database = database
        self._blobs = blobs
        self.index = Index(path)
        self._places: dict[str, Place] = {}
        self._wake = asyncio.Event()
        self._has_failed = False
        self._is_noticed = False
        self._is_stopping = threading.Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="indexer")
        self._searches = ThreadPoolExecutor(_SEARCHES_AT_ONCE, thread_name_prefix="search")

    def notice(self, envelopes: list[Envelope]) -> None:
        """Something was committed."""
        self._is_noticed = True
        self._wake.set()

    async def search(self, wanted: Wanted) -> Found:
        """What fits, found in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._searches, self.index.search, wanted)

    async def run(self) -> None:
        """Follow the log for ever; cancel to stop."""
        loop = asyncio.get_running_loop()
        try:
            while True:
                self._wake.clear()
                await loop.run_in_executor(self._thread, self._catch_up_or_recover)
                await self._woken()
                await asyncio.sleep(_PAUSE_S)
        finally:
            self._is_stopping.set()
            self._searches.shutdown(wait=True)
            self._thread.submit(self.index.close)
            self._thread.shutdown(wait=True)

    async def _woken(self) -> None:
        try:
            async with asyncio.timeout(_BEAT_S):
                await self._wake.wait()
        except TimeoutError:
            return

    def catch_up(self, on_progress: Callable[[int], None] = lambda count: None, *, rest: float = 0.0) -> int:
        """Bring the index to the log's end; how many documents were written. Belongs to one thread.

        After a step during which something was committed it rests for `rest` times as long as the step took, so that posting does
        not wait for indexing. Only looks at what is there while another process writes this index.
        """
        if not self.index.open_writer():
            self.index.refresh()
            return 0
        count = 0
        started = time.monotonic()
        while not self._is_stopping.is_set() and (written := self._advance()) is not None:
            count += written
            on_progress(count)
            if self._is_noticed:
                self._is_noticed = False
                self._is_stopping.wait(min((time.monotonic() - started) * rest, _LONGEST_REST_S))
            started = time.monotonic()
        return count

    def walk_again(self) -> None:
        """Read everything anew with the next `catch_up`."""
        for team_id, newest in self._database.read_now(team_ids):
            if team_id:
                self._place(team_id, newest).begin_walk()

    def start_again(self) -> None:
        """Go back to the last commit, after a failure."""
        self._places.clear()
        self.index.recover()

    def _catch_up_or_recover(self) -> None:
        try:
            if self._has_failed:
                self.start_again()
                self._has_failed = False
            self.catch_up(rest=_REST)
        except ApiError as error:
            log.warning("index_waits", error=error.code)
        except Exception:
            log.exception("index_behind")
            self._has_failed = True
            self._is_stopping.wait(_RETRY_S)

    def _advance(self) -> int | None:
        """One step for every team that is behind, then a commit; how many documents, or None when nothing was to be done."""
        counts = [
            count for team_id, newest in self._database.read_now(team_ids) if team_id and (count := self._step(team_id, newest)) is not None
        ]
        if not counts:
            return None
        self.index.commit()
        return sum(counts)

    def _step(self, team_id: str, newest: int) -> int | None:
        place = self._place(team_id, newest)
        if place.seq >= newest and not place.walk and not place.rooms:
            return None
        count = self._follow(team_id, place, newest) if place.seq < newest else 0
        if place.rooms:
            count += self._read_rooms(team_id, place)
        if place.walk:
            count += self._walk(team_id, place)
        self.index.set_state(team_id, msgspec.json.encode(place).decode())
        return count

    def _place(self, team_id: str, newest: int) -> Place:
        place = self._places.get(team_id)
        if place is None:
            kept = self.index.state(team_id)
            place = msgspec.json.decode(kept, type=Place) if kept else Place(newest, round=1, walk="messages")
            self._places[team_id] = place
        return place

    def _follow(self, team_id: str, place: Place, newest: int) -> int:
        """Take a stretch of the log."""
        events = self._database.read_now(events_since, team_id, place.seq, _EVENTS)
        if not events or events[0].seq != place.seq + 1:
            place.seq = newest
            place.begin_walk()
            return 0
        if any(event.type in _WALKS for event in events):
            place.begin_walk()
        touched = reading.touched_by(events)
        for conversation_id in (*touched.gone, *touched.converted):
            self.index.remove_tagged(in_tag(team_id, conversation_id))
        place.rooms |= dict.fromkeys(touched.converted, 0)
        changes = self._database.read_now(reading.read_changes, team_id, touched, self._blobs)
        self.index.remove(changes.keys)
        self.index.put(changes.documents, tag=_round_tag(team_id, place))
        place.seq = events[-1].seq
        return len(changes.documents)

    def _read_rooms(self, team_id: str, place: Place) -> int:
        """Go on with the conversations that are to be read anew, as far as one step should go."""
        count = 0
        while place.rooms and count < _STEP and not self._is_stopping.is_set():
            conversation_id, after = next(iter(place.rooms.items()))
            page, end = self._database.read_now(reading.read_room, team_id, conversation_id, after, _PAGE, self._blobs)
            self.index.put(page, tag=_round_tag(team_id, place))
            count += len(page)
            if end is None:
                del place.rooms[conversation_id]
            else:
                place.rooms[conversation_id] = end
        return count

    def _walk(self, team_id: str, place: Place) -> int:
        """Go on with a walk, as far as one step should go."""
        count = 0
        while place.walk and count < _STEP:
            page = self._read_page(team_id, place)
            self.index.put(page, tag=_round_tag(team_id, place))
            count += len(page)
            if self._is_stopping.is_set():
                break
        if not place.walk:
            self.index.remove_others(team_tag(team_id), _round_tag(team_id, place))
        return count

    def _read_page(self, team_id: str, place: Place) -> list[Document]:
        if place.walk == "messages":
            after = (place.conversation_id, place.ts)
            documents, end = self._database.read_now(reading.read_messages, team_id, after, _PAGE)
            if end is None:
                place.walk = "files"
            else:
                place.conversation_id, place.ts = end
            return documents
        documents, last_id = self._database.read_now(reading.read_files, team_id, place.file_id, _FILES, self._blobs)
        if last_id is None:
            place.walk = ""
        else:
            place.file_id = last_id
        return documents


def _round_tag(team_id: str, place: Place) -> str:
    return f"round:{team_id}/{place.round}"


def request_rebuild(tx: Transaction, team_id: str) -> None:
    """Have every server read all messages of a team anew into its index. Emits `search_rebuild`."""
    tx.emit(team_id, NOBODY, {"type": "search_rebuild"})


def rebuild(database: Database, path: Path, blobs: Blobs, on_progress: Callable[[int], None] = lambda count: None) -> int | None:
    """Make the index in `path` anew from the messages; how many messages and files it holds.

    None where a server has the index open: then that server is told, and does it.
    """
    indexer = Indexer(database, path, blobs)
    if not indexer.index.open_writer():
        for team_id, _ in database.read_now(team_ids):
            if team_id:
                database.write_now(team_id, request_rebuild, team_id)
        return None
    indexer.walk_again()
    count = indexer.catch_up(on_progress)
    indexer.index.close()
    return count
