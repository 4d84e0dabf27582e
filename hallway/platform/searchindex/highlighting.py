"""Marks around what was looked for, in any of its forms."""

from hallway.platform.searchindex.analysis import Forms, is_compoundable, token_places, words_of
from hallway.platform.searchindex.stemming import is_function_word, stem_german, stems
from hallway.platform.searchindex.wanted import Text

_SHORTEST_PART = 4


def highlight(text: str, sought: tuple[Text, ...], before: str, after: str) -> str:
    """The text with `before` and `after` around every word that fits."""
    places = list(token_places(text))
    fitting = _fitting(tuple(forms for _, _, forms in places), sought)
    marked, last = [], 0
    for number in sorted(fitting):
        start, end, _ = places[number]
        marked += [text[last:start], before, text[start:end], after]
        last = end
    return "".join([*marked, text[last:]])


def _fitting(tokens: tuple[Forms, ...], sought: tuple[Text, ...]) -> set[int]:
    """The numbers of the tokens that fit."""
    wanted = [(text, words) for text in sought if not text.is_excluded and (words := words_of(text.text))]
    says_something = any(not _is_function_word(text, words) for text, words in wanted)
    fitting: set[int] = set()
    for text, words in wanted:
        if says_something and _is_function_word(text, words):
            continue
        if len(words) > 1:
            fitting |= _runs(tokens, words)
        if len(words) == 1 or text.kind == "word":
            fitting |= _alike(tokens, text, words)
    return fitting


def _runs(tokens: tuple[Forms, ...], words: list[str]) -> set[int]:
    """Tokens that hold these words one after the other; the last may go on."""
    flat = [(word, number) for number, forms in enumerate(tokens) for word in forms.words]
    said = [word for word, _ in flat]
    size = len(words)
    fitting: set[int] = set()
    for at in range(len(flat) - size + 1):
        if said[at] == words[0] and said[at : at + size - 1] == words[:-1] and said[at + size - 1].startswith(words[-1]):
            fitting.update(number for _, number in flat[at : at + size])
    return fitting


def _alike(tokens: tuple[Forms, ...], text: Text, words: list[str]) -> set[int]:
    """Tokens with the word, its other forms and compounds, or, for a prefix, its beginning."""
    joined = "".join(words)
    own_stems = set(stems(joined)) if text.kind == "word" else set()
    stem = stem_german(joined)
    part = stem if text.kind == "word" and len(stem) >= _SHORTEST_PART and is_compoundable(stem) else ""
    return {
        number
        for number, forms in enumerate(tokens)
        if (len(words) == 1 and words[0] in forms.words)
        or own_stems.intersection(forms.stems)
        or (text.kind == "prefix" and any(word.startswith(words[-1]) for word in forms.words))
        or (part and any(part in stem_german(word) for word in forms.words if len(word) > len(part)))
    }


def _is_function_word(text: Text, words: list[str]) -> bool:
    return text.kind == "word" and len(words) == 1 and is_function_word(words[0])
