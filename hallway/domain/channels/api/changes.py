"""`conversations.*` that change something."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Registrar, Scopes, Tier, method
from hallway.core.timestamps import find_ts
from hallway.domain import conversations, users
from hallway.domain.channels import commands
from hallway.domain.conversations import Access
from hallway.platform.storage import Transaction

_MANAGE = ("channels:manage", "groups:write", "im:write", "mpim:write")
WRITE = Scopes(_MANAGE, ("channels:write", *_MANAGE[1:]))
JOIN = Scopes(("channels:join",), ("channels:write", "channels:join"))
INVITE = Scopes((*_MANAGE, "channels:write.invites", "groups:write.invites"), ("channels:write", "groups:write", "channels:write.invites"))
TOPIC = Scopes((*_MANAGE, "channels:write.topic", "groups:write.topic"), ("channels:write", *_MANAGE[1:], "channels:write.topic"))


class Channel(msgspec.Struct):
    """A conversation."""

    channel: str


class Create(msgspec.Struct):
    """Arguments of `conversations.create`."""

    name: str = ""
    is_private: bool = False


class Named(Channel, kw_only=True):
    """A conversation and a name for it."""

    name: str


class Topic(Channel, kw_only=True):
    """A conversation and its topic."""

    topic: str


class Purpose(Channel, kw_only=True):
    """A conversation and its purpose."""

    purpose: str


class Invite(Channel):
    """Arguments of `conversations.invite`."""

    users: list[str] = []
    force: bool = False


class Kick(Channel):
    """Arguments of `conversations.kick`."""

    user: str = ""


class Open(msgspec.Struct):
    """Arguments of `conversations.open`: an existing im or mpim, or people."""

    channel: str = ""
    users: list[str] = []
    return_im: bool = False
    prevent_creation: bool = False


class Mark(Channel, kw_only=True):
    """Arguments of `conversations.mark`."""

    ts: str


def _command(name: str, scopes: Scopes, audit: str, tier: Tier = Tier.TWO) -> Registrar:
    return method(f"conversations.{name}", kind="command", scopes=scopes, policy=Policy.ANYONE, tier=tier, audit=audit)


def _present(tx: Transaction, actor: Actor, conversation_id: str) -> dict[str, Any]:
    found = conversations.access(tx, actor, conversation_id)
    return {"channel": conversations.present_conversation(found, actor.user_id)}


@_command("create", WRITE, "public_channel_created")
def create(tx: Transaction, actor: Actor, args: Create) -> dict[str, Any]:
    """Make a channel."""
    return _present(tx, actor, commands.create(tx, actor, args.name, is_private=args.is_private).id)


@_command("join", JOIN, UNAUDITED, Tier.THREE)
def join(tx: Transaction, actor: Actor, args: Channel) -> dict[str, Any]:
    """Join a public channel."""
    found = conversations.access(tx, actor, args.channel)
    if commands.join(tx, actor, found):
        return _present(tx, actor, found.conversation.id)
    already = {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    return _present(tx, actor, found.conversation.id) | already


@_command("leave", WRITE, UNAUDITED, Tier.THREE)
def leave(tx: Transaction, actor: Actor, args: Channel) -> dict[str, Any]:
    """Leave a channel."""
    return {} if commands.leave(tx, actor, conversations.access(tx, actor, args.channel)) else {"not_in_channel": True}


@_command("invite", INVITE, "user_channel_join", Tier.THREE)
def invite(tx: Transaction, actor: Actor, args: Invite) -> dict[str, Any]:
    """Put others into a channel."""
    if not args.users:
        raise ApiError("no_user")
    if len(args.users) > 1000:
        raise ApiError("too_many_users")
    found = conversations.access(tx, actor, args.channel)
    problems = commands.invite(tx, actor, found, args.users, force=args.force)
    return _present(tx, actor, found.conversation.id) | ({"errors": problems} if problems else {})


@_command("kick", WRITE, "user_channel_leave", Tier.THREE)
def kick(tx: Transaction, actor: Actor, args: Kick) -> dict[str, Any]:
    """Take somebody out of a channel."""
    found = conversations.access(tx, actor, args.channel)
    if not users.list_visible(tx, actor, [args.user]):
        raise ApiError("user_not_found")
    commands.kick(tx, actor, found, args.user)
    return {"errors": {}}


@_command("rename", WRITE, "channel_renamed")
def rename(tx: Transaction, actor: Actor, args: Named) -> dict[str, Any]:
    """Give a channel another name."""
    return _present(tx, actor, commands.rename(tx, actor, conversations.access(tx, actor, args.channel), args.name).id)


@_command("setTopic", TOPIC, UNAUDITED)
def set_topic(tx: Transaction, actor: Actor, args: Topic) -> dict[str, Any]:
    """Say what a conversation is about just now."""
    found = conversations.access(tx, actor, args.channel)
    topic = commands.set_text(tx, actor, found, "topic", args.topic)
    return _present(tx, actor, found.conversation.id) | {"topic": topic["value"]}


@_command("setPurpose", TOPIC, UNAUDITED)
def set_purpose(tx: Transaction, actor: Actor, args: Purpose) -> dict[str, Any]:
    """Say what a conversation is for."""
    found = conversations.access(tx, actor, args.channel)
    purpose = commands.set_text(tx, actor, found, "purpose", args.purpose)
    return _present(tx, actor, found.conversation.id) | {"purpose": purpose["value"]}


@_command("archive", WRITE, "channel_archive")
def archive(tx: Transaction, actor: Actor, args: Channel) -> dict[str, Any]:
    """Close a channel."""
    commands.archive(tx, actor, conversations.access(tx, actor, args.channel))
    return {}


@_command("unarchive", WRITE, "channel_unarchive")
def unarchive(tx: Transaction, actor: Actor, args: Channel) -> dict[str, Any]:
    """Open an archived channel again."""
    commands.unarchive(tx, actor, conversations.access(tx, actor, args.channel))
    return {}


@_command("open", Scopes(_MANAGE, ("channels:write", *_MANAGE[1:])), UNAUDITED, Tier.THREE)
def open_conversation(tx: Transaction, actor: Actor, args: Open) -> dict[str, Any]:
    """Open direct messages with one or several people, or show existing ones again."""
    found = _access_direct(tx, actor, args)
    was_closed = conversations.set_open(tx, actor, found.conversation, is_open=True)
    body: dict[str, Any] = {"channel": {"id": found.conversation.id}}
    if args.return_im:
        body = _present(tx, actor, found.conversation.id)
    is_fresh = found.conversation.created_at == tx.now_s
    return body if is_fresh or was_closed else body | {"no_op": True, "already_open": True}


def _access_direct(tx: Transaction, actor: Actor, args: Open) -> Access:
    if args.channel:
        found = conversations.access(tx, actor, args.channel)
        if not found.conversation.is_direct:
            raise ApiError("method_not_supported_for_channel_type")
        return found
    if not args.users:
        raise ApiError("users_list_not_supplied")
    if args.prevent_creation:
        existing = conversations.find_by_name(tx, actor.team_id, ",".join(sorted({actor.user_id, *args.users})))
        if existing is None:
            raise ApiError("channel_not_found")
        return conversations.access(tx, actor, existing.id)
    made = conversations.open_direct(tx, actor, args.users)
    if made is None:
        raise ApiError("user_not_found" if len(args.users) == 1 else "users_not_found")
    return conversations.access(tx, actor, made.id)


@_command("close", WRITE, UNAUDITED)
def close(tx: Transaction, actor: Actor, args: Channel) -> dict[str, Any]:
    """Take direct messages out of the sidebar."""
    found = conversations.access(tx, actor, args.channel)
    if not found.conversation.is_direct:
        raise ApiError("method_not_supported_for_channel_type")
    was_open = conversations.set_open(tx, actor, found.conversation, is_open=False)
    return {} if was_open else {"no_op": True, "already_closed": True}


@_command("mark", WRITE, UNAUDITED, Tier.FOUR)
def mark(tx: Transaction, actor: Actor, args: Mark) -> dict[str, Any]:
    """Note how far one has read."""
    found = conversations.access_member(tx, actor, args.channel)
    ts = find_ts(args.ts)
    if ts is None:
        raise ApiError("invalid_timestamp")
    conversations.mark(tx, actor, found, ts, users.names_of(tx, actor.team_id, actor.user_id))
    return {}
