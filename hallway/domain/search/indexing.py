"""The indexer: reads the event log at its own cursor and keeps the index up to date; makes it anew from the messages when told."""

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import bindparam, select

from hallway.core import richtext
from hallway.core.events import Envelope
from hallway.core.timestamps import find_ts
from hallway.domain import conversations, messages
from hallway.domain.messages import Message
from hallway.domain.messages.tables import message
from hallway.platform.searchindex import Document, Index
from hallway.platform.storage import Database, Reader, events_since, last_seq, query, team_ids

log = structlog.get_logger("indexer")

# A message is found this long after it was posted, at the latest and nearly always.
_EVERY_S = 0.3
_PAGE = 5000
_m = message.c
_page = query(
    select(*messages.MESSAGE_COLUMNS)
    .where(
        _m.team_id == bindparam("team_id"),
        (_m.conversation_id > bindparam("conversation")) | ((_m.conversation_id == bindparam("conversation")) & (_m.ts > bindparam("ts"))),
    )
    .order_by(_m.conversation_id, _m.ts)
    .limit(_PAGE),
    into=Message,
)


class Indexer:
    """Keeps an index in step with the log. Subscribe `notice` to the bus, and run `run`."""

    def __init__(self, database: Database, path: Path) -> None:
        self._database = database
        self.index = Index(path)
        self._cursor_file = path / "cursors.json"
        self._cursors: dict[str, int] = {}
        if not self.index.is_new and self._cursor_file.is_file():
            self._cursors = json.loads(self._cursor_file.read_text())
        self._wake = asyncio.Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="indexer")

    def notice(self, envelopes: list[Envelope]) -> None:
        """Something was committed."""
        self._wake.set()

    async def run(self) -> None:
        """Follow the log for ever; cancel to stop."""
        loop = asyncio.get_running_loop()
        while True:
            try:
                await loop.run_in_executor(self._thread, self.catch_up)
            except Exception:
                log.exception("index_behind")
                await asyncio.sleep(1)
            try:
                async with asyncio.timeout(5):
                    await self._wake.wait()
            except TimeoutError:
                continue
            self._wake.clear()
            await asyncio.sleep(_EVERY_S)

    def catch_up(self) -> None:
        """Bring the index to the log's end. Belongs to the indexer's thread (or to a command without a server)."""
        for team_id, newest in self._database.read_now(team_ids):
            if team_id and self._cursors.get(team_id, -1) < newest:
                self._follow(team_id, newest)

    def rebuild(self, team_id: str) -> int:
        """Make a team's part of the index anew from its messages; how many."""
        seq = self._database.read_now(last_seq, team_id)
        self.index.delete_team(team_id)
        count = 0
        for page in self._pages(team_id):
            self.index.add(page)
            count += len(page)
        self._commit(team_id, seq)
        return count

    def _follow(self, team_id: str, newest: int) -> None:
        if team_id not in self._cursors:
            self.rebuild(team_id)
            return
        cursor = self._cursors[team_id]
        while cursor < newest and (events := self._database.read_now(events_since, team_id, cursor, 2000)):
            if any(event.type == "team_imported" for event in events) or events[0].seq != cursor + 1:
                self.rebuild(team_id)
                return
            gone, made = self._database.read_now(_changes, team_id, events)
            self.index.delete(gone)
            self.index.add(made)
            cursor = events[-1].seq
        self._commit(team_id, cursor)

    def _commit(self, team_id: str, cursor: int) -> None:
        """The cursor is written after the index: killed in between, some events are taken twice, which changes nothing."""
        self.index.commit()
        self._cursors[team_id] = cursor
        partial = self._cursor_file.with_suffix(".partial")
        partial.write_text(json.dumps(self._cursors))
        partial.replace(self._cursor_file)

    def _pages(self, team_id: str) -> Iterator[list[Document]]:
        conversation, ts = "", 0
        while page := self._database.read_now(_documents, team_id, conversation, ts):
            yield [document for _, document in page if document is not None]
            last = page[-1][0]
            conversation, ts = last.conversation_id, last.ts


def _documents(reader: Reader, team_id: str, conversation: str, ts: int) -> list[tuple[Message, Document | None]]:
    page = reader.all(_page, team_id=team_id, conversation=conversation, ts=ts)
    public: dict[str, bool] = {}
    return [(found, document_of(reader, team_id, found.conversation_id, found.body, public)) for found in page]


def _changes(reader: Reader, team_id: str, events: list[Envelope]) -> tuple[list[str], list[Document]]:
    """Keys to take out, and documents to put in, after these events."""
    made: dict[str, Document | None] = {}
    public: dict[str, bool] = {}
    for event in events:
        if event.type != "message":
            continue
        body = event.decode()
        subtype, channel = body.get("subtype"), body["channel"]
        if subtype == "message_deleted":
            made[f"{team_id}/{channel}/{find_ts(body['deleted_ts'])}"] = None
        elif subtype in ("message_changed", "message_replied"):
            changed = body["message"]
            made[f"{team_id}/{channel}/{find_ts(changed['ts'])}"] = document_of(reader, team_id, channel, changed, public)
        else:
            made[f"{team_id}/{channel}/{find_ts(body['ts'])}"] = document_of(reader, team_id, channel, body, public)
    return list(made), [document for document in made.values() if document is not None]


def document_of(reader: Reader, team_id: str, channel: str, body: dict[str, Any], public: dict[str, bool]) -> Document | None:
    """A message as the index knows it; None for what is not to be found."""
    subtype = body.get("subtype", "")
    if subtype in messages.QUIET or subtype == "tombstone":
        return None
    if channel not in public:
        found = conversations.find(reader, team_id, channel)
        public[channel] = found is not None and found.kind == "channel"
    ts = find_ts(body["ts"]) or 0
    text = richtext.to_plain_text(body.get("text", ""), body.get("blocks"))
    names = " ".join(
        str(item.get("name", "")) + " " + str(item.get("title", "")) for item in body.get("files", ()) if isinstance(item, dict)
    )
    extra = " ".join(
        str(item.get(key) or "") for item in body.get("attachments", ()) if isinstance(item, dict) for key in ("title", "text")
    )
    flags = ["message"]
    flags += ["public"] if public[channel] else []
    flags += ["thread"] if body.get("thread_ts") else []
    flags += ["link"] if "http" in text else []
    flags += ["file"] if body.get("files") else []
    return Document(f"{team_id}/{channel}/{ts}", team_id, channel, body.get("user", ""), ts, f"{text} {names} {extra}", tuple(flags))
