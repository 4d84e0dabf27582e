"""`client.dms`."""

from typing import Any

from hallway.core.actor import Actor
from hallway.domain.client.dms import list_dms
from tests.examples import Acme, Person


def _open(one: Person, *others: Person) -> str:
    return str(one.ok("conversations.open", users=",".join(other.id for other in others))["channel"]["id"])


def test_the_newest_conversation_comes_first_with_its_last_words(acme: Acme) -> None:
    with_ivan, with_both = _open(acme.kara, acme.ivan), _open(acme.kara, acme.ivan, acme.mia)
    acme.ivan.ok("chat.postMessage", channel=with_ivan, text="first")
    acme.mia.ok("chat.postMessage", channel=with_both, text="second")
    acme.ivan.ok("chat.postMessage", channel=with_ivan, text="*third*")
    dms = acme.session(acme.kara).ok("client.dms")["dms"]
    assert [dm["id"] for dm in dms] == [with_ivan, with_both]
    assert (dms[0]["user"], dms[0]["message"]["text"], dms[0]["unread_count"]) == (acme.ivan.id, "*third*", 2)
    assert sorted(dms[1]["members"]) == sorted([acme.kara.id, acme.ivan.id, acme.mia.id])


def test_only_unread_ones_are_listed_when_asked(acme: Acme) -> None:
    with_ivan, with_mia = _open(acme.kara, acme.ivan), _open(acme.kara, acme.mia)
    acme.ivan.ok("chat.postMessage", channel=with_ivan, text="answer me")
    acme.kara.ok("chat.postMessage", channel=with_mia, text="my own words")
    assert [dm["id"] for dm in acme.kara.ok("client.dms", unread=True)["dms"]] == [with_ivan]


def test_replies_and_channels_are_no_previews(acme: Acme) -> None:
    with_ivan = _open(acme.kara, acme.ivan)
    root = acme.ivan.ok("chat.postMessage", channel=with_ivan, text="root")["ts"]
    acme.ivan.ok("chat.postMessage", channel=with_ivan, thread_ts=root, text="reply")
    acme.ivan.ok("chat.postMessage", channel=acme.general, text="to all")
    assert [dm["message"]["text"] for dm in acme.kara.ok("client.dms")["dms"]] == ["root"]


def test_nobody_sees_the_conversations_of_others(acme: Acme) -> None:
    acme.ivan.ok("chat.postMessage", channel=_open(acme.kara, acme.ivan), text="between us")
    assert acme.mia.ok("client.dms")["dms"] == []


def test_pages_follow_each_other_in_one_statement_each(acme: Acme) -> None:
    people = [acme.person(f"Person{number} Example") for number in range(5)]
    ids = []
    for person in people:
        ids.append(_open(acme.kara, person))
        acme.kara.ok("chat.postMessage", channel=ids[-1], text="hello")
    first = acme.kara.ok("client.dms", limit=3)
    rest = acme.kara.ok("client.dms", limit=3, cursor=first["response_metadata"]["next_cursor"])
    assert [dm["id"] for dm in first["dms"] + rest["dms"]] == ids[::-1]
    assert rest["response_metadata"]["next_cursor"] == ""
    assert acme.server.read(_statements, Actor(acme.id, acme.kara.id, "owner", "user", "")) == 1


def _statements(reader: Any, actor: Actor) -> int:
    run: list[str] = []
    fetch = reader.driver.fetch

    class Counting:
        def __getattr__(self, name: str) -> Any:
            return getattr(reader.driver, name)

        def fetch(self, text: str, parameters: Any) -> Any:
            run.append(text)
            return fetch(text, parameters)

    counted = type(reader)(Counting())
    list_dms(counted, actor, 1 << 62, 30, only_unread=False)
    return len(run)
