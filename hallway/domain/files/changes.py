"""New files, and changes to them."""

from typing import Any

import msgspec

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_id, new_secret
from hallway.domain.files import store
from hallway.domain.files.kinds import filetype_of, is_text, mimetype_of
from hallway.domain.files.releasing import release
from hallway.domain.files.store import File
from hallway.domain.files.tables import file
from hallway.platform.storage import Transaction


def new_file(
    tx: Transaction,
    actor: Actor,
    name: str,
    size: int,
    *,
    blob: str = "",
    title: str = "",
    filetype: str = "",
    details: dict[str, Any] | None = None,
) -> File:
    """A file's row: `hosted` when its bytes are there, `pending` until they are uploaded. `filetype` is its name's unless given."""
    name = name.replace("/", "_").replace("\\", "_").replace("\0", "").strip()[:255] or "file"
    made = File(
        actor.team_id, new_id("F"), actor.user_id, tx.now_s, name, (title or name)[:255], mimetype_of(name),
        filetype or filetype_of(name), size, "hosted" if blob else "pending", blob, False, encoding.encode_text(details or {}),
    )  # fmt: skip
    store.insert(tx, made)
    return made


def keep_upload(tx: Transaction, team_id: str, file_id: str, blob: str, size: int, details: dict[str, Any]) -> None:
    """The bytes of a pending file have arrived. Raises `ApiError("file_not_found")` unless it waits for them."""
    found = store.find(tx, team_id, file_id)
    if found is None or found.state != "pending":
        raise ApiError("file_not_found")
    body = encoding.encode_text(found.details | details)
    tx.update(file, {"team_id": team_id, "id": file_id}, blob=blob, size=size, state="uploaded", details=body)


def complete(tx: Transaction, actor: Actor, file_id: str, title: str | None, alt_text: str | None) -> File:
    """Make an uploaded file a real one. Raises `ApiError("file_not_found")` for what is not the actor's own upload."""
    found = store.find(tx, actor.team_id, file_id)
    if found is None or found.user_id != actor.user_id or found.state != "uploaded":
        raise ApiError("file_not_found")
    details = found.details | ({"alt_txt": alt_text[:1000]} if alt_text else {})
    values = {"state": "hosted", "title": (title or found.title)[:255], "details": encoding.encode_text(details)}
    tx.update(file, {"team_id": actor.team_id, "id": file_id}, **values)
    made = store.find(tx, actor.team_id, file_id)
    assert made is not None
    return made


def publish(tx: Transaction, actor: Actor, found: File) -> File:
    """Give a file an address that opens it without signing in; the same address as long as it is public.

    Raises `ApiError("not_allowed")` for guests and for files whose bytes are not here.
    """
    if actor.is_guest or not found.blob:
        raise ApiError("not_allowed")
    if found.is_public:
        return found
    details = encoding.encode_text(found.details | {"public_secret": new_secret()})
    return _change(tx, found, is_public=True, details_text=details)


def unpublish(tx: Transaction, actor: Actor, found: File) -> File:
    """Take that address back, for ever: a later one is another. Raises `ApiError("not_allowed")` for other people's files."""
    _check_own(actor, found, "not_allowed")
    details = encoding.encode_text({key: value for key, value in found.details.items() if key != "public_secret"})
    return _change(tx, found, is_public=False, details_text=details)


def retitle(tx: Transaction, actor: Actor, found: File, title: str, filetype: str) -> File:
    """Give a file another title, or another type of text. Raises `ApiError` with `not_allowed` or `invalid_title`."""
    _check_own(actor, found, "not_allowed")
    if not title.strip():
        raise ApiError("invalid_title")
    if filetype and not (is_text(filetype) and is_text(found.filetype)):
        raise ApiError("unknown_type")
    return _change(tx, found, title=title.strip()[:255], filetype=filetype or found.filetype)


def delete(tx: Transaction, actor: Actor, found: File) -> None:
    """Delete a file: its messages keep a tombstone. Raises `ApiError("cant_delete_file")`."""
    _check_own(actor, found, "cant_delete_file")
    release(tx, actor.team_id, [found.blob, *found.details.get("thumb_blobs", {}).values()])
    values: dict[str, Any] = {"state": "tombstone", "blob": "", "details": "{}", "title": "", "name": "deleted", "is_public": False}
    tx.update(file, {"team_id": actor.team_id, "id": found.id}, **values)


def _check_own(actor: Actor, found: File, error: str) -> None:
    if found.user_id != actor.user_id and not (actor.is_admin and actor.kind != "bot"):
        raise ApiError(error)


def _change(tx: Transaction, found: File, **values: Any) -> File:
    made = msgspec.structs.replace(found, **values)
    store.insert(tx, made)
    return made
