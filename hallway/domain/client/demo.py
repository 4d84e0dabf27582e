"""A demo team to look around in: a few people, channels and threads, in English and German."""

from hallway.core.actor import Actor
from hallway.domain import channels, conversations, files, messages, teams, users
from hallway.domain.client.onboarding import Founding, found_team
from hallway.domain.messages import NewMessage
from hallway.domain.teams import Team
from hallway.domain.users import User
from hallway.platform.blobs import Blobs
from hallway.platform.storage import Database, Transaction

DEMO_EMAIL = "demo@hallway.example"
DEMO_PASSWORD = "hallway-demo"  # noqa: S105 - shown to everyone who runs the demo

_PEOPLE = (("Ana Díaz", "Design"), ("Ben Okafor", "Engineering"), ("Jana Schröder", "Vertrieb"), ("Mei Tanaka", "Support"))
_NOTES = b"Moving day\n==========\n\n- boxes: Monday\n- keys: ask Jana\n- cake: yes\n"

# (channel, author, text, replies as (author, text), reactions as (author, emoji))
_TALK: tuple[tuple[str, int, str, tuple[tuple[int, str], ...], tuple[tuple[int, str], ...]], ...] = (
    ("general", 1, "Good morning! The new office has a *very* long hallway. :wave:", ((2, "And doors. So many doors."),), ((2, "tada"), (4, "eyes"))),
    ("general", 3, "Guten Morgen zusammen, die Schlüssel liegen am Empfang.", (), ((1, "+1"),)),
    ("general", 4, "The support rota for this week:\n• Monday: Mei\n• Tuesday: Ben\n• Wednesday: Ana", (), ()),
    (
        "projekt-umzug", 3, "Wer hat die Liste mit den Kartons? Wir brauchen _ungefähr_ 60 Stück.",
        ((1, "Ich, sie steht in den Notizen."), (3, "Danke dir! :pray:")), ((2, "white_check_mark"),),
    ),
    ("projekt-umzug", 2, "Netzwerkplan steht: `10.20.0.0/16`, Drucker im dritten Stock.", (), ()),
    ("design", 1, "First sketch of the sign above the door: two nested frames, one lamp. Thoughts?", ((4, "I love the lamp."),), ((2, "heart"),)),
    ("random", 2, "Is there coffee on every floor?\n&gt; There is coffee on every floor.", (), ((3, "coffee"), (4, "coffee"))),
)  # fmt: skip


def make_demo(database: Database, blobs: Blobs, founding: Founding) -> tuple[Team, User]:
    """The demo team, owned by whoever founds it. Raises `ApiError("domain_taken")` when it is there already."""
    return database.write_now("", fill_demo, founding, keep_notes(blobs))


def keep_notes(blobs: Blobs) -> str:
    """The one file of the demo; its blob."""
    return blobs.put([_NOTES], 1 << 20)[0]


def fill_demo(tx: Transaction, founding: Founding, notes_blob: str) -> tuple[Team, User]:
    """Everything of the demo team in one transaction."""
    team, owner = found_team(tx, founding)
    people = [owner, *(_person(tx, team, name, title) for name, title in _PEOPLE)]
    rooms = {name: conversations.find_by_name(tx, team.id, name) for name in ("general", "random")}
    for name in ("design", "projekt-umzug"):
        rooms[name] = conversations.create_channel(tx, team.id, name, people[1].id)
    for room in rooms.values():
        if room is not None:
            channels.enter(tx, room, [person.id for person in people])
    for channel, author, text, replies, reactions in _TALK:
        root = _say(tx, people[author], channel, text)
        for other, reply in replies:
            _say(tx, people[other], channel, reply, thread_ts=root)
        for other, emoji in reactions:
            actor = _actor(people[other])
            messages.reactions.add(tx, actor, conversations.access(tx, actor, channel), root, emoji)
    _share_notes(tx, people[1], notes_blob)
    return team, owner


def _person(tx: Transaction, team: teams.Team, name: str, title: str) -> User:
    email = f"{users.sought_as(name).split()[0]}@hallway.example"
    made = users.create(tx, team.id, users.NewUser(real_name=name, email=email))
    return users.store_profile(tx, made, made.profile | {"title": title})


def _actor(user: User) -> Actor:
    return Actor(user.team_id, user.id, user.role, "session", "")


def _say(tx: Transaction, author: User, channel: str, text: str, thread_ts: int = 0) -> int:
    actor = _actor(author)
    return messages.post(tx, actor, conversations.access(tx, actor, channel), NewMessage(text=text, thread_ts=thread_ts)).ts


def _share_notes(tx: Transaction, author: User, blob: str) -> None:
    actor = _actor(author)
    made = files.new_file(tx, actor, "umzug.md", len(_NOTES), blob=blob, details={"mode": "snippet", "preview": _NOTES.decode()})
    found = conversations.access(tx, actor, "projekt-umzug")
    messages.share_files(tx, actor, found, [made], NewMessage(text="Hier sind die Notizen."))
