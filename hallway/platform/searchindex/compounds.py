"""Compound words: `Besprechung` also finds `Projektbesprechung`, `Projekt` too, `script` finds `javascript`.

German writes words together without end, so no list knows the compounds. The index's own dictionary does: a long word that
ends (or begins) with the word looked for is a compound of it if what remains is a word by itself, one of the index's or one of
a small list of German words. So `version` does not find `conversion`, and `ration` not `configuration`.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from hallway.platform.searchindex.analysis import LONG_WORD, is_compoundable

# Stems of nouns that occur in Mozilla Common Voice's German sentences (CC0), and of some from offices.
_LIST = Path(__file__).with_name("german.txt")
_LINKS = ("", "s", "n", "e", "es", "en", "er", "ens", "ns")
# Beginnings and ends that are words and yet make no compounds.
_PREFIXES = frozenset(("con", "dis", "ent", "ver", "pro", "per", "sub", "tran", "trans", "inter", "super", "part", "gene", "comp"))
_ENDINGS = frozenset(
    """able ation ding ible ing king less ling ment ming nation ness ning ping ration ring ship sing sion ting tion
    haft heit keit lich lein schaft""".split()  # noqa: SIM905
)
_SHORTEST = 4
# A word that begins very many others is not taken further than this.
_MOST = 200
# Before it counts as a word by itself, a part must stand alone in so many messages.
_OFTEN = 2
_REMEMBERED = 20_000


class Compounds:
    """Finds compounds in a dictionary that grows. What is a word stays one; what is none is asked again later."""

    def __init__(self) -> None:
        self._known: dict[str, bool] = {}

    def of(self, searcher: Any, stem: str) -> list[str]:
        """The stems of all compounds with this German stem at their end or beginning, commonest first."""
        if len(stem) < _SHORTEST or stem in _ENDINGS or not is_compoundable(stem):
            return []
        found = []
        for tail, _ in searcher.terms_with_prefix("tails", stem[::-1], limit=_MOST):
            whole = tail[::-1]
            if len(whole) > len(stem) and self._is_beginning(searcher, whole.removesuffix(stem)):
                found.append(whole)
        for whole, _ in searcher.terms_with_prefix("stems", stem, limit=_MOST):
            if len(whole) >= LONG_WORD and len(whole) > len(stem) and self._is_ending(searcher, whole.removeprefix(stem)):
                found.append(whole)
        return found

    def forget(self) -> None:
        """Ask the dictionary again from now on."""
        self._known.clear()

    def _is_beginning(self, searcher: Any, rest: str) -> bool:
        if rest in _PREFIXES:
            return False
        return any(self._is_word(searcher, rest[: len(rest) - len(link)]) for link in _LINKS if rest.endswith(link))

    def _is_ending(self, searcher: Any, rest: str) -> bool:
        if rest in _ENDINGS:
            return False
        return any(self._is_word(searcher, rest.removeprefix(link)) for link in _LINKS if rest.startswith(link))

    def _is_word(self, searcher: Any, stem: str) -> bool:
        if stem in german_words() or is_compound(stem):
            return True
        if len(stem) < _SHORTEST:
            return False
        known = self._known.get(stem)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[stem] = searcher.doc_freq("stems", stem) >= _OFTEN
        return known


@lru_cache(maxsize=_REMEMBERED)
def is_compound(stem: str) -> bool:
    """Whether a stem is made of words of the list: `strassenbahn`, `haltestell`."""
    words = german_words()
    return any(
        stem[cut:] in words and any(_is_linked(stem[:cut], link) for link in _LINKS) for cut in range(_SHORTEST, len(stem) - _SHORTEST + 1)
    )


def _is_linked(beginning: str, link: str) -> bool:
    """Whether what stands before the last word is a word (or words) and this link."""
    if not beginning.endswith(link):
        return False
    word = beginning[: len(beginning) - len(link)]
    return len(word) >= _SHORTEST and (word in german_words() or is_compound(word))


@cache
def german_words() -> frozenset[str]:
    """Folded stems of common German nouns."""
    return frozenset(_LIST.read_text(encoding="utf-8").split())
