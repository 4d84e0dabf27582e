"""What an app was sent and how it answered, for its page; sending again, switching on again, verifying its URL."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Tier, method
from hallway.domain import apps
from hallway.domain.context import Context
from hallway.domain.delivery import store
from hallway.domain.delivery.sending import Reply
from hallway.domain.delivery.store import Sent
from hallway.platform.storage import Reader, Transaction

_OWN = ("session", "user")
_MOST = 200


class OneApp(msgspec.Struct):
    """An app."""

    app_id: str


class Requests(msgspec.Struct):
    """Arguments of `apps.requests.list`: `kind` is events_api, interactive, slash_commands or url_verification; empty for all."""

    app_id: str
    limit: int = 50
    cursor: str = ""
    kind: str = ""


class OneRequest(msgspec.Struct):
    """One request that was sent to an app."""

    app_id: str
    id: str


@method("apps.requests.list", kind="call", scopes=(), policy=Policy.MEMBER, tier=Tier.THREE, audit=UNAUDITED, tokens=_OWN)
async def list_requests(context: Context, actor: Actor, args: Requests) -> dict[str, Any]:
    """What an app was sent lately, the latest first, and how it answered. For its owner and for admins."""
    await context.courier.save()
    return await context.database.read(_list, actor, args)


def _list(reader: Reader, actor: Actor, args: Requests) -> dict[str, Any]:
    check_owner(reader, actor, args.app_id)
    limit = max(1, min(args.limit, _MOST))
    if args.cursor and not args.cursor.isdecimal():
        raise ApiError("invalid_cursor")
    before = int(args.cursor[:18]) if args.cursor else 1 << 62
    found = store.list_sent(reader, actor.team_id, args.app_id, limit + 1, before=before, kind=args.kind)
    cursor = str(found[limit - 1].id) if len(found) > limit else ""
    return {"requests": [_present(item) for item in found[:limit]], "response_metadata": {"next_cursor": cursor}}


@method("apps.requests.retry", kind="call", scopes=(), policy=Policy.MEMBER, tier=Tier.THREE, audit="app_event_sent_again", tokens=_OWN)
async def retry_request(context: Context, actor: Actor, args: OneRequest) -> dict[str, Any]:
    """Tell an app of an event once more. Raises `ApiError` with `request_not_found`, `not_an_event` or `event_not_found`."""
    sent = await context.database.read(_find_event, actor, args)
    reply: Reply = await context.courier.send_again(actor.team_id, args.app_id, sent.seq, sent.event_id)
    return _outcome(reply)


def _find_event(reader: Reader, actor: Actor, args: OneRequest) -> Sent:
    check_owner(reader, actor, args.app_id)
    sent = store.find_sent(reader, actor.team_id, args.app_id, int(args.id[:18])) if args.id.isdecimal() else None
    if sent is None:
        raise ApiError("request_not_found")
    if not sent.seq:
        raise ApiError("not_an_event")
    return sent


@method("apps.events.enable", kind="command", scopes=(), policy=Policy.MEMBER, tier=Tier.TWO, audit="app_events_enabled", tokens=_OWN)
def enable_events(tx: Transaction, actor: Actor, args: OneApp) -> dict[str, Any]:
    """Switch an app's events on again after they were switched off for failing."""
    check_owner(tx, actor, args.app_id)
    store.set_events(tx, actor.team_id, args.app_id, is_on=True)
    return {}


@method("apps.requestUrl.verify", kind="call", scopes=(), policy=Policy.MEMBER, tier=Tier.TWO, audit=UNAUDITED, tokens=_OWN)
async def verify_url(context: Context, actor: Actor, args: OneApp) -> dict[str, Any]:
    """Challenge the URL that an app wants its events at. Raises `ApiError("no_request_url")`."""
    await context.database.read(check_owner, actor, args.app_id)
    reply: Reply = await context.courier.verify(actor.team_id, args.app_id)
    return _outcome(reply)


def check_owner(reader: Reader, actor: Actor, app_id: str) -> None:
    """Raise `ApiError("app_not_found")` unless the actor looks after this app: it is theirs, or they are an admin."""
    found = apps.get(reader, actor.team_id, app_id)
    if not apps.managing.may_manage(actor, found):
        raise ApiError("app_not_found")


def _present(sent: Sent) -> dict[str, Any]:
    return {
        "id": str(sent.id), "type": sent.kind, "name": sent.name, "url": sent.target, "attempt": sent.attempt, "status": sent.status,
        "error": sent.error, "latency_ms": round(sent.latency_us / 1000, 1), "sent_at": sent.sent_at / 1_000_000, "event_id": sent.event_id,
        "can_retry": bool(sent.seq),
    }  # fmt: skip


def _outcome(reply: Reply) -> dict[str, Any]:
    return {"status": reply.status, "error_reason": reply.error, "latency_ms": round(reply.latency_us / 1000, 1)}
