"""`users.prefs.*`, `users.channelSections.*` and `users.conversationPrefs.set`: ours, in Slack's style."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.arguments import Scalar
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Registrar, Tier, method
from hallway.domain import conversations
from hallway.domain.personal import dnd, notifications, preferences, sections
from hallway.platform.storage import Reader, Transaction

_OWN = ("session", "user")


@method("users.prefs.get", kind="query", scopes=(), policy=Policy.PERSON, tier=Tier.THREE, audit=UNAUDITED, tokens=_OWN)
def get_prefs(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """One's preferences."""
    return {"prefs": notifications.slack_preferences(reader, actor)}


class SetPrefs(msgspec.Struct):
    """Arguments of `users.prefs.set`: several as `prefs`, or one as `name` and `value`."""

    prefs: Any = None
    name: str = ""
    value: Scalar = None


@method("users.prefs.set", kind="command", scopes=(), policy=Policy.PERSON, tier=Tier.THREE, audit=UNAUDITED, tokens=_OWN)
def set_prefs(tx: Transaction, actor: Actor, args: SetPrefs) -> dict[str, Any]:
    """Set preferences."""
    changes = args.prefs if isinstance(args.prefs, dict) else {args.name: args.value} if args.name else None
    if not changes or len(changes) > 100:
        raise ApiError("invalid_arguments", "[ERROR] prefs must be an object")
    dnd.change_preferences(tx, actor, changes)
    return {"prefs": preferences.preferences_of(tx, actor)}


class ConversationPrefs(msgspec.Struct):
    """Arguments of `users.conversationPrefs.set`."""

    channel: str
    notify: str | None = None
    muted: bool | None = None


@method("users.conversationPrefs.set", kind="command", scopes=(), policy=Policy.PERSON, tier=Tier.THREE, audit=UNAUDITED, tokens=_OWN)
def set_conversation_prefs(tx: Transaction, actor: Actor, args: ConversationPrefs) -> dict[str, Any]:
    """How much one conversation may say."""
    if args.notify not in (None, "default", "everything", "mentions", "nothing"):
        raise ApiError("invalid_notify")
    found = conversations.access_member(tx, actor, args.channel)
    return preferences.set_for_conversation(tx, actor, found, notify=args.notify, is_muted=args.muted)


class Section(msgspec.Struct):
    """A sidebar section."""

    channel_section_id: str = ""
    name: str | None = None
    emoji: str | None = None
    is_collapsed: bool | None = None
    channel_ids: list[str] = []


def _section(name: str) -> Registrar:
    return method(
        f"users.channelSections.{name}",
        kind="command",
        scopes=(),
        policy=Policy.PERSON,
        tier=Tier.THREE,
        audit=UNAUDITED,
        tokens=("session",),
    )


@method("users.channelSections.list", kind="query", scopes=(), policy=Policy.PERSON, tier=Tier.THREE, audit=UNAUDITED, tokens=("session",))
def list_sections(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """One's sidebar sections in order."""
    return {"channel_sections": sections.list_sections(reader, actor)}


@_section("create")
def create_section(tx: Transaction, actor: Actor, args: Section) -> dict[str, Any]:
    """A new section."""
    return {"channel_section_id": sections.create(tx, actor, args.name or "", args.emoji or "", args.channel_ids)}


@_section("update")
def update_section(tx: Transaction, actor: Actor, args: Section) -> dict[str, Any]:
    """Rename, collapse, give an emoji."""
    given = {"name": args.name[:80] if args.name else None, "emoji": args.emoji, "is_collapsed": args.is_collapsed}
    sections.change(tx, actor, args.channel_section_id, {key: value for key, value in given.items() if value is not None})
    return {}


@_section("delete")
def delete_section(tx: Transaction, actor: Actor, args: Section) -> dict[str, Any]:
    """Delete a section."""
    sections.remove(tx, actor, args.channel_section_id)
    return {}


class Order(msgspec.Struct):
    """Arguments of `users.channelSections.reorder`."""

    channel_section_ids: list[str]


@_section("reorder")
def reorder_sections(tx: Transaction, actor: Actor, args: Order) -> dict[str, Any]:
    """Put the sections in an order."""
    sections.reorder(tx, actor, args.channel_section_ids)
    return {}


@_section("channels.bulkUpdate")
def move_channels(tx: Transaction, actor: Actor, args: Section) -> dict[str, Any]:
    """Put channels into a section."""
    sections.move(tx, actor, args.channel_section_id, args.channel_ids)
    return {}
