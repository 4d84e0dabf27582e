"""The subscription index: who is connected, and who hears which conversation.

It comes from the same facts as every other permission: loaded in one snapshot with the seq it belongs to, and changed only by
the `membership` events of the log.
"""

from collections.abc import Collection

import msgspec

from hallway.core.events import Audience, Envelope
from hallway.platform.gateway.session import Session


class Snapshot(msgspec.Struct, frozen=True):
    """What a person may hear, as of `seq`; `is_welcome` tells whether their token still counts."""

    seq: int
    conversation_ids: list[str]
    is_guest: bool
    is_welcome: bool


Hearers = tuple[list[Session], list[Session]]


class Person:
    """One user's sessions on this node and the conversations they hear."""

    __slots__ = ("conversations", "sessions", "user_id")

    def __init__(self, user_id: str) -> None:
        self.user_id = user_id
        self.sessions: list[Session] = []
        self.conversations: set[str] = set()


class Team:
    """A team's people on this node. `position` is the last seq delivered; while it `is_behind` the log is being read."""

    __slots__ = ("_hearers", "conversations", "is_behind", "people", "position")

    def __init__(self, position: int) -> None:
        self.position = position
        self.is_behind = False
        self.people: dict[str, Person] = {}
        # By audience, until somebody comes or goes.
        self._hearers: dict[Audience, Hearers] = {}
        # Kept in the order of connecting: writing to sockets in that order is a fifth faster than in a set's.
        self.conversations: dict[str, dict[str, Person]] = {}

    def enter(self, session: Session, snapshot: Snapshot) -> Person:
        """Put a session in; the snapshot counts only for someone who has no other session here."""
        self._hearers.clear()
        user_id = session.ticket.user_id
        person = self.people.get(user_id)
        if person is None:
            person = self.people[user_id] = Person(user_id)
            for conversation_id in snapshot.conversation_ids:
                self._hear(person, conversation_id)
        person.sessions.append(session)
        return person

    def leave(self, session: Session) -> bool:
        """Take a session out; whether it was the person's last."""
        person = self.people.get(session.ticket.user_id)
        if person is None or session not in person.sessions:
            return False
        self._hearers.clear()
        person.sessions.remove(session)
        if person.sessions:
            return False
        for conversation_id in list(person.conversations):
            self._unhear(person, conversation_id)
        del self.people[person.user_id]
        return True

    def apply_membership(self, envelope: Envelope, only: str = "") -> None:
        """Follow a `membership` event: `{conversation, joined: [ids], left: [ids]}`; for one user only, if given."""
        self._hearers.clear()
        change = envelope.decode()
        for field, apply in (("joined", self._hear), ("left", self._unhear)):
            for user_id in change.get(field, ()):
                person = self.people.get(user_id)
                if person is not None and only in ("", user_id):
                    apply(person, change["conversation"])

    def audience(self, audience: Audience) -> Collection[Person]:
        """The people here whom an event may concern."""
        if audience.kind == "conversation":
            return self.conversations.get(audience.id, {}).values()
        if audience.kind == "user":
            person = self.people.get(audience.id)
            return () if person is None else (person,)
        return () if audience.kind in ("app", "nobody") else self.people.values()

    def hearers(self, audience: Audience) -> Hearers:
        """The sessions here that get the event at `position`: the web client's, and those of other programs."""
        found = self._hearers.get(audience)
        if found is not None:
            return found
        sessions = [
            session
            for person in self.audience(audience)
            for session in person.sessions
            if not (session.is_guest and audience.kind == "members")
        ]
        present = [session for session in sessions if session.seq < self.position]
        found = [session for session in present if session.is_client], [session for session in present if not session.is_client]
        if len(present) == len(sessions):
            self._hearers[audience] = found
        return found

    def _hear(self, person: Person, conversation_id: str) -> None:
        person.conversations.add(conversation_id)
        self.conversations.setdefault(conversation_id, {})[person.user_id] = person

    def _unhear(self, person: Person, conversation_id: str) -> None:
        person.conversations.discard(conversation_id)
        hearers = self.conversations.get(conversation_id)
        if hearers is not None:
            hearers.pop(person.user_id, None)
            if not hearers:
                del self.conversations[conversation_id]


def may_see(audience: Audience, session: Session, conversations: Collection[str]) -> bool:
    """Whether an event with this audience may be shown to a session's person, who hears `conversations`."""
    if audience.kind == "conversation":
        return audience.id in conversations
    if audience.kind == "user":
        return audience.id == session.ticket.user_id
    return audience.kind == "team" or (audience.kind == "members" and not session.is_guest)
