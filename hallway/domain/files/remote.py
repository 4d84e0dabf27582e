"""Files that stay where they are: an app tells of them, by an id of its own, and people open them there (docs.slack.dev: remote files)."""

from typing import Any

import msgspec
from sqlalchemy import and_, bindparam, or_, select

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.domain.files import store
from hallway.domain.files.kinds import filetype_of
from hallway.domain.files.releasing import release
from hallway.domain.files.store import COLUMNS, File, visible_to_viewer
from hallway.domain.files.tables import file, file_share, remote_file
from hallway.platform.storage import Reader, Transaction, query

_LONGEST_ID = 255
_LONGEST_URL = 3000

_f, _r, _s = file.c, remote_file.c, file_share.c
_by_external = query(
    select(_r.file_id).where(
        _r.team_id == bindparam("team_id"), _r.app_id == bindparam("app_id"), _r.external_id == bindparam("external_id")
    )
)
_is_shared_in = select(_s.file_id).where(_s.team_id == _f.team_id, _s.file_id == _f.id, _s.conversation_id == bindparam("channel")).exists()
_page = query(
    select(*COLUMNS)
    .join(remote_file, and_(_r.team_id == _f.team_id, _r.file_id == _f.id))
    .where(
        _f.team_id == bindparam("team_id"),
        or_(bindparam("app_id") == "", _r.app_id == bindparam("app_id")),
        or_(bindparam("channel") == "", _is_shared_in),
        or_(bindparam("is_app") == 1, visible_to_viewer()),
        _f.state == "external",
        _f.created_at >= bindparam("ts_from"),
        _f.created_at <= bindparam("ts_to"),
        _f.id > bindparam("after"),
    )
    .order_by(_f.id)
    .limit(bindparam("how_many")),
    into=File,
)


class Remote(msgspec.Struct, frozen=True):
    """What an app tells of a file. `details` are thumbnails of its preview picture and the beginning of its text."""

    external_id: str
    external_url: str
    title: str
    filetype: str = ""
    details: dict[str, Any] = {}


def add(tx: Transaction, actor: Actor, remote: Remote) -> File:
    """Register a file; the same external id from the same app is the same file, brought up to date.

    Raises `ApiError` with `invalid_external_id`, `invalid_url` or `bad_title`.
    """
    if not 0 < len(remote.external_id) <= _LONGEST_ID:
        raise ApiError("invalid_external_id")
    if not remote.title.strip():
        raise ApiError("bad_title")
    _check_url(remote.external_url)
    before = find_by_external(tx, actor.team_id, actor.app_id, remote.external_id)
    if before is not None:
        return change(tx, before, remote)
    details = {**remote.details, "mode": "external", "external_type": "app", "external_id": remote.external_id}
    details |= {"external_url": remote.external_url, "app_id": actor.app_id}
    title = remote.title.strip()[:255]
    made = File(
        actor.team_id, new_id("F"), actor.user_id, tx.now_s, title, title, "application/octet-stream",
        remote.filetype or filetype_of(title), 0, "external", "", False, encoding.encode_text(details),
    )  # fmt: skip
    store.insert(tx, made)
    tx.upsert(remote_file, team_id=actor.team_id, app_id=actor.app_id, external_id=remote.external_id, file_id=made.id)
    return made


def change(tx: Transaction, found: File, remote: Remote) -> File:
    """What is given replaces what was told of a file before. Raises `ApiError("invalid_url")`."""
    details = found.details | remote.details
    if remote.external_url:
        _check_url(remote.external_url)
        details["external_url"] = remote.external_url
    if "thumb_blobs" in remote.details:
        release(tx, found.team_id, list(found.details.get("thumb_blobs", {}).values()))
    title = remote.title.strip()[:255] or found.title
    made = msgspec.structs.replace(
        found, title=title, name=title, filetype=remote.filetype or found.filetype, details_text=encoding.encode_text(details)
    )
    store.insert(tx, made)
    return made


def remove(tx: Transaction, found: File) -> None:
    """Forget a file; messages that shared it keep a tombstone."""
    details = found.details
    release(tx, found.team_id, list(details.get("thumb_blobs", {}).values()))
    tx.delete(remote_file, team_id=found.team_id, app_id=details["app_id"], external_id=details["external_id"])
    values: dict[str, Any] = {"state": "tombstone", "details": "{}", "title": "", "name": "deleted"}
    tx.update(file, {"team_id": found.team_id, "id": found.id}, **values)


def find_by_external(reader: Reader, team_id: str, app_id: str, external_id: str) -> File | None:
    """The app's file with this id of its own, or None."""
    file_id = reader.value(_by_external, team_id=team_id, app_id=app_id, external_id=external_id)
    return store.find(reader, team_id, str(file_id)) if file_id is not None else None


def access(reader: Reader, actor: Actor, file_id: str, external_id: str) -> File:
    """A remote file by one of its two names: the app's own, or for people one they may see.

    Raises `ApiError` with `invalid_args`, `too_many_ids` or `file_not_found`.
    """
    if file_id and external_id:
        raise ApiError("too_many_ids")
    if not file_id and not external_id:
        raise ApiError("invalid_args")
    if external_id:
        found = find_by_external(reader, actor.team_id, actor.app_id, external_id)
    else:
        found = store.find(reader, actor.team_id, file_id)
    if found is None or found.state != "external" or "app_id" not in found.details:
        raise ApiError("file_not_found")
    if found.details["app_id"] != actor.app_id:
        store.access(reader, actor, found.id)
    return found


class Wanted(msgspec.Struct, frozen=True):
    """Which remote files: shared in one `channel`, told of between two unix times, with ids above `after`."""

    channel: str = ""
    ts_from: int = 0
    ts_to: int = 1 << 40
    after: str = ""


def list_page(reader: Reader, actor: Actor, wanted: Wanted, limit: int) -> list[File]:
    """The app's own remote files, or for people those they may see, by id."""
    return reader.all(
        _page,
        team_id=actor.team_id, app_id=actor.app_id, is_app=int(bool(actor.app_id)), viewer=actor.user_id,
        is_guest=int(actor.is_guest), channel=wanted.channel, ts_from=wanted.ts_from, ts_to=wanted.ts_to, after=wanted.after,
        how_many=limit,
    )  # fmt: skip


def _check_url(url: str) -> None:
    if not url.startswith(("https://", "http://")) or len(url) > _LONGEST_URL:
        raise ApiError("invalid_url")
