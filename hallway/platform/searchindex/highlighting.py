"""Marks around what was looked for, in any of its forms."""

from hallway.platform.searchindex.analysis import is_compoundable, token_places, words_of
from hallway.platform.searchindex.stemming import is_function_word, stem_german, stems
from hallway.platform.searchindex.wanted import Text

_SHORTEST_PART = 4


def highlight(text: str, sought: tuple[Text, ...], before: str, after: str) -> str:
    """The text with `before` and `after` around every word that fits."""
    words, found_stems, beginnings, parts = _what_fits(sought)
    marked, last = [], 0
    for start, end, forms in token_places(text):
        if not (
            words.intersection(forms.words)
            or found_stems.intersection(forms.stems)
            or any(word.startswith(beginnings) for word in forms.words)
            or any(part in stem_german(word) for word in forms.words if len(word) > _SHORTEST_PART for part in parts)
        ):
            continue
        marked += [text[last:start], before, text[start:end], after]
        last = end
    return "".join([*marked, text[last:]])


def _what_fits(sought: tuple[Text, ...]) -> tuple[set[str], set[str], tuple[str, ...], tuple[str, ...]]:
    words: set[str] = set()
    found_stems: set[str] = set()
    beginnings: list[str] = []
    parts: list[str] = []
    wanted = [text for text in sought if not text.is_excluded]
    says_something = any(not _is_function_word(text) for text in wanted)
    for text in wanted:
        if says_something and _is_function_word(text):
            continue
        own = words_of(text.text)
        words.update(own)
        if text.kind == "prefix" and own:
            beginnings.append(own[-1])
        if text.kind == "word" and len(own) == 1:
            found_stems.update(stems(own[0]))
            stem = stem_german(own[0])
            if len(stem) >= _SHORTEST_PART and is_compoundable(stem):
                parts.append(stem)
    return words, found_stems, tuple(beginnings), tuple(parts)


def _is_function_word(text: Text) -> bool:
    own = words_of(text.text)
    return text.kind == "word" and len(own) == 1 and is_function_word(own[0])
