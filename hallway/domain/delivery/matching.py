"""From an event of the log to what an app is told of it: whether at all, for whom, and in which form."""

import base64
import hashlib
from typing import Any

import msgspec

from hallway.core import encoding
from hallway.core.events import Envelope
from hallway.domain.delivery.hearing import Hearer
from hallway.domain.delivery.kinds import MESSAGES, PASSED_ON
from hallway.domain.delivery.sending import Recipient

# Messages that tell of other messages, and those that answer nobody.
_NO_MENTION = frozenset(("message_changed", "message_deleted", "message_replied", "me_message"))


class Served(msgspec.Struct):
    """An app that hears of events: how it is called, what it wants, and for whom it hears, as of `seq`."""

    to: Recipient
    url: str
    bot_events: frozenset[str]
    user_events: frozenset[str]
    hearers: list[Hearer]
    bot_user_id: str
    seq: int

    @property
    def wants_any(self) -> bool:
        """Whether it wants to hear of anything at all, and can be told."""
        return bool((self.bot_events or self.user_events) and (self.url or self.to.is_socket))


class Outgoing(msgspec.Struct, frozen=True):
    """One event for one app: Slack's inner event, for whom the app hears it, and its id, which is the same whenever it is made."""

    event: dict[str, Any]
    hearer: Hearer
    event_id: str
    seq: int


def match(served: Served, envelope: Envelope, kind: str) -> list[Outgoing]:
    """What the app is told of an event; `kind` is that of its conversation, empty where it concerns none."""
    if envelope.type == "message":
        return _match_message(served, envelope, kind)
    scopes = PASSED_ON.get(envelope.type)
    hearer = _hearer_of(served, envelope, envelope.type, scopes) if scopes else None
    return [_outgoing(served, envelope, envelope.decode(), hearer)] if hearer is not None else []


def _match_message(served: Served, envelope: Envelope, kind: str) -> list[Outgoing]:
    if kind not in MESSAGES:
        return []
    name, channel_type, scope = MESSAGES[kind]
    hearer = _hearer_of(served, envelope, name, (scope,))
    bot = served.hearers[0] if served.hearers and served.hearers[0].is_bot else None
    may_be_mention = (
        bot is not None
        and kind != "im"
        and "app_mention" in served.bot_events
        and "app_mentions:read" in bot.scopes
        and bot.hears(envelope.audience)
    )
    if hearer is None and not may_be_mention:
        return []
    body = envelope.decode()
    if body.get("subtype") == "message_replied":
        return []
    found = []
    if bot is not None and may_be_mention and _mentions(body, served.bot_user_id):
        found.append(_outgoing(served, envelope, {**body, "type": "app_mention"}, bot))
    if hearer is not None:
        found.append(_outgoing(served, envelope, {**body, "channel_type": channel_type}, hearer))
    return found


def _mentions(body: dict[str, Any], bot_user_id: str) -> bool:
    if body.get("subtype") in _NO_MENTION or body.get("user") == bot_user_id:
        return False
    return f"<@{bot_user_id}" in str(body.get("text", ""))


def _hearer_of(served: Served, envelope: Envelope, name: str, scopes: tuple[str, ...]) -> Hearer | None:
    """The first for whom the app may hear this: its bot before people."""
    for hearer in served.hearers:
        wanted = served.bot_events if hearer.is_bot else served.user_events
        if name in wanted and not hearer.scopes.isdisjoint(scopes) and hearer.hears(envelope.audience):
            return hearer
    return None


def _outgoing(served: Served, envelope: Envelope, event: dict[str, Any], hearer: Hearer) -> Outgoing:
    return Outgoing(event, hearer, event_id(envelope.team_id, envelope.seq, served.to.app_id, event["type"]), envelope.seq)


def event_id(team_id: str, seq: int, app_id: str, kind: str) -> str:
    """An event's id for an app: unique in the world, and the same each time it is offered."""
    digest = hashlib.blake2s(f"{team_id} {seq} {app_id} {kind}".encode(), digest_size=10).digest()
    return "Ev" + base64.b32encode(digest).decode().rstrip("=")


def event_context(team_id: str, app_id: str, seq: int) -> str:
    """What an app hands back to ask who else can see an event."""
    return "4-" + base64.urlsafe_b64encode(encoding.encode([team_id, app_id, seq])).decode().rstrip("=")


def callback(served: Served, outgoing: Outgoing, team_id: str) -> dict[str, Any]:
    """The whole body of a delivery (docs.slack.dev/apis/events-api: the outer event)."""
    event_ts = str(outgoing.event.get("event_ts", "0"))
    authorization = {
        "enterprise_id": None,
        "team_id": team_id,
        "user_id": outgoing.hearer.user_id,
        "is_bot": outgoing.hearer.is_bot,
        "is_enterprise_install": False,
    }
    return {
        "token": served.to.verification_token,
        "team_id": team_id,
        "context_team_id": team_id,
        "context_enterprise_id": None,
        "api_app_id": served.to.app_id,
        "event": outgoing.event,
        "type": "event_callback",
        "event_id": outgoing.event_id,
        "event_time": int(float(event_ts)),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": event_context(team_id, served.to.app_id, outgoing.seq),
    }
