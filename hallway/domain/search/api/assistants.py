"""`assistant.search.*`: search for apps that answer people, within what those people may see."""

import time
from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.arguments import decode_arguments
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Scopes, Tier, method
from hallway.domain import apps, conversations, users
from hallway.domain.context import Context
from hallway.domain.search.api.searches import Search, search_files, search_messages
from hallway.platform.storage import Reader

_SCOPES = Scopes(
    ("search:read.public", "search:read.files", "search:read.users"),
    ("search:read.public", "search:read.private", "search:read.im", "search:read.mpim", "search:read.files", "search:read.users"),
)
_ROOMS = {
    "public_channel": "search:read.public",
    "private_channel": "search:read.private",
    "im": "search:read.im",
    "mpim": "search:read.mpim",
}
_CONTENT = {"messages": "", "files": "search:read.files", "channels": "", "users": "search:read.users"}
_MOST = 20
_LONGEST = 3000
# Hits are looked at in pages of this size until enough are of the wanted kinds of conversation.
_PAGE = 60


class SearchContext(msgspec.Struct):
    """Arguments of `assistant.search.context`. `before` and `after` are unix times."""

    query: str = ""
    action_token: str = ""
    channel_types: list[str] = msgspec.field(default_factory=lambda: ["public_channel"])
    content_types: list[str] = msgspec.field(default_factory=lambda: ["messages"])
    include_bots: bool = False
    include_context_messages: bool = False
    include_message_blocks: bool = False
    before: int = 0
    after: int = 0
    sort: str = "score"
    sort_dir: str = "desc"
    highlight: bool = False
    limit: int = _MOST
    cursor: str = ""


@method(
    "assistant.search.context", kind="call", scopes=_SCOPES, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED, tokens=("bot", "user")
)
async def search_context(context: Context, actor: Actor, args: SearchContext) -> dict[str, Any]:
    """Messages, files, channels and people for an assistant's answer. A bot searches for whoever has just spoken to it, and in public."""
    if not args.query.strip():
        raise ApiError("missing_query")
    if len(args.query) > _LONGEST:
        raise ApiError("query_too_long")
    _check_scopes(actor, args)
    who = await _seeker(context, actor, args) if actor.kind == "bot" else actor
    results: dict[str, Any] = {}
    cursor = ""
    if "messages" in args.content_types:
        results["messages"], cursor = await _messages(context, who, args)
    if "files" in args.content_types:
        results["files"] = await _files(context, who, args)
    if "channels" in args.content_types:
        results["channels"] = await context.database.read(_channels, who, args)
    if "users" in args.content_types:
        results["users"] = await context.database.read(_users, who, args)
    return {"results": results, "response_metadata": {"next_cursor": cursor}}


@method("assistant.search.info", kind="query", scopes=_SCOPES, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED, tokens=("bot", "user"))
def search_info(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """What search can do here: words and forms of words, not meanings."""
    return {"is_ai_search_enabled": False}


def _check_scopes(actor: Actor, args: SearchContext) -> None:
    """Raises `ApiError` with `invalid_arguments` for kinds there are not, and `missing_scope` for those the token does not cover."""
    unknown = [name for name in args.channel_types if name not in _ROOMS] + [name for name in args.content_types if name not in _CONTENT]
    if unknown:
        raise ApiError("invalid_arguments", f"[ERROR] unknown type: {unknown[0][:40]}")
    needed = {_ROOMS[name] for name in args.channel_types} if "messages" in args.content_types else set()
    needed |= {scope for name in args.content_types if (scope := _CONTENT[name])}
    if missing := sorted(needed - actor.scopes):
        raise ApiError("missing_scope", needed=",".join(missing), provided=",".join(sorted(actor.scopes)))


async def _seeker(context: Context, actor: Actor, args: SearchContext) -> Actor:
    """Whoever has just spoken to the app. Raises `ApiError("invalid_action_token")`."""
    found = await context.database.read(apps.find, actor.team_id, actor.app_id)
    if found is None:
        raise ApiError("invalid_action_token")
    user_id = apps.read_action_token(apps.signing_secret(context.key, found), found.id, args.action_token, int(time.time()))
    user = await context.database.read(users.find, actor.team_id, user_id)
    if user is None or user.is_deleted:
        raise ApiError("invalid_action_token")
    return msgspec.structs.replace(actor, user_id=user.id, role=user.role)


async def _messages(context: Context, who: Actor, args: SearchContext) -> tuple[list[dict[str, Any]], str]:
    limit = min(max(args.limit, 1), _MOST)
    cursor = args.cursor or "*"
    found: list[dict[str, Any]] = []
    while cursor and len(found) < limit:
        asked = {"query": args.query, "count": _PAGE, "sort": args.sort, "sort_dir": args.sort_dir, "highlight": args.highlight}
        asked |= {"cursor": cursor, "search_exclude_bots": not args.include_bots}
        page = await search_messages(context, who, decode_arguments(asked, Search))
        found += [_message(match, args) for match in page["messages"]["matches"] if _is_wanted(match, args)]
        cursor = page["response_metadata"]["next_cursor"]
    return found[:limit], cursor


def _is_wanted(match: dict[str, Any], args: SearchContext) -> bool:
    channel = match["channel"]
    kind = next((kind for flag, kind in _KINDS if channel[flag]), "public_channel")
    at = float(match["ts"])
    return kind in args.channel_types and at >= args.after and (not args.before or at <= args.before)


_KINDS = (("is_im", "im"), ("is_mpim", "mpim"), ("is_private", "private_channel"))


def _message(match: dict[str, Any], args: SearchContext) -> dict[str, Any]:
    body = {
        "author_name": match["username"],
        "author_user_id": match["user"],
        "team_id": match["team"],
        "channel_id": match["channel"]["id"],
        "channel_name": match["channel"]["name"],
        "message_ts": match["ts"],
        "content": match["text"],
        "is_author_bot": bool(match.get("bot_id")),
        "permalink": match["permalink"],
    }
    if args.include_message_blocks:
        body["blocks"] = match.get("blocks", [])
    if args.include_context_messages:
        before = [match[key] for key in ("previous_2", "previous") if key in match]
        after = [match[key] for key in ("next", "next_2") if key in match]
        body["context_messages"] = {"before": [_beside(item) for item in before], "after": [_beside(item) for item in after]}
    return body


def _beside(item: dict[str, Any]) -> dict[str, Any]:
    return {"text": item["text"], "user_id": item["user"], "ts": item["ts"], "author_name": item["username"]}


async def _files(context: Context, who: Actor, args: SearchContext) -> list[dict[str, Any]]:
    page = await search_files(context, who, Search(query=args.query, count=min(max(args.limit, 1), _MOST)))
    is_public_only = args.channel_types == ["public_channel"]
    return [
        {
            "author_name": match["username"],
            "author_user_id": match["user"],
            "uploader_user_id": match["user"],
            "team_id": who.team_id,
            "file_id": match["id"],
            "date_created": match["created"],
            "date_updated": match["timestamp"],
            "title": match["title"],
            "file_type": match["filetype"],
            "permalink": match["permalink"],
            "content": match.get("preview", ""),
            "size": match["size"],
        }
        for match in page["files"]["matches"]
        if match["is_public"] or not is_public_only
    ]


def _channels(reader: Reader, who: Actor, args: SearchContext) -> list[dict[str, Any]]:
    found = conversations.search_by_name(reader, who, args.query[:80], min(max(args.limit, 1), _MOST))
    kinds = {"channel": "public_channel", "private": "private_channel"}
    return [
        {
            "team_id": who.team_id,
            "creator_user_id": access.conversation.creator,
            "date_created": access.conversation.created_at,
            "date_updated": access.conversation.updated_at,
            "name": access.conversation.name,
            "permalink": f"{who.home}/archives/{access.conversation.id}",
            "is_archived": access.conversation.is_archived,
        }
        for access in found
        if kinds[access.conversation.kind] in args.channel_types
    ]


def _users(reader: Reader, who: Actor, args: SearchContext) -> list[dict[str, Any]]:
    found = users.search(reader, who, users.sought_as(args.query[:80]), min(max(args.limit, 1), _MOST))
    return [
        {
            "user_id": user.id,
            "permalink": f"{who.home}/team/{user.id}",
            "full_name": str(user.profile.get("real_name", user.name)),
            "title": str(user.profile.get("title", "")),
            "timezone": user.tz,
            "email": (user.email or "") if "users:read.email" in who.scopes else "",
        }
        for user in found
    ]
