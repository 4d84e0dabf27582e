"""`calls.*`: calls that other systems hold."""

from typing import Any

import msgspec

from hallway.core import events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Registrar, Tier, method
from hallway.domain import calls, conversations, users
from hallway.domain.calls import Call, NewCall
from hallway.domain.messages import showing_calls
from hallway.platform.storage import Reader, Transaction

_LONGEST = 3000


def _method(name: str, kind: Any = "command") -> Registrar:
    scope = "calls:read" if kind == "query" else "calls:write"
    return method(f"calls.{name}", kind=kind, scopes=scope, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED, tokens=("bot", "user"))


class Add(msgspec.Struct):
    """Arguments of `calls.add`."""

    external_unique_id: str
    join_url: str
    external_display_id: str = ""
    desktop_app_join_url: str = ""
    date_start: int = 0
    title: str = ""
    created_by: str = ""
    users: Any = None


class Named(msgspec.Struct):
    """A call."""

    id: str


class End(Named):
    """Arguments of `calls.end`: `duration` in seconds."""

    duration: int = 0


class Update(Named):
    """Arguments of `calls.update`."""

    title: str = ""
    join_url: str = ""
    desktop_app_join_url: str = ""


class Participants(Named, kw_only=True):
    """Arguments of `calls.participants.*`."""

    users: Any


@_method("add")
def add(tx: Transaction, actor: Actor, args: Add) -> dict[str, Any]:
    """Register a call, to show it in a message by its id."""
    if not args.external_unique_id or len(args.external_unique_id) > 255:
        raise ApiError("invalid_arguments", "[ERROR] must have 1 to 255 characters [json-pointer:/external_unique_id]")
    new = NewCall(
        args.external_unique_id,
        _checked_url(args.join_url, ("https://", "http://")),
        _checked_url(args.desktop_app_join_url) if args.desktop_app_join_url else "",
        args.external_display_id[:255],
        args.title[:255],
        args.created_by,
        args.date_start,
        calls.read_users(tx, actor, args.users, "user_not_found") if args.users else (),
    )
    return {"call": calls.present(calls.add(tx, actor, new))}


@_method("info", "query")
def info(reader: Reader, actor: Actor, args: Named) -> dict[str, Any]:
    """A call."""
    found = calls.access(reader, actor, args.id)
    shown = list(dict.fromkeys(conversation_id for conversation_id, _ in calls.places(reader, found)))
    seen = [place for place in shown if conversations.find_access(reader, actor, place) is not None]
    return {"call": calls.present(found, seen)}


@_method("update")
def update(tx: Transaction, actor: Actor, args: Update) -> dict[str, Any]:
    """Change a call's title or addresses."""
    found = calls.access_live(tx, actor, args.id)
    changes = {"title": args.title[:255]} if args.title else {}
    changes |= {"join_url": _checked_url(args.join_url, ("https://", "http://"))} if args.join_url else {}
    changes |= {"desktop_app_join_url": _checked_url(args.desktop_app_join_url)} if args.desktop_app_join_url else {}
    return {"call": calls.present(_refreshed(tx, calls.change(tx, found, **changes)))}


@_method("end")
def end(tx: Transaction, actor: Actor, args: End) -> dict[str, Any]:
    """A call is over."""
    _refreshed(tx, calls.end(tx, calls.access_live(tx, actor, args.id), args.duration))
    return {}


@_method("participants.add")
def participants_add(tx: Transaction, actor: Actor, args: Participants) -> dict[str, Any]:
    """People have joined a call."""
    found = calls.access_live(tx, actor, args.id)
    joined = {calls.name_of(person): person for person in (*found.details["users"], *calls.read_users(tx, actor, args.users))}
    _refreshed(tx, calls.change(tx, found, users=list(joined.values())[:1000]))
    return {}


@_method("participants.remove")
def participants_remove(tx: Transaction, actor: Actor, args: Participants) -> dict[str, Any]:
    """People have left a call."""
    found = calls.access_live(tx, actor, args.id)
    left = {calls.name_of(person) for person in calls.read_users(tx, actor, args.users)}
    _refreshed(tx, calls.change(tx, found, users=[person for person in found.details["users"] if calls.name_of(person) not in left]))
    return {}


class Reject(msgspec.Struct):
    """Arguments of `calls.reject`: a call as a message shows it."""

    channel: str
    call_id: str


@method("calls.reject", kind="command", scopes=(), policy=Policy.PERSON, tier=Tier.THREE, audit=UNAUDITED, tokens=("session",))
def reject(tx: Transaction, actor: Actor, args: Reject) -> dict[str, Any]:
    """Tell the app that one will not come. Emits `call_rejected` to it."""
    channel = conversations.access_member(tx, actor, args.channel).conversation.id
    found = calls.find(tx, actor.team_id, args.call_id)
    if found is None or channel not in [place for place, _ in calls.places(tx, found)]:
        raise ApiError("invalid_call_id")
    bot = users.find_bot_user(tx, actor.team_id, found.app_id)
    told = {"type": "call_rejected", "call_id": found.id, "user_id": actor.user_id, "channel_id": channel}
    tx.emit(actor.team_id, events.user(bot), told | {"external_unique_id": found.external_unique_id})
    return {}


def _refreshed(tx: Transaction, found: Call) -> Call:
    showing_calls.refresh(tx, found)
    return found


def _checked_url(url: str, starts: tuple[str, ...] = ()) -> str:
    """An address to join by; an app on one's desk may have any scheme but those that run in a page."""
    scheme = url.partition(":")[0].lower()
    if len(url) > _LONGEST or ":" not in url or (starts and not url.startswith(starts)) or scheme in ("javascript", "data", "vbscript"):
        raise ApiError("invalid_arguments", "[ERROR] must be a URL [json-pointer:/join_url]")
    return url
