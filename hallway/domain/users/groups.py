"""Usergroups: a handle for several people."""

import re
from typing import Any

from sqlalchemy import Column, String, bindparam, func, select, table

from hallway.core import encoding, events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.events import FULL_MEMBERS
from hallway.core.ids import new_id
from hallway.domain.users import store, tables
from hallway.domain.users.visible import list_visible
from hallway.platform.storage import Reader, Transaction, in_list, query

_MOST_CHANNELS = 100
_g, _u = tables.usergroup.c, tables.usergroup_user.c
_columns = select(
    _g.id, _g.handle, _g.name, _g.description, _g.channels, _g.created_by, _g.updated_by, _g.created_at, _g.updated_at,
    _g.deleted_at, _g.user_count,
).where(_g.team_id == bindparam("team_id"))  # fmt: skip
_all = query(_columns.order_by(_g.handle))
_find = query(_columns.where(_g.id == bindparam("id")))
_NAME_LIMIT, _DESCRIPTION_LIMIT = 80, 140
_by_name = query(select(_g.id).where(_g.team_id == bindparam("team_id"), _g.name == bindparam("name"), _g.deleted_at == 0))
_by_handle = query(select(_g.id).where(_g.team_id == bindparam("team_id"), _g.handle == bindparam("handle")))
_members = query(select(_u.user_id).where(_u.team_id == bindparam("team_id"), _u.usergroup_id == bindparam("id")).order_by(_u.user_id))
# A table of the conversations slice, above this one, as far as default channels need it.
_conversation = table("conversation", *(Column(name, String) for name in ("team_id", "id", "kind")))
_c = _conversation.c
_public = query(select(func.count()).where(_c.team_id == bindparam("team_id"), _c.kind == "channel", in_list(_c.id, "ids")))


def list_all(reader: Reader, team_id: str) -> list[dict[str, Any]]:
    """Every usergroup, disabled ones too, as Slack writes them."""
    return [_present(row, team_id) for row in reader.all(_all, team_id=team_id)]


def get(reader: Reader, team_id: str, group_id: str) -> dict[str, Any]:
    """A usergroup. Raises `ApiError("no_such_subteam")`."""
    row = reader.one(_find, team_id=team_id, id=group_id)
    if row is None:
        raise ApiError("no_such_subteam")
    return _present(row, team_id)


def find_by_handle(reader: Reader, team_id: str, handle: str) -> str:
    """The id of the usergroup with this handle, or the empty string."""
    return str(reader.value(_by_handle, team_id=team_id, handle=handle) or "")


def list_members(reader: Reader, team_id: str, group_id: str) -> list[str]:
    """The ids of a usergroup's people."""
    return [row[0] for row in reader.all(_members, team_id=team_id, id=group_id)]


def list_visible_members(reader: Reader, actor: Actor, group_id: str) -> list[str]:
    """The ids of a usergroup's people, as far as the actor may see them."""
    ids = list_members(reader, actor.team_id, group_id)
    return [user.id for user in list_visible(reader, actor, ids)] if actor.is_guest else ids


def seen_by(reader: Reader, actor: Actor, group: dict[str, Any]) -> dict[str, Any]:
    """A usergroup as the actor may see it: guests learn neither of channels nor of people they do not meet."""
    if not actor.is_guest:
        return group
    who = ("created_by", "updated_by", "deleted_by")
    met = {user.id for user in list_visible(reader, actor, [group[key] for key in who if group[key]])}
    hidden = {key: "" for key in who if group[key] and group[key] not in met}
    return group | hidden | {"prefs": {"channels": [], "groups": []}, "channel_count": 0}


def create(tx: Transaction, actor: Actor, name: str, handle: str, description: str, channels: list[str]) -> dict[str, Any]:
    """A new usergroup; its handle is made of its name unless given. Emits `subteam_created`.

    Raises `ApiError` with `missing_subteam_name`, `name_too_long`, `description_too_long`, `name_already_exists`, `channel_not_found`
    and as `check_handle`.
    """
    _check_words(tx, actor.team_id, name, description)
    handle = check_handle(tx, actor.team_id, handle or re.sub(r"[^\w.-]+", "-", name)[:80])
    check_channels(tx, actor, channels)
    made = new_id("S")
    tx.insert(
        tables.usergroup,
        team_id=actor.team_id, id=made, handle=handle, name=name, description=description,
        channels=encoding.encode_text(channels), created_by=actor.user_id, updated_by=actor.user_id, created_at=tx.now_s,
        updated_at=tx.now_s, deleted_at=0, user_count=0,
    )  # fmt: skip
    return _tell(tx, actor, made, "subteam_created")


def change(tx: Transaction, actor: Actor, group_id: str, changes: dict[str, Any]) -> dict[str, Any]:
    """Change name, handle, description, channels, or `deleted_at`. Emits `subteam_updated`. Raises as `get` and `create`."""
    known = get(tx, actor.team_id, group_id)
    _check_words(tx, actor.team_id, changes.get("name", known["name"]), changes.get("description", ""), group_id)
    if "handle" in changes:
        changes["handle"] = check_handle(tx, actor.team_id, changes["handle"], group_id)
    tx.update(tables.usergroup, {"team_id": actor.team_id, "id": group_id}, updated_at=tx.now_s, updated_by=actor.user_id, **changes)
    return _tell(tx, actor, group_id, "subteam_updated")


def set_members(tx: Transaction, actor: Actor, group_id: str, user_ids: list[str]) -> dict[str, Any]:
    """Replace a usergroup's people. Emits `subteam_members_changed`, and tells those concerned.

    Raises `ApiError` with `no_such_subteam`, `no_users_provided` or `invalid_users`.
    """
    known = get(tx, actor.team_id, group_id)
    wanted = list(dict.fromkeys(user_ids))
    if not wanted:
        raise ApiError("no_users_provided")
    if len(wanted) > 5000 or len(list_visible(tx, actor, wanted)) < len(wanted):
        raise ApiError("invalid_users")
    before = set(list_members(tx, actor.team_id, group_id))
    added, removed = [user for user in wanted if user not in before], sorted(before - set(wanted))
    for user_id in removed:
        tx.delete(tables.usergroup_user, team_id=actor.team_id, usergroup_id=group_id, user_id=user_id)
    rows = [{"team_id": actor.team_id, "usergroup_id": group_id, "user_id": user_id} for user_id in added]
    tx.insert_many(tables.usergroup_user, rows)
    made = change(tx, actor, group_id, {"user_count": len(wanted)})
    body = {
        "type": "subteam_members_changed", "subteam_id": group_id, "team_id": actor.team_id,
        "date_previous_update": known["date_update"], "date_update": tx.now_s,
        "added_users": added, "added_users_count": len(added), "removed_users": removed, "removed_users_count": len(removed),
    }  # fmt: skip
    tx.emit(actor.team_id, FULL_MEMBERS, body)
    for kind, concerned in (("subteam_self_added", added), ("subteam_self_removed", removed)):
        for user_id in concerned:
            tx.emit(actor.team_id, events.user(user_id), {"type": kind, "subteam_id": group_id})
    return made


def check_channels(reader: Reader, actor: Actor, channels: list[str]) -> None:
    """Whether these may be a usergroup's default channels: public ones. Raises `ApiError("channel_not_found")`."""
    ids = list(dict.fromkeys(channels))
    if len(ids) > _MOST_CHANNELS or (ids and reader.value(_public, team_id=actor.team_id, ids=ids) < len(ids)):
        raise ApiError("channel_not_found")


def check_handle(reader: Reader, team_id: str, wish: str, group_id: str = "") -> str:
    """A handle as it is kept, if neither a person nor another group has it.

    Raises `ApiError` with `bad_handle`, `forbidden_handle` or `handle_already_exists`.
    """
    handle = re.sub(r"\s+", "-", wish.strip().lower().removeprefix("@"))
    if not re.fullmatch(r"[\w.-]{1,80}", handle):
        raise ApiError("bad_handle")
    if handle in ("here", "channel", "everyone"):
        raise ApiError("forbidden_handle")
    if find_by_handle(reader, team_id, handle) not in ("", group_id) or store.find_by_name(reader, team_id, handle) is not None:
        raise ApiError("handle_already_exists")
    return handle


def _check_words(reader: Reader, team_id: str, name: str, description: str, group_id: str = "") -> None:
    if not name.strip():
        raise ApiError("missing_subteam_name")
    if len(name) > _NAME_LIMIT:
        raise ApiError("name_too_long")
    if len(description) > _DESCRIPTION_LIMIT:
        raise ApiError("description_too_long")
    if reader.value(_by_name, team_id=team_id, name=name) not in (None, group_id):
        raise ApiError("name_already_exists")


def _present(row: tuple[Any, ...], team_id: str) -> dict[str, Any]:
    group_id, handle, name, description, channels, created_by, updated_by, created, updated, deleted, count = row
    return {
        "id": group_id,
        "team_id": team_id,
        "is_usergroup": True,
        "is_subteam": True,
        "name": name,
        "description": description,
        "handle": handle,
        "is_external": False,
        "date_create": created,
        "date_update": updated,
        "date_delete": deleted,
        "auto_type": None,
        "auto_provision": False,
        "enterprise_subteam_id": "",
        "created_by": created_by,
        "updated_by": updated_by,
        "deleted_by": updated_by if deleted else None,
        "prefs": {"channels": encoding.decode(channels), "groups": []},
        "user_count": count,
        "channel_count": len(encoding.decode(channels)),
    }


def _tell(tx: Transaction, actor: Actor, group_id: str, kind: str) -> dict[str, Any]:
    made = get(tx, actor.team_id, group_id)
    tx.emit(actor.team_id, FULL_MEMBERS, {"type": kind, "subteam": made})
    return made
