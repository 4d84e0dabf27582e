"""`users.search`, and the members of a conversation by name."""

from tests.examples import Acme, Person


def names(person: Person, query: str) -> list[str]:
    """Who is found, by their real names."""
    return [user["real_name"] for user in person.ok("users.search", query=query)["users"]]


def test_people_are_found_by_the_beginning_of_any_of_their_names(acme: Acme) -> None:
    acme.person("Jürgen von der Straße")
    assert names(acme.kara, "jurg") == names(acme.kara, "JÜRGEN") == names(acme.kara, "stras") == ["Jürgen von der Straße"]
    assert names(acme.kara, "@stras jürg") == ["Jürgen von der Straße"]
    assert names(acme.kara, "ürgen") == names(acme.kara, "jurg kara") == names(acme.kara, "%") == []


def test_somebody_with_a_new_name_is_found_by_that_alone(acme: Acme) -> None:
    otto = acme.person("Otto Normal")
    otto.ok("users.profile.set", profile={"real_name": "Ada Byron", "display_name": "countess"})
    assert names(acme.kara, "byr") == names(acme.kara, "count") == ["Ada Byron"]
    assert names(acme.kara, "normal") == []


def test_members_are_found_in_their_conversation_only(acme: Acme) -> None:
    zoe, zora = acme.person("Zoe Adams"), acme.person("Zora Neale")
    secret = acme.channel("secret", is_private=True, members=(acme.kara, zoe))
    assert acme.kara.ok("conversations.members", channel=secret, query="zo")["members"] == [zoe.id]
    assert names(acme.kara, "zo") == ["Zoe Adams", "Zora Neale"]
    assert zora.error("conversations.members", channel=secret, query="zo") == "channel_not_found"
