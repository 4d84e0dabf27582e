"""Secrets as they are kept."""

import pytest

from hallway.platform.secrets import seal, unseal

KEY = bytes(range(32))


def test_a_secret_opens_again_for_what_it_was_sealed_for() -> None:
    sealed = seal(KEY, "8f742231b10e", "signing A1")
    assert "8f742231b10e" not in sealed
    assert unseal(KEY, sealed, "signing A1") == "8f742231b10e"


def test_the_same_secret_never_looks_the_same() -> None:
    assert seal(KEY, "x", "a") != seal(KEY, "x", "a")


@pytest.mark.parametrize(("key", "purpose"), [(bytes(32), "a"), (KEY, "b"), (KEY, "")])
def test_it_opens_for_nothing_else(key: bytes, purpose: str) -> None:
    with pytest.raises(ValueError, match="sealed under another key"):
        unseal(key, seal(KEY, "secret", "a"), purpose)


@pytest.mark.parametrize("place", [0, 20, 30])
def test_a_changed_one_does_not_open(place: int) -> None:
    sealed = seal(KEY, "secret and more of it", "a")
    other = "A" if sealed[place] != "A" else "B"
    with pytest.raises(ValueError):
        unseal(KEY, sealed[:place] + other + sealed[place + 1 :], "a")


@pytest.mark.parametrize("text", ["", "AAAA", "secret", "\N{SNOWMAN}", "A"])
def test_what_was_never_sealed_does_not_open(text: str) -> None:
    with pytest.raises(ValueError):
        unseal(KEY, text, "a")
