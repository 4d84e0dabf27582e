"""From a folded word to its stems: Snowball's, chosen by script; Latin words get the English and the German one.

A chat message is too short to tell its language, so a word has both stems, and matches by either. Function words have none:
`under` would become the German `und`, and find every `und`. Of the first 79 pairs of forms in
`tests/unit/search/test_stemming.py`, both stemmers together join 74, English alone 49, German alone 46, a light one of our own,
that only cut endings, 63; and of the 26 pairs of strangers 5, 1, 4 and 5. What they leave apart are German verbs with ge- and -t;
those get the stem of their infinitive besides.
"""

import re

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


# German participles: geplant, geänderten, ausgeschaltet. The vowels are folded.
_APART = "ab|an|auf|aus|bei|durch|ein|fest|frei|her|hin|hoch|los|mit|nach|raus|rein|um|vor|weg|weiter|zu|zuruck|zusammen"
_PARTICIPLE = re.compile(rf"({_APART})?ge([a-z]{{2,}}?)(?:(?<=[dtmn])et|t)(?:e[mnrs]?)?")
# Present and past with endings that English words do not have: fragt, kauften, schickte.
_FINITE = re.compile(r"([a-z]+(?:(?<!h)g|ch|ck|ll|mm|nn|pp|ss|tz|hl|hn|hr|ib|auf|eif))t(?:e|en|est)?")
# What is left of Nacht, Docht and the like is no verb.
_PARTICLES = frozenset(("auch", "doch", "ich", "mich", "nach", "noch", "rech"))
# What looks like a participle and is a noun.
_NOUNS = re.compile(r"ge(?:bie|bur|dich|duld|fech|flech|halt?|mu|rich|ruch|samt?|schaf|schich|schlech|sich|stal|wal|wich)t?e?[mnrs]?")


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
        # The German one last: it is what compounds are looked up by.
        english, german = stem_english(folded), stem_german(folded)
        others = dict.fromkeys((*_of_infinitive(folded), english))
        return (*(stem for stem in others if stem != german), german)
    for first, last, stemmer in _BY_SCRIPT:
        if first <= folded[0] <= last:
            return (_run(stemmer, folded),)
    return (folded,)


def _of_infinitive(folded: str) -> tuple[str, ...]:
    """The stem of the infinitive to which a form of a German verb belongs; none for anything else."""
    found = _PARTICIPLE.fullmatch(folded)
    if found is not None and not _NOUNS.fullmatch(folded):
        core = (found[1] or "") + found[2]
    elif (finite := _FINITE.fullmatch(folded)) is not None:
        core = finite[1]
    else:
        return ()
    infinitive = core + ("n" if core.endswith(("er", "el")) else "en")
    return () if core in _PARTICLES else (stem_german(infinitive),)


def stem_english(folded: str) -> str:
    """The English stem."""
    return _run(_english, folded)


def stem_german(folded: str) -> str:
    """The German stem."""
    return _run(_german, folded)


def _run(stemmer: tantivy.TextAnalyzer, folded: str) -> str:
    found: list[str] = stemmer.analyze(folded)
    return found[0] if found else folded
