"""`conversations.browse`."""

import pytest

from tests.examples import Acme, Person


def _names(person: Person, **arguments: object) -> list[str]:
    return [channel["name"] for channel in person.ok("conversations.browse", **arguments)["channels"]]


def test_archived_channels_are_found_when_asked_for(acme: Acme) -> None:
    acme.kara.ok("conversations.archive", channel=acme.random)
    assert _names(acme.mia) == ["general"]
    assert _names(acme.mia, show="archived") == ["random"]
    assert _names(acme.mia, show="all") == ["general", "random"]
    assert acme.mia.ok("conversations.browse")["counts"] == {"open": 1, "archived": 1}


def test_an_archived_channel_can_still_be_read(acme: Acme) -> None:
    acme.kara.ok("chat.postMessage", channel=acme.random, text="of old")
    acme.kara.ok("conversations.archive", channel=acme.random)
    texts = [message["text"] for message in acme.mia.ok("conversations.history", channel=acme.random)["messages"]]
    assert "of old" in texts


def test_joined_and_other_channels_are_told_apart(acme: Acme) -> None:
    assert _names(acme.mia, show="joined") == ["general"]
    assert _names(acme.mia, show="other") == ["random"]


def test_they_are_sorted_by_name_members_or_age(acme: Acme) -> None:
    acme.channel("alone", members=(acme.kara,))
    assert _names(acme.kara) == ["alone", "general", "random"]
    assert _names(acme.kara, sort="members") == ["general", "random", "alone"]


def test_a_part_of_the_name_finds_a_channel(acme: Acme) -> None:
    assert _names(acme.kara, query="#AND") == ["random"]
    assert _names(acme.kara, query="%") == []


def test_private_channels_show_only_to_their_members(acme: Acme) -> None:
    acme.channel("secret", is_private=True, members=(acme.kara,))
    assert "secret" in _names(acme.kara)
    assert "secret" not in _names(acme.ivan)


def test_guests_see_only_their_own_channels(acme: Acme) -> None:
    lena = acme.person("Lena Guest", role="guest")
    assert _names(lena, show="all") == []


def test_pages_follow_each_other(acme: Acme) -> None:
    for number in range(5):
        acme.channel(f"page-{number}", members=(acme.kara,))
    first = acme.kara.ok("conversations.browse", query="page", limit=3)
    rest = acme.kara.ok("conversations.browse", query="page", limit=3, cursor=first["response_metadata"]["next_cursor"])
    assert [channel["name"] for channel in first["channels"] + rest["channels"]] == [f"page-{number}" for number in range(5)]
    assert rest["response_metadata"]["next_cursor"] == ""


@pytest.mark.parametrize("wrong", [{"show": "hidden"}, {"sort": "size"}])
def test_unknown_ways_are_refused(acme: Acme, wrong: dict[str, str]) -> None:
    assert acme.kara.error("conversations.browse", **wrong) == "invalid_arguments"
