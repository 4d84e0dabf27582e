"""Stems: forms of one word belong together, strangers do not."""

import pytest

from hallway.platform.searchindex.folding import fold
from hallway.platform.searchindex.stemming import is_function_word, stems

GERMAN = """
Besprechung Besprechungen · Rechnung Rechnungen · Termin Termine · Haus Häuser · Kind Kinder · Fehler Fehlern · Kunde Kunden ·
Vertrag Verträge · Schlüssel Schlüsseln · Meldung Meldungen · Projekt Projekten · Server Servern · Nutzer Nutzern · Plan Pläne ·
Buch Bücher · Frage Fragen · Antwort Antworten · Datei Dateien · Ordner Ordnern · Zeile Zeilen · Woche Wochen · Monat Monate ·
Jahr Jahren · Tag Tage · Bild Bilder · Bericht Berichte · Angebot Angebote · Team Teams · Büro Büros · Straße Straßen ·
schnell schnelle · groß großes · wichtig wichtige · neu neuen · fragen fragt · melden meldet · kaufen kaufte · sagen sagte ·
planen geplante · liefern liefert
"""
VERBS = """
planen geplant · suchen gesucht · machen gemacht · bauen gebaut · ändern geändert · löschen gelöscht · öffnen geöffnet ·
arbeiten gearbeitet · testen getestete · liefern geliefert · ausschalten ausgeschaltet · einstellen eingestellten ·
zusammenführen zusammengeführt · sammeln gesammelt · kaufen kauften · schicken schickt · zeigen zeigte · brauchen braucht ·
fehlen fehlt · nutzen nutzte · stimmen stimmt · schreiben schreibt · speichern gespeichert
"""
ENGLISH = """
meeting meetings · invoice invoices · server servers · box boxes · city cities · deploy deployed · deploy deploying · run running ·
fail failed · fail failing · error errors · policy policies · issue issues · message messages · user users · file files ·
test tested · test testing · release releases · update updated · update updating · install installing · configure configured ·
plan planned · ship shipping · fix fixes · fix fixed · query queries · crash crashes · quick quickly · build builds ·
merge merged · merge merging · review reviewed · schedule scheduled · ask asked · ask asking · report reported · value values
"""
STRANGERS = """
unter und · über üben · true treue · wand wandern · general generator · version conversion · new news · kosten kostenlos · rate ratte ·
port portal · post poster · hand handeln · bank banane · tag tageszeitung · haus hausen · rest restaurant · kind kinderwagen ·
does dos · user us · under und · order ordnung · process professor · import important · arm armee · paper pappe · table tablet
"""
# Words that look like forms of a German verb.
NO_VERBS = """
start star · chart char · plant plan · gift gif · event even · cart car · gericht rich · gesamte same · gewicht wich · light lig ·
right riegen · gesicht sich · geschäft schaffen · gestalt stall · nacht nach · night nigen
"""


def pairs(text: str) -> list[tuple[str, str]]:
    """The pairs of a list, folded."""
    made = [[fold(word) for word in pair.split()] for pair in text.split("·")]
    return [(first, second) for first, second in made]


def are_joined(pair: tuple[str, str]) -> bool:
    """Whether the two words are found by each other."""
    first, second = ({word, *stems(word)} for word in pair)
    return bool(first & second)


def test_forms_of_one_word_are_joined() -> None:
    missed = [pair for pair in pairs(GERMAN) + pairs(ENGLISH) + pairs(VERBS) if not are_joined(pair)]
    # No other word is told from "liefert" by its ending: "expert", "alert" are none.
    assert missed == [("liefern", "liefert")]


def test_few_strangers_are_joined() -> None:
    assert sum(are_joined(pair) for pair in pairs(STRANGERS)) <= 5
    assert [pair for pair in pairs(NO_VERBS) if are_joined(pair)] == []


@pytest.mark.parametrize("word", ["the", "und", "under", "does", "für", "mueller"])
def test_function_words_have_no_stems(word: str) -> None:
    folded = fold(word)
    assert is_function_word(folded) == (word != "mueller")
    assert bool(stems(folded)) == (word == "mueller")


@pytest.mark.parametrize(("one", "other"), [("москва", "москве"), ("книга", "книги"), ("сервер", "серверы")])
def test_other_scripts_have_their_own_stemmer(one: str, other: str) -> None:
    assert stems(fold(one)) == stems(fold(other))
