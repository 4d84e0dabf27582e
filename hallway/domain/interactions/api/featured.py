"""`workflows.featured.*`: the workflows that a channel offers."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Registrar, Tier, method
from hallway.domain import conversations
from hallway.domain.interactions.workflows import featuring
from hallway.platform.storage import Reader, Transaction

_MOST_CHANNELS = 100


def _some(ids: list[str], most: int) -> list[str]:
    """Each once. Raises `ApiError("invalid_arguments")` for none, and for too many."""
    if not 1 <= len(ids) <= most:
        raise ApiError("invalid_arguments")
    return list(dict.fromkeys(ids))


def _command(name: str) -> Registrar:
    name = f"workflows.featured.{name}"
    return method(name, kind="command", scopes="bookmarks:write", policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)


class Featured(msgspec.Struct):
    """Arguments of `workflows.featured.add`, `….remove` and `….set`."""

    channel_id: str
    trigger_ids: list[str]


@_command("add")
def add(tx: Transaction, actor: Actor, args: Featured) -> dict[str, Any]:
    """Feature more workflows in a channel."""
    featuring.add(tx, actor, conversations.access_member(tx, actor, args.channel_id), _some(args.trigger_ids, featuring.MOST))
    return {}


@_command("remove")
def remove(tx: Transaction, actor: Actor, args: Featured) -> dict[str, Any]:
    """Feature some workflows no longer."""
    featuring.remove(tx, actor, conversations.access_member(tx, actor, args.channel_id), _some(args.trigger_ids, featuring.MOST))
    return {}


@_command("set")
def set_all(tx: Transaction, actor: Actor, args: Featured) -> dict[str, Any]:
    """Feature exactly these workflows."""
    featuring.set_featured(tx, actor, conversations.access_member(tx, actor, args.channel_id), _some(args.trigger_ids, featuring.MOST))
    return {}


class Channels(msgspec.Struct):
    """Arguments of `workflows.featured.list`."""

    channel_ids: list[str]


@method("workflows.featured.list", kind="query", scopes="bookmarks:read", policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def list_all(reader: Reader, actor: Actor, args: Channels) -> dict[str, Any]:
    """The featured workflows of channels."""
    places = [
        conversations.access_readable(reader, actor, channel_id).conversation.id for channel_id in _some(args.channel_ids, _MOST_CHANNELS)
    ]
    return {
        "featured_workflows": [{"channel_id": place, "triggers": featuring.list_featured(reader, actor.team_id, place)} for place in places]
    }
