"""Profiles: what people tell of themselves, and a status that ends by itself."""

import re
from typing import Any
from zoneinfo import ZoneInfo

from hallway.core import encoding, events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.events import FULL_MEMBERS
from hallway.core.jobs import job
from hallway.core.timestamps import format_ts
from hallway.domain.users import names, store, tables
from hallway.domain.users.store import User
from hallway.domain.users.wire import present_user
from hallway.platform.storage import Transaction

_LIMITS = {
    "real_name": 80, "display_name": 80, "first_name": 40, "last_name": 40, "title": 255, "phone": 50, "pronouns": 40, "skype": 50,
    "status_text": 100, "status_emoji": 100, "start_date": 10,
}  # fmt: skip


def set_profile(tx: Transaction, actor: Actor, user: User, changes: dict[str, Any]) -> User:
    """Change a profile: one's own, or anybody's for admins. Emits `user_change` (and `user_status_changed`).

    Raises `ApiError` with `not_admin`, `invalid_profile` or `too_long`.
    """
    if user.id != actor.user_id and not actor.is_admin:
        raise ApiError("not_admin")
    checked = _check(changes)
    profile = user.profile | checked
    if "fields" in checked:
        profile["fields"] = {key: item for key, item in (user.profile.get("fields", {}) | checked["fields"]).items() if item["value"]}
    if "first_name" in checked or "last_name" in checked:
        given = f"{checked.get('first_name', '')} {checked.get('last_name', '')}".strip()
        profile["real_name"] = given or profile["real_name"]
    for name in ("first_name", "last_name"):
        profile.pop(name, None)
    if not profile.get("real_name", "").strip():
        raise ApiError("invalid_profile")
    made = store_profile(tx, user, profile)
    if "status_expiration" in checked or "status_text" in checked:
        _plan_end_of_status(tx, made)
    return made


def _check(changes: dict[str, Any]) -> dict[str, Any]:
    checked: dict[str, Any] = {}
    for name, value in changes.items():
        if name in _LIMITS:
            if not isinstance(value, str):
                raise ApiError("invalid_profile")
            if len(value) > _LIMITS[name]:
                raise ApiError("too_long", f"[ERROR] {name} must be less than {_LIMITS[name] + 1} characters")
            checked[name] = value
        elif name == "status_expiration":
            checked[name] = _read_time(value)
        elif name == "fields" and isinstance(value, dict):
            checked[name] = {
                str(key)[:30]: {"value": str((item or {}).get("value", ""))[:1000], "alt": str((item or {}).get("alt", ""))[:1000]}
                for key, item in list(value.items())[:50]
                if isinstance(item, dict) or item is None
            }
    return checked


def _read_time(value: Any) -> int:
    if isinstance(value, bool) or not (isinstance(value, int) or (isinstance(value, str) and value.isdecimal() and len(value) < 16)):
        raise ApiError("invalid_profile")
    return max(0, int(value))


def store_profile(tx: Transaction, user: User, profile: dict[str, Any]) -> User:
    """Store a profile and tell everybody."""
    key = {"team_id": user.team_id, "id": user.id}
    tx.update(tables.user, key, profile=encoding.encode_text(profile), updated_at=tx.now_s)
    made = tell_changed(tx, user)
    names.index_names(tx, made)
    return made


def set_place(tx: Transaction, user: User, place: dict[str, Any]) -> User:
    """Set somebody's `tz` and `locale`. Emits `user_change`. Raises `ApiError("invalid_arguments")` for what is neither."""
    for name, is_known in (("tz", _is_zone), ("locale", _is_locale)):
        if name in place and not (isinstance(place[name], str) and is_known(place[name])):
            raise ApiError("invalid_arguments", f"[ERROR] no such {name}")
    if all(getattr(user, name) == value for name, value in place.items()):
        return user
    tx.update(tables.user, {"team_id": user.team_id, "id": user.id}, **place, updated_at=tx.now_s)
    return tell_changed(tx, user)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _is_locale(name: str) -> bool:
    return re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", name) is not None


def tell_changed(tx: Transaction, user: User) -> User:
    """Emit `user_change` with the user as they are now (guests hear of themselves only), and what of it changed: `user_status_changed`,
    `user_profile_changed`."""
    made = store.get(tx, user.team_id, user.id)
    at = format_ts(tx.next_ts(user.team_id))
    body = {"type": "user_change", "user": present_user(made, ""), "cache_ts": tx.now_s, "event_ts": at}
    tx.emit(user.team_id, FULL_MEMBERS, body)
    if made.role in ("guest", "single_channel_guest"):
        tx.emit(user.team_id, events.user(user.id), body)
    before, after = _split(user.profile), _split(made.profile)
    if before[0] != after[0]:
        tx.emit(user.team_id, FULL_MEMBERS, {**body, "type": "user_status_changed"})
    if before[1] != after[1]:
        tx.emit(user.team_id, FULL_MEMBERS, {**body, "type": "user_profile_changed"})
    return made


def _split(profile: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A profile's status, and everything else in it."""
    status = {name: profile.get(name) for name in ("status_text", "status_emoji", "status_expiration")}
    return status, {name: value for name, value in profile.items() if name not in status}


def _plan_end_of_status(tx: Transaction, user: User) -> None:
    ends_at = user.profile.get("status_expiration", 0)
    if ends_at > tx.now_s:
        tx.enqueue(user.team_id, "status_end", ends_at, {"user": user.id, "ends_at": ends_at}, job_id=f"status-{user.id}")


@job("status_end")
def end_status(tx: Transaction, team_id: str, arguments: dict[str, Any]) -> None:
    """Clear a status whose time has come, unless another was set since."""
    user = store.find(tx, team_id, arguments["user"])
    if user is not None and user.profile.get("status_expiration") == arguments["ends_at"]:
        store_profile(tx, user, user.profile | {"status_text": "", "status_emoji": "", "status_expiration": 0})
