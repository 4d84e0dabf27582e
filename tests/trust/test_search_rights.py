"""Everybody finds exactly what they may read, however rooms and people have changed since it was written."""

import random
import time

from tests.examples import Acme, Person


def test_what_is_found_is_what_may_be_read(acme: Acme) -> None:
    dice = random.Random(8)
    lena, noa = acme.person("Lena Guest", role="guest"), acme.person("Noa Levi")
    people = [acme.kara, acme.ivan, acme.mia, noa, lena]
    rooms = [acme.general, acme.random, acme.channel("project", members=(acme.kara, lena))]
    rooms += [acme.channel(f"secret-{n}", is_private=True, members=tuple(dice.sample(people, 2))) for n in range(3)]
    written: dict[tuple[str, str], str] = {}
    for number in range(140):
        who, room = dice.choice(people), dice.choice(rooms)
        answer = who.call("chat.postMessage", channel=room, text=f"quokka {number}")
        if answer["ok"]:
            written[room, answer["ts"]] = answer["ts"]
    for room, ts in list(written)[::7]:
        if acme.kara.call("chat.delete", channel=room, ts=ts)["ok"]:
            del written[room, ts]
    for room in rooms[3:]:
        members = [person for person in people if _reads(person, room)]
        members[0].call("conversations.kick", channel=room, user=members[1].id)
    assert len(written) > 25
    for person in people:
        mine = {key for key in written if _reads(person, key[0])}
        _until_found(person, mine)


def _reads(person: Person, room: str) -> bool:
    return bool(person.call("conversations.history", channel=room)["ok"])


def _until_found(person: Person, mine: set[tuple[str, str]]) -> None:
    """The index follows within a moment; what is found is never more than may be read, and in the end all of it."""
    until = time.monotonic() + 30
    while True:
        answer = person.ok("search.messages", query="quokka", count=100)["messages"]
        found = {(match["channel"]["id"], match["ts"]) for match in answer["matches"]}
        assert found <= mine, person.name
        if found == mine and answer["total"] == len(mine):
            return
        assert time.monotonic() < until, (person.name, answer["total"], len(mine))
        time.sleep(0.1)
