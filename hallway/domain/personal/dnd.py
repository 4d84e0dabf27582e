"""Do not disturb: a snooze, and hours of rest in one's own time zone."""

import time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select

from hallway.core import events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.events import FULL_MEMBERS
from hallway.core.timestamps import format_ts
from hallway.domain import users
from hallway.domain.personal import preferences
from hallway.domain.personal.schedule import Schedule, next_rest, read_schedule
from hallway.domain.users import tables
from hallway.platform.storage import Reader, Transaction, query

_MOST_MINUTES = 60 * 24 * 30
_d = tables.dnd.c
_find = query(select(_d.snooze_until).where(_d.team_id == bindparam("team_id"), _d.user_id == bindparam("user_id")))


def present_dnd(reader: Reader, team_id: str, user_id: str, *, is_own: bool = True) -> dict[str, Any]:
    """The state of `dnd.info`. Others see a snooze as rest like any other; only its owner is told that it is one."""
    now = int(time.time())
    wanted = read_schedule(preferences.stored(reader, team_id, user_id))
    user = users.find(reader, team_id, user_id)
    rest = next_rest(wanted, zone_of(user.tz if user else ""), now)
    until = int(reader.value(_find, team_id=team_id, user_id=user_id) or 0)
    is_snoozing = until > now
    if is_snoozing and (rest is None or not is_own):
        rest = (min(now, rest[0]), max(until, rest[1])) if rest and rest[0] <= until else (now, until)
    begin, end = rest or (1, 1)
    body: dict[str, Any] = {"dnd_enabled": rest is not None, "next_dnd_start_ts": begin, "next_dnd_end_ts": end}
    if is_own:
        body["snooze_enabled"] = is_snoozing
        if is_snoozing:
            body |= {"snooze_endtime": until, "snooze_remaining": until - now, "snooze_is_indefinite": False}
    return body


def change_preferences(tx: Transaction, actor: Actor, changes: dict[str, Any]) -> None:
    """Set preferences, and what hangs on them: hours of rest are told to others, place and language are known of the person.

    Raises `ApiError` with `invalid_arguments`, `invalid_name` or `too_large`.
    """
    kept = preferences.stored(tx, actor.team_id, actor.user_id)
    is_schedule = any(name in Schedule.__struct_fields__ for name in changes)
    if is_schedule:
        read_schedule(kept | changes)
    place = {name: changes[name] for name in ("tz", "locale") if changes.get(name)}
    if place:
        users.set_place(tx, users.get(tx, actor.team_id, actor.user_id), place)
    preferences.set_preferences(tx, actor, changes)
    if is_schedule or "tz" in place:
        _tell(tx, actor)


def snooze(tx: Transaction, actor: Actor, minutes: int) -> dict[str, Any]:
    """Rest for some minutes. Emits `dnd_updated`. Raises `ApiError` with `missing_duration` or `too_long`."""
    if minutes < 1:
        raise ApiError("missing_duration")
    if minutes > _MOST_MINUTES:
        raise ApiError("too_long")
    tx.upsert(tables.dnd, team_id=actor.team_id, user_id=actor.user_id, snooze_until=tx.now_s + minutes * 60)
    return _tell(tx, actor)


def end_snooze(tx: Transaction, actor: Actor) -> dict[str, Any]:
    """Stop resting. Raises `ApiError("snooze_not_active")`."""
    if not present_dnd(tx, actor.team_id, actor.user_id).get("snooze_enabled"):
        raise ApiError("snooze_not_active")
    tx.upsert(tables.dnd, team_id=actor.team_id, user_id=actor.user_id, snooze_until=0)
    return _tell(tx, actor)


def end_rest(tx: Transaction, actor: Actor) -> None:
    """End the snooze, if there is one, and the hours of rest."""
    tx.upsert(tables.dnd, team_id=actor.team_id, user_id=actor.user_id, snooze_until=0)
    preferences.set_preferences(tx, actor, {"dnd_enabled": False})
    _tell(tx, actor)


def _tell(tx: Transaction, actor: Actor) -> dict[str, Any]:
    status = present_dnd(tx, actor.team_id, actor.user_id)
    at = format_ts(tx.next_ts(actor.team_id))
    tx.emit(actor.team_id, events.user(actor.user_id), {"type": "dnd_updated", "user": actor.user_id, "dnd_status": status, "event_ts": at})
    shown = present_dnd(tx, actor.team_id, actor.user_id, is_own=False)
    tx.emit(actor.team_id, FULL_MEMBERS, {"type": "dnd_updated_user", "user": actor.user_id, "dnd_status": shown, "event_ts": at})
    return status


def zone_of(name: str) -> ZoneInfo:
    """The time zone of this name, UTC if there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("Etc/UTC")
