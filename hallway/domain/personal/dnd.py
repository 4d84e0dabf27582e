"""Do not disturb: a snooze, and hours of rest in one's own time zone."""

import time
from datetime import datetime, timedelta
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
from hallway.domain.users import tables
from hallway.platform.storage import Reader, Transaction, query

_MOST_MINUTES = 60 * 24 * 30
_d = tables.dnd.c
_find = query(select(_d.snooze_until).where(_d.team_id == bindparam("team_id"), _d.user_id == bindparam("user_id")))


def present_dnd(reader: Reader, team_id: str, user_id: str, *, is_own: bool = True) -> dict[str, Any]:
    """The state of `dnd.info`; others are not told of the snooze's details."""
    now = int(time.time())
    wanted = preferences.DEFAULTS | preferences.stored(reader, team_id, user_id)
    user = users.find(reader, team_id, user_id)
    start, end = _next_rest(wanted, user.tz if user else "Etc/UTC", now) if wanted["dnd_enabled"] else (1, 1)
    until = int(reader.value(_find, team_id=team_id, user_id=user_id) or 0)
    is_snoozing = until > now
    body: dict[str, Any] = {"dnd_enabled": bool(wanted["dnd_enabled"]) or is_snoozing, "next_dnd_start_ts": start, "next_dnd_end_ts": end}
    if is_snoozing and not wanted["dnd_enabled"]:
        body |= {"next_dnd_start_ts": now, "next_dnd_end_ts": until}
    if is_own:
        body["snooze_enabled"] = is_snoozing
        if is_snoozing:
            body |= {"snooze_endtime": until, "snooze_remaining": until - now, "snooze_is_indefinite": False}
    return body


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


def _next_rest(wanted: dict[str, Any], zone_name: str, now: int) -> tuple[int, int]:
    """The span of rest that runs now or begins next, as unix times."""
    try:
        zone = ZoneInfo(zone_name)
        start = datetime.strptime(str(wanted["dnd_start"]), "%H:%M").time()
        end = datetime.strptime(str(wanted["dnd_end"]), "%H:%M").time()
    except (KeyError, ValueError):
        return 1, 1
    today = datetime.fromtimestamp(now, zone)
    for day in (today - timedelta(days=1), today, today + timedelta(days=1)):
        begins = datetime.combine(day.date(), start, zone)
        ends = datetime.combine(day.date() + timedelta(days=end <= start), end, zone)
        if ends.timestamp() > now:
            return int(begins.timestamp()), int(ends.timestamp())
    return 1, 1
