"""`conversations.members`: who is in a conversation, a page at a time or by name."""

from tests.examples import Acme


def test_members_come_a_page_at_a_time_each_once(acme: Acme) -> None:
    first = acme.kara.ok("conversations.members", channel=acme.general, limit=2)
    assert len(first["members"]) == 2
    cursor = first["response_metadata"]["next_cursor"]
    rest = acme.kara.ok("conversations.members", channel=acme.general, limit=2, cursor=cursor)
    assert rest["response_metadata"]["next_cursor"] == ""
    assert sorted(first["members"] + rest["members"]) == sorted([acme.kara.id, acme.ivan.id, acme.mia.id])


def test_members_are_found_by_the_beginning_of_any_of_their_names(acme: Acme) -> None:
    for query, found in (("mul", [acme.mia.id]), ("MÜLL", [acme.mia.id]), ("iv", [acme.ivan.id]), ("ara", []), ("%", [])):
        assert acme.kara.ok("conversations.members", channel=acme.general, query=query)["members"] == found, query


def test_a_search_finds_nobody_who_is_not_in_the_channel(acme: Acme) -> None:
    assert acme.kara.ok("conversations.members", channel=acme.random, query="mia")["members"] == []


def test_members_of_a_private_channel_are_not_told_to_others(acme: Acme) -> None:
    secret = acme.channel("secret", is_private=True, members=(acme.kara,))
    assert acme.ivan.error("conversations.members", channel=secret, query="ka") == "channel_not_found"
