"""Unread and mention counts are exact: after a thousand random acts they equal a recount by hand."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.examples import Acme, Person

ACTS = 250
LOOK_EVERY = 50


@dataclass
class Said:
    """A message as the recount knows it."""

    author: str
    ts: str
    text: str
    root: str = ""
    is_broadcast: bool = False

    @property
    def is_in_channel(self) -> bool:
        """Whether the channel shows it."""
        return not self.root or self.is_broadcast


@dataclass
class Room:
    """A conversation: what was said, how far each has read it and its threads."""

    id: str
    is_direct: bool = False
    messages: dict[str, Said] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)
    followed: dict[tuple[str, str], str] = field(default_factory=dict)
    unfollowed: set[tuple[str, str]] = field(default_factory=set)

    def follow(self, user: str, root: str, read: str) -> None:
        """Follow a thread, unless that was decided before."""
        if (user, root) not in self.followed and (user, root) not in self.unfollowed:
            self.followed[user, root] = read


class Recount:
    """Does random things as random people, and counts by hand."""

    def __init__(self, acme: Acme, seed: int) -> None:
        self.dice = random.Random(seed)
        self.acme = acme
        self.people = {person.id: person for person in (acme.kara, acme.ivan, acme.mia)}
        self.group = acme.kara.ok("usergroups.create", name="Builders")["usergroup"]["id"]
        self.in_group = {acme.ivan.id}
        acme.kara.ok("usergroups.users.update", usergroup=self.group, users=acme.ivan.id)
        everybody = tuple(self.people.values())
        direct = acme.kara.ok("conversations.open", users=acme.ivan.id)["channel"]["id"]
        rooms = [Room(acme.channel(name, members=everybody)) for name in ("one", "two")] + [Room(direct, is_direct=True)]
        self.rooms = {room.id: room for room in rooms}
        for person in everybody:
            for entry in self._entries(person):
                if entry["id"] in self.rooms:
                    self.rooms[entry["id"]].read[person.id] = entry["last_read"]

    def act(self) -> None:
        """One random act."""
        acts: list[Callable[[Person, Room], None]] = [
            self.post, self.post, self.post, self.reply, self.reply, self.edit, self.delete, self.mark, self.mark_thread, self.unfollow,
        ]  # fmt: skip
        room = self.dice.choice(list(self.rooms.values()))
        person = self.people[self.dice.choice(sorted(room.read))]
        self.dice.choice(acts)(person, room)

    def words(self) -> str:
        """Something that speaks to somebody, or to nobody."""
        names = [f"<@{user}>" for user in self.people] + ["<!here>", "<!channel>", "<!everyone>", f"<!subteam^{self.group}>"]
        chosen = self.dice.sample(names, self.dice.choice((0, 0, 0, 1, 1, 2)))
        return " ".join(["words", *chosen, *chosen[:1]])

    def post(self, person: Person, room: Room) -> None:
        """Say something."""
        text = self.words()
        ts = person.ok("chat.postMessage", channel=room.id, text=text)["ts"]
        room.messages[ts] = Said(person.id, ts, text)

    def reply(self, person: Person, room: Room) -> None:
        """Answer something, sometimes for the whole channel to see."""
        roots = [said for said in room.messages.values() if not said.root]
        if not roots:
            return
        root, text, is_broadcast = self.dice.choice(roots), self.words(), self.dice.random() < 0.3
        ts = person.ok("chat.postMessage", channel=room.id, text=text, thread_ts=root.ts, reply_broadcast=is_broadcast)["ts"]
        room.messages[ts] = Said(person.id, ts, text, root.ts, is_broadcast)
        for user in [root.author, *(user for user in self.people if f"<@{user}>" in text)]:
            if user != person.id and user:
                room.follow(user, root.ts, root.ts)
        room.follow(person.id, root.ts, ts)

    def edit(self, person: Person, room: Room) -> None:
        """Say something else instead."""
        own = [said for said in room.messages.values() if said.author == person.id]
        if own:
            said = self.dice.choice(own)
            said.text = self.words()
            person.ok("chat.update", channel=room.id, ts=said.ts, text=said.text)

    def delete(self, person: Person, room: Room) -> None:
        """Take something back; a root with replies leaves a stone that says nothing."""
        own = [said for said in room.messages.values() if said.author == person.id]
        if not own:
            return
        said = self.dice.choice(own)
        person.ok("chat.delete", channel=room.id, ts=said.ts)
        if any(other.root == said.ts for other in room.messages.values()):
            said.author = ""
            said.text = ""
            return
        del room.messages[said.ts]
        stone = room.messages.get(said.root)
        if stone is not None and not stone.author and not any(other.root == said.root for other in room.messages.values()):
            del room.messages[said.root]

    def mark(self, person: Person, room: Room) -> None:
        """Read up to somewhere, or mark as unread from there."""
        shown = [said.ts for said in room.messages.values() if said.is_in_channel]
        if shown:
            ts = self.dice.choice(shown)
            person.ok("conversations.mark", channel=room.id, ts=ts)
            room.read[person.id] = ts

    def mark_thread(self, person: Person, room: Room) -> None:
        """Read a thread up to somewhere."""
        threads = [root for user, root in room.followed if user == person.id and self._replies(room, root)]
        if threads:
            root = self.dice.choice(threads)
            ts = self.dice.choice(self._replies(room, root)).ts
            acme_session(self.acme, person).ok("subscriptions.thread.mark", channel=room.id, thread_ts=root, ts=ts)
            room.followed[person.id, root] = ts

    def unfollow(self, person: Person, room: Room) -> None:
        """Leave a thread alone."""
        threads = [root for user, root in room.followed if user == person.id and root in room.messages]
        if threads and self.dice.random() < 0.3:
            root = self.dice.choice(threads)
            acme_session(self.acme, person).ok("subscriptions.thread.remove", channel=room.id, thread_ts=root)
            del room.followed[person.id, root]
            room.unfollowed.add((person.id, root))

    def speaks_to(self, said: Said, user: str) -> bool:
        """Whether somebody is meant."""
        group = f"<!subteam^{self.group}>" if user in self.in_group else "-"
        return said.author not in ("", user) and any(
            name in said.text for name in (f"<@{user}>", "<!here>", "<!channel>", "<!everyone>", group)
        )

    def check(self) -> None:
        """The server counts as we do, for everybody."""
        for user, person in self.people.items():
            counts = {entry["id"]: entry for entry in self._entries(person)}
            for room in self.rooms.values():
                if user in room.read:
                    new = [
                        said
                        for said in room.messages.values()
                        if said.is_in_channel and said.ts > room.read[user] and said.author not in ("", user)
                    ]
                    mentions = len(new) if room.is_direct else sum(self.speaks_to(said, user) for said in new)
                    shown = counts[room.id]
                    assert (shown["unread_count"], shown["mention_count"]) == (len(new), mentions), (person.name, room.id)
            self._check_threads(person)

    def _check_threads(self, person: Person) -> None:
        new = [
            said
            for room in self.rooms.values()
            for (user, root), read in room.followed.items()
            if user == person.id and user in room.read
            for said in self._replies(room, root)
            if said.ts > read and said.author != user
        ]
        spoken = sum(self.speaks_to(said, person.id) for said in new if not said.is_broadcast)
        threads = person.ok("client.counts")["threads"]
        assert (threads["unread_count"], threads["mention_count"], threads["has_unreads"]) == (len(new), spoken, bool(new)), person.name

    def _replies(self, room: Room, root: str) -> list[Said]:
        return [said for said in room.messages.values() if said.root == root]

    def _entries(self, person: Person) -> list[dict[str, Any]]:
        counts = person.ok("client.counts")
        entries: list[dict[str, Any]] = [*counts["channels"], *counts["ims"], *counts["mpims"]]
        return entries


def acme_session(acme: Acme, person: Person) -> Person:
    """The person's browser, opened once."""
    found = next((other for other in acme.people if other.id == person.id and other is not person), None)
    return found or acme.session(person)


@pytest.mark.parametrize("seed", [7, 1312])
def test_counts_equal_a_recount_after_random_acts(acme: Acme, seed: int) -> None:
    recount = Recount(acme, seed)
    for number in range(1, ACTS + 1):
        recount.act()
        if number % LOOK_EVERY == 0:
            recount.check()
