"""Web API methods of the search slice: `search.*`."""

import re
import time
from datetime import UTC, datetime
from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.domain import conversations, files, messages, users
from hallway.domain.context import Context
from hallway.domain.search import finding
from hallway.domain.search.modifiers import Asked, understand
from hallway.platform.searchindex import Found, words_of
from hallway.platform.storage import Reader

_SCOPES = Scopes((), ("search:read",))
_WORD = re.compile(r"\w+")
_OPEN, _CLOSE = "\ue000", "\ue001"


class Search(msgspec.Struct):
    """Arguments of `search.messages`, `search.files` and `search.all`."""

    query: str
    sort: str = "score"
    sort_dir: str = "desc"
    count: int = 20
    page: int = 1
    highlight: bool = False
    cursor: str = ""


@method("search.messages", kind="call", scopes=_SCOPES, policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=("user", "session"))
async def search_messages(context: Context, actor: Actor, args: Search) -> dict[str, Any]:
    """Messages that fit, as far as the caller may see them."""
    return {"query": args.query, "messages": await _messages(context, actor, args)}


@method("search.files", kind="call", scopes=_SCOPES, policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=("user", "session"))
async def search_files(context: Context, actor: Actor, args: Search) -> dict[str, Any]:
    """Files whose name or title fits."""
    return {"query": args.query, "files": await _files(context, actor, args)}


@method("search.all", kind="call", scopes=_SCOPES, policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=("user", "session"))
async def search_all(context: Context, actor: Actor, args: Search) -> dict[str, Any]:
    """Messages and files."""
    found = await _messages(context, actor, args)
    return {"query": args.query, "messages": found, "files": await _files(context, actor, args), "posts": {"total": 0, "matches": []}}


async def _messages(context: Context, actor: Actor, args: Search) -> dict[str, Any]:
    if not args.query.strip():
        raise ApiError("no_query")
    count, page = min(max(args.count, 1), 100), min(max(args.page, 1), 100)
    asked = understand(args.query, datetime.fromtimestamp(time.time(), UTC).date())
    wanted = await context.database.read(finding.resolve, actor, asked, "message")
    found = Found([], 0)
    if wanted is not None:
        wanted.by_time, wanted.is_oldest_first = args.sort == "timestamp", args.sort_dir == "asc"
        wanted.limit, wanted.offset = count, count * (page - 1)
        found = await context.search(wanted)
    matches = await context.database.read(_present, actor, found, asked if args.highlight else None)
    return {"total": found.total, "matches": matches, **_paging(found.total, count, page)}


def _present(reader: Reader, actor: Actor, found: Found, asked: Asked | None) -> list[dict[str, Any]]:
    results = finding.read_found(reader, actor, found)
    authors: dict[str, users.User] = {
        user.id: user for user in users.list_by_ids(reader, actor.team_id, [m.user_id for _, m, _ in results if m.user_id])
    }
    matches = []
    for access, message, body in results:
        author = authors.get(message.user_id)
        text = body.get("text", "")
        matches.append(
            {
                "iid": f"{access.conversation.id}-{body['ts']}",
                "team": actor.team_id,
                "score": 0,
                "channel": _channel(access.conversation, actor),
                "type": "im" if access.conversation.kind == "im" else "message",
                "user": message.user_id,
                "username": author.name if author else body.get("username", ""),
                "ts": body["ts"],
                "text": _highlight(text, asked) if asked is not None else text,
                "permalink": messages.permalink(actor.origin, message),
                "no_reactions": not body.get("reactions"),
                **_kept(body),
            }
        )
    return matches


def _kept(body: dict[str, Any]) -> dict[str, Any]:
    return {key: body[key] for key in ("blocks", "attachments", "files", "thread_ts", "reactions") if key in body}


def _channel(found: conversations.Conversation, actor: Actor) -> dict[str, Any]:
    body = {
        "id": found.id,
        "name": found.name if not found.is_direct else conversations.partner_of(found, actor.user_id),
        "is_channel": found.kind == "channel",
        "is_group": found.kind == "private",
        "is_im": found.kind == "im",
        "is_mpim": found.kind == "mpim",
        "is_private": found.kind != "channel",
        "is_shared": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
    }
    return body | ({"user": conversations.partner_of(found, actor.user_id)} if found.kind == "im" else {})


def _highlight(text: str, asked: Asked) -> str:
    """Slack's marks around the words that were looked for."""
    sought = {word for phrase in (*asked.phrases, *asked.prefixes) for word in words_of(phrase)}
    return _WORD.sub(lambda match: f"{_OPEN}{match[0]}{_CLOSE}" if sought.intersection(words_of(match[0])) else match[0], text)


async def _files(context: Context, actor: Actor, args: Search) -> dict[str, Any]:
    if not args.query.strip():
        raise ApiError("no_query")
    asked = understand(args.query, datetime.fromtimestamp(time.time(), UTC).date())
    count, page = min(max(args.count, 1), 100), min(max(args.page, 1), 100)
    words = " ".join([*asked.phrases, *asked.prefixes])
    found = await context.database.read(_find_files, actor, words, count + 1, count * (page - 1))
    total = count * (page - 1) + len(found)
    return {"total": total, "matches": found[:count], **_paging(total, count, page)}


def _find_files(reader: Reader, actor: Actor, words: str, limit: int, skip: int) -> list[dict[str, Any]]:
    shown = files.search_by_name(reader, actor, words, limit, skip)
    places = files.share_places(reader, actor.team_id, [item.id for item in shown])
    visible = {
        item.id: [place for place in places.get(item.id, []) if conversations.find_access(reader, actor, place[0]) is not None]
        for item in shown
    }
    return [files.present_file(item, actor.origin, visible[item.id]) for item in shown]


def _paging(total: int, count: int, page: int) -> dict[str, Any]:
    pages = max(1, -(-total // count))
    first = count * (page - 1) + 1
    return {
        "paging": {"count": count, "total": total, "page": page, "pages": pages},
        "pagination": {
            "total_count": total,
            "page": page,
            "per_page": count,
            "page_count": pages,
            "first": first,
            "last": min(total, first + count - 1),
        },
    }
