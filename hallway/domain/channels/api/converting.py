"""`admin.conversations.convertToPrivate` and `admin.conversations.convertToPublic`."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.methods import Policy, Scopes, Tier, method
from hallway.domain import conversations
from hallway.domain.channels import converting
from hallway.platform.storage import Transaction

_SCOPES = Scopes((), ("admin.conversations:write",))
_OWN = ("user", "session")


class ToPrivate(msgspec.Struct):
    """Arguments of `admin.conversations.convertToPrivate`; `name` is for group messages, which have none."""

    channel_id: str
    name: str = ""


@method(
    "admin.conversations.convertToPrivate",
    kind="command",
    scopes=_SCOPES,
    policy=Policy.ADMIN,
    tier=Tier.TWO,
    audit="public_channel_converted_to_private",
    tokens=_OWN,
)
def convert_to_private(tx: Transaction, actor: Actor, args: ToPrivate) -> dict[str, Any]:
    """Make a public channel, or group messages, a private channel."""
    converting.make_private(tx, actor, conversations.access(tx, actor, args.channel_id), args.name)
    return {}


class ToPublic(msgspec.Struct):
    """Arguments of `admin.conversations.convertToPublic`."""

    channel_id: str


@method(
    "admin.conversations.convertToPublic",
    kind="command",
    scopes=_SCOPES,
    policy=Policy.ADMIN,
    tier=Tier.TWO,
    audit="private_channel_converted_to_public",
    tokens=_OWN,
)
def convert_to_public(tx: Transaction, actor: Actor, args: ToPublic) -> dict[str, Any]:
    """Make a private channel public, with all that was said in it; admins convert only channels that they are in."""
    converting.make_public(tx, actor, conversations.access(tx, actor, args.channel_id))
    return {}
