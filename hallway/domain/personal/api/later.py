"""`saved.*`, `stars.*` and `drafts.*`."""

from typing import Any

import msgspec

from hallway.core import cursors
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Tier, method
from hallway.core.timestamps import find_ts, parse_ts
from hallway.domain import conversations
from hallway.domain.personal import drafts, saving
from hallway.platform.storage import Reader, Transaction

_OWN = ("session", "user")
_END = 1 << 62


class Star(msgspec.Struct):
    """A message, a file or a conversation."""

    channel: str = ""
    timestamp: str = ""
    file: str = ""


def _item_of(args: Star) -> saving.Item:
    if args.file:
        return "file", args.file, 0
    if not args.channel:
        raise ApiError("no_item_specified")
    return ("message", args.channel, parse_ts(args.timestamp, "bad_timestamp")) if args.timestamp else ("channel", args.channel, 0)


@method("stars.add", kind="command", scopes="stars:write", policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED, tokens=_OWN)
def add_star(tx: Transaction, actor: Actor, args: Star) -> dict[str, Any]:
    """Star a message, file or conversation."""
    if not saving.add(tx, actor, _item_of(args)):
        raise ApiError("already_starred")
    return {}


@method("stars.remove", kind="command", scopes="stars:write", policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED, tokens=_OWN)
def remove_star(tx: Transaction, actor: Actor, args: Star) -> dict[str, Any]:
    """Take a star away."""
    if not saving.remove(tx, actor, _item_of(args)):
        raise ApiError("not_starred")
    return {}


class ListStars(msgspec.Struct):
    """Arguments of `stars.list`."""

    count: int = 100
    page: int = 1
    cursor: str = ""
    limit: int = 0


@method("stars.list", kind="query", scopes="stars:read", policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED, tokens=_OWN)
def list_stars(reader: Reader, actor: Actor, args: ListStars) -> dict[str, Any]:
    """What one has starred, newest first."""
    size, page = min(max(args.limit or args.count, 1), 200), max(args.page, 1)
    skip = 0 if args.cursor or args.limit else size * (page - 1)
    rows = saving.list_page(reader, actor, "uncompleted", cursors.number(args.cursor) if args.cursor else _END, size + 1, skip)
    items = [shown | {"date_create": row[5] // 1_000_000} for row in rows[:size] if (shown := _try_show(reader, actor, row)) is not None]
    cursor = str(rows[size - 1][5]) if len(rows) > size else ""
    total = saving.count_in_state(reader, actor, "uncompleted")
    paging = {"per_page": size, "total": total, "spill": 0, "page": page, "pages": -(-total // size), "count": size}
    return {"items": items, "paging": paging, "response_metadata": {"next_cursor": cursor}}


def _try_show(reader: Reader, actor: Actor, row: tuple[Any, ...]) -> dict[str, Any] | None:
    try:
        return saving.access_item(reader, actor, (row[0], row[1], row[2]))
    except ApiError:
        return None


class Saved(msgspec.Struct):
    """A saved item."""

    item_id: str
    item_type: str = "message"
    ts: str = ""
    date_due: int | None = None
    mark: str | None = None


def _saved_item(args: Saved) -> saving.Item:
    if args.item_type not in ("message", "file", "channel"):
        raise ApiError("invalid_item_type")
    return args.item_type, args.item_id, parse_ts(args.ts, "bad_timestamp") if args.ts else 0


@method("saved.add", kind="command", scopes=(), policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED, tokens=_OWN)
def add_saved(tx: Transaction, actor: Actor, args: Saved) -> dict[str, Any]:
    """Save something for later."""
    saving.add(tx, actor, _saved_item(args), args.date_due or 0)
    return {}


@method("saved.update", kind="command", scopes=(), policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED, tokens=_OWN)
def update_saved(tx: Transaction, actor: Actor, args: Saved) -> dict[str, Any]:
    """Complete, archive or date a saved item."""
    saving.change(tx, actor, _saved_item(args), args.mark, args.date_due)
    return {}


@method("saved.delete", kind="command", scopes=(), policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED, tokens=_OWN)
def delete_saved(tx: Transaction, actor: Actor, args: Saved) -> dict[str, Any]:
    """Forget a saved item."""
    if not saving.remove(tx, actor, _saved_item(args)):
        raise ApiError("not_saved")
    return {}


class ListSaved(msgspec.Struct):
    """Arguments of `saved.list`."""

    filter: str = "saved"
    cursor: str = ""
    limit: int = 50


@method("saved.list", kind="query", scopes=(), policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED, tokens=_OWN)
def list_saved(reader: Reader, actor: Actor, args: ListSaved) -> dict[str, Any]:
    """What is saved, with the messages themselves."""
    state = {"saved": "uncompleted", "completed": "completed", "archived": "archived"}.get(args.filter)
    if state is None:
        raise ApiError("invalid_filter")
    size = min(max(args.limit, 1), 100)
    before = cursors.number(args.cursor) if args.cursor else _END
    rows = saving.list_page(reader, actor, state, before, size + 1)
    items = []
    for row in rows[:size]:
        if row[0] != "channel" and (shown := _try_show(reader, actor, row)) is not None:
            items.append(saving.present((row[0], row[1], row[2]), row[3], row[4], row[6]) | shown)
    cursor = str(rows[size - 1][5]) if len(rows) > size else ""
    return {"saved_items": items, "response_metadata": {"next_cursor": cursor}}


class Draft(msgspec.Struct):
    """Arguments of `drafts.create` and `drafts.update`."""

    draft_id: str = ""
    destination: Any = None
    destinations: Any = None
    blocks: Any = None
    text: str = ""
    client_msg_id: str = ""
    client_last_updated_ts: str = ""
    file_ids: list[str] = []


@method("drafts.list", kind="query", scopes=(), policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=("session",))
def list_drafts(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """One's drafts, newest first."""
    return {"drafts": drafts.list_all(reader, actor), "has_more": False}


@method("drafts.create", kind="command", scopes=(), policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=("session",))
def create_draft(tx: Transaction, actor: Actor, args: Draft) -> dict[str, Any]:
    """Keep a draft."""
    return {"draft": _save(tx, actor, "", args)}


@method("drafts.update", kind="command", scopes=(), policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=("session",))
def update_draft(tx: Transaction, actor: Actor, args: Draft) -> dict[str, Any]:
    """Change a draft."""
    return {"draft": _save(tx, actor, args.draft_id, args)}


def _save(tx: Transaction, actor: Actor, draft_id: str, args: Draft) -> dict[str, Any]:
    listed = args.destinations if isinstance(args.destinations, list) and args.destinations else [args.destination]
    destination = listed[0] if isinstance(listed[0], dict) else {}
    if destination:
        conversations.access(tx, actor, str(destination.get("channel_id", "")))
    thread_ts = find_ts(str(destination.get("thread_ts", "") or "")) or 0
    content = {"blocks": args.blocks, "text": args.text, "file_ids": args.file_ids, "client_msg_id": args.client_msg_id}
    return drafts.save(tx, actor, draft_id, destination, thread_ts, content, args.client_last_updated_ts)


class DraftId(msgspec.Struct):
    """A draft."""

    draft_id: str


@method("drafts.delete", kind="command", scopes=(), policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=("session",))
def delete_draft(tx: Transaction, actor: Actor, args: DraftId) -> dict[str, Any]:
    """Delete a draft."""
    drafts.remove(tx, actor, args.draft_id)
    return {}
