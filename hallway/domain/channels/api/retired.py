"""`channels.*`, `groups.*`, `im.*` and `mpim.*`: what came before `conversations.*`, for programs that never followed.

Each does what its successor does, with the arguments and the answer that the old one had. Slack turned them off in 2021.
"""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.methods import UNAUDITED, Policy, Registrar, Scopes, Tier, method
from hallway.domain import conversations
from hallway.domain.channels.api import changes, lists
from hallway.domain.channels.api.changes import INVITE, JOIN, TOPIC, WRITE, Channel, Kick, Purpose, Topic
from hallway.domain.conversations import Page
from hallway.domain.messages.api import history
from hallway.platform.storage import Reader, Transaction

_HISTORY = Scopes(history.HISTORY_SCOPES, history.HISTORY_SCOPES)
_ALL = ("channels", "groups", "im", "mpim")
_ROOMS = ("channels", "groups")
# So many conversations to a page, and so many members of one.
_SHOWN = 1000


def _old(name: str, scopes: Scopes, kind: Any = "command", audit: str = UNAUDITED) -> Registrar:
    return method(name, kind=kind, scopes=scopes, policy=Policy.ANYONE, tier=Tier.TWO, audit=audit)


class Name(msgspec.Struct):
    """A channel's name."""

    name: str


class User(msgspec.Struct):
    """Arguments of `im.open`."""

    user: str
    return_im: bool = False


class Users(msgspec.Struct):
    """Arguments of `mpim.open`."""

    users: list[str]


class List(msgspec.Struct):
    """Arguments of the old lists."""

    cursor: str = ""
    limit: int = _SHOWN
    exclude_archived: bool = False


class History(msgspec.Struct):
    """Arguments of the old histories, whose pages are turned by `latest`."""

    channel: str
    oldest: str = "0"
    latest: str = ""
    inclusive: bool = False
    count: int = 100


class Replies(msgspec.Struct):
    """Arguments of `channels.replies` and the like."""

    channel: str
    thread_ts: str


def _history(reader: Reader, actor: Actor, args: History) -> dict[str, Any]:
    """A page of a conversation's messages, newest first (`conversations.history`)."""
    new = history.History(args.channel, args.oldest, args.latest, args.inclusive, min(args.count, 1000))
    answer = history.history(reader, actor, new)
    return {name: answer[name] for name in ("messages", "has_more", "latest") if name in answer}


def _replies(reader: Reader, actor: Actor, args: Replies) -> dict[str, Any]:
    """A thread (`conversations.replies`)."""
    answer = history.replies(reader, actor, history.Replies(args.channel, args.thread_ts))
    return {name: answer[name] for name in ("messages", "has_more")}


def _kick(tx: Transaction, actor: Actor, args: Kick) -> dict[str, Any]:
    """Take somebody out of a channel (`conversations.kick`)."""
    changes.kick(tx, actor, args)
    return {}


def _set_topic(tx: Transaction, actor: Actor, args: Topic) -> dict[str, Any]:
    """Say what a conversation is about just now (`conversations.setTopic`)."""
    return {"topic": changes.set_topic(tx, actor, args)["topic"]}


def _set_purpose(tx: Transaction, actor: Actor, args: Purpose) -> dict[str, Any]:
    """Say what a conversation is for (`conversations.setPurpose`)."""
    return {"purpose": changes.set_purpose(tx, actor, args)["purpose"]}


for _family in _ALL:
    _old(f"{_family}.history", _HISTORY, "query")(_history)
    _old(f"{_family}.replies", _HISTORY, "query")(_replies)
    _old(f"{_family}.mark", WRITE)(changes.mark)
for _family in _ROOMS:
    _old(f"{_family}.archive", WRITE, audit="channel_archive")(changes.archive)
    _old(f"{_family}.kick", WRITE, audit="user_channel_leave")(_kick)
    _old(f"{_family}.leave", WRITE)(changes.leave)
    _old(f"{_family}.rename", WRITE, audit="channel_renamed")(changes.rename)
    _old(f"{_family}.setPurpose", TOPIC)(_set_purpose)
    _old(f"{_family}.setTopic", TOPIC)(_set_topic)
    _old(f"{_family}.unarchive", WRITE, audit="channel_unarchive")(changes.unarchive)
for _family in ("im", "mpim"):
    _old(f"{_family}.close", WRITE)(changes.close)


@_old("channels.list", lists.READ, "query")
def _list_channels(reader: Reader, actor: Actor, args: List) -> dict[str, Any]:
    """The public channels, a thousand to a page (`conversations.list`)."""
    return _list(reader, actor, args, "channels", ("channel",))


@_old("groups.list", lists.READ, "query")
def _list_groups(reader: Reader, actor: Actor, args: List) -> dict[str, Any]:
    """The private channels and group messages that one is in."""
    return _list(reader, actor, args, "groups", ("private", "mpim"))


@_old("im.list", lists.READ, "query")
def _list_ims(reader: Reader, actor: Actor, args: List) -> dict[str, Any]:
    """One's direct messages."""
    return _list(reader, actor, args, "ims", ("im",))


@_old("mpim.list", lists.READ, "query")
def _list_mpims(reader: Reader, actor: Actor, args: List) -> dict[str, Any]:
    """One's group messages."""
    return _list(reader, actor, args, "groups", ("mpim",))


def _list(reader: Reader, actor: Actor, args: List, key: str, kinds: tuple[str, ...]) -> dict[str, Any]:
    limit = min(max(args.limit, 1), _SHOWN)
    page = Page(kinds, lists.read_cursor(args.cursor), limit + 1, with_archived=not args.exclude_archived)
    found = conversations.list_visible(reader, actor, page)
    shown = [conversations.present_conversation(access, actor.user_id) for access in found[:limit]]
    for access, body in zip(found, shown, strict=False):
        if not access.conversation.is_direct:
            body["num_members"] = access.conversation.num_members
    cursor = lists.write_cursor([access.conversation.id for access in found], limit)
    return {key: shown, "response_metadata": {"next_cursor": cursor}}


@_old("channels.info", lists.READ, "query")
def _channel_info(reader: Reader, actor: Actor, args: Channel) -> dict[str, Any]:
    """A channel with its members (`conversations.info`)."""
    return {"channel": _whole(reader, actor, args.channel)}


@_old("groups.info", lists.READ, "query")
def _group_info(reader: Reader, actor: Actor, args: Channel) -> dict[str, Any]:
    """A private channel with its members (`conversations.info`)."""
    return {"group": _whole(reader, actor, args.channel)}


def _whole(store: Reader | Transaction, actor: Actor, channel: str) -> dict[str, Any]:
    found = conversations.access(store, actor, channel)
    members = conversations.list_members(store, actor.team_id, found.conversation.id, "", _SHOWN)
    return conversations.present_conversation(found, actor.user_id) | {"members": members}


@_old("channels.create", WRITE, audit="public_channel_created")
def _create_channel(tx: Transaction, actor: Actor, args: Name) -> dict[str, Any]:
    """Make a channel (`conversations.create`)."""
    made = changes.create(tx, actor, changes.Create(args.name))["channel"]
    return {"channel": _whole(tx, actor, made["id"])}


@_old("groups.create", WRITE, audit="private_channel_created")
def _create_group(tx: Transaction, actor: Actor, args: Name) -> dict[str, Any]:
    """Make a private channel (`conversations.create`)."""
    made = changes.create(tx, actor, changes.Create(args.name, is_private=True))["channel"]
    return {"group": _whole(tx, actor, made["id"])}


@_old("channels.join", JOIN)
def _join(tx: Transaction, actor: Actor, args: Name) -> dict[str, Any]:
    """Join the channel of a name, which is made where there is none."""
    found = conversations.find_access(tx, actor, args.name)
    if found is None:
        made: dict[str, Any] = _create_channel(tx, actor, args)
        return made
    was_in = found.is_member
    changes.join(tx, actor, Channel(found.conversation.id))
    return {"channel": _whole(tx, actor, found.conversation.id), **({"already_in_channel": True} if was_in else {})}


@_old("channels.invite", INVITE, audit="user_channel_join")
def _invite_to_channel(tx: Transaction, actor: Actor, args: Kick) -> dict[str, Any]:
    """Put somebody into a channel (`conversations.invite`)."""
    changes.invite(tx, actor, changes.Invite(args.channel, [args.user]))
    return {"channel": _whole(tx, actor, args.channel)}


@_old("groups.invite", INVITE, audit="user_channel_join")
def _invite_to_group(tx: Transaction, actor: Actor, args: Kick) -> dict[str, Any]:
    """Put somebody into a private channel (`conversations.invite`)."""
    changes.invite(tx, actor, changes.Invite(args.channel, [args.user]))
    return {"group": _whole(tx, actor, args.channel)}


@_old("im.open", WRITE)
def _open_im(tx: Transaction, actor: Actor, args: User) -> dict[str, Any]:
    """Open direct messages with somebody (`conversations.open`)."""
    answer: dict[str, Any] = changes.open_conversation(tx, actor, changes.Open(users=[args.user], return_im=args.return_im))
    return answer


@_old("mpim.open", WRITE)
def _open_mpim(tx: Transaction, actor: Actor, args: Users) -> dict[str, Any]:
    """Open group messages (`conversations.open`)."""
    return {"group": changes.open_conversation(tx, actor, changes.Open(users=args.users, return_im=True))["channel"]}
