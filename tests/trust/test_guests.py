"""What guests can learn by asking every question there is: nothing beyond the conversations they were invited to."""

from typing import Any

import pytest

from hallway.core.methods import REGISTRY
from tests.running import Server
from tests.trust.world import HUSH, World, ids_in

# What a question needs so that it is answered; every other reading method is asked without arguments.
_ARGUMENTS: dict[str, list[dict[str, Any]]] = {
    "activity.feed": [{"limit": 100}],
    "bookmarks.list": [{"channel_id": "HOME"}],
    "bots.info": [{"bot": "BOT"}],
    "chat.getPermalink": [],
    "client.dms": [{"limit": 100}],
    "conversations.around": [{"channel": "HOME", "ts": "9999999999.000000", "limit": 100}],
    "conversations.browse": [{"show": show, "sort": sort} for show in ("all", "open", "other", "archived") for sort in ("name", "members")],
    "conversations.history": [{"channel": "HOME", "limit": 999}],
    "conversations.info": [{"channel": "HOME", "include_num_members": True}, {"channel": "#general"}, {"channel": "random"}],
    "conversations.list": [{"types": ["public_channel", "private_channel", "mpim", "im"], "limit": 1000}],
    "conversations.members": [{"channel": "HOME", "limit": 1000}],
    "conversations.replies": [],
    "conversations.search": [{"query": text} for text in ("", "g", "r", HUSH)],
    "dnd.teamInfo": [{"users": "PEOPLE"}],
    "files.info": [{"file": "FILE"}, {"file": "SHARED"}],
    "files.list": [{"count": 1000}],
    "imports.status": [],
    "pins.list": [{"channel": "HOME"}],
    "reactions.get": [],
    "reactions.list": [{}, {"user": "IVAN"}],
    "reminders.info": [],
    "search.all": [{"query": HUSH}],
    "search.files": [{"query": text} for text in (HUSH, "shared", "from:ivan a")],
    "search.messages": [{"query": text} for text in (HUSH, "has:link", "from:@ivan", "in:general")],
    "usergroups.list": [{"include_users": True, "include_disabled": True, "include_count": True}],
    "usergroups.users.list": [{"usergroup": "GROUP"}],
    "users.conversations": [{"types": ["public_channel", "private_channel", "mpim", "im"]}, {"user": "KARA"}],
    "users.discoverableContacts.lookup": [],
    "users.info": [{"users": "PEOPLE"}],
    "users.list": [{"limit": 1000}],
    "users.lookupByEmail": [{"email": "EMAIL"}],
    "users.search": [{"query": text} for text in ("", "i", "k", "m", "a")],
}
# Methods of kind `call` that only read.
_READING_CALLS = frozenset(("rtm.start", "search.all", "search.files", "search.messages", "users.getPresence"))


@pytest.mark.parametrize("whom", ["guest", "single-channel guest"])
def test_a_guest_who_asks_everything_learns_only_of_their_own(server: Server, whom: str) -> None:
    world = World(server)
    guest = world.outsiders[whom]
    shared = _share_everywhere(world)
    reach = {
        world.outsiders["admin"].id,
        guest.token.split("-")[2],
        world.acme.id,
        world.project,
        shared,
        guest.id,
        world.kara.id,
        world.lena.id,
        world.gus.id,
        world.known["GROUP"],
        # Apps are the team's: whoever is in it may use their commands.
        world.app.id,
    }
    names: dict[str, Any] = world.known | {"HOME": world.project, "KARA": world.kara.id, "SHARED": shared}
    names["PEOPLE"] = [person.id for person in (*world.acme.people, *world.other.people)]
    for method in sorted(_questions()):
        for arguments in _ARGUMENTS.get(method, [{}]):
            asked = {key: names.get(value, value) if isinstance(value, str) else value for key, value in arguments.items()}
            answer = guest.call(method, **asked)
            told = {key: value for key, value in answer.items() if key not in ("query", "url")}
            assert ids_in(told) <= reach, (method, answer)
            assert HUSH not in str(told), (method, answer)
    world.close()


def test_every_question_is_asked() -> None:
    assert set(_ARGUMENTS) <= _questions()


def _questions() -> set[str]:
    return {name for name, method in REGISTRY.items() if method.kind == "query"} | _READING_CALLS


def _share_everywhere(world: World) -> str:
    """A file that stands in the guests' channel, in #general and in the secret one; a reply in its thread; its id."""
    kara, ivan = world.acme.kara, world.acme.ivan
    places = [world.project, world.acme.general, world.secret]
    made = kara.ok("files.upload", content="plain", filename="shared.txt", channels=places)["file"]["id"]
    ivan.ok("chat.postMessage", channel=world.acme.general, text="a public word")
    ivan.ok("users.profile.set", profile={"status_text": HUSH})
    return str(made)
