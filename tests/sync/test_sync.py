"""What the web client knew, and the events since, come to the same as starting anew: the client's own model, event by event."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.examples import Acme, Person
from tests.running import Server

_MODEL = Path(__file__).parent / "model.mjs"
_WEB = Path(__file__).parents[2] / "web"


class Client:
    """The web client's model in a process of its own, signed in as one person, several times over if need be."""

    def __init__(self, person: Person) -> None:
        command = ["node", "--experimental-websocket", "--no-warnings", str(_MODEL), person.server.address, person.token]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_WEB)

    def open(self, name: str, places: list[str]) -> None:
        """Start the client under a name of its own, looking at these channels and threads."""
        self._ask({"do": "open", "as": name, "places": places})

    def state(self, name: str, marker: str = "") -> dict[str, Any]:
        """All it knows; with a marker, once that one's event was applied, and then it is closed."""
        known: dict[str, Any] = self._ask({"do": "state", "as": name, "marker": marker})
        return known

    def _ask(self, wish: dict[str, Any]) -> Any:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(wish) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert answer["ok"], answer["error"]
        return answer["answer"]

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)


class Stage:
    """Ivan watches in his browser; Kara and Mia (and Ivan, from his phone) act."""

    def __init__(self, server: Server) -> None:
        self.acme = acme = Acme(server)
        self.kara, self.ivan, self.mia = acme.kara, acme.ivan, acme.mia
        self.browser = acme.session(acme.ivan)
        self.general, self.random = acme.general, acme.random
        self.secret = acme.channel("secret", is_private=True, members=(self.kara, self.ivan))
        self.closed = acme.channel("closed", is_private=True, members=(self.kara,))
        self.open = acme.channel("open", members=(self.kara,))
        self.root = self.say(self.kara, "a question")
        self.reply = self.say(self.mia, "an answer", thread_ts=self.root)
        self.own = self.say(self.ivan, "Ivan's own words")
        self.theirs = self.say(self.ivan, "Ivan's question")
        self.say(self.kara, "Kara's answer", thread_ts=self.theirs)
        self.direct = self.kara.ok("conversations.open", users=[self.ivan.id])["channel"]["id"]
        self.kara.ok("chat.postMessage", channel=self.direct, text="just us")
        self.group = self.kara.ok("usergroups.create", name="Pilots", handle="pilots")["usergroup"]["id"]
        self.kara.ok("usergroups.users.update", usergroup=self.group, users=[self.kara.id])
        self.section = self.browser.ok("users.channelSections.create", name="Mine")["channel_section_id"]
        self.places = [self.general, self.direct, self.secret, f"{self.general}:{self.root}", f"{self.general}:{self.theirs}"]

    def say(self, who: Person, text: str, channel: str = "", **more: Any) -> str:
        return str(who.ok("chat.postMessage", channel=channel or self.general, text=text, **more)["ts"])


# What happens, by a sentence that names it.
_HAPPENINGS: dict[str, Callable[[Stage], Any]] = {
    "a message": lambda s: s.say(s.kara, "hello"),
    "a message to Ivan": lambda s: s.say(s.kara, f"<@{s.ivan.id}>, look"),
    "a message to everybody": lambda s: s.say(s.kara, "<!channel> look"),
    "a message to a usergroup before Ivan is in it": lambda s: s.say(s.kara, f"<!subteam^{s.group}> ready?"),
    "Ivan put into a usergroup": lambda s: s.kara.ok("usergroups.users.update", usergroup=s.group, users=[s.kara.id, s.ivan.id]),
    "a message to a usergroup that he is in": lambda s: s.say(s.kara, f"<!subteam^{s.group}> start"),
    "Ivan taken out of a usergroup": lambda s: s.kara.ok("usergroups.users.update", usergroup=s.group, users=[s.kara.id]),
    "a message to a usergroup that he is not in": lambda s: s.say(s.kara, f"<!subteam^{s.group}> stop"),
    "a usergroup's new name": lambda s: s.kara.ok("usergroups.update", usergroup=s.group, name="Flyers", handle="flyers"),
    "a usergroup put out of use": lambda s: s.kara.ok("usergroups.disable", usergroup=s.group),
    "a usergroup in use again": lambda s: s.kara.ok("usergroups.enable", usergroup=s.group),
    "Ivan's own message from his phone": lambda s: s.say(s.ivan, "on my way"),
    "a message in a channel that is not open": lambda s: s.say(s.kara, "over here", s.random),
    "a direct message": lambda s: s.say(s.kara, "psst", s.direct),
    "a first direct message": lambda s: s.mia.ok("chat.postMessage", channel=s.ivan.id, text="hi"),
    "a first group message": lambda s: s.say(
        s.kara, "us three", s.kara.ok("conversations.open", users=[s.ivan.id, s.mia.id])["channel"]["id"]
    ),
    "a direct message that Ivan closed and Kara answers": lambda s: [
        s.ivan.ok("conversations.close", channel=s.direct), s.say(s.kara, "still there?", s.direct)
    ],
    "direct messages closed": lambda s: s.ivan.ok("conversations.close", channel=s.direct),
    "direct messages opened": lambda s: s.ivan.ok("conversations.open", channel=s.direct),
    "a reply": lambda s: s.say(s.kara, "more", thread_ts=s.root),
    "a reply in Ivan's thread": lambda s: s.say(s.mia, "more for Ivan", thread_ts=s.theirs),
    "a reply to Ivan": lambda s: s.say(s.mia, f"<@{s.ivan.id}> you too", thread_ts=s.root),
    "a reply also to the channel": lambda s: s.say(s.kara, "for all", thread_ts=s.root, reply_broadcast=True),
    "Ivan's own reply": lambda s: s.say(s.ivan, "mine", thread_ts=s.root),
    "an edit": lambda s: s.kara.ok("chat.update", channel=s.general, ts=s.root, text="a better question"),
    "an edit that names Ivan": lambda s: s.kara.ok("chat.update", channel=s.general, ts=s.say(s.kara, "x"), text=f"<@{s.ivan.id}>"),
    "an edited reply": lambda s: s.mia.ok("chat.update", channel=s.general, ts=s.reply, text="a better answer"),
    "a deleted message": lambda s: s.kara.ok("chat.delete", channel=s.general, ts=s.say(s.kara, f"oops <@{s.ivan.id}>")),
    "a deleted reply": lambda s: s.mia.ok("chat.delete", channel=s.general, ts=s.say(s.mia, "oops", thread_ts=s.theirs)),
    "the only reply deleted": lambda s: s.mia.ok("chat.delete", channel=s.general, ts=s.say(s.mia, "oops", thread_ts=s.own)),
    "a deleted root with replies": lambda s: s.kara.ok(
        "chat.delete", channel=s.general, ts=[root := s.say(s.kara, "root"), s.say(s.mia, "leaf", thread_ts=root)][0]
    ),
    "reactions": lambda s: [
        person.ok("reactions.add", channel=s.general, timestamp=s.own, name="tada") for person in (s.kara, s.mia, s.ivan)
    ],
    "a reaction taken back": lambda s: s.kara.ok("reactions.remove", channel=s.general, timestamp=s.own, name="tada"),
    "the last reaction taken back": lambda s: [
        s.kara.ok("reactions.add", channel=s.general, timestamp=s.root, name="eyes"),
        s.kara.ok("reactions.remove", channel=s.general, timestamp=s.root, name="eyes"),
    ],
    "an edit of a message with reactions": lambda s: s.ivan.ok("chat.update", channel=s.general, ts=s.own, text="changed"),
    "a pin": lambda s: s.kara.ok("pins.add", channel=s.general, timestamp=s.own),
    "a pin taken off": lambda s: s.kara.ok("pins.remove", channel=s.general, timestamp=s.own),
    "a file": lambda s: s.kara.ok("files.upload", content="c", filename="plan.txt", channels=[s.general]),
    "a deleted file": lambda s: s.kara.ok(
        "files.delete", file=s.kara.ok("files.upload", content="c", filename="gone.txt", channels=[s.general])["file"]["id"]
    ),
    "a file's new title": lambda s: s.kara.ok(
        "files.edit", file=s.kara.ok("files.upload", content="c", filename="new.txt", channels=[s.general])["file"]["id"], title="Newer"
    ),
    "a preview": lambda s: s.kara.ok(
        "chat.unfurl", channel=s.general, ts=s.say(s.kara, "see https://example.org/"), unfurls={"https://example.org/": {"text": "t"}}
    ),
    "Ivan reads on his phone": lambda s: s.ivan.ok("conversations.mark", channel=s.general, ts=s.say(s.kara, "read me")),
    "Ivan marks unread": lambda s: s.ivan.ok("conversations.mark", channel=s.general, ts=s.root),
    "Ivan reads a thread": lambda s: s.browser.ok(
        "subscriptions.thread.mark", channel=s.general, thread_ts=s.theirs, ts=s.say(s.mia, "new", thread_ts=s.theirs)
    ),
    "Ivan follows a thread": lambda s: s.browser.ok("subscriptions.thread.add", channel=s.general, thread_ts=s.root),
    "Ivan unfollows a thread": lambda s: s.browser.ok("subscriptions.thread.remove", channel=s.general, thread_ts=s.root),
    "a topic": lambda s: s.kara.ok("conversations.setTopic", channel=s.general, topic="ships & <stars>"),
    "a purpose": lambda s: s.kara.ok("conversations.setPurpose", channel=s.secret, purpose="quiet"),
    "a new name": lambda s: s.kara.ok("conversations.rename", channel=s.random, name="anything"),
    "somebody joins": lambda s: s.mia.ok("conversations.join", channel=s.random),
    "somebody leaves": lambda s: s.mia.ok("conversations.leave", channel=s.random),
    "Ivan is invited to a private channel": lambda s: [
        s.say(s.kara, "before", s.closed), s.kara.ok("conversations.invite", channel=s.closed, users=[s.ivan.id])
    ],
    "Ivan is put out of a private channel": lambda s: s.kara.ok("conversations.kick", channel=s.closed, user=s.ivan.id),
    "Ivan joins a public channel": lambda s: s.ivan.ok("conversations.join", channel=s.open),
    "Ivan joins, and there is talk": lambda s: s.say(s.kara, "welcome", s.open),
    "Ivan leaves a public channel": lambda s: s.ivan.ok("conversations.leave", channel=s.open),
    "a channel closed": lambda s: s.kara.ok("conversations.archive", channel=s.random),
    "a channel opened again": lambda s: s.kara.ok("conversations.unarchive", channel=s.random),
    "a new channel": lambda s: s.kara.ok("conversations.create", name="brand-new"),
    "Ivan's new channel": lambda s: s.ivan.ok("conversations.create", name="ivans"),
    "a star on a channel": lambda s: s.ivan.ok("stars.add", channel=s.general),
    "no star on it": lambda s: s.ivan.ok("stars.remove", channel=s.general),
    "a muted channel": lambda s: s.ivan.ok("users.conversationPrefs.set", channel=s.general, muted=True, notify="mentions"),
    "a loud channel": lambda s: s.ivan.ok("users.conversationPrefs.set", channel=s.general, muted=False, notify="default"),
    "a preference": lambda s: s.ivan.ok("users.prefs.set", prefs={"theme": "dark"}),
    "a section filled": lambda s: s.browser.ok(
        "users.channelSections.channels.bulkUpdate", channel_section_id=s.section, channel_ids=[s.general]
    ),
    "a section renamed": lambda s: s.browser.ok(
        "users.channelSections.update", channel_section_id=s.section, name="Ours", is_collapsed=True
    ),
    "a section deleted": lambda s: s.browser.ok("users.channelSections.delete", channel_section_id=s.section),
    "a status": lambda s: s.kara.ok("users.profile.set", profile={"status_text": "away", "status_emoji": ":palm_tree:"}),
    "another name": lambda s: s.ivan.ok("users.profile.set", profile={"display_name": "Vanya"}),
    "a snooze": lambda s: s.ivan.ok("dnd.setSnooze", num_minutes=60),
    "no snooze": lambda s: s.ivan.ok("dnd.endSnooze"),
    "something saved": lambda s: s.ivan.ok("stars.add", channel=s.general, timestamp=s.root),
    "something done": lambda s: s.browser.ok("saved.update", item_id=s.general, ts=s.root, mark="completed"),
    "an emoji's other name": lambda s: s.browser.ok("emoji.add", name="vessel", alias_for="rocket"),
    "an emoji gone": lambda s: s.browser.ok("emoji.remove", name="vessel"),
}  # fmt: skip


def test_old_state_and_events_are_fresh_state(tmp_path: Path) -> None:
    if not shutil.which("node") or not (_WEB / "node_modules").is_dir():
        pytest.skip("the web client's packages are not installed")
    server = Server(tmp_path / "data").start()
    stage = Stage(server)
    client = Client(stage.browser)
    client.open("0", stage.places)
    differences: dict[str, dict[str, tuple[Any, Any]]] = {}
    for number, (happening, happen) in enumerate(_HAPPENINGS.items(), 1):
        happen(stage)
        stage.ivan.ok("users.prefs.set", prefs={"marker": str(number)})
        old = client.state(str(number - 1), str(number))
        # The fresh one is the next one's old one.
        client.open(str(number), stage.places)
        fresh = client.state(str(number))
        # People are fetched when first seen: only those whom both know are compared.
        fresh["users"] = {key: fresh["users"].get(key, user) for key, user in old["users"].items()}
        if found := _differences(old, fresh):
            differences[happening] = found
    client.close()
    stage.acme.close()
    server.stop()
    assert differences == {}, "what the old client had, and what the fresh one has"


def _differences(old: Any, fresh: Any, where: str = "") -> dict[str, tuple[Any, Any]]:
    """Each place where the two differ: what the old client has there, and what the fresh one."""
    if isinstance(old, dict) and isinstance(fresh, dict):
        found: dict[str, tuple[Any, Any]] = {}
        for key in dict.fromkeys([*old, *fresh]):
            found |= _differences(old.get(key), fresh.get(key), f"{where}/{key}")
        return found
    if isinstance(old, list) and isinstance(fresh, list) and len(old) == len(fresh) and old and isinstance(old[0], dict):
        return _differences(dict(enumerate(old)), dict(enumerate(fresh)), where)
    return {} if old == fresh else {where: (old, fresh)}
