"""From a folded word to its stems: Snowball's, chosen by script; Latin words get the English and the German one.

A chat message is too short to tell its language, so a word has both stems, and matches by either. Function words have none:
`under` would become the German `und`, and find every `und`. Of the 79 pairs of forms in `tests/unit/search/test_stemming.py`,
both stemmers together join 74, English alone 49, German alone 46, a light one of our own, that only cut endings, 63; and of the
26 pairs of strangers 5, 1, 4 and 5.
"""

import tantivy

_STOP = frozenset(
    """
    a about after again all also am an and any are as at be because been before being but by can could did do does doing dont
    down during each few for from further get got had has have having he her here hers him his how i if im in into is it its
    just me more most my no nor not now of off ok on once one only or other our out over own per same she should so some such
    than that thats the their them then there these they this those through to too under until up us very was we were what
    when where which while who whom why will with would yes you your yours

    aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bin bis bist da dabei dadurch
    damit dann das dass dazu dein deine dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du
    durch ein eine einem einen einer eines einige er es etwas euch euer fur gegen haben habe hab hast hat hatte hatten hier
    hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes jetzt kann kein keine
    keinen konnen man mehr mein meine meinem meinen meiner mich mir mit mal muss nach nein nicht nichts noch nun nur ob oder
    ohne schon sehr sein seine seinem seinen seiner sich sie sind so soll sollen sollte sonst uber um und uns unser unsere
    unter vom von vor war waren was weil welche welchem welchen welcher welches wenn wer werde werden wie wieder will wir
    wird wo wurde wurden zu zum zur zwar zwischen
    """.split()  # noqa: SIM905 - two languages of running words read better
)


def _snowball(language: str) -> tantivy.TextAnalyzer:
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).filter(tantivy.Filter.stemmer(language)).build()


_english, _german = _snowball("english"), _snowball("german")
# By the first letter: Greek, Cyrillic, Arabic.
_BY_SCRIPT = (
    ("\u0370", "\u03ff", _snowball("greek")),
    ("\u0400", "\u052f", _snowball("russian")),
    ("\u0600", "\u06ff", _snowball("arabic")),
)


def is_function_word(folded: str) -> bool:
    """Whether a folded word is of the kind that says nothing by itself: the, and, und, nicht."""
    return folded in _STOP


def stems(folded: str) -> tuple[str, ...]:
    """The stems of a folded word, without repeats; none for function words."""
    if folded in _STOP:
        return ()
    if folded < "\u0370":
        if folded.isdigit():
            return (folded,)
        english, german = stem_english(folded), stem_german(folded)
        return (english,) if english == german else (english, german)
    for first, last, stemmer in _BY_SCRIPT:
        if first <= folded[0] <= last:
            return (_run(stemmer, folded),)
    return (folded,)


def stem_english(folded: str) -> str:
    """The English stem."""
    return _run(_english, folded)


def stem_german(folded: str) -> str:
    """The German stem."""
    return _run(_german, folded)


def _run(stemmer: tantivy.TextAnalyzer, folded: str) -> str:
    found: list[str] = stemmer.analyze(folded)
    return found[0] if found else folded
