"""New files, and changes to them."""

from typing import Any

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.domain.files import store
from hallway.domain.files.kinds import filetype_of, mimetype_of
from hallway.domain.files.store import File
from hallway.domain.files.tables import file
from hallway.platform.storage import Transaction


def new_file(
    tx: Transaction, actor: Actor, name: str, size: int, *, blob: str = "", title: str = "", details: dict[str, Any] | None = None
) -> File:
    """A file's row: `hosted` when its bytes are there, `pending` until they are uploaded."""
    name = name.replace("/", "_").replace("\\", "_").replace("\0", "").strip()[:255] or "file"
    made = File(
        actor.team_id, new_id("F"), actor.user_id, tx.now_s, name, (title or name)[:255], mimetype_of(name), filetype_of(name), size,
        "hosted" if blob else "pending", blob, False, encoding.encode_text(details or {}),
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


def delete(tx: Transaction, actor: Actor, found: File) -> None:
    """Delete a file: its messages keep a tombstone. Raises `ApiError("cant_delete_file")`."""
    if found.user_id != actor.user_id and not (actor.is_admin and actor.kind != "bot"):
        raise ApiError("cant_delete_file")
    tx.update(file, {"team_id": actor.team_id, "id": found.id}, state="tombstone", blob="", details="{}", title="", name="deleted")
