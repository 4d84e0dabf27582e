"""From what is wanted to tantivy's query: filters inside the query, words in all their forms."""

from typing import Any

import tantivy

from hallway.platform.searchindex.analysis import Forms, forms_of, tokens, words_of
from hallway.platform.searchindex.compounds import Compounds
from hallway.platform.searchindex.folding import fold
from hallway.platform.searchindex.stemming import is_function_word, stems
from hallway.platform.searchindex.wanted import Text, Wanted

Query = tantivy.Query
_MUST, _SHOULD, _MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
# As written counts most, then another form of the word, then a compound.
_AS_WRITTEN, _COMPOUND, _NEAR = 2.0, 0.5, 2.0
_END = 1 << 62
# A single letter begins too much to be a useful prefix.
_SHORTEST_PREFIX = 2
# More words in one search are not looked at.
_MOST_WORDS = 32


class Builder:
    """Makes the query for one search."""

    def __init__(self, schema: Any, searcher: Any, compounds: Compounds) -> None:
        self.schema = schema
        self.searcher = searcher
        self.compounds = compounds

    def build(self, wanted: Wanted) -> Any | None:
        """The whole query; None when nothing can fit."""
        filters = self._filters(wanted)
        if filters is None:
            return None
        sought = [text for text in wanted.texts if not text.is_excluded][:_MOST_WORDS]
        clauses = self._words(sought, is_ranked=wanted.order == "relevance")
        if sought and not clauses:
            return None
        for text in wanted.texts:
            if text.is_excluded and (unwanted := self._text(text)) is not None:
                clauses.append((_MUST_NOT, unwanted))
        return Query.boolean_query([*clauses, *filters])

    def _filters(self, wanted: Wanted) -> list[Any] | None:
        if not wanted.scopes or not all(wanted.must) or wanted.keys == ():
            return None
        clauses = [(_MUST, self._set("scopes", wanted.scopes))]
        clauses += [(_MUST, self._set("tags", group)) for group in wanted.must]
        if wanted.keys is not None:
            clauses.append((_MUST, self._set("key", wanted.keys)))
        if wanted.must_not:
            clauses.append((_MUST_NOT, self._set("tags", wanted.must_not)))
        if wanted.without_keys:
            clauses.append((_MUST_NOT, self._set("key", wanted.without_keys)))
        if wanted.after or wanted.before:
            span = Query.range_query(
                self.schema, "ts", tantivy.FieldType.Integer, wanted.after, wanted.before or _END, True, False
            )  # fmt: skip
            clauses.append((_MUST, Query.const_score_query(span, 0.0)))
        return clauses

    def _words(self, sought: list[Text], *, is_ranked: bool) -> list[Any]:
        """Every word must occur; function words need not, where there are others. The others rank higher near each other."""
        clauses = []
        plain: list[str] = []
        pairs = [(text, clause) for text in sought if (clause := self._text(text)) is not None]
        is_said = [not _is_function_word(text) for text, _ in pairs]
        for (text, clause), counts in zip(pairs, is_said, strict=True):
            clauses.append((_MUST if counts or not any(is_said) else _SHOULD, clause))
            if text.kind == "word" and counts:
                plain += words_of(text.text)
        if is_ranked and 1 < len(plain) <= 6:
            near = Query.phrase_query(self.schema, "words", list(plain), 2)
            clauses.append((_SHOULD, Query.boost_query(near, _NEAR)))
        return clauses

    def _text(self, text: Text) -> Any | None:
        found = [forms_of(token) for token in tokens(text.text)]
        if not found:
            return None
        if text.kind == "prefix":
            return self._prefix(text.text, found)
        if len(found) == 1 and text.kind == "word":
            return self._word(found[0])
        return self._phrase([word for forms in found for word in forms.words])

    def _word(self, forms: Forms) -> Any:
        if len(forms.words) == 1:
            if len(forms.words[0]) == 1 and not forms.words[0].isascii():
                return self._beginning(forms.words[0])
            choices = [(_SHOULD, Query.boost_query(self._term("words", forms.words[0]), _AS_WRITTEN))]
            own_stems = stems(forms.words[0])
        else:
            choices = [(_SHOULD, Query.boost_query(self._phrase(list(forms.words)), _AS_WRITTEN))]
            joined = "".join(forms.words)
            own_stems = stems(joined) if forms.words[0].isascii() else ()
        choices += [(_SHOULD, self._term("stems", stem)) for stem in own_stems]
        if own_stems and (compounds := self.compounds.of(self.searcher, own_stems[-1])):
            choices.append((_SHOULD, self._set("stems", compounds, _COMPOUND)))
        return Query.boolean_query(choices)

    def _phrase(self, words: list[str]) -> Any:
        if len(words) == 1:
            if not words[0].isascii() and len(words[0]) == 1:
                return self._beginning(words[0])
            return self._term("words", words[0])
        if not words[-1].isascii() and len(words[-1]) == 1 and len(words[-2]) == 2:
            # The last character alone ends a run of characters: in a longer run, another follows it.
            words = words[:-1]
            if len(words) == 1:
                return self._term("words", words[0])
        return Query.phrase_query(self.schema, "words", list(words))

    def _prefix(self, text: str, found: list[Forms]) -> Any:
        words = [word for forms in found for word in forms.words]
        if len(words) > 1:
            if not words[-1].isascii():
                return self._phrase(words)
            return Query.phrase_prefix_query(self.schema, "words", list(words))
        if len(words[0]) < _SHORTEST_PREFIX and words[0].isascii():
            return self._term("words", words[0])
        return self._beginning(words[0])

    def _beginning(self, prefix: str) -> Any:
        return Query.fuzzy_term_query(self.schema, "words", prefix, distance=0, prefix=True)

    def _term(self, field: str, word: str) -> Any:
        return Query.term_query(self.schema, field, word, "freq")

    def _set(self, field: str, values: Any, score: float = 0.0) -> Any:
        return Query.const_score_query(Query.term_set_query(self.schema, field, list(values)), score)


def _is_function_word(text: Text) -> bool:
    return text.kind == "word" and is_function_word(fold(text.text))
