"""One tantivy index for the whole server; the team is a term like any other, so that a small team costs nothing."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import tantivy

from hallway.platform.searchindex.analysis import parts_of, words_of

_HEAP = 64 << 20
_VERSION = "1"


class Document(msgspec.Struct, frozen=True):
    """What is indexed. `key` is unique; `place` is what permissions are about; `flags` are plain words to filter by."""

    key: str
    team: str
    place: str
    author: str
    ts: int
    text: str
    flags: tuple[str, ...]


class Wanted(msgspec.Struct):
    """What is looked for. `places` are those the searcher may read, besides what is flagged `public` if `with_public`."""

    team: str
    kind: str
    places: list[str]
    with_public: bool
    phrases: list[str] = []
    without: list[str] = []
    prefixes: list[str] = []
    authors: list[str] = []
    in_places: list[str] = []
    flags: list[str] = []
    after: int = 0
    before: int = 1 << 62
    by_time: bool = False
    is_oldest_first: bool = False
    limit: int = 20
    offset: int = 0


class Found(msgspec.Struct, frozen=True):
    """Keys of what fits, best first, and how many there are in all."""

    keys: list[str]
    total: int


class Index:
    """The index in a folder. Adding, deleting and committing belong to one thread; searching to any."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_new = self._prepare()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
        for name in ("team", "place", "author"):
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("flags", tokenizer_name="spaces", index_option="basic")
        builder.add_integer_field("ts", indexed=True, fast=True)
        builder.add_text_field("text", tokenizer_name="spaces", index_option="position")
        builder.add_text_field("parts", tokenizer_name="spaces", index_option="basic")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(path))
        self._index.register_tokenizer("spaces", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        self._writer = self._index.writer(_HEAP, 1)

    def _prepare(self) -> bool:
        """An index of another make is thrown away: everything in it is made from the database."""
        mark = self.path / "version"
        if mark.is_file() and mark.read_text() == _VERSION:
            return False
        shutil.rmtree(self.path, ignore_errors=True)
        self.path.mkdir(parents=True)
        mark.write_text(_VERSION)
        return True

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents; seen after `commit`."""
        for document in documents:
            words = words_of(document.text)
            parts = " ".join(part for word in words if (part := parts_of(word)))
            self._writer.add_document(
                tantivy.Document(
                    key=document.key,
                    team=document.team,
                    place=document.place,
                    author=document.author,
                    flags=" ".join(document.flags),
                    ts=document.ts,
                    text=" ".join(words),
                    parts=parts,
                )
            )

    def delete(self, keys: Iterable[str]) -> None:
        """Take documents out."""
        for key in keys:
            self._writer.delete_documents_by_term("key", key)

    def delete_team(self, team: str) -> None:
        """Take everything of a team out."""
        self._writer.delete_documents_by_term("team", team)

    def commit(self) -> None:
        """Make what was added and deleted durable and visible."""
        self._writer.commit()
        self._index.reload()

    def search(self, wanted: Wanted) -> Found:
        """What fits, with the permission filter inside the query."""
        searcher = self._index.searcher()
        order: dict[str, Any] = {}
        if wanted.by_time:
            order = {"order_by_field": "ts", "order": tantivy.Order.Asc if wanted.is_oldest_first else tantivy.Order.Desc}
        result = searcher.search(self._query(wanted), wanted.limit, offset=wanted.offset, **order)
        keys = [searcher.doc(address)["key"][0] for _, address in result.hits]
        return Found(keys, int(getattr(result, "count", 0) or 0))

    def _query(self, wanted: Wanted) -> Any:
        must = tantivy.Occur.Must
        clauses: list[tuple[Any, Any]] = [(must, self._plain("team", wanted.team)), (must, self._plain("flags", wanted.kind))]
        may_read = [(tantivy.Occur.Should, self._set("place", wanted.places))]
        if wanted.with_public:
            may_read.append((tantivy.Occur.Should, self._plain("flags", "public")))
        clauses.append((must, tantivy.Query.const_score_query(tantivy.Query.boolean_query(may_read), 0.0)))
        clauses += [(must, self._words(phrase)) for phrase in wanted.phrases]
        clauses += [(must, self._prefix(prefix)) for prefix in wanted.prefixes]
        clauses += [(tantivy.Occur.MustNot, self._words(phrase)) for phrase in wanted.without]
        clauses += [(must, self._plain("flags", flag)) for flag in wanted.flags]
        if wanted.authors:
            clauses.append((must, tantivy.Query.const_score_query(self._set("author", wanted.authors), 0.0)))
        if wanted.in_places:
            clauses.append((must, tantivy.Query.const_score_query(self._set("place", wanted.in_places), 0.0)))
        if wanted.after > 0 or wanted.before < 1 << 62:
            span = tantivy.Query.range_query(self._schema, "ts", tantivy.FieldType.Integer, wanted.after, wanted.before, True, False)
            clauses.append((must, tantivy.Query.const_score_query(span, 0.0)))
        return tantivy.Query.boolean_query(clauses)

    def _plain(self, field: str, value: str) -> Any:
        return tantivy.Query.const_score_query(tantivy.Query.term_query(self._schema, field, value, "basic"), 0.0)

    def _set(self, field: str, values: list[str]) -> Any:
        return tantivy.Query.term_set_query(self._schema, field, values) if values else tantivy.Query.empty_query()

    def _words(self, phrase: str) -> Any:
        """Words in order; a single one also as a part of a longer word, for less."""
        words: list[Any] = list(words_of(phrase))
        if not words:
            return tantivy.Query.all_query()
        if len(words) > 1:
            return tantivy.Query.phrase_query(self._schema, "text", list(words))
        whole = tantivy.Query.term_query(self._schema, "text", words[0], "freq")
        part = tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, "parts", words[0], "basic"), 0.3)
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, whole), (tantivy.Occur.Should, part)])

    def _prefix(self, prefix: str) -> Any:
        plain = "".join(letter for letter in (words_of(prefix + "x") or [""])[-1] if letter.isalnum()).removesuffix("x")
        return tantivy.Query.regex_query(self._schema, "text", f"{plain}.*") if plain else tantivy.Query.all_query()
