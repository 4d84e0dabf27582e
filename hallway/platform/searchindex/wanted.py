"""What is put into the index and what it is asked: plain data."""

from typing import Literal

import msgspec

Kind = Literal["word", "phrase", "prefix"]
Order = Literal["relevance", "newest", "oldest"]


class Document(msgspec.Struct, frozen=True):
    """What is indexed.

    `key` is unique. A searcher sees a document that has one of their `scopes`. `tags` are exact words to filter by. `ts` is its
    time, in microseconds; `thread_ts` another that comes back with a hit, 0 for none. `texts` are what it says.
    """

    key: str
    scopes: tuple[str, ...]
    tags: tuple[str, ...]
    ts: int
    texts: tuple[str, ...]
    thread_ts: int = 0


class Text(msgspec.Struct, frozen=True):
    """Something looked for: a word in any of its forms and compounds, a phrase as it stands, or what a word begins with."""

    text: str
    kind: Kind = "word"
    is_excluded: bool = False


class Wanted(msgspec.Struct, frozen=True):
    """What is looked for: all of it must fit.

    `scopes` are what the searcher may see. Each of `must` is a group of tags of which a document has one; `must_not` are tags
    it has none of. `keys` limits the search to these documents, unless it is None. `after` <= time < `before`, in microseconds.
    """

    scopes: tuple[str, ...]
    texts: tuple[Text, ...] = ()
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    keys: tuple[str, ...] | None = None
    without_keys: tuple[str, ...] = ()
    after: int = 0
    before: int = 0
    order: Order = "relevance"
    limit: int = 20
    offset: int = 0


class Hit(msgspec.Struct, frozen=True):
    """One document that fits: its key, how well it fits (0 when ordered by time), and its `thread_ts`."""

    key: str
    score: float
    thread_ts: int


class Found(msgspec.Struct, frozen=True):
    """What fits, best first, and how many there are in all."""

    hits: list[Hit]
    total: int


NOTHING = Found([], 0)
