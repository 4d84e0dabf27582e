"""`search.messages`, `search.files` and `search.all`."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from hallway.core import cursors
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.domain import users
from hallway.domain.context import Context
from hallway.domain.search import finding, presenting
from hallway.domain.search.finding import Resolved
from hallway.domain.search.query import Asked, Filter, Today, understand
from hallway.platform.searchindex import NOTHING, Found, Order, Text, Wanted
from hallway.platform.storage import Reader

_SCOPES = Scopes((), ("search:read",))
_MOST = 100  # matches to a page, and pages: Slack's limits
# Threads that somebody has written in: the newest so many are searched by `with:`.
_MOST_THREADS = 500
# Where people write the month before the day.
_MONTH_FIRST = frozenset(("en-US", "en-PH", "es-PR"))


class Search(msgspec.Struct):
    """Arguments of every search. `sort` is score or timestamp. `cursor` is `*` for the first page, then what the answer says.

    Ours: `search_only_my_channels` and `search_exclude_bots` narrow the search as modifiers would.
    """

    query: str = ""
    sort: str = "score"
    sort_dir: str = "desc"
    count: int = 20
    page: int = 1
    highlight: bool = False
    cursor: str = ""
    search_only_my_channels: bool = False
    search_exclude_bots: bool = False


class Page(msgspec.Struct, frozen=True):
    """Which results are wanted."""

    number: int
    size: int


@method("search.messages", kind="call", scopes=_SCOPES, policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=("user", "session"))
async def search_messages(context: Context, actor: Actor, args: Search) -> dict[str, Any]:
    """Search messages with Slack's modifiers, in everything the caller may see."""
    page = _page(args)
    found = await _search(context, actor, args, "message", page)
    body: dict[str, Any] = {"query": args.query, "messages": found}
    if args.cursor:
        pages = min(found["paging"]["pages"], _MOST)
        body["response_metadata"] = {"next_cursor": _write_cursor(page.number + 1) if page.number < pages else ""}
    return body


@method("search.files", kind="call", scopes=_SCOPES, policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=("user", "session"))
async def search_files(context: Context, actor: Actor, args: Search) -> dict[str, Any]:
    """Search files by name, title and text, in everything the caller may see."""
    return {"query": args.query, "files": await _search(context, actor, args, "file", _page(args))}


@method("search.all", kind="call", scopes=_SCOPES, policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=("user", "session"))
async def search_all(context: Context, actor: Actor, args: Search) -> dict[str, Any]:
    """Search messages and files."""
    page = _page(args)
    return {
        "query": args.query,
        "messages": await _search(context, actor, args, "message", page),
        "files": await _search(context, actor, args, "file", page),
        "posts": {"matches": [], "total": 0},
    }


async def _search(context: Context, actor: Actor, args: Search, kind: str, page: Page) -> dict[str, Any]:
    if not args.query.strip():
        raise ApiError("no_query")
    asked, resolved = await context.database.read(_understand, actor, args, kind)
    found = NOTHING if asked.is_empty else await context.search(await _wanted(context, args, resolved, page))
    present = presenting.present_messages if kind == "message" else presenting.present_files
    marked: tuple[Text, ...] = tuple(asked.texts) if args.highlight else ()
    matches = await context.database.read(present, actor, found, marked)
    return {"total": found.total, "matches": matches, **paging(found.total, page)}


def _understand(reader: Reader, actor: Actor, args: Search, kind: str) -> tuple[Asked, Resolved]:
    user = users.get(reader, actor.team_id, actor.user_id)
    zone = _zone(user.tz)
    asked = understand(args.query, Today(datetime.now(zone).date(), zone, user.locale in _MONTH_FIRST))
    if args.search_exclude_bots and not asked.is_empty:
        asked.filters.append(Filter("has", "bot", is_excluded=True))
    return asked, finding.resolve(reader, actor, asked, kind, is_only_joined=args.search_only_my_channels)


async def _wanted(context: Context, args: Search, resolved: Resolved, page: Page) -> Wanted:
    threads: list[Found] = []
    for companions in resolved.companions:
        wanted = finding.written_in_threads(resolved, companions, _MOST_THREADS)
        threads.append(await context.search(wanted) if companions else NOTHING)
    order: Order = "relevance"
    if args.sort == "timestamp":
        order = "oldest" if args.sort_dir == "asc" else "newest"
    full = finding.with_threads(resolved, threads)
    return msgspec.structs.replace(full, order=order, limit=page.size, offset=page.size * (page.number - 1))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("Etc/UTC")


def _page(args: Search) -> Page:
    number = _read_cursor(args.cursor) if args.cursor else args.page
    return Page(min(max(number, 1), _MOST), min(max(args.count, 1), _MOST))


def paging(total: int, page: Page) -> dict[str, Any]:
    """Slack's two ways of saying where a page is."""
    pages = -(-total // page.size)
    first = page.size * (page.number - 1) + 1
    return {
        "pagination": {
            "total_count": total,
            "page": page.number,
            "per_page": page.size,
            "page_count": pages,
            "first": first,
            "last": max(min(total, first + page.size - 1), first - 1),
        },
        "paging": {"count": page.size, "total": total, "page": page.number, "pages": pages},
    }


def _write_cursor(page: int) -> str:
    return cursors.write("page", page)


def _read_cursor(cursor: str) -> int:
    return 1 if cursor == "*" else cursors.read_number(cursor, "page")
