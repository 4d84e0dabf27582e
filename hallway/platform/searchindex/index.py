"""One tantivy index for the whole server, in a folder, written by one thread and searched by any.

Teams share it: a team is part of every scope, tag and key, so a small team costs nothing, where an index each would cost
files, threads and memory by the thousand. How far its writer has read is kept in the index itself, and so becomes durable in
the same commit as what was read.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import structlog
import tantivy

from hallway.platform.searchindex.analysis import analyse
from hallway.platform.searchindex.compounds import Compounds
from hallway.platform.searchindex.querying import Builder
from hallway.platform.searchindex.wanted import NOTHING, Document, Found, Hit, Wanted

log = structlog.get_logger("searchindex")

# An index of another make is thrown away: everything in it is made from the database.
FORMAT = "3"
_HEAP = 64 << 20
_STATE = "state "
# New words become part of compounds after so many commits.
_FRESH_WORDS = 1000
# A message loses half its rank in this time, beside a new one with the same words.
_HALF_LIFE_US = 2 * 365.25 * 86400e6
_EPOCH_US = 1_577_836_800_000_000


class Index:
    """The index in a folder. `put`, `remove`, `set_state`, `commit` and `rebuild` belong to one thread; `search` to any."""

    def __init__(self, path: Path) -> None:
        """Open the index, empty if there was none, or none that can be read. Raises `OSError` without a place for it."""
        self.path = path
        self._compounds = Compounds()
        self._commits = 0
        self._states: dict[str, str] = {}
        self._writer: Any = None
        self._open()

    def open_writer(self) -> bool:
        """Take the writer; False while another process has it."""
        if self._writer is None:
            try:
                self._writer = self._index.writer(_HEAP, 1)
            except ValueError as error:
                if "LockBusy" not in str(error):
                    raise
                return False
            self._reload()
            self._states = self._read_states()
        return True

    def close(self) -> None:
        """Let the writer go; what was not committed is lost."""
        self._writer = None

    def recover(self) -> None:
        """Go back to the last commit, after a failure."""
        self._writer = None
        self._open()

    def put(self, documents: Iterable[Document], *, tag: str = "", are_new: bool = False) -> None:
        """Add documents, each in place of an older one with its key, unless all `are_new`. Seen after `commit`.

        `tag` is added to all of them.
        """
        for document in documents:
            if not are_new:
                self._writer.delete_documents_by_term("key", document.key)
            self._writer.add_document(_encode(document, tag))

    def remove(self, keys: Iterable[str]) -> None:
        """Take documents out."""
        for key in keys:
            self._writer.delete_documents_by_term("key", key)

    def remove_tagged(self, tag: str) -> None:
        """Take every document with this tag out."""
        self._writer.delete_documents_by_term("tags", tag)

    def remove_others(self, tag: str, kept: str) -> None:
        """Take every document with `tag` out that does not carry `kept`, too."""
        schema = self._index.schema
        has, has_kept = (tantivy.Query.term_query(schema, "tags", name, "basic") for name in (tag, kept))
        others = tantivy.Query.boolean_query([(tantivy.Occur.Must, has), (tantivy.Occur.MustNot, has_kept)])
        self._writer.delete_documents_by_query(others)

    def state(self, name: str) -> str:
        """What was kept under this name, or an empty text."""
        return self._states.get(name, "")

    def set_state(self, name: str, value: str) -> None:
        """Keep a text in the index, durable with the next `commit`."""
        self._states[name] = value
        self._writer.delete_documents_by_term("key", _STATE + name)
        document = tantivy.Document()
        document.add_text("key", _STATE + name)
        document.add_text("state", value)
        self._writer.add_document(document)

    def commit(self) -> None:
        """Make everything since the last commit durable and visible at once."""
        self._writer.commit()
        self._commits += 1
        if self._commits % _FRESH_WORDS == 0:
            self._compounds.forget()
        self._reload()

    def refresh(self) -> None:
        """See what another process has committed."""
        self._reload()

    def search(self, wanted: Wanted) -> Found:
        """What fits, with the permission filter inside the query."""
        searcher = self._index.searcher()
        query = Builder(self._index.schema, searcher, self._compounds).build(wanted)
        if query is None:
            return NOTHING
        is_ranked = wanted.order == "relevance" and any(not text.is_excluded for text in wanted.texts)
        if is_ranked:
            result = searcher.search(query, wanted.limit, offset=wanted.offset, weight_by_field="weight")
        else:
            order = tantivy.Order.Asc if wanted.order == "oldest" else tantivy.Order.Desc
            result = searcher.search(query, wanted.limit, offset=wanted.offset, order_by_field="ts", order=order)
        addresses = [address for _, address in result.hits]
        threads = searcher.fast_field_values("thread_ts", addresses) if addresses else []
        hits = [
            Hit(searcher.doc(address).get_first("key"), float(score) if is_ranked else 0.0, int(thread or 0))
            for (score, address), thread in zip(result.hits, threads, strict=True)
        ]
        return Found(hits, result.count)

    def count(self) -> int:
        """How many documents there are, states included."""
        return int(self._index.searcher().num_docs)

    def _open(self) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        mark = self.path / "format"
        try:
            if mark.is_file() and mark.read_text() == FORMAT:
                self._index = self._open_files()
                return
        except ValueError as error:
            log.error("index_unreadable", error=str(error))
        shutil.rmtree(self.path)
        self.path.mkdir(parents=True)
        self._index = self._open_files()
        mark.write_text(FORMAT)

    def _open_files(self) -> Any:
        index = tantivy.Index(_schema(), path=str(self.path))
        index.register_tokenizer("spaces", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        index.config_reader("manual")
        index.reload()
        return index

    def _reload(self) -> None:
        self._index.reload()

    def _read_states(self) -> dict[str, str]:
        searcher = self._index.searcher()
        query = tantivy.Query.fuzzy_term_query(self._index.schema, "key", _STATE, distance=0, prefix=True)
        documents = [searcher.doc(address) for _, address in searcher.search(query, max(1, searcher.num_docs)).hits]
        return {document.get_first("key").removeprefix(_STATE): document.get_first("state") for document in documents}


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("state", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("scopes", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("tags", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("ts", indexed=True, fast=True)
    builder.add_integer_field("thread_ts", fast=True)
    builder.add_float_field("weight", fast=True)
    builder.add_text_field("words", tokenizer_name="spaces", index_option="position")
    builder.add_text_field("stems", tokenizer_name="spaces", index_option="freq")
    builder.add_text_field("tails", tokenizer_name="spaces", index_option="basic")
    return builder.build()


def _encode(document: Document, extra_tag: str) -> Any:
    made = tantivy.Document()
    made.add_text("key", document.key)
    for scope in document.scopes:
        made.add_text("scopes", scope)
    for tag in document.tags:
        made.add_text("tags", tag)
    if extra_tag:
        made.add_text("tags", extra_tag)
    made.add_integer("ts", document.ts)
    made.add_integer("thread_ts", document.thread_ts)
    made.add_float("weight", 2.0 ** ((document.ts - _EPOCH_US) / _HALF_LIFE_US))
    analysed = analyse(*document.texts)
    made.add_text("words", analysed.words)
    made.add_text("stems", analysed.stems)
    if analysed.tails:
        made.add_text("tails", analysed.tails)
    return made
