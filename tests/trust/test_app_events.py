"""Everything that apps can be told of happens once; each app is told of exactly what somebody behind it may see, and of nothing else.

A slow model beside the server says of every event in the log who was in what; the apps' rights are worked out from that.
"""

import queue
import time
from typing import Any

import msgspec
import pytest

from hallway.core.events import Envelope
from hallway.domain import apps
from hallway.domain.delivery import hearing, store
from hallway.domain.delivery.kinds import KINDS, MESSAGES
from hallway.domain.delivery.matching import read_context
from hallway.platform.storage import events_since, last_seq
from tests.apps import Endpoint, Installed, manifest
from tests.examples import Acme, Person
from tests.trust.test_delivery import Model

# What only other parts of the server make happen; each is told of in that part's tests.
_ELSEWHERE = {
    "agent_session_stopped", "app_home_opened", "assistant_thread_context_changed", "assistant_thread_started", "call_rejected",
    "channel_deleted", "function_executed", "message.app_home",
}  # fmt: skip
_EVENTS = sorted(set(KINDS) - {"message.app_home"})
_BOT_SCOPES = sorted({scope for kind in KINDS.values() for scope in kind.scopes if not kind.for_admins} - {"stars:read"} | {"chat:write"})
_USER_SCOPES = sorted(
    {scope for kind in KINDS.values() for scope in kind.scopes} - {"app_mentions:read", "metadata.message:read", "assistant:write"}
)
_DOMAIN = "example.com"


class Reader(msgspec.Struct):
    """An app, and whom it hears for."""

    app: Installed
    user_id: str
    is_bot: bool
    is_guest: bool
    is_admin: bool


class Rights(Model):
    """Who was in what, what kind that was, and when apps were taken out."""

    def ended(self, app_id: str) -> int:
        """The seq at which an app was uninstalled, 0 if it was not."""
        return next((item.seq for item in self.log if item.type == "app_uninstalled" and item.audience.id == app_id), 0)

    def is_in(self, user_id: str, room: str, seq: int) -> bool:
        """Whether a user was in a conversation at this seq."""
        return user_id in self._at[seq - 1].get(room, ())

    def kind_of(self, acme: Acme, room: str) -> str:
        """A conversation's kind; none changes here."""
        return acme.server.read(hearing.kind_of, acme.id, room)  # type: ignore[no-any-return]  # any result


class Heard(msgspec.Struct):
    """A delivery: by which subscription, of which event in the log, and its body."""

    name: str
    seq: int
    body: dict[str, Any]


@pytest.fixture
def endpoint() -> Any:
    with Endpoint() as made:
        yield made


def test_apps_are_told_what_somebody_behind_them_may_see(acme: Acme, endpoint: Endpoint) -> None:
    lena = acme.person("Lena Guest", role="guest")
    secret = acme.channel("secret", is_private=True, members=(acme.kara, acme.ivan))
    readers = [
        _bot(acme, endpoint, "Inside"),
        _bot(acme, endpoint, "Outside"),
        _of(acme, endpoint, "Kara's", acme.kara, is_admin=True),
        _of(acme, endpoint, "Mia's", acme.mia),
        _of(acme, endpoint, "Lena's", lena, is_guest=True),
    ]
    inside = readers[0].app
    for room in (acme.general, secret):
        acme.kara.ok("conversations.invite", channel=room, users=[inside.bot.id])
    acme.kara.ok("conversations.invite", channel=acme.general, users=[lena.id])
    start = acme.server.read(last_seq, acme.id)
    served = [reader.app for reader in readers]
    spoken = _live(acme, inside, secret)
    _wait_until_served(acme, served)
    # What is deleted is gone from the log, too.
    log = acme.server.read(events_since, acme.id, 0, 100_000)
    for person, room, ts in spoken:
        person.ok("chat.delete", channel=room, ts=ts)
    _take_out(acme, inside)
    _wait_until_served(acme, served)
    log += acme.server.read(events_since, acme.id, len(log), 100_000)
    end = len(log)
    heard = _hear(endpoint, served, start, end)
    model = Rights(log, {lena.id})
    for reader in readers:
        told = {(item.name, item.seq) for item in heard[reader.app.id]}
        expected = {
            (name, envelope.seq) for envelope in log if start < envelope.seq <= end for name in _names(acme, reader, model, envelope)
        }
        assert told == expected, reader.app.bot.name
        for item in heard[reader.app.id]:
            _check_form(acme, reader, item)
    seen = {item.name for items in heard.values() for item in items}
    assert set(KINDS) - _ELSEWHERE - seen == set(), "everything happened, and was told to somebody"


def _bot(acme: Acme, endpoint: Endpoint, name: str) -> Reader:
    described = _described(endpoint, name)
    described["settings"]["event_subscriptions"]["bot_events"] = _EVENTS
    described["oauth_config"]["scopes"] = {"bot": _BOT_SCOPES}
    app = Installed(acme, described)
    return Reader(app, app.bot.id, True, False, False)


def _of(acme: Acme, endpoint: Endpoint, name: str, person: Person, *, is_guest: bool = False, is_admin: bool = False) -> Reader:
    described = _described(endpoint, name)
    described["settings"]["event_subscriptions"]["user_events"] = _EVENTS
    described["oauth_config"]["scopes"] = {"user": _USER_SCOPES, "bot": ["chat:write"]}
    app = Installed(acme, described)
    acme.server.write(acme.id, lambda tx: apps.grant(tx, apps.get(tx, acme.id, app.id), person.id, _USER_SCOPES))
    return Reader(app, person.id, False, is_guest, is_admin)


def _described(endpoint: Endpoint, name: str) -> dict[str, Any]:
    described = manifest(name, endpoint.url, events=["app_mention"])
    described["features"]["unfurl_domains"] = [_DOMAIN]
    subscriptions = {"request_url": endpoint.url, "metadata_subscriptions": [{"app_id": "*", "event_type": "*"}]}
    described["settings"]["event_subscriptions"] = subscriptions
    return described


def _live(acme: Acme, inside: Installed, secret: str) -> list[tuple[Person, str, str]]:
    """Everything happens; the messages that are still to be deleted."""
    spoken = []
    kara, ivan, mia = acme.kara, acme.ivan, acme.mia
    direct = kara.ok("conversations.open", users=[ivan.id])["channel"]["id"]
    several = kara.ok("conversations.open", users=[ivan.id, inside.bot.id])["channel"]["id"]
    own = kara.ok("conversations.open", users=[inside.bot.id])["channel"]["id"]
    for room in (acme.general, acme.random, secret, direct, several, own):
        spoken += _talk(inside, kara, room)
    for room in (direct, several):
        kara.ok("conversations.close", channel=room)
        ivan.ok("chat.postMessage", channel=room, text="still there?")
    rooms = [
        kara.ok("conversations.create", name=f"new-{kind}", is_private=kind == "private")["channel"]["id"] for kind in ("public", "private")
    ]
    for room in rooms:
        kara.ok("conversations.invite", channel=room, users=[ivan.id])
        ivan.ok("conversations.leave", channel=room)
        kara.ok("conversations.rename", channel=room, name=f"{room.lower()}-renamed")
        kara.ok("conversations.archive", channel=room)
        kara.ok("conversations.unarchive", channel=room)
        kara.ok("conversations.invite", channel=room, users=[ivan.id])
        kara.ok("conversations.leave", channel=room)
    _have_things(acme, kara, mia)
    return spoken


def _take_out(acme: Acme, inside: Installed) -> None:
    brief = Installed(acme, manifest("Brief"))
    acme.server.write(acme.id, lambda tx: apps.delete(tx, apps.get(tx, acme.id, brief.id)))
    acme.server.write(acme.id, lambda tx: apps.uninstall(tx, apps.get(tx, acme.id, inside.id)))


def _talk(inside: Installed, kara: Person, room: str) -> list[tuple[Person, str, str]]:
    link = f"<https://docs.{_DOMAIN}/a> and https://{_DOMAIN}.evil.example/"
    said = kara.ok("chat.postMessage", channel=room, text=f"<@{inside.bot.id}> see {link}")["ts"]
    kara.ok("chat.postMessage", channel=room, text="indeed", thread_ts=said)
    at = {"channel": room, "timestamp": said}
    kara.ok("reactions.add", name="tada", **at)
    kara.ok("reactions.remove", name="tada", **at)
    kara.ok("pins.add", **at)
    kara.ok("pins.remove", **at)
    kara.ok("stars.add", **at)
    kara.ok("stars.remove", **at)
    spoken = []
    for person in (kara, inside.bot) if inside.bot.call("conversations.info", channel=room)["ok"] else (kara,):
        data = {"event_type": "task", "event_payload": {"id": 1}}
        told = person.call("chat.postMessage", channel=room, text="a task", metadata=data)
        if told["ok"]:
            person.ok("chat.update", channel=room, ts=told["ts"], text="done", metadata=data | {"event_payload": {"id": 2}})
            spoken.append((person, room, told["ts"]))
    file = kara.upload(room, "a.txt", b"words")
    kara.ok("files.edit", file=file, title="Words")
    shared = kara.ok("conversations.history", channel=room, limit=1)["messages"][0]["ts"]
    kara.ok("files.delete", file=kara.upload(room, "b.txt", b"more words"))
    return [*spoken, (kara, room, shared)]


def _have_things(acme: Acme, kara: Person, mia: Person) -> None:
    acme.person("Noa Levi")
    mia.ok("users.profile.set", profile={"title": "Pilot"})
    mia.ok("users.profile.set", profile={"status_text": "away", "status_emoji": ":car:"})
    mia.ok("dnd.setSnooze", num_minutes=5)
    kara.ok("emoji.add", name="hooray", alias_for="tada")
    kara.ok("emoji.remove", name="hooray")
    group = kara.ok("usergroups.create", name="Pilots", handle="pilots")["usergroup"]["id"]
    kara.ok("usergroups.users.update", usergroup=group, users=[mia.id])
    kara.ok("usergroups.users.update", usergroup=group, users=[kara.id])
    kara.ok("admin.teams.settings.setName", team_id=acme.id, name="Acme & Sons")
    brief = Installed(acme, manifest("Wanted"))
    acme.server.write(acme.id, lambda tx: apps.uninstall(tx, apps.get(tx, acme.id, brief.id)))
    acme.session(kara).ok("apps.settings.set", apps_need_approval=True)
    acme.session(mia).ok("apps.request", app_id=brief.id, message="please")


def _wait_until_served(acme: Acme, served: list[Installed]) -> None:
    """Wait until each app was told of everything so far."""
    end, until = acme.server.read(last_seq, acme.id), time.monotonic() + 60
    while min(_position(acme, app) for app in served) < end or any(_waits(acme, app) for app in served):
        assert time.monotonic() < until
        time.sleep(0.05)


def _hear(endpoint: Endpoint, served: list[Installed], start: int, end: int) -> dict[str, list[Heard]]:
    """Every delivery of what happened in between, by app."""
    heard: dict[str, list[Heard]] = {app.id: [] for app in served}
    while True:
        try:
            body = endpoint.heard.get_nowait().json
        except queue.Empty:
            return heard
        context = read_context(body["event_context"])
        if start < context.seq <= end:
            heard[body["api_app_id"]].append(Heard(context.name, context.seq, body))


def _waits(acme: Acme, app: Installed) -> bool:
    return bool(acme.server.read(store.list_due, acme.id, app.id, 1 << 40))


def _position(acme: Acme, app: Installed) -> int:
    found = acme.server.read(apps.find_installation, acme.id, app.id)
    assert found is not None
    return 1 << 62 if found.parted_at and found.position >= found.parted_at else found.position


def _names(acme: Acme, reader: Reader, model: Model, envelope: Envelope) -> set[str]:
    """By which subscriptions a reader is to be told of an event, worked out from the log alone."""
    if envelope.audience.kind == "app":
        return {envelope.type} if envelope.audience.id == reader.app.id else set()
    if model.ended(reader.app.id) and envelope.seq > model.ended(reader.app.id):
        return set()
    body, concerns = envelope.decode(), model.concerns(reader.user_id, envelope)
    if envelope.type == "message_metadata_deleted":
        return {envelope.type} if reader.is_bot and model.is_in(reader.user_id, body["channel_id"], envelope.seq) else set()
    if envelope.type in ("app_deleted", "app_installed", "app_requested", "app_uninstalled_team"):
        return {envelope.type} if reader.is_admin else set()
    if envelope.type == "message":
        return _message_names(reader, body, model.kind_of(acme, body["channel"]), concerns=concerns)
    scopes = _BOT_SCOPES if reader.is_bot else _USER_SCOPES
    named = {name for name, kind in KINDS.items() if (kind.source or name) == envelope.type and not set(kind.scopes).isdisjoint(scopes)}
    return named if concerns else set()


def _message_names(reader: Reader, body: dict[str, Any], kind: str, *, concerns: bool) -> set[str]:
    names = set()
    subtype, text = body.get("subtype", ""), body.get("text", "")
    is_said, is_own = subtype in ("", "file_share", "thread_broadcast"), reader.is_bot and body.get("user") == reader.user_id
    if is_said and not is_own and f"<https://docs.{_DOMAIN}/a>" in text and (concerns or (kind == "channel" and not reader.is_guest)):
        names.add("link_shared")
    if not concerns or subtype == "message_replied":
        return names
    names.add(MESSAGES[kind][0])
    if reader.is_bot:
        if is_said and not is_own and kind != "im" and f"<@{reader.user_id}>" in text:
            names.add("app_mention")
        if is_said and body.get("metadata"):
            names.add("message_metadata_posted")
        if subtype == "message_changed" and body["message"].get("metadata"):
            names.add("message_metadata_updated")
    return names


def _check_form(acme: Acme, reader: Reader, item: Heard) -> None:
    body, event = item.body, item.body["event"]
    assert (body["type"], body["team_id"], body["is_ext_shared_channel"]) == ("event_callback", acme.id, False)
    assert event["type"] == ("message" if item.name.startswith("message.") else item.name)
    assert event["event_ts"].count(".") == 1
    if item.name in ("app_uninstalled", "tokens_revoked"):
        assert "authorizations" not in body
    else:
        assert body["authorizations"] == [
            {"enterprise_id": None, "team_id": acme.id, "user_id": reader.user_id, "is_bot": reader.is_bot, "is_enterprise_install": False}
        ]
    if item.name.startswith("message."):
        assert event["channel_type"] == MESSAGES_TYPE[item.name]
    assert "spoke_to" not in str(event)
    if isinstance(event.get("user"), dict):
        assert "email" not in event["user"]["profile"], "none of the apps has users:read.email"


MESSAGES_TYPE = dict(MESSAGES.values())
