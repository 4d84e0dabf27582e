"""One spelling for all the ways people write a word: case, diacritics, umlauts, ß, width.

`Müller`, `MÜLLER`, `Mueller` and `muller` all become `muller`; `Straße` and `strasse` become `strasse`; every Turkish i
becomes `i`. Signs that are letters of their own (Devanagari vowels, Japanese voicing marks) stay.
"""

import re
import unicodedata

# Marks that people leave out when they type: accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels and tatweel.
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u0640]+")
_LETTERS = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "n",
        "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي",
        "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None, "'": None, "’": None,
    }
)  # fmt: skip

# ae, oe and ue typed for ä, ö and ü: before a consonant, not after a vowel (neue, Bauer) or q (Quelle), and not where
# English has them (issues, argued, fluent, guest).
_DIGRAPH = re.compile(
    r"(?<![aeiouqg])ue(?=[bcdfghjklmnpqrstvwxz])(?!s$|d$|ls?$|nt(?!h)|nce)"
    r"|(?<=g)ue(?=nst|nth|te|rt|lt|ll)"
    r"|(?<![aeiou])oe(?=[bcdfghjklmnpqrstvwxz])(?!s$)"
    r"|(?<![aeiou])ae(?=[bcdfghjklmnpqrstvwxz])"
)
_ENGLISH = re.compile(r"^(?:poe[mt]|noel|joel|doers?$|coed|toed|hoed|shoed|duet|suede|sued|aer|phoen|coeff)")


def fold(word: str) -> str:
    """The one spelling of a word, in lower case."""
    if word.isascii():
        folded = word.lower().replace("'", "")
    else:
        decomposed = unicodedata.normalize("NFKD", word.casefold())
        folded = unicodedata.normalize("NFC", _MARKS.sub("", decomposed)).translate(_LETTERS)
    if "e" in folded and ("ue" in folded or "oe" in folded or "ae" in folded) and not _ENGLISH.match(folded):
        return _DIGRAPH.sub(_first_letter, folded)
    return folded


def _first_letter(found: re.Match[str]) -> str:
    return found[0][0]
