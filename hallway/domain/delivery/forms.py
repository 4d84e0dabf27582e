"""From an event as the log has it to Slack's inner event. What is the same for every app is made once, whoever hears it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import msgspec

from hallway.core import encoding, richtext
from hallway.core.events import Envelope
from hallway.domain.delivery.kinds import MESSAGES
from hallway.domain.messages import unfurl_ids

Body = dict[str, Any]

# Messages that say something; the others tell of other messages, or of what the server did.
_SAYING = frozenset(("", "bot_message", "file_share", "thread_broadcast", "me_message"))
_PEOPLE = frozenset(("team_join", "user_change", "user_profile_changed", "user_status_changed"))


class Inner(msgspec.Struct, frozen=True):
    """An inner event: its type and its JSON. `at` is when it happened, in unix seconds."""

    type: str
    json: bytes
    at: float


class _Stamp(msgspec.Struct):
    event_ts: str = "0"


_stamp = msgspec.json.Decoder(_Stamp)


class Told:
    """One event of the log as apps are told of it. `kind` is that of its conversation, for messages."""

    __slots__ = ("_body", "_forms", "at", "envelope", "kind")

    def __init__(self, envelope: Envelope, kind: str = "") -> None:
        self.envelope = envelope
        self.kind = kind
        self.at = float(_stamp.decode(envelope.body).event_ts)
        self._body: Body | None = None
        self._forms: dict[tuple[str, bool], Inner] = {}

    @property
    def body(self) -> Body:
        """The log's event, decoded once. Not to be changed."""
        if self._body is None:
            self._body = self.envelope.decode()
        return self._body

    @property
    def is_summary(self) -> bool:
        """Whether it only counts a thread's replies, of which apps are not told."""
        return b'"message_replied"' in self.envelope.body and self.body.get("subtype") == "message_replied"

    @property
    def is_said(self) -> bool:
        """Whether it is a message in which somebody says something."""
        return self.envelope.type == "message" and self.body.get("subtype", "") in _SAYING

    def inner(self, name: str, *, with_email: bool) -> Inner:
        """As apps that subscribe to `name` get it; addresses of people only for those who may know them."""
        key = (name, with_email or name not in _PEOPLE)
        made = self._forms.get(key)
        if made is None:
            made = self._forms[key] = self._make(name, with_email=with_email)
        return made

    def _make(self, name: str, *, with_email: bool) -> Inner:
        if name.startswith("message."):
            kind = "app_home" if name == "message.app_home" else MESSAGES[self.kind][1]
            return Inner("message", _message(self, kind), self.at)
        if name in _PEOPLE and not with_email:
            return self._of(name, _without_email(self.body))
        if name in _FORMS:
            return self._of(name, _FORMS[name](self.body))
        if name == self.envelope.type:
            return Inner(name, self.envelope.body, self.at)
        return self._of(name, self.body)

    def _of(self, name: str, body: Body) -> Inner:
        return Inner(name, encoding.encode({**body, "type": name}), self.at)


def _message(told: Told, channel_type: str) -> bytes:
    """The log's message with its `channel_type`, and without what only the web client needs to know."""
    text = told.envelope.body
    if b'"spoke_to"' in text and "previous_message" in told.body:
        body = dict(told.body)
        body["previous_message"] = {key: value for key, value in body["previous_message"].items() if key != "spoke_to"}
        return encoding.encode({**body, "channel_type": channel_type})
    return b'%b,"channel_type":"%b"}' % (text[:-1], channel_type.encode())


def _without_email(body: Body) -> Body:
    user = body["user"]
    return {**body, "user": {**user, "profile": {key: value for key, value in user["profile"].items() if key != "email"}}}


def _channel(body: Body) -> Body:
    channel = body["channel"]
    is_channel = channel.get("is_channel", False)
    more = {"name_normalized": channel["name"], "is_mpim": False, "is_group": not is_channel, "is_private": not is_channel}
    return {**body, "channel": {**more, **channel}}


def _created(body: Body) -> Body:
    return _channel(body | {"channel": {"is_shared": False, "is_org_shared": False, "is_archived": False, **body["channel"]}})


def _acted(body: Body) -> Body:
    return {"actor_id": body.get("user", ""), **body}


def _archived(body: Body) -> Body:
    return {**body, "is_moved": 0}


def _deleted_file(body: Body) -> Body:
    return {key: value for key, value in body.items() if key not in ("user_id", "file")}


_FORMS: dict[str, Callable[[Body], Body]] = {
    "channel_created": _created,
    "channel_rename": _channel,
    "group_rename": _channel,
    "channel_archive": _archived,
    "group_archive": _archived,
    "group_unarchive": _acted,
    "file_deleted": _deleted_file,
}


def mentions(told: Told, user_id: str) -> bool:
    """Whether a message speaks to this user, in its text or in its blocks."""
    return user_id.encode() in told.envelope.body and user_id in _named(told.body).users


def links(told: Told, domains: tuple[str, ...]) -> list[Body]:
    """The addresses in a message that are at one of these domains or below one."""
    if not domains or b"://" not in told.envelope.body:
        return []
    return links_at(_named(told.body).links, domains)


def links_at(urls: tuple[str, ...], domains: tuple[str, ...]) -> list[Body]:
    """Those addresses that are at one of these domains or below one, as `link_shared` names them."""
    found = []
    for url in urls:
        host = _host(url)
        domain = next((domain for domain in domains if host == domain or host.endswith(f".{domain}")), "")
        if domain:
            found.append({"domain": domain, "url": url})
    return found


def link_shared(told: Told, found: list[Body], *, is_member: bool) -> Inner:
    """The event that asks an app for previews."""
    body = told.body
    unfurl_id = unfurl_ids.of_message(body["channel"], body["ts"])
    event = {
        "type": "link_shared", "channel": body["channel"], "is_bot_user_member": is_member, "user": body.get("user", ""),
        "message_ts": body["ts"], "links": found, "unfurl_id": unfurl_id, "source": "conversations_history", "event_ts": body["event_ts"],
    }  # fmt: skip
    if "thread_ts" in body:
        event["thread_ts"] = body["thread_ts"]
    return Inner("link_shared", encoding.encode(event), told.at)


def metadata_of(told: Told) -> tuple[str, Body | None]:
    """What a message says of its metadata: the event's name, and the event; an empty name where it says nothing."""
    if b'"metadata"' not in told.envelope.body:
        return "", None
    body = told.body
    message, before = body.get("message", {}), body.get("previous_message", {})
    if body.get("subtype") == "message_changed":
        previous = before.get("metadata")
        if message.get("metadata") == previous:
            return "", None
        if not message.get("metadata"):
            return "message_metadata_deleted", _metadata(told, message, previous=previous)
        name = "message_metadata_updated" if previous else "message_metadata_posted"
        return name, _metadata(told, message, metadata=message["metadata"], previous=previous)
    if told.is_said and body.get("metadata"):
        return "message_metadata_posted", _metadata(told, body, metadata=body["metadata"])
    return "", None


def _metadata(told: Told, message: Body, *, metadata: Body | None = None, previous: Body | None = None) -> Body:
    event: Body = {
        "app_id": message.get("app_id", ""), "user_id": message.get("user", ""), "team_id": told.envelope.team_id,
        "channel_id": told.body["channel"], "message_ts": message["ts"], "event_ts": told.body["event_ts"],
    }  # fmt: skip
    if message.get("bot_id"):
        event["bot_id"] = message["bot_id"]
    if metadata is not None:
        event["metadata"] = metadata
    else:
        event["deleted_ts"] = told.body["event_ts"]
    if previous is not None:
        event["previous_metadata"] = previous
    return event


def _named(body: Body) -> richtext.Mentions:
    return richtext.mentions(body.get("blocks", []), body.get("text", ""))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
