"""From an event of the log to what an app is told of it: whether at all, for whom, and in which form."""

import base64
import hashlib
from typing import Any

import msgspec

from hallway.core import encoding
from hallway.core.errors import ApiError
from hallway.core.events import Audience
from hallway.core.events import conversation as conversation_audience
from hallway.domain import apps
from hallway.domain.delivery import forms
from hallway.domain.delivery.forms import Inner, Told
from hallway.domain.delivery.hearing import Hearer
from hallway.domain.delivery.kinds import KINDS, MESSAGES, NAMES, PARTING
from hallway.domain.delivery.sending import Recipient
from hallway.domain.delivery.signing import function_token

_CONTEXT = "4-"
# Events by which somebody speaks to an app.
_SPOKEN_TO = ("app_mention", "message.im")


class Wishes(msgspec.Struct, frozen=True):
    """What an app's manifest asks to be told of."""

    bot_events: frozenset[str]
    user_events: frozenset[str]
    domains: tuple[str, ...] = ()
    metadata: frozenset[tuple[str, str]] = frozenset()  # of which app, and which type

    @property
    def events(self) -> frozenset[str]:
        """Every event that it wants to hear of, for whomever."""
        return self.bot_events | self.user_events


class Served(msgspec.Struct):
    """An app that hears of events: how it is called, what it wants, and for whom it hears, as of `seq`.

    One that is not installed any more hears of nothing but that; where `is_silent`, its URL is not verified or its events are off.
    """

    to: Recipient
    url: str
    verified_url: str
    wishes: Wishes
    hearers: list[Hearer]
    is_active: bool
    is_silent: bool
    owner: str
    seq: int
    position: int
    parted_at: int

    @property
    def can_be_told(self) -> bool:
        """Whether it wants to hear of anything at all, and may."""
        return bool((self.wishes.events or self.wishes.metadata) and (self.url or self.to.is_socket) and not self.is_silent)

    @property
    def bot(self) -> Hearer | None:
        """Its bot, where it has one."""
        return self.hearers[0] if self.hearers and self.hearers[0].is_bot else None


class Outgoing(msgspec.Struct, frozen=True):
    """One event for one app: what it subscribed to, Slack's inner event, for whom the app hears it (None when it is told as such),
    and the id, which is the same whenever the event is made."""

    name: str
    inner: Inner
    hearer: Hearer | None
    event_id: str
    seq: int


def match(served: Served, told: Told) -> list[Outgoing]:
    """What the app is told of an event."""
    envelope = told.envelope
    if envelope.audience.kind == "app":
        is_wanted = envelope.audience.id == served.to.app_id and envelope.type in served.wishes.events
        return [_outgoing(served, told, envelope.type, None if envelope.type in PARTING else served.bot)] if is_wanted else []
    if envelope.type == "message":
        return _match_message(served, told)
    if envelope.type == "message_metadata_deleted":
        return _match_metadata(served, told, "message_metadata_deleted", told.body)
    return [
        _outgoing(served, told, name, hearers[0])
        for name in NAMES.get(envelope.type, ())
        if name in served.wishes.events and (hearers := who_hears(served, told, name))
    ]


def who_hears(served: Served, told: Told, name: str) -> list[Hearer]:
    """Everybody for whom the app may hear this as `name`, its bot first."""
    kind = KINDS[name]
    wanted_by = (served.wishes.user_events, served.wishes.bot_events)
    audience = _audience(told)
    return [
        hearer
        for hearer in served.hearers
        if (name in wanted_by[hearer.is_bot] or name.startswith("message_metadata_"))
        and (not kind.scopes or not hearer.scopes.isdisjoint(kind.scopes))
        and (hearer.is_admin if kind.for_admins else hearer.hears(audience) or (name == "link_shared" and _may_read(hearer, told)))
    ]


def _audience(told: Told) -> Audience:
    if told.envelope.type == "message_metadata_deleted":
        return conversation_audience(told.body["channel_id"])
    return told.envelope.audience


def _may_read(hearer: Hearer, told: Told) -> bool:
    """Addresses are shown to apps in every channel that their bot could enter."""
    return told.kind == "channel" and not hearer.is_guest


def _match_message(served: Served, told: Told) -> list[Outgoing]:
    if told.kind not in MESSAGES or told.is_summary:
        return []
    events = served.wishes.events
    found = []
    if "app_mention" in events and _is_mention(served, told):
        found += [_outgoing(served, told, "app_mention", hearer) for hearer in who_hears(served, told, "app_mention")[:1]]
    name = MESSAGES[told.kind][0]
    if name in events and (hearers := who_hears(served, told, name)):
        found.append(_outgoing(served, told, name, hearers[0]))
    elif "message.app_home" in events and told.kind == "im" and served.bot in who_hears(served, told, "message.app_home"):
        found.append(_outgoing(served, told, "message.app_home", served.bot))
    if served.wishes.metadata:
        found += _match_metadata(served, told, *forms.metadata_of(told))
    return found + _match_links(served, told)


def _is_mention(served: Served, told: Told) -> bool:
    """Whether somebody speaks to the app's bot. Asked in this order, so that no message is read for apps to which it cannot matter."""
    bot = served.bot
    return bot is not None and told.kind != "im" and forms.mentions(told, bot.user_id) and told.is_said and _is_by_other(told, bot)


def _is_by_other(told: Told, bot: Hearer) -> bool:
    return bool(told.body.get("user") != bot.user_id)


def _match_links(served: Served, told: Told) -> list[Outgoing]:
    if "link_shared" not in served.wishes.events or not (links := forms.links(told, served.wishes.domains)) or not told.is_said:
        return []
    hearers = who_hears(served, told, "link_shared")
    bot = served.bot
    if not hearers or (bot is not None and not _is_by_other(told, bot)):
        return []
    is_member = bot is not None and bot.hears(told.envelope.audience)
    inner = forms.link_shared(told, links, is_member=is_member)
    return [_outgoing(served, told, "link_shared", hearers[0], inner)]


def _match_metadata(served: Served, told: Told, name: str, event: dict[str, Any] | None) -> list[Outgoing]:
    if not served.wishes.metadata or event is None:
        return []
    kind = (event.get("metadata") or event.get("previous_metadata") or {}).get("event_type", "")
    of = {(app_id, named) for app_id in (event["app_id"], "*") for named in (kind, "*")}
    hearers = [] if served.wishes.metadata.isdisjoint(of) else who_hears(served, told, name)
    inner = Inner(name, encoding.encode({**event, "type": name}), told.at)
    return [_outgoing(served, told, name, hearers[0], inner)] if hearers else []


def _outgoing(served: Served, told: Told, name: str, hearer: Hearer | None, inner: Inner | None = None) -> Outgoing:
    envelope = told.envelope
    with_email = hearer is not None and "users:read.email" in hearer.scopes
    made = inner or told.inner(name, with_email=with_email)
    if name in _SPOKEN_TO and hearer is not None and hearer.is_bot and "search:read.public" in hearer.scopes:
        made = _with_action_token(served, told, made)
    return Outgoing(name, made, hearer, event_id(envelope.team_id, envelope.seq, served.to.app_id, made.type), envelope.seq)


def _with_action_token(served: Served, told: Told, inner: Inner) -> Inner:
    """Somebody speaks to the app: it may search for them for a while."""
    user_id = told.body.get("user")
    if not isinstance(user_id, str) or not told.is_said:
        return inner
    token = apps.make_action_token(served.to.signing_secret, served.to.app_id, user_id, int(inner.at))
    return msgspec.structs.replace(inner, json=inner.json[:-1] + b',"assistant_thread":{"action_token":"%s"}}' % token.encode())


def event_id(team_id: str, seq: int, app_id: str, kind: str) -> str:
    """An event's id for an app: unique in the world, and the same each time it is offered."""
    digest = hashlib.blake2s(f"{team_id} {seq} {app_id} {kind}".encode(), digest_size=10).digest()
    return "Ev" + base64.b32encode(digest).decode().rstrip("=")


class EventContext(msgspec.Struct, frozen=True, array_like=True):
    """What an app hands back to ask who else can see an event."""

    team_id: str
    app_id: str
    seq: int
    name: str

    def write(self) -> str:
        """As text that says nothing to the app."""
        return _CONTEXT + base64.urlsafe_b64encode(encoding.encode(self)).decode().rstrip("=")


def read_context(text: str) -> EventContext:
    """The context in `text`. Raises `ApiError("invalid_event_context")`."""
    body = text.removeprefix(_CONTEXT)
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)), type=EventContext)
    except (ValueError, msgspec.MsgspecError) as error:
        raise ApiError("invalid_event_context") from error


def authorization(team_id: str, hearer: Hearer) -> dict[str, Any]:
    """For whom an app is told of something."""
    return {
        "enterprise_id": None,
        "team_id": team_id,
        "user_id": hearer.user_id,
        "is_bot": hearer.is_bot,
        "is_enterprise_install": False,
    }


def _event_of(served: Served, outgoing: Outgoing, team_id: str) -> Any:
    """The inner event; the token for a function is nowhere but there."""
    if outgoing.name != "function_executed":
        return msgspec.Raw(outgoing.inner.json)
    event = encoding.decode(outgoing.inner.json)
    return event | {"bot_access_token": function_token(served.to.signing_secret, team_id, event["function_execution_id"])}


def callback(served: Served, outgoing: Outgoing, team_id: str) -> dict[str, Any]:
    """The whole body of a delivery (docs.slack.dev/apis/events-api: the outer event)."""
    hearer = outgoing.hearer
    return {
        "token": served.to.verification_token,
        "team_id": team_id,
        "context_team_id": team_id,
        "context_enterprise_id": None,
        "api_app_id": served.to.app_id,
        "event": _event_of(served, outgoing, team_id),
        "type": "event_callback",
        "event_id": outgoing.event_id,
        "event_time": int(outgoing.inner.at),
        **({"authorizations": [authorization(team_id, hearer)]} if hearer is not None else {}),
        "is_ext_shared_channel": False,
        "event_context": EventContext(team_id, served.to.app_id, outgoing.seq, outgoing.name).write(),
    }
