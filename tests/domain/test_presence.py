"""Presence: by itself, and by choice."""

from pathlib import Path

from tests.examples import Acme
from tests.running import Server


def test_somebody_is_here_while_connected_and_away_by_choice(acme: Acme) -> None:
    with acme.mia.listen() as mia:
        mia.say({"type": "presence_sub", "ids": [acme.ivan.id]})
        assert mia.next("presence_change")["presence"] == "away"
        with acme.ivan.listen() as ivan:
            assert mia.next("presence_change")["presence"] == "active"
            acme.ivan.ok("users.setPresence", presence="away")
            assert ivan.next("manual_presence_change")["presence"] == "away"
            assert mia.next("presence_change")["presence"] == "away"
            own = acme.ivan.ok("users.getPresence")
            assert (own["presence"], own["online"], own["manual_away"], own["auto_away"]) == ("away", True, True, False)
            acme.ivan.ok("users.setPresence", presence="auto")
            assert mia.next("presence_change")["presence"] == "active"
        assert acme.mia.ok("users.getPresence", user=acme.ivan.id)["presence"] == "active"
    assert acme.mia.error("users.setPresence", presence="asleep") == "invalid_presence"


def test_who_is_away_by_choice_stays_so_when_the_server_starts_again(data: Path, database: str) -> None:
    first = Server(data, database).start()
    acme = Acme(first)
    acme.ivan.ok("users.setPresence", presence="away")
    first.stop()
    second = Server(data, database).start()
    people = [person.at(second) for person in (acme.ivan, acme.mia)]
    with people[0].listen(), people[1].listen() as mia:
        mia.say({"type": "presence_sub", "ids": [acme.ivan.id]})
        assert mia.next("presence_change")["presence"] == "away"
    second.stop()
