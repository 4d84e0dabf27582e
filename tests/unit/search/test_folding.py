"""One spelling for all the ways people write a word."""

import pytest

from hallway.platform.searchindex.folding import fold


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Müller MÜLLER Mueller muller Mu\u0308ller", "muller"),
        ("Straße STRASSE strasse STRAẞE", "strasse"),
        ("schön schoen SCHÖN", "schon"),
        ("Bär Baer", "bar"),
        ("günstig guenstig", "gunstig"),
        ("İstanbul ISTANBUL istanbul ıstanbul", "istanbul"),
        ("Çelik ÇELIK celik çelik", "celik"),
        ("café CAFÉ cafe\u0301", "cafe"),
        ("Łódź łódź lodz", "lodz"),
        ("Smørrebrød smorrebrod", "smorrebrod"),
        ("ёлка елка", "елка"),
        ("Ａｐｐｌｅ apple", "apple"),
        ("كِتَاب كتاب", "كتاب"),
        ("don't dont don’t", "dont"),
    ],
)
def test_spellings_of_one_word_are_one(words: str, folded: str) -> None:
    assert {fold(word) for word in words.split()} == {folded}


@pytest.mark.parametrize(
    "word", ["does", "issues", "argued", "fuel", "fluent", "guest", "poem", "neue", "bauer", "quelle", "abenteuer", "blue"]
)
def test_letters_that_are_no_umlauts_stay(word: str) -> None:
    assert fold(word) == word


@pytest.mark.parametrize("word", ["हिन्दी", "が", "ไทย", "한국어"])
def test_signs_that_are_letters_of_their_own_stay(word: str) -> None:
    assert fold(word) == word
