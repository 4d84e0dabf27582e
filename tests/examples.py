"""The people and places of every test: Acme with Kara (owner), Ivan and Mia (members), Lena (guest), #general and #random."""

import itertools
import json
import uuid
from typing import Any

import httpx
from websockets.sync.client import ClientConnection, connect

from hallway.domain import auth, conversations, teams, users
from tests.running import Server

ALL_SCOPES = (
    "admin", "admin.apps:read", "admin.apps:write", "admin.conversations:write", "admin.teams:read", "admin.teams:write",
    "admin.users:write",
    "bookmarks:read", "bookmarks:write", "bot", "channels:history", "channels:join", "channels:manage", "channels:read",
    "channels:write", "channels:write.invites", "channels:write.topic", "chat:write", "chat:write:bot", "chat:write:user",
    "client", "conversations.connect:manage", "tokens.basic",
    "dnd:read", "dnd:write", "emoji:read", "emoji:write", "files:read", "files:write", "groups:history", "groups:read",
    "groups:write", "groups:write.invites", "groups:write.topic", "im:history", "im:read", "im:write", "mpim:history",
    "mpim:read", "mpim:write", "pins:read", "pins:write", "reactions:read", "reactions:write", "reminders:read",
    "reminders:write", "rtm:stream", "search:read", "stars:read", "stars:write", "team:read", "team.preferences:read",
    "usergroups:read", "usergroups:write", "users.profile:read", "users.profile:write", "users:read", "users:read.email",
    "users:write", "team.billing:read", "identity.basic", "identity.email", "identity.avatar", "identity.team", "links:write",
    "search:read.files", "search:read.public", "search:read.users",
)  # fmt: skip

_numbers = itertools.count(1)


class Person:
    """Somebody signed in: calls methods and listens."""

    def __init__(self, server: Server, team_id: str, user_id: str, name: str, token: str) -> None:
        self.server, self.team_id, self.id, self.name, self.token = server, team_id, user_id, name, token
        self.http = httpx.Client(
            base_url=server.address, headers={"Authorization": f"Bearer {token}"}, timeout=20, trust_env=False, verify=server.trust
        )

    def at(self, server: Server) -> "Person":
        """The same person at another server, on the same data."""
        return Person(server, self.team_id, self.id, self.name, self.token)

    def call(self, method: str, **arguments: Any) -> dict[str, Any]:
        """Call a method as JSON and return its answer, whatever it is."""
        answer: dict[str, Any] = self.http.post(
            f"/api/{method}",
            content=json.dumps(arguments),
            headers={"Content-Type": "application/json; charset=utf-8"},
        ).json()
        return answer

    def ok(self, method: str, **arguments: Any) -> dict[str, Any]:
        """Call a method that must succeed."""
        answer = self.call(method, **arguments)
        assert answer["ok"], (method, arguments, answer)
        return answer

    def error(self, method: str, **arguments: Any) -> str:
        """Call a method that must be refused; its error code."""
        answer = self.call(method, **arguments)
        assert not answer["ok"], (method, arguments, answer)
        return str(answer["error"])

    def listen(self, since: int | None = None) -> "Ears":
        """Open a socket: the RTM dialect, or the web client's when `since` is given (a session's token is needed for that)."""
        url = self.ok("rtm.connect")["url"] if since is None else self.ok("client.connect", since=since)["url"]
        return self.ears(url)

    def ears(self, url: str) -> "Ears":
        """Open a socket at an address."""
        return Ears(connect(url, proxy=None))

    def upload(self, channel: str, name: str, content: bytes, **more: Any) -> str:
        """Upload a file and share it in a conversation; its id."""
        ticket = self.ok("files.getUploadURLExternal", filename=name, length=len(content))
        self.http.post(ticket["upload_url"], content=content)
        self.ok("files.completeUploadExternal", files=[{"id": ticket["file_id"]}], channel_id=channel, **more)
        return str(ticket["file_id"])

    def close(self) -> None:
        """Close the HTTP connections."""
        self.http.close()


class Ears:
    """A live connection; use it in a `with` statement. The first frame, `hello`, has been read into `hello`."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.hello = json.loads(socket.recv(timeout=10))
        assert self.hello["type"] == "hello"

    def __enter__(self) -> "Ears":
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def next(self, *types: str) -> dict[str, Any]:
        """The next event (of these types, skipping others); fails after ten seconds."""
        while True:
            event: dict[str, Any] = json.loads(self.socket.recv(timeout=10))
            if not types or event["type"] in types:
                return event

    def until_pong(self) -> list[dict[str, Any]]:
        """Everything that is on its way now: what comes before the answer to a ping."""
        self.say({"type": "ping", "id": 99})
        events = []
        while (event := self.next())["type"] != "pong":
            events.append(event)
        return events

    def say(self, body: dict[str, Any]) -> None:
        """Send a frame."""
        self.socket.send(json.dumps(body))


class Acme:
    """A team of its own for one test."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.domain = f"acme{next(_numbers)}-{uuid.uuid4().hex[:8]}"
        self.people: list[Person] = []
        team = server.write("", _create_team, self.domain)
        self.id: str = team.id
        self.kara = self.person("Kara Thrace", role="owner")
        self.ivan = self.person("Ivan Petrov")
        self.mia = self.person("Mia Müller")
        self.general = self.channel("general", is_general=True, members=(self.kara, self.ivan, self.mia))
        self.random = self.channel("random", members=(self.kara, self.ivan))

    def person(self, name: str, role: str = "member", kind: str = "user") -> Person:
        """Somebody new, with a token that has every scope; `kind` is user, session or bot."""
        email = f"{name.split()[0].lower()}@{self.domain}.example"
        user_id, token = self.server.write(self.id, _add_person, self.id, name, email, role, kind)
        person = Person(self.server, self.id, user_id, name, token)
        self.people.append(person)
        return person

    def session(self, person: Person) -> Person:
        """The same person in a browser: a session's token, with every right of theirs."""
        token = self.server.write(self.id, auth.issue_token, self.id, auth.NewToken(person.id, "session"))
        browser = Person(self.server, self.id, person.id, person.name, token)
        self.people.append(browser)
        return browser

    def channel(self, name: str, *, is_private: bool = False, is_general: bool = False, members: tuple[Person, ...] = ()) -> str:
        """A new channel with these members; its id."""
        ids = [person.id for person in members]
        creator = ids[0] if ids else self.kara.id
        channel_id: str = self.server.write(self.id, _add_channel, self.id, name, creator, is_private, is_general, ids)
        return channel_id

    def close(self) -> None:
        """Close every person's connections."""
        for person in self.people:
            person.close()


def _create_team(tx: Any, domain: str) -> Any:
    return teams.create(tx, "Acme", domain)


def _add_person(tx: Any, team_id: str, name: str, email: str, role: str, kind: str) -> tuple[str, str]:
    user = users.create(tx, team_id, users.NewUser(real_name=name, email=email, role=role, is_bot=kind == "bot"))  # type: ignore[arg-type]
    bot_id = users.add_bot(tx, team_id, user.id, "A0TEST00000", name) if kind == "bot" else ""
    new = auth.NewToken(user.id, kind, ALL_SCOPES if kind != "session" else (), bot_id=bot_id)  # type: ignore[arg-type]
    return user.id, auth.issue_token(tx, team_id, new)


def _add_channel(tx: Any, team_id: str, name: str, creator: str, is_private: bool, is_general: bool, members: list[str]) -> str:
    made = conversations.create_channel(tx, team_id, name, creator, is_private=is_private, is_general=is_general)
    conversations.add_members(tx, made, members)
    return made.id
