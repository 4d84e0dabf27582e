"""`reactions.*`, `pins.*` and `bookmarks.*`."""

from typing import Any

import msgspec

from hallway.core import cursors
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Tier, method
from hallway.core.timestamps import parse_ts
from hallway.domain import conversations, files, users
from hallway.domain.messages import bookmarks, pins, reactions, store
from hallway.domain.messages.presenting import find_reactions, present_messages
from hallway.platform.storage import Reader, Transaction

_END = 1 << 62


class Item(msgspec.Struct):
    """A message, by channel and timestamp."""

    channel: str = ""
    timestamp: str = ""


class Reaction(Item, kw_only=True):
    """A message and an emoji's name."""

    name: str


def _ts_of(args: Item) -> int:
    if not args.channel or not args.timestamp:
        raise ApiError("no_item_specified")
    return parse_ts(args.timestamp, "bad_timestamp")


@method("reactions.add", kind="command", scopes="reactions:write", policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def add_reaction(tx: Transaction, actor: Actor, args: Reaction) -> dict[str, Any]:
    """React to a message."""
    ts = _ts_of(args)
    reactions.add(tx, actor, conversations.access(tx, actor, args.channel), ts, args.name)
    return {}


@method("reactions.remove", kind="command", scopes="reactions:write", policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def remove_reaction(tx: Transaction, actor: Actor, args: Reaction) -> dict[str, Any]:
    """Take a reaction back."""
    ts = _ts_of(args)
    reactions.remove(tx, actor, conversations.access(tx, actor, args.channel), ts, args.name)
    return {}


class GetReactions(Item):
    """Arguments of `reactions.get`: a message or a file."""

    file: str = ""
    full: bool = False


@method("reactions.get", kind="query", scopes="reactions:read", policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def get_reactions(reader: Reader, actor: Actor, args: GetReactions) -> dict[str, Any]:
    """Who reacted to an item, and how."""
    if args.file:
        return {"type": "file", "file": _file_with_reactions(reader, actor, args.file)}
    ts = _ts_of(args)
    found = conversations.access_readable(reader, actor, args.channel)
    message = store.find(reader, actor.team_id, found.conversation.id, ts)
    if message is None:
        raise ApiError("message_not_found")
    body = present_messages(reader, actor, found.conversation.id, [message])[0]
    body.setdefault("reactions", find_reactions(reader, actor.team_id, found.conversation.id, ts))
    body["permalink"] = store.permalink(actor.home, message)
    return {"type": "message", "channel": found.conversation.id, "message": body}


def _file_with_reactions(reader: Reader, actor: Actor, file_id: str) -> dict[str, Any]:
    """A file with the reactions to the messages that share it, as far as the actor sees those."""
    found = files.access(reader, actor, file_id)
    places = files.share_places(reader, actor.team_id, [found.id]).get(found.id, [])
    seen = [place for place in places if conversations.find_access(reader, actor, place[0]) is not None]
    who_by_name: dict[str, dict[str, None]] = {}
    for conversation_id, ts, *_ in seen:
        for reaction in find_reactions(reader, actor.team_id, conversation_id, ts):
            who_by_name.setdefault(reaction["name"], {}).update(dict.fromkeys(reaction["users"]))
    body = files.present_file(found, actor.origin, seen)
    if who_by_name:
        body["reactions"] = [{"name": name, "users": list(who), "count": len(who)} for name, who in who_by_name.items()]
    return body


class ListReactions(msgspec.Struct):
    """Arguments of `reactions.list`."""

    user: str = ""
    full: bool = False
    count: int = 100
    page: int = 1
    cursor: str = ""
    limit: int = 0


@method("reactions.list", kind="query", scopes="reactions:read", policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def list_reactions(reader: Reader, actor: Actor, args: ListReactions) -> dict[str, Any]:
    """What somebody reacted to, newest first, as far as the caller may see it."""
    user_id = users.access(reader, actor, args.user).id if args.user else actor.user_id
    size, page = min(max(args.limit or args.count, 1), 200), max(args.page, 1)
    skip = 0 if args.cursor or args.limit else size * (page - 1)
    rows = reactions.list_by_user(reader, actor.team_id, user_id, cursors.number(args.cursor) if args.cursor else _END, size + 1, skip)
    items = []
    for conversation_id, ts, _ in rows[:size]:
        found = conversations.find_access(reader, actor, conversation_id)
        message = store.find(reader, actor.team_id, conversation_id, ts) if found else None
        if message is not None:
            body = present_messages(reader, actor, conversation_id, [message])[0]
            items.append({"type": "message", "channel": conversation_id, "message": body})
    cursor = str(rows[size - 1][2]) if len(rows) > size else ""
    total = reactions.count_by_user(reader, actor.team_id, user_id)
    paging = {"count": size, "total": total, "page": page, "pages": -(-total // size)}
    return {"items": items, "paging": paging, "response_metadata": {"next_cursor": cursor}}


@method("pins.add", kind="command", scopes="pins:write", policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def add_pin(tx: Transaction, actor: Actor, args: Item) -> dict[str, Any]:
    """Pin a message to its conversation."""
    ts = _ts_of(args)
    pins.add(tx, actor, conversations.access_member(tx, actor, args.channel), ts)
    return {}


@method("pins.remove", kind="command", scopes="pins:write", policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def remove_pin(tx: Transaction, actor: Actor, args: Item) -> dict[str, Any]:
    """Unpin a message."""
    ts = _ts_of(args)
    pins.remove(tx, actor, conversations.access_member(tx, actor, args.channel), ts)
    return {}


class Channel(msgspec.Struct):
    """A conversation."""

    channel: str


@method("pins.list", kind="query", scopes="pins:read", policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def list_pins(reader: Reader, actor: Actor, args: Channel) -> dict[str, Any]:
    """What a conversation has pinned, newest first."""
    found = conversations.access_readable(reader, actor, args.channel)
    conversation_id = found.conversation.id
    rows = pins.list_all(reader, actor.team_id, conversation_id)
    messages = [store.find(reader, actor.team_id, conversation_id, row[0]) for row in rows]
    present = [message for message in messages if message is not None]
    bodies = dict(zip((m.ts for m in present), present_messages(reader, actor, conversation_id, present), strict=True))
    items = [
        {
            "type": "message",
            "channel": conversation_id,
            "created": at,
            "created_by": by,
            "message": bodies[ts] | {"permalink": store.permalink(actor.home, message)},
        }
        for (ts, by, at), message in zip(rows, messages, strict=True)
        if message is not None
    ]
    return {"items": items}


class ListBookmarks(msgspec.Struct):
    """Arguments of `bookmarks.list`."""

    channel_id: str


class AddBookmark(msgspec.Struct):
    """Arguments of `bookmarks.add`."""

    channel_id: str
    title: str
    type: str = "link"
    link: str = ""
    emoji: str = ""


class EditBookmark(msgspec.Struct):
    """Arguments of `bookmarks.edit`; what is not given stays."""

    channel_id: str
    bookmark_id: str
    title: str | None = None
    link: str | None = None
    emoji: str | None = None


class RemoveBookmark(msgspec.Struct):
    """Arguments of `bookmarks.remove`."""

    channel_id: str
    bookmark_id: str


@method("bookmarks.list", kind="query", scopes="bookmarks:read", policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def list_bookmarks(reader: Reader, actor: Actor, args: ListBookmarks) -> dict[str, Any]:
    """A conversation's bookmarks."""
    found = conversations.access_readable(reader, actor, args.channel_id)
    return {"bookmarks": bookmarks.list_all(reader, actor.team_id, found.conversation.id)}


@method("bookmarks.add", kind="command", scopes="bookmarks:write", policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def add_bookmark(tx: Transaction, actor: Actor, args: AddBookmark) -> dict[str, Any]:
    """Put a link at the top of a conversation."""
    if args.type != "link":
        raise ApiError("invalid_bookmark_type")
    found = conversations.access_member(tx, actor, args.channel_id)
    return {"bookmark": bookmarks.add(tx, actor, found, args.title, args.link, args.emoji)}


@method("bookmarks.edit", kind="command", scopes="bookmarks:write", policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def edit_bookmark(tx: Transaction, actor: Actor, args: EditBookmark) -> dict[str, Any]:
    """Change a bookmark."""
    found = conversations.access_member(tx, actor, args.channel_id)
    given = {"title": args.title, "link": args.link, "emoji": args.emoji}
    changes = {name: value for name, value in given.items() if value is not None}
    return {"bookmark": bookmarks.edit(tx, actor, found, args.bookmark_id, changes)}


@method("bookmarks.remove", kind="command", scopes="bookmarks:write", policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def remove_bookmark(tx: Transaction, actor: Actor, args: RemoveBookmark) -> dict[str, Any]:
    """Take a bookmark away."""
    bookmarks.remove(tx, actor, conversations.access_member(tx, actor, args.channel_id), args.bookmark_id)
    return {}
