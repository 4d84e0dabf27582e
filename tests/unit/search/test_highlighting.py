"""Marks around what was looked for."""

import pytest

from hallway.platform.searchindex import Text, highlight


@pytest.mark.parametrize(
    ("sought", "marked"),
    [
        (Text("Besprechung"), "the [Projektbesprechung] of [Besprechungen]"), (Text("of"), "the Projektbesprechung [of] Besprechungen"),
        (Text("proj", "prefix"), "the [Projektbesprechung] of Besprechungen"), (Text("montag"), "the Projektbesprechung of Besprechungen"),
        (Text("of Besprechungen", "phrase"), "the Projektbesprechung [of] [Besprechungen]"),
        (Text("of the", "phrase"), "the Projektbesprechung of Besprechungen"),
        (Text("Besprechung", is_excluded=True), "the Projektbesprechung of Besprechungen"),
    ],
)  # fmt: skip
def test_what_fits_is_marked(sought: Text, marked: str) -> None:
    assert highlight("the Projektbesprechung of Besprechungen", (sought,), "[", "]") == marked


def test_function_words_are_marked_only_where_they_are_alone() -> None:
    assert highlight("the plan", (Text("the"), Text("plan")), "[", "]") == "the [plan]"
    assert highlight("the plan", (Text("the"),), "[", "]") == "[the] plan"


@pytest.mark.parametrize(
    ("text", "sought", "marked"),
    [
        ("an 10.0.0.1, not 10.0.0.2", "10.0.0.1", "an [10].[0].[0].[1], not 10.0.0.2"), ("per E-Mail", "email", "per [E-Mail]"),
        ("東京都庁に行く", "都庁", "[東京都庁に行く]"), ("Frau MÜLLER", "mueller", "Frau [MÜLLER]"), ("", "x", ""),
    ],
)  # fmt: skip
def test_every_script_and_spelling_is_marked(text: str, sought: str, marked: str) -> None:
    assert highlight(text, (Text(sought),), "[", "]") == marked
