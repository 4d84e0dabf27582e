"""The index as a mechanism: what is committed lasts, filters hold, and one process writes."""

import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.platform.searchindex import Document, Index, Text, Wanted

KILLED = """
import os, signal, sys
from pathlib import Path
from hallway.platform.searchindex import Document, Index
index = Index(Path(sys.argv[1]))
index.open_writer()
for number in range(3):
    index.put([Document(f"T1/C1/{number}", ("T1/public",), (), number, (f"word{number}",))])
    index.set_state("T1", str(number))
    if number < 2:
        index.commit()
os.kill(os.getpid(), signal.SIGKILL)
"""


def opened(path: Path) -> Index:
    """An index with its writer."""
    index = Index(path)
    assert index.open_writer()
    return index


def keys(index: Index, wanted: Wanted) -> list[str]:
    """What fits."""
    return [hit.key for hit in index.search(wanted).hits]


def everything(**other: object) -> Wanted:
    """A search without words."""
    return Wanted(("T1/public",), **other)  # type: ignore[arg-type]


def document(name: str, *tags: str, scope: str = "T1/public", ts: int = 1, text: str = "hello") -> Document:
    """A document."""
    return Document(name, (scope,), tags, ts, (text,))


def test_a_killed_process_leaves_what_was_committed_and_where_it_was(tmp_path: Path) -> None:
    assert subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "i")], check=False).returncode == -9
    index = opened(tmp_path / "i")
    assert index.state("T1") == "1"
    assert sorted(keys(index, everything())) == ["T1/C1/0", "T1/C1/1"]


def test_what_is_put_again_takes_the_place_of_the_old(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.put([document("a", text="apple"), document("a", text="banana")])
    index.commit()
    index.put([document("a", text="cherry")])
    index.commit()
    assert keys(index, everything(texts=(Text("banana"),))) == []
    assert keys(index, everything(texts=(Text("cherry"),))) == ["a"]
    assert index.search(everything()).total == 1


def test_documents_are_removed_by_key_and_by_tag(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.put([document("a", "x"), document("b", "x"), document("c", "y")])
    index.remove(["a"])
    index.commit()
    assert sorted(keys(index, everything())) == ["b", "c"]
    index.remove_tagged("y")
    index.put([document("d", "x")], tag="round2")
    index.remove_others("x", "round2")
    index.commit()
    assert keys(index, everything()) == ["d"]


def test_a_second_process_reads_and_takes_over(tmp_path: Path) -> None:
    first, second = opened(tmp_path), Index(tmp_path)
    assert not second.open_writer()
    first.put([document("a")])
    first.set_state("T1", "5")
    first.commit()
    second.refresh()
    assert keys(second, everything()) == ["a"]
    first.close()
    assert second.open_writer()
    assert second.state("T1") == "5"


def test_an_index_that_cannot_be_read_is_begun_anew(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.put([document("a")])
    index.commit()
    index.close()
    (tmp_path / "meta.json").write_text("{nonsense")
    assert opened(tmp_path).search(everything()).total == 0


def test_results_are_ordered_by_time_or_by_fit_and_paged(tmp_path: Path) -> None:
    index = opened(tmp_path)
    year = 365 * 86400 * 10**6
    index.put([document(str(n), ts=(50 + n) * year, text="budget" if n != 1 else "budget budget") for n in range(4)])
    index.commit()
    sought = (Text("budget"),)
    assert keys(index, everything(texts=sought, order="newest")) == ["3", "2", "1", "0"]
    assert keys(index, everything(texts=sought, order="oldest", limit=2, offset=1)) == ["1", "2"]
    assert keys(index, everything(texts=sought))[0] == "3"
    assert keys(index, everything(after=51 * year, before=53 * year, order="oldest")) == ["1", "2"]


_scopes = st.sampled_from(["T1/public", "T1/C1", "T1/C2", "T2/public", "T2/C1"])
_tags = st.sampled_from(["from:U1", "from:U2", "link", "file"])
_words = st.sampled_from(["alpha", "beta", "gamma", "delta"])
_documents = st.lists(st.tuples(_scopes, st.sets(_tags), st.lists(_words, max_size=4)), max_size=12)


@settings(max_examples=40, deadline=None)
@given(_documents, st.sets(_scopes), st.lists(st.sets(_tags), max_size=2), st.sets(_tags, max_size=1), st.lists(_words, max_size=2))
def test_the_index_finds_what_a_plain_reading_finds(
    tmp_path_factory: object,
    documents: list[tuple[str, set[str], list[str]]],
    scopes: set[str],
    must: list[set[str]],
    must_not: set[str],
    words: list[str],
) -> None:
    index = opened(tmp_path_factory.mktemp("i"))  # type: ignore[attr-defined]
    index.put(Document(str(n), (scope,), tuple(tags), n, (" ".join(text),)) for n, (scope, tags, text) in enumerate(documents))
    index.commit()
    groups = tuple(tuple(group) for group in must)
    wanted = Wanted(tuple(scopes), tuple(Text(word) for word in words), groups, tuple(must_not), order="newest")
    expected = [
        str(n)
        for n, (scope, tags, text) in enumerate(documents)
        if scope in scopes and all(group & tags for group in must) and not must_not & tags and all(word in text for word in words)
    ]
    found = index.search(wanted)
    assert [hit.key for hit in found.hits] == expected[::-1]
    assert found.total == len(expected)
    index.close()
