"""`conversations.*` that read."""

from typing import Any

import msgspec

from hallway.core import cursors
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.domain import conversations, messages, users
from hallway.domain.conversations import Access, Page
from hallway.platform.storage import Reader

_NAMES = ("channels:read", "groups:read", "im:read", "mpim:read")
READ = Scopes(_NAMES, _NAMES)
_TYPES = {"public_channel": "channel", "private_channel": "private", "mpim": "mpim", "im": "im"}


class Info(msgspec.Struct):
    """Arguments of `conversations.info`."""

    channel: str
    include_locale: bool = False
    include_num_members: bool = False


@method("conversations.info", kind="query", scopes=READ, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def info(reader: Reader, actor: Actor, args: Info) -> dict[str, Any]:
    """A conversation, with the caller's unread counts where they are in it."""
    found = conversations.access(reader, actor, args.channel)
    body = conversations.present_conversation(found, actor.user_id)
    if args.include_num_members:
        body["num_members"] = found.conversation.num_members
    if args.include_locale:
        body["locale"] = users.get(reader, actor.team_id, actor.user_id).locale
    if found.conversation.kind == "im":
        partner = users.find(reader, actor.team_id, body["user"])
        body["is_user_deleted"] = partner is None or partner.is_deleted
    if found.is_member:
        names = users.names_of(reader, actor.team_id, actor.user_id)
        count = conversations.count_one(reader, actor.team_id, actor.user_id, found.conversation.id, names)
        if count is not None:
            body |= {"unread_count": count.unread, "unread_count_display": count.unread}
            body["latest"] = _latest(reader, actor, count)
            body |= {"mention_count": count.mentions, "is_muted": found.is_muted, "notify": found.notify}
    return {"channel": body}


def _latest(reader: Reader, actor: Actor, count: conversations.Count) -> dict[str, Any] | None:
    """The last message of a conversation."""
    found = messages.find(reader, actor.team_id, count.conversation_id, count.latest)
    return messages.present_messages(reader, actor, count.conversation_id, [found])[0] if found is not None else None


class List(msgspec.Struct):
    """Arguments of `conversations.list`."""

    types: list[str] = msgspec.field(default_factory=lambda: ["public_channel"])
    cursor: str = ""
    limit: int = 100
    exclude_archived: bool = False


@method("conversations.list", kind="query", scopes=READ, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def list_conversations(reader: Reader, actor: Actor, args: List) -> dict[str, Any]:
    """A page of the conversations that the caller may see."""
    page = _page(args)
    found = conversations.list_visible(reader, actor, page)
    body = _present_page(found, page.limit - 1, actor)
    for access, channel in zip(found, body["channels"], strict=False):
        if not access.conversation.is_direct:
            channel["num_members"] = access.conversation.num_members
    return body


class ListOfUser(List, kw_only=True):
    """Arguments of `users.conversations`."""

    user: str = ""
    exclude_muted: bool = False


@method("users.conversations", kind="query", scopes=READ, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def list_of_user(reader: Reader, actor: Actor, args: ListOfUser) -> dict[str, Any]:
    """A page of the conversations that somebody is in, as far as the caller may see them."""
    if args.user and not users.list_visible(reader, actor, [args.user]):
        raise ApiError("user_not_found")
    page = msgspec.structs.replace(_page(args), with_muted=not args.exclude_muted)
    found = conversations.list_of_user(reader, actor, args.user or actor.user_id, page)
    return _present_page(found, page.limit - 1, actor)


class Members(msgspec.Struct):
    """Arguments of `conversations.members`; `query`, the beginning of a name, is ours."""

    channel: str
    cursor: str = ""
    limit: int = 100
    query: str = ""


@method("conversations.members", kind="query", scopes=READ, policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED)
def members(reader: Reader, actor: Actor, args: Members) -> dict[str, Any]:
    """A page of a conversation's members."""
    found = conversations.access(reader, actor, args.channel)
    limit = min(max(args.limit, 1), 1000)
    if text := users.sought_as(args.query[:80]):
        sought = conversations.search_members(reader, actor.team_id, found.conversation.id, text, limit)
        return {"members": sought, "response_metadata": {"next_cursor": ""}}
    ids = conversations.list_members(reader, actor.team_id, found.conversation.id, read_cursor(args.cursor), limit + 1)
    return {"members": ids[:limit], "response_metadata": {"next_cursor": write_cursor(ids, limit)}}


class Search(msgspec.Struct):
    """Arguments of `conversations.search`."""

    query: str = ""
    limit: int = 20


@method("conversations.search", kind="query", scopes=READ, policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED)
def search(reader: Reader, actor: Actor, args: Search) -> dict[str, Any]:
    """Channels by a part of their name: for completion and the switcher."""
    found = conversations.search_by_name(reader, actor, args.query[:80], min(max(args.limit, 1), 100))
    channels = [conversations.present_conversation(access, actor.user_id) for access in found]
    for access, channel in zip(found, channels, strict=True):
        channel["num_members"] = access.conversation.num_members
    return {"channels": channels}


def _page(args: List) -> Page:
    if unknown := [name for name in args.types if name not in _TYPES]:
        raise ApiError("invalid_types", f"[ERROR] unknown type: {unknown[0][:40]}")
    kinds = tuple(_TYPES[name] for name in args.types)
    limit = min(max(args.limit, 1), 1000)
    return Page(kinds, read_cursor(args.cursor), limit + 1, with_archived=not args.exclude_archived)


def _present_page(found: list[Access], limit: int, actor: Actor) -> dict[str, Any]:
    shown = found[:limit]
    cursor = write_cursor([access.conversation.id for access in found], limit)
    return {
        "channels": [conversations.present_conversation(access, actor.user_id) for access in shown],
        "response_metadata": {"next_cursor": cursor},
    }


def write_cursor(ids: list[str], limit: int) -> str:
    """An opaque cursor that goes on after the page's last id; empty where nothing follows."""
    return cursors.write("id", ids[limit - 1]) if len(ids) > limit else ""


def read_cursor(cursor: str) -> str:
    """The id of a cursor. Raises `ApiError("invalid_cursor")`."""
    return cursors.read(cursor, "id") if cursor else ""
