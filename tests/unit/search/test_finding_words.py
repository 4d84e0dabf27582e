"""What is found by what: the index over a handful of texts."""

from collections.abc import Iterator

import pytest

from hallway.platform.searchindex import Document, Index, Text, Wanted
from hallway.platform.searchindex.wanted import Kind

TEXTS = {
    "meeting": "Die Projektbesprechung ist auf Montag verschoben",
    "tram": "Straßenbahnhaltestelle gesperrt",
    "mueller": "Frau Mueller kommt später",
    "deployed": "we deployed the new servers",
    "tokyo": "東京都庁に行きました",
    "hindi": "हिन्दी में लिखो",
    "korean": "한국어를 공부합니다",
    "thai": "ภาษาไทยง่าย",
    "address": "see https://docs.example.com/guide/page-one?x=1#top",
    "mail": "write to kara.thrace@example.org please",
    "ip": "host 10.20.0.31 is down, not 10.20.0.3",
    "code": "`foo_bar(baz)` raises KeyError in getUserName()",
    "hyphen": "Bitte per E-Mail an alle",
    "languages": "C++ and C# and F# code",
    "version": "conversion of the configuration",
    "script": "TypeScript compiles",
    "ticket": "fixed in HW-1234",
    "turkish": "Iğdır İzmir ısı",
    "fox": "the quick brown fox jumps",
    "und": "Hunde und Katzen",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """An index over the texts."""
    made = Index(tmp_path_factory.mktemp("index"))
    assert made.open_writer()
    made.put(Document(name, ("T1/public",), ("message",), place, (text,)) for place, (name, text) in enumerate(TEXTS.items()))
    made.commit()
    yield made
    made.close()


def found(index: Index, *texts: Text) -> set[str]:
    """The names of the texts that fit."""
    return {hit.key for hit in index.search(Wanted(("T1/public",), texts)).hits}


@pytest.mark.parametrize(
    ("sought", "names"),
    [
        ("Besprechung", {"meeting"}), ("Besprechungen", {"meeting"}), ("Projekt", {"meeting"}), ("projektbesprechungen", {"meeting"}),
        ("Haltestelle", {"tram"}), ("strasse", {"tram"}), ("STRASSENBAHN", {"tram"}), ("bahnhof", set()),
        ("Müller", {"mueller"}), ("muller", {"mueller"}), ("MÜLLER", {"mueller"}), ("spaeter", {"mueller"}),
        ("deploy", {"deployed"}), ("deploying", {"deployed"}), ("server", {"deployed"}),
        ("東京", {"tokyo"}), ("都庁", {"tokyo"}), ("庁", {"tokyo"}), ("京東", set()), ("東京都庁", {"tokyo"}),
        ("हिन्दी", {"hindi"}), ("हिन", set()), ("한국어", {"korean"}), ("ไทย", {"thai"}),
        ("example.com", {"address"}), ("docs.example.com/guide", {"address"}), ("page-one", {"address"}), ("guide", {"address"}),
        ("https://docs.example.com/guide/page-one?x=1#top", {"address"}),
        ("kara.thrace@example.org", {"mail"}), ("@example.org", {"mail"}), ("thrace", {"mail"}),
        ("10.20.0.31", {"ip"}), ("20.0.31", {"ip"}), ("10.20.0.30", set()), ("0.31", {"ip"}),
        ("foo_bar", {"code"}), ("foo_bar(baz)", {"code"}), ("getUserName", {"code"}), ("getusername", {"code"}), ("KeyError", {"code"}),
        ("email", {"hyphen"}), ("E-Mails", {"hyphen"}), ("e-mail", {"hyphen"}), ("mail", {"hyphen"}),
        ("C++", {"languages"}), ("c#", {"languages"}), ("c", set()),
        ("version", set()), ("ration", set()), ("configurations", {"version"}), ("script", {"script"}), ("typescript", {"script"}),
        ("HW-1234", {"ticket"}), ("hw1234", {"ticket"}), ("1234", {"ticket"}),
        ("ığdır", {"turkish"}), ("IĞDIR", {"turkish"}), ("izmir", {"turkish"}), ("isi", {"turkish"}),
        ("under", set()), ("und", {"und"}), ("Hund", {"und"}), ("???", set()),
    ],
)  # fmt: skip
def test_a_word_is_found(index: Index, sought: str, names: set[str]) -> None:
    assert found(index, Text(sought)) == names


@pytest.mark.parametrize(
    ("sought", "kind", "names"),
    [
        ("quick brown fox", "phrase", {"fox"}), ("brown quick", "phrase", set()), ("京都", "phrase", {"tokyo"}),
        ("MUELLER KOMMT", "phrase", {"mueller"}), ("e mail", "phrase", {"hyphen"}), ("deploy", "phrase", set()),
        ("depl", "prefix", {"deployed"}), ("proj", "prefix", {"meeting"}), ("mülle", "prefix", {"mueller"}), ("東", "prefix", {"tokyo"}),
        ("docs.exam", "prefix", {"address"}), ("zzz", "prefix", set()),
    ],
)  # fmt: skip
def test_phrases_and_beginnings_are_found(index: Index, sought: str, kind: Kind, names: set[str]) -> None:
    assert found(index, Text(sought, kind)) == names


def test_every_word_must_occur_but_function_words_need_not(index: Index) -> None:
    assert found(index, Text("quick"), Text("jump")) == {"fox"}
    assert found(index, Text("quick"), Text("servers")) == set()
    assert found(index, Text("wie"), Text("ist"), Text("die"), Text("Haltestelle")) == {"tram"}
    assert found(index, Text("the")) == {"deployed", "fox", "version"}


def test_what_is_excluded_is_not_found(index: Index) -> None:
    assert found(index, Text("the"), Text("fox", is_excluded=True)) == {"deployed", "version"}
    assert found(index, Text("the", is_excluded=True)) == set(TEXTS) - {"deployed", "fox", "version"}
