"""Seven people and a bot do two hundred random things; whatever any of them is told, they had a right to, in order and once.

A slow model beside the server follows the log and says of every event whom it concerns; who comes back after an absence gets exactly
what the model says they have missed.
"""

import json
import os
import random
import socket
from collections.abc import Callable
from typing import Any

import pytest

from hallway.core.events import Envelope
from hallway.domain import users
from hallway.platform.storage import events_since
from tests.examples import Acme, Ears, Person
from tests.running import Server

_STEPS = 200


class Model:
    """Who was in what, and who was a guest, at every seq of the log."""

    def __init__(self, log: list[Envelope], guests: set[str]) -> None:
        self.log = log
        self._members: dict[str, set[str]] = {}
        self._at: list[dict[str, frozenset[str]]] = []
        self._guests = guests
        for envelope in log:
            if envelope.type == "membership":
                change = envelope.decode()
                members = self._members.setdefault(change["conversation"], set())
                members |= set(change.get("joined", ()))
                members -= set(change.get("left", ()))
            self._at.append({room: frozenset(members) for room, members in self._members.items()})

    def concerns(self, user_id: str, envelope: Envelope, at_seq: int = 0) -> bool:
        """Whether a person may be told, by what held at `at_seq` (that of the event itself unless given)."""
        audience = envelope.audience
        if audience.kind == "conversation":
            return user_id in self._at[(at_seq or envelope.seq) - 1].get(audience.id, ())
        if audience.kind == "user":
            return audience.id == user_id
        return audience.kind == "team" or (audience.kind == "members" and user_id not in self._guests)


class Listener:
    """A person with a socket that breaks now and then; `heard` is every numbered event, `breaks` the seqs at which they came back."""

    def __init__(self, person: Person, since: int) -> None:
        self.person, self.seq = person, since
        self.heard: list[dict[str, Any]] = []
        self.told: list[dict[str, Any]] = []
        self.breaks: list[int] = []
        self._ears: Ears | None = None

    def connect(self) -> None:
        """Come (back), from the last event heard."""
        self._ears = self.person.listen(since=self.seq)
        assert self._ears.hello["resumed"] is True
        self.breaks.append(self._ears.hello["seq"])

    def drop(self) -> None:
        """Lose the line without having heard what was on its way."""
        assert self._ears is not None
        self._ears.socket.socket.shutdown(socket.SHUT_RDWR)
        self._ears = None

    def catch_up(self) -> None:
        """Hear everything that is on its way."""
        assert self._ears is not None
        for event in self._ears.until_pong():
            (self.heard if "seq" in event else self.told).append(event)
            self.seq = event.get("seq", self.seq)

    def close(self) -> None:
        if self._ears is not None:
            self._ears.socket.close()


@pytest.fixture(scope="module")
def seed() -> int:
    chosen = int(os.environ.get("HALLWAY_TEST_SEED", "20240229"))
    print(f"HALLWAY_TEST_SEED={chosen}")
    return chosen


def test_everyone_hears_exactly_what_concerns_them(server: Server, seed: int) -> None:
    dice = random.Random(seed)
    acme = Acme(server)
    guests = [acme.person("Lena Guest", role="guest"), acme.person("Gus Guest", role="single_channel_guest")]
    people = [acme.kara, acme.ivan, acme.mia, acme.person("Noa Levi"), acme.person("Tom Oak", role="admin"), *guests]
    play = Play(acme, people, dice)
    start = int(acme.session(acme.kara).ok("client.boot")["seq"])
    listeners = [Listener(acme.session(person), start) for person in people]
    for listener in listeners:
        listener.connect()
    for step in range(_STEPS):
        play.act()
        if step % 8 == 7:
            listener = dice.choice(listeners)
            if dice.random() < 0.5:
                listener.catch_up()
            listener.drop()
            play.act()
            listener.connect()
    for listener in listeners:
        listener.catch_up()
    model = Model(server.read(events_since, acme.id, 0, 100_000), {guest.id for guest in guests})
    assert sum("left" in envelope.decode() for envelope in model.log if envelope.type == "membership") >= 3
    for listener in listeners:
        _check(model, listener, start)
        listener.close()
    acme.close()


def _check(model: Model, listener: Listener, start: int) -> None:
    me = listener.person.id
    seqs = [event["seq"] for event in listener.heard]
    assert seqs == sorted(set(seqs)), f"{listener.person.name}: out of order, or twice"
    by_seq = {envelope.seq: envelope for envelope in model.log}
    for event in listener.heard:
        # Live by the rights at the event itself; after an absence also by those at the return.
        envelope = by_seq[event["seq"]]
        allowed = [envelope.seq, *(seq for seq in listener.breaks if seq >= envelope.seq)]
        assert any(model.concerns(me, envelope, seq) for seq in allowed), (listener.person.name, event)
        assert {key: value for key, value in event.items() if key != "seq"} == envelope.decode()
    # Nothing is missing of what was theirs when it happened and still is now.
    end = model.log[-1].seq
    owed = [e for e in model.log if e.seq > start and model.concerns(me, e) and _stayed(model, me, e, listener.breaks, end)]
    assert [(e.seq, e.type) for e in owed if e.seq not in set(seqs)] == [], listener.person.name
    for event in listener.told:
        if event["type"] == "user_typing":
            assert event["user"] != me


def _stayed(model: Model, me: str, envelope: Envelope, breaks: list[int], end: int) -> bool:
    """Whether an event was still theirs whenever they came back later (those who were put out meanwhile are told nothing more)."""
    return all(model.concerns(me, envelope, min(seq, end)) for seq in breaks if seq >= envelope.seq)


class Play:
    """What people do to each other. Refusals are part of it: only what is committed counts."""

    def __init__(self, acme: Acme, people: list[Person], dice: random.Random) -> None:
        self.acme, self.people, self.dice = acme, people, dice
        self.rooms = [acme.general, acme.random, acme.channel("project", members=(acme.kara, *people[-2:]))]
        self.rooms += [acme.channel(f"secret-{n}", is_private=True, members=(acme.kara, acme.ivan)) for n in range(2)]
        self.messages: list[tuple[str, str]] = []
        self.acts: list[Callable[[Person], Any]] = [
            self.reply, self.edit, self.delete, self.react, self.pin, self.join, self.leave, self.invite, self.kick, self.archive,
            self.topic, self.rename, self.talk, self.mark, self.open_room, self.status, self.bookmark, self.upload, self.follow,
            self.whisper, self.group, *(6 * [self.post]), *(6 * [self.put_out]), *(6 * [self.bring_in]),
        ]  # fmt: skip

    def act(self) -> None:
        """One thing, by somebody."""
        self.dice.choice(self.acts)(self.dice.choice(self.people))

    def room(self) -> str:
        return self.dice.choice(self.rooms)

    def message(self) -> tuple[str, str]:
        return self.dice.choice(self.messages) if self.messages else (self.acme.general, "1.000001")

    def post(self, who: Person, **more: Any) -> None:
        channel = self.room()
        text = f"word {self.dice.random()} <@{self.dice.choice(self.people).id}>"
        answer = who.call("chat.postMessage", channel=channel, text=text, **more)
        if answer["ok"]:
            self.messages.append((channel, answer["ts"]))

    def reply(self, who: Person) -> None:
        channel, ts = self.message()
        who.call("chat.postMessage", channel=channel, thread_ts=ts, text="re", reply_broadcast=self.dice.random() < 0.3)

    def edit(self, who: Person) -> None:
        channel, ts = self.message()
        who.call("chat.update", channel=channel, ts=ts, text="changed")

    def delete(self, who: Person) -> None:
        channel, ts = self.message()
        who.call("chat.delete", channel=channel, ts=ts)

    def react(self, who: Person) -> None:
        channel, ts = self.message()
        who.call(self.dice.choice(("reactions.add", "reactions.remove")), channel=channel, timestamp=ts, name="tada")

    def pin(self, who: Person) -> None:
        channel, ts = self.message()
        who.call(self.dice.choice(("pins.add", "pins.remove", "stars.add")), channel=channel, timestamp=ts)

    def join(self, who: Person) -> None:
        who.call("conversations.join", channel=self.room())

    def leave(self, who: Person) -> None:
        who.call("conversations.leave", channel=self.room())

    def invite(self, who: Person) -> None:
        who.call("conversations.invite", channel=self.room(), users=[self.dice.choice(self.people).id])

    def kick(self, who: Person) -> None:
        who.call("conversations.kick", channel=self.room(), user=self.dice.choice(self.people).id)

    def put_out(self, who: Person) -> None:
        self.acme.kara.call("conversations.kick", channel=self.room(), user=who.id)

    def bring_in(self, who: Person) -> None:
        self.acme.kara.call("conversations.invite", channel=self.room(), users=[who.id])

    def archive(self, who: Person) -> None:
        room = self.room()
        if who.call("conversations.archive", channel=room)["ok"]:
            self.acme.kara.call("conversations.unarchive", channel=room)

    def topic(self, who: Person) -> None:
        who.call(self.dice.choice(("conversations.setTopic", "conversations.setPurpose")), channel=self.room(), topic="t", purpose="p")

    def rename(self, who: Person) -> None:
        who.call("conversations.rename", channel=self.room(), name=f"name-{self.dice.randrange(10_000)}")

    def talk(self, who: Person) -> None:
        others = self.dice.sample(self.people, self.dice.randint(1, 3))
        answer = who.call("conversations.open", users=[other.id for other in others])
        if answer["ok"] and answer["channel"]["id"] not in self.rooms:
            self.rooms.append(answer["channel"]["id"])

    def mark(self, who: Person) -> None:
        channel, ts = self.message()
        who.call("conversations.mark", channel=channel, ts=ts)

    def open_room(self, who: Person) -> None:
        answer = who.call("conversations.create", name=f"room-{self.dice.randrange(10_000)}", is_private=self.dice.random() < 0.5)
        if answer["ok"]:
            self.rooms.append(answer["channel"]["id"])

    def status(self, who: Person) -> None:
        who.call("users.profile.set", profile={"status_text": str(self.dice.random())})

    def bookmark(self, who: Person) -> None:
        who.call("bookmarks.add", channel_id=self.room(), title="b", link="https://example.org")

    def upload(self, who: Person) -> None:
        who.call("files.upload", content="c", filename="f.txt", channels=[self.room()])

    def follow(self, who: Person) -> None:
        channel, ts = self.message()
        who.call("subscriptions.thread.add", channel=channel, thread_ts=ts)

    def whisper(self, who: Person) -> None:
        who.call("chat.postEphemeral", channel=self.room(), user=self.dice.choice(self.people).id, text="psst")

    def group(self, who: Person) -> None:
        made = who.call("usergroups.create", name=f"g{self.dice.randrange(10_000)}")
        if made["ok"]:
            ids = [person.id for person in self.dice.sample(self.people[:5], 2)]
            who.call("usergroups.users.update", usergroup=made["usergroup"]["id"], users=ids)


def test_typing_and_presence_reach_only_those_who_meet(acme: Acme) -> None:
    lena = acme.person("Lena Guest", role="guest")
    project = acme.channel("project", members=(acme.kara, lena))
    with acme.session(lena).listen(since=0) as guest, acme.ivan.listen() as ivan, acme.kara.listen() as kara:
        guest.say({"type": "presence_sub", "ids": [acme.ivan.id, acme.kara.id]})
        seen = guest.next("presence_change")
        assert (seen["users"], seen["presence"]) == ([acme.kara.id], "active")
        ivan.say({"type": "typing", "channel": project})
        ivan.say({"type": "typing", "channel": acme.general})
        ivan.until_pong()
        acme.ivan.ok("users.setPresence", presence="away")
        acme.kara.ok("users.setPresence", presence="away")
        told = guest.next("presence_change", "user_typing")
        assert (told.get("user"), told["presence"]) == (acme.kara.id, "away")
        # Once they no longer meet, nothing more is told, though it was asked for.
        acme.kara.ok("conversations.kick", channel=project, user=lena.id)
        guest.next("channel_left")
        acme.kara.ok("users.setPresence", presence="auto")
        kara.until_pong()
        assert [event["type"] for event in guest.until_pong() if "presence" in event["type"]] == []


def test_a_ticket_is_worth_what_its_token_is_worth_when_it_is_used(acme: Acme) -> None:
    from websockets.sync.client import connect

    browser = acme.session(acme.ivan)
    url = browser.ok("client.connect", since=0)["url"]
    browser.ok("auth.signout")
    with connect(url, proxy=None) as line:
        assert json.loads(line.recv(timeout=10))["type"] == "goodbye"


def test_who_becomes_a_guest_is_sent_away_and_comes_back_as_one(acme: Acme) -> None:
    browser = acme.session(acme.ivan)
    late = browser.ok("client.connect", since=-1)["url"]
    with browser.listen(since=0) as ears:
        ivan = acme.server.read(users.get, acme.id, acme.ivan.id)
        acme.server.write(acme.id, users.set_role, ivan, "guest")
        acme.kara.ok("conversations.create", name="for-members")
        assert ears.next("goodbye", "channel_created")["type"] == "goodbye"
    from websockets.sync.client import connect

    with connect(late, proxy=None) as line:
        ears = Ears(line)
        acme.kara.ok("conversations.create", name="for-members-too")
        assert "channel_created" not in [event["type"] for event in ears.until_pong()]
    assert browser.error("conversations.create", name="mine") == "restricted_action"


def test_who_missed_what_is_no_longer_kept_is_told_to_start_anew(acme: Acme) -> None:
    browser = acme.session(acme.ivan)
    seq = browser.ok("client.boot")["seq"]
    for number in range(5):
        acme.kara.ok("chat.postMessage", channel=acme.general, text=str(number))
    with browser.listen(since=seq + 10_000) as ears:
        assert (ears.hello["resumed"], ears.next("resync")["type"]) == (False, "resync")
    acme.server.write(acme.id, _forget_events, acme.id, seq + 2)
    with browser.listen(since=seq) as ears:
        assert (ears.hello["resumed"], ears.next("resync")["type"]) == (False, "resync")
        acme.kara.ok("chat.postMessage", channel=acme.general, text="live again")
        assert ears.next("message")["text"] == "live again"


def test_who_missed_more_than_a_slow_line_takes_is_told_to_start_anew(acme: Acme) -> None:
    browser = acme.session(acme.ivan)
    seq = browser.ok("client.boot")["seq"]
    for _ in range(20):
        acme.kara.ok("chat.postMessage", channel=acme.general, text="long " * 7000)
    with browser.listen(since=seq) as ears:
        assert (ears.hello["resumed"], ears.next("resync", "message")["type"]) == (False, "resync")


def _forget_events(tx: Any, team_id: str, up_to: int) -> None:
    from hallway.platform.storage import prune_events

    prune_events(tx, team_id, tx.now_s + 1, up_to)
