"""A demo team to look around in: people, channels, threads, files and direct messages of the last days, in English and German."""

from collections.abc import Iterator
from contextlib import contextmanager

from hallway.core.actor import Actor
from hallway.domain import channels, conversations, files, messages, users
from hallway.domain.client.demo_files import Kept, keep_files
from hallway.domain.client.demo_story import LINES, PEOPLE, ROOMS, UNREAD, Line, Person, Room
from hallway.domain.client.onboarding import Founding, found_team
from hallway.domain.messages import NewMessage
from hallway.domain.personal import drafts, saving, sections
from hallway.domain.teams import Team
from hallway.domain.users import User
from hallway.platform.blobs import Blobs
from hallway.platform.storage import Database, Transaction

DEMO_EMAIL = "demo@hallway.example"
DEMO_PASSWORD = "hallway-demo"  # noqa: S105 - shown to everyone who runs the demo

_BEGINS_HOURS_AGO = 78.0


def make_demo(database: Database, blobs: Blobs, founding: Founding) -> tuple[Team, User]:
    """The demo team, owned by whoever founds it. Raises `ApiError("domain_taken")` when it is there already."""
    return database.write_now("", fill_demo, founding, keep_files(blobs))


def fill_demo(tx: Transaction, founding: Founding, kept: dict[str, Kept]) -> tuple[Team, User]:
    """Everything of the demo team in one transaction, as it would have come about in the last three days."""
    with _hours_ago(tx, _BEGINS_HOURS_AGO):
        team, owner = found_team(tx, founding)
        people = {"me": owner, **{person.key: _join(tx, team, person) for person in PEOPLE}}
        for room in ROOMS:
            _furnish(tx, team, room, people)
    said: dict[str, tuple[str, int]] = {}
    places: dict[str, str] = {}
    for line in LINES:
        with _hours_ago(tx, line.hours_ago):
            place = places.setdefault(line.place, _place(tx, team, people, line.place))
            ts = _say(tx, people, place, line, said, kept)
            said[line.key or f"{line.place} {ts}"] = (place, ts)
    _read(tx, owner, places)
    _arrange(tx, owner, said, places)
    return team, owner


@contextmanager
def _hours_ago(tx: Transaction, hours: float) -> Iterator[None]:
    """Lets the transaction's clock stand where it stood then."""
    now = tx.now_us
    tx.now_us = now - int(hours * 3_600_000_000)
    tx.now_s = tx.now_us // 1_000_000
    try:
        yield
    finally:
        tx.now_us, tx.now_s = now, now // 1_000_000


def _join(tx: Transaction, team: Team, person: Person) -> User:
    email = f"{users.sought_as(person.name).split()[0]}@hallway.example"
    made = users.create(tx, team.id, users.NewUser(real_name=person.name, email=email, role=person.role))
    known = {"title": person.title, "status_emoji": person.status_emoji, "status_text": person.status_text}
    return users.set_place(tx, users.store_profile(tx, made, made.profile | known), {"tz": person.tz})


def _furnish(tx: Transaction, team: Team, room: Room, people: dict[str, User]) -> None:
    found = conversations.find_by_name(tx, team.id, room.name)
    maker = people[room.people[0] if room.people else "me"]
    if found is None:
        found = conversations.create_channel(tx, team.id, room.name, maker.id, is_private=room.is_private)
    keys = room.people or tuple(person.key for person in PEOPLE if person.role != "guest")
    channels.enter(tx, found, [people[key].id for key in ("me", *keys)])
    actor = _actor(maker)
    for field, value in (("topic", room.topic), ("purpose", room.purpose)):
        if value:
            channels.set_text(tx, actor, conversations.access(tx, actor, found.id), field, value)


def _place(tx: Transaction, team: Team, people: dict[str, User], place: str) -> str:
    """The id of a channel, or of the owner's direct messages with somebody."""
    if place.startswith("@"):
        others = [people[key].id for key in place[1:].split(",")]
        direct = conversations.open_direct(tx, _actor(people["me"]), others)
        assert direct is not None
        return direct.id
    found = conversations.find_by_name(tx, team.id, place)
    assert found is not None
    return found.id


def _say(tx: Transaction, people: dict[str, User], place: str, line: Line, said: dict[str, tuple[str, int]], kept: dict[str, Kept]) -> int:
    actor = _actor(people[line.author])
    found = conversations.access(tx, actor, place)
    text = line.text
    for key, user in people.items():
        text = text.replace(f"{{{key}}}", f"<@{user.id}>")
    new = NewMessage(text=text, thread_ts=said[line.thread][1] if line.thread else 0)
    if line.file:
        known = kept[line.file]
        made = files.new_file(tx, actor, line.file, known.size, blob=known.blob, details=known.details)
        ts = messages.share_files(tx, actor, found, [made], new).ts
    else:
        ts = messages.post(tx, actor, found, new).ts
    for reaction in line.reactions.split():
        key, _, name = reaction.partition(":")
        other = _actor(people[key])
        messages.reactions.add(tx, other, conversations.access(tx, other, place), ts, name)
    return ts


def _read(tx: Transaction, owner: User, places: dict[str, str]) -> None:
    """The owner has read everything but what is new."""
    actor = _actor(owner)
    targets = users.names_of(tx, owner.team_id, owner.id)
    new_since = {place: min(line.hours_ago for line in LINES if line.place == place and not line.thread) for place in UNREAD}
    for place, conversation_id in places.items():
        # Channels with something new were last read a moment before their newest word, or a little earlier.
        until = tx.now_us - int((new_since[place] + 0.3) * 3_600_000_000) if place in new_since else tx.now_us
        conversations.mark(tx, actor, conversations.access(tx, actor, conversation_id), until, targets)


def _arrange(tx: Transaction, owner: User, said: dict[str, tuple[str, int]], places: dict[str, str]) -> None:
    """A star, a section, something for later, and a thought not yet finished."""
    actor = _actor(owner)
    saving.add(tx, actor, ("channel", places["projekt-umzug"], 0))
    sections.create(tx, actor, "Kundschaft", ":handshake:", [places["support"], places["leads"]])
    saving.add(tx, actor, ("message", *said["sign"]), tx.now_s + 20 * 3600)
    saving.add(tx, actor, ("message", *said["rota"]))
    words = [{"type": "text", "text": "Liebe alle, der große Tisch kommt mit, und "}]
    blocks = [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": words}]}]
    drafts.save(tx, actor, "", {"channel_id": places["kantine"]}, 0, {"blocks": blocks, "file_ids": []})


def _actor(user: User) -> Actor:
    return Actor(user.team_id, user.id, user.role, "session", "")
