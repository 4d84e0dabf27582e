"""Calls as apps register them: added, joined, left, ended; and how messages show them (docs.slack.dev: Calls API)."""

from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.domain import users
from hallway.domain.calls.tables import call, call_place
from hallway.platform.storage import Reader, Transaction, query

_MOST_USERS = 1000
_LONGEST = 3000


class Call(msgspec.Struct, frozen=True):
    """A call's row; times are unix seconds, `ended_at` 0 while it goes on."""

    team_id: str
    id: str
    app_id: str
    created_by: str
    external_unique_id: str
    started_at: int
    ended_at: int
    details_text: str

    @property
    def details(self) -> dict[str, Any]:
        """Addresses, title and participants."""
        decoded: dict[str, Any] = encoding.decode(self.details_text)
        return decoded


_c, _p = call.c, call_place.c
_columns = select(_c.team_id, _c.id, _c.app_id, _c.created_by, _c.external_unique_id, _c.started_at, _c.ended_at, _c.details).where(
    _c.team_id == bindparam("team_id")
)
_find = query(_columns.where(_c.id == bindparam("id")), into=Call)
_by_external = query(_columns.where(_c.app_id == bindparam("app_id"), _c.external_unique_id == bindparam("external")), into=Call)
_places = query(select(_p.conversation_id, _p.ts).where(_p.team_id == bindparam("team_id"), _p.call_id == bindparam("call_id")))


class NewCall(msgspec.Struct, frozen=True):
    """What a call is registered with. `date_start` is a unix time; 0 means the moment of registering."""

    external_unique_id: str
    join_url: str
    desktop_app_join_url: str = ""
    external_display_id: str = ""
    title: str = ""
    created_by: str = ""
    date_start: int = 0
    users: tuple[dict[str, str], ...] = ()


def add(tx: Transaction, actor: Actor, new: NewCall) -> Call:
    """Register a call; the same external id from the same app is the same call.

    Raises `ApiError` with `invalid_created_by`, `invalid_start_time` or `user_not_found`.
    """
    before = tx.one(_by_external, team_id=actor.team_id, app_id=actor.app_id, external=new.external_unique_id)
    if before is not None:
        return before
    if new.created_by and users.find(tx, actor.team_id, new.created_by) is None:
        raise ApiError("invalid_created_by")
    if not 0 <= new.date_start < 1 << 34:
        raise ApiError("invalid_start_time")
    call_id = new_id("R")
    kept = {key: getattr(new, key) for key in ("join_url", "desktop_app_join_url", "external_display_id", "title")}
    tx.insert(
        call,
        team_id=actor.team_id, id=call_id, app_id=actor.app_id, created_by=new.created_by or actor.user_id,
        external_unique_id=new.external_unique_id, started_at=new.date_start or tx.now_s, ended_at=0,
        details=encoding.encode_text(kept | {"users": list(new.users)}),
    )  # fmt: skip
    return access(tx, actor, call_id)


def find(reader: Reader, team_id: str, call_id: str) -> Call | None:
    """The call, or None."""
    return reader.one(_find, team_id=team_id, id=call_id)


def access(reader: Reader, actor: Actor, call_id: str, error: str = "invalid_call_id") -> Call:
    """A call that the actor's app has registered. Raises `ApiError(error)`."""
    found = find(reader, actor.team_id, call_id)
    if found is None or found.app_id != actor.app_id:
        raise ApiError(error)
    return found


def access_live(reader: Reader, actor: Actor, call_id: str) -> Call:
    """The same while it goes on. Raises `ApiError` with `invalid_call_id` or `inactive_call`."""
    found = access(reader, actor, call_id)
    if found.ended_at:
        raise ApiError("inactive_call")
    return found


def change(tx: Transaction, found: Call, **details: Any) -> Call:
    """Give a call other addresses, another title or other participants."""
    kept = found.details | details
    tx.update(call, {"team_id": found.team_id, "id": found.id}, details=encoding.encode_text(kept))
    return msgspec.structs.replace(found, details_text=encoding.encode_text(kept))


def end(tx: Transaction, found: Call, duration: int) -> Call:
    """A call is over, after `duration` seconds (0: until now)."""
    ended_at = found.started_at + duration if duration > 0 else max(tx.now_s, found.started_at + 1)
    tx.update(call, {"team_id": found.team_id, "id": found.id}, ended_at=ended_at)
    return msgspec.structs.replace(found, ended_at=ended_at)


def read_users(reader: Reader, actor: Actor, value: Any, error: str = "bad_users") -> tuple[dict[str, str], ...]:
    """Participants: users of the team by `slack_id`, others by `external_id` and `display_name`.

    Raises `ApiError` with `error` or `user_not_found`.
    """
    if not isinstance(value, list) or len(value) > _MOST_USERS or not all(isinstance(item, dict) for item in value):
        raise ApiError(error)
    people = [{key: item[key][:_LONGEST] for key in _KEYS if isinstance(item.get(key), str)} for item in value]
    if not all(person.get("slack_id") or (person.get("external_id") and person.get("display_name")) for person in people):
        raise ApiError(error)
    ours = [person["slack_id"] for person in people if person.get("slack_id")]
    if len({user.id for user in users.list_visible(reader, actor, ours)}) < len(set(ours)):
        raise ApiError("user_not_found")
    return tuple(people)


_KEYS = ("slack_id", "external_id", "display_name", "avatar_url")


def name_of(person: dict[str, str]) -> str:
    """What tells a participant from others."""
    return person.get("slack_id") or person["external_id"]


def places(reader: Reader, found: Call) -> list[tuple[str, int]]:
    """Conversation and ts of every message that shows a call."""
    return [(row[0], row[1]) for row in reader.all(_places, team_id=found.team_id, call_id=found.id)]


def note_place(tx: Transaction, team_id: str, call_id: str, conversation_id: str, ts: int) -> None:
    """Note that a message shows a call."""
    tx.insert_new(call_place, team_id=team_id, call_id=call_id, conversation_id=conversation_id, ts=ts)


def present(found: Call, channels: list[str] | None = None) -> dict[str, Any]:
    """The call object of `calls.info`."""
    details = found.details
    body = {
        "id": found.id,
        "date_start": found.started_at,
        "external_unique_id": found.external_unique_id,
        "join_url": details["join_url"],
        "desktop_app_join_url": details["desktop_app_join_url"],
        "external_display_id": details["external_display_id"],
        "title": details["title"],
        "users": details["users"],
    }
    return body if channels is None else body | {"channels": channels}


def present_in_block(found: Call) -> dict[str, Any]:
    """What a `call` block carries of its call."""
    details = found.details
    return {
        "v1": {
            "id": found.id,
            "app_id": found.app_id,
            "app_icon_urls": {},
            "date_start": found.started_at,
            "date_end": found.ended_at,
            "active_participants": [] if found.ended_at else details["users"],
            "all_participants": details["users"],
            "display_id": details["external_display_id"],
            "join_url": details["join_url"],
            "desktop_app_join_url": details["desktop_app_join_url"],
            "name": details["title"],
            "created_by": found.created_by,
            "has_ended": bool(found.ended_at),
            "is_dm_call": False,
            "was_accepted": False,
            "was_missed": False,
            "was_rejected": False,
        },
        "media_backend_type": "platform_call",
    }
