"""Saved items ("Later"), which Slack's older methods call stars: one list, two names."""

import time
from typing import Any

from sqlalchemy import bindparam, case, func, select

from hallway.core import events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.timestamps import format_ts
from hallway.domain import conversations, files, messages
from hallway.domain.personal.tables import saved
from hallway.platform.storage import Reader, Transaction, query

_s = saved.c
_mine = (_s.team_id == bindparam("team_id"), _s.user_id == bindparam("user_id"))
_starred = query(select(_s.item_id).where(*_mine, _s.item_type == "channel"))
_is_overdue = case(((_s.due_at > 0) & (_s.due_at < bindparam("now")), 1), else_=0)
_next_due = func.min(case((_s.due_at >= bindparam("now"), _s.due_at)))
_count = query(select(func.count(), func.sum(_is_overdue), _next_due).where(*_mine, _s.state == "uncompleted", _s.item_type != "channel"))
_page = query(
    select(_s.item_type, _s.item_id, _s.ts, _s.state, _s.due_at, _s.created_at, _s.updated_at)
    .where(*_mine, _s.state == bindparam("state"), _s.created_at < bindparam("before"))
    .order_by(_s.created_at.desc(), _s.item_id)
    .limit(bindparam("how_many"))
    .offset(bindparam("skip"))
)
_count_in_state = query(select(func.count()).select_from(saved).where(*_mine, _s.state == bindparam("state")))

Item = tuple[str, str, int]


def starred_channels(reader: Reader, actor: Actor) -> frozenset[str]:
    """The conversations that the actor has starred."""
    return frozenset(row[0] for row in reader.all(_starred, team_id=actor.team_id, user_id=actor.user_id))


def count_saved(reader: Reader, actor: Actor) -> dict[str, int]:
    """How much is saved for later, how much of that is overdue, and when the next is due (unix seconds, 0 for never)."""
    row = reader.one(_count, team_id=actor.team_id, user_id=actor.user_id, now=int(time.time()))
    total, overdue, next_due = (row[0] or 0, row[1] or 0, row[2] or 0) if row else (0, 0, 0)
    return {"uncompleted_count": int(total), "overdue_count": int(overdue), "next_due": int(next_due)}


def access_item(reader: Reader, actor: Actor, item: Item) -> dict[str, Any]:
    """The item as Slack's lists show it. Raises `ApiError` with `channel_not_found`, `message_not_found` or `file_not_found`."""
    kind, item_id, ts = item
    if kind == "file":
        return {"type": "file", "file": files.present_file(files.access(reader, actor, item_id), actor.origin)}
    found = conversations.access(reader, actor, item_id)
    if kind == "channel":
        return {"type": {"im": "im", "mpim": "group", "private": "group"}.get(found.conversation.kind, "channel"), "channel": item_id}
    message = messages.find(reader, actor.team_id, item_id, ts)
    if message is None:
        raise ApiError("message_not_found")
    body = messages.present_messages(reader, actor, item_id, [message])[0]
    return {"type": "message", "channel": item_id, "message": body | {"permalink": messages.permalink(actor.home, message)}}


def add(tx: Transaction, actor: Actor, item: Item, due_at: int = 0) -> bool:
    """Save an item; False if it is saved already. Emits `star_added` and `saved_added`. Raises as `access_item`."""
    shown = access_item(tx, actor, item)
    made = tx.insert_new(
        saved,
        team_id=actor.team_id, user_id=actor.user_id, item_type=item[0], item_id=item[1], ts=item[2], state="uncompleted",
        due_at=due_at, created_at=tx.now_us, updated_at=tx.now_s,
    )  # fmt: skip
    if made:
        about = messages.echoes.about(item[1], item[2]) if item[0] == "message" else ""
        _tell(tx, actor, "star_added", shown | {"date_create": tx.now_s}, about)
        _tell(tx, actor, "saved_added", present(item, "uncompleted", due_at, tx.now_s))
    return made


def remove(tx: Transaction, actor: Actor, item: Item) -> bool:
    """Forget a saved item; False if it was not saved. Emits `star_removed` and `saved_deleted`."""
    key = {"team_id": actor.team_id, "user_id": actor.user_id, "item_type": item[0], "item_id": item[1], "ts": item[2]}
    if not tx.delete(saved, **key):
        return False
    brief = (
        {"type": item[0], "channel": item[1], "message": {"ts": format_ts(item[2])}}
        if item[0] == "message"
        else {"type": item[0], item[0]: item[1]}
    )
    _tell(tx, actor, "star_removed", brief)
    _tell(tx, actor, "saved_deleted", present(item, "uncompleted", 0, tx.now_s))
    return True


def change(tx: Transaction, actor: Actor, item: Item, state: str | None, due_at: int | None) -> None:
    """Complete, archive or date a saved item. Emits `saved_updated`. Raises `ApiError` with `not_saved` or `invalid_mark`."""
    if state not in (None, "uncompleted", "completed", "archived"):
        raise ApiError("invalid_mark")
    key = {"team_id": actor.team_id, "user_id": actor.user_id, "item_type": item[0], "item_id": item[1], "ts": item[2]}
    values: dict[str, Any] = {"updated_at": tx.now_s}
    if state is not None:
        values["state"] = state
    if due_at is not None:
        values["due_at"] = due_at
    if not tx.update(saved, key, **values):
        raise ApiError("not_saved")
    _tell(tx, actor, "saved_updated", present(item, state or "uncompleted", due_at or 0, tx.now_s))


def count_in_state(reader: Reader, actor: Actor, state: str) -> int:
    """How many items are saved in a state."""
    return int(reader.value(_count_in_state, team_id=actor.team_id, user_id=actor.user_id, state=state))


def list_page(reader: Reader, actor: Actor, state: str, before: int, limit: int, skip: int = 0) -> list[tuple[Any, ...]]:
    """Saved items in a state, newest first: (type, id, ts, state, due_at, created in µs, updated)."""
    of = {"team_id": actor.team_id, "user_id": actor.user_id, "state": state}
    return reader.all(_page, **of, before=before, how_many=limit, skip=skip)


def present(item: Item, state: str, due_at: int, at: int) -> dict[str, Any]:
    """A saved item as the client knows it."""
    body: dict[str, Any] = {"item_type": item[0], "item_id": item[1], "state": state, "date_due": due_at, "date_updated": at}
    return body | ({"ts": format_ts(item[2])} if item[2] else {})


def _tell(tx: Transaction, actor: Actor, kind: str, item: dict[str, Any], about: str = "") -> None:
    body = {"type": kind, "user": actor.user_id, "item": item, "event_ts": format_ts(tx.next_ts(actor.team_id))}
    tx.emit(actor.team_id, events.user(actor.user_id), body, about=about)
