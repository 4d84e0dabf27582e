"""From text to what the index holds: words in order, their stems, and the ends of long words.

What stands together is cut at every sign that is no letter or digit, so `10.0.0.1`, `kara@example.org`, `foo_bar()` and whole
addresses become runs of words and are found as phrases, in part or in whole. Words with hyphens are also kept joined, words in
camel case also in their parts. Scripts written without spaces become overlapping pairs of characters.
"""

import re
from collections.abc import Iterator

import msgspec

from hallway.platform.searchindex.folding import fold
from hallway.platform.searchindex.stemming import stem_german, stems

_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_INDIC = "\u0900-\u0963\u0970-\u0dff"
_JOINERS = "\u00ad\u200b-\u200d"
# Thai to Burmese, Khmer, kana, Han and Hangul: written without spaces, or with particles stuck to the words.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_LETTER = rf"(?:[^\W_]|[{_MARKS}{_INDIC}{_JOINERS}{_UNSPACED}])"
_ENDING = r"(?:['’](?:s|t|re|ve|ll|d|m)(?!\w))?"
_TOKEN = re.compile(rf"[cC]\+\+|[acfACF]#(?!\w)|{_LETTER}+(?:[-‐‑]{_LETTER}+)*{_ENDING}", re.IGNORECASE)
_ASCII_TOKEN = re.compile(
    r"[cC]\+\+|[acfACF]#(?!\w)|[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:'(?:s|t|re|ve|ll|d|m)(?![A-Za-z0-9_]))?", re.IGNORECASE
)
_HYPHEN = re.compile("[-‐‑]")
_RUNS = re.compile(f"([{_UNSPACED}]+)")
_CAMEL = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{3,}(?![a-z])")
_IS_CAMEL = re.compile(r"[a-z][A-Z]")

# Longer words are cut: nobody types them, and they would fill the dictionary.
_LONGEST = 80
# Shorter words are no compounds.
LONG_WORD = 8
_CACHE_SIZE = 60_000


class Forms(msgspec.Struct, frozen=True):
    """What one piece of text is found by: folded words in order, stems, and the reversed stem of a long word."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    tails: tuple[str, ...]


class Analysed(msgspec.Struct, frozen=True):
    """A text as the index's fields hold it, each a list with spaces."""

    words: str
    stems: str
    tails: str


_cache: dict[str, Forms] = {}


def analyse(*texts: str) -> Analysed:
    """What a document with these texts is found by."""
    words: list[str] = []
    found_stems: dict[str, None] = {}
    tails: dict[str, None] = {}
    for text in texts:
        for token in tokens(text):
            forms = _cache.get(token) or forms_of(token)
            words.extend(forms.words)
            for stem in forms.stems:
                found_stems[stem] = None
            for tail in forms.tails:
                tails[tail] = None
    return Analysed(" ".join(words), " ".join(found_stems), " ".join(tails))


def tokens(text: str) -> list[str]:
    """The pieces of a text, as written."""
    found: list[str] = (_ASCII_TOKEN if text.isascii() else _TOKEN).findall(text)
    return found


def token_places(text: str) -> Iterator[tuple[int, int, Forms]]:
    """Each piece with where it begins and ends."""
    for found in (_ASCII_TOKEN if text.isascii() else _TOKEN).finditer(text):
        yield found.start(), found.end(), forms_of(found[0])


def forms_of(token: str) -> Forms:
    """What one piece is found by."""
    forms = _cache.get(token)
    if forms is None:
        if len(_cache) >= _CACHE_SIZE:
            _cache.clear()
        forms = _cache[token] = _make_forms(token)
    return forms


def is_compoundable(stem: str) -> bool:
    """Whether a stem may be a compound or part of one: Latin letters only."""
    return stem.isalpha() and stem < "\u0370"


def _make_forms(token: str) -> Forms:
    if token[-1] in "+#":
        return Forms((token.lower(),), (token.lower(),), ())
    words: list[str] = []
    found: dict[str, None] = {}
    parts = _HYPHEN.split(token)
    for part in parts:
        for run in _RUNS.split(part) if not part.isascii() else (part,):
            if run and _RUNS.match(run):
                pairs = _pairs(run)
                words.extend(pairs)
                found.update(dict.fromkeys(pairs))
            elif folded := fold(run)[:_LONGEST]:
                words.append(folded)
                found.update(dict.fromkeys(stems(folded)))
    if len(parts) > 1:
        found.update(dict.fromkeys(stems(fold("".join(parts))[:_LONGEST])))
    elif _IS_CAMEL.search(token):
        for part in _CAMEL.findall(token):
            found.update(dict.fromkeys(stems(fold(part))))
    return Forms(tuple(words), tuple(found), _tails(words, parts))


def _pairs(run: str) -> list[str]:
    """Overlapping pairs of characters and the last one alone, so that each character begins a word."""
    folded = fold(run)
    return [folded[at : at + 2] for at in range(len(folded))]


def _tails(words: list[str], parts: list[str]) -> tuple[str, ...]:
    long = [word for word in words if len(word) >= LONG_WORD]
    if len(parts) > 1 and all(part.isalpha() for part in parts):
        long.append(fold("".join(parts))[:_LONGEST])
    return tuple({stem[::-1]: None for word in long if is_compoundable(stem := stem_german(word)) and len(stem) >= LONG_WORD - 1})


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [word for token in tokens(text) for word in forms_of(token).words]
