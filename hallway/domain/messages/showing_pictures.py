"""Pictures in blocks that are files here (`slack_file`): whoever posts them must see them, and then so does whoever reads the message."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import files
from hallway.domain.conversations import Conversation
from hallway.domain.files import File
from hallway.platform.storage import Reader, Transaction

# Where a file's addresses name it: /files-pri/T…-F…/name, /files/U…/F…/name.
_FILE_ID = re.compile(r"[-/](F[A-Z0-9]{2,30})(?=/|$)")


def embed(reader: Reader, actor: Actor, parts: list[dict[str, Any]] | None, error: str) -> list[str]:
    """Put each picture's address and size into blocks or attachments; the files' ids.

    Raises `ApiError(error)` for what is no picture that the actor may see.
    """
    if not parts or b'"slack_file"' not in encoding.encode(parts):
        return []
    ids: dict[str, None] = {}
    for pointer, image in _images(parts, "/blocks" if error == "invalid_blocks" else "/attachments"):
        found = _picture(reader, actor, image["slack_file"])
        if found is None:
            said = f"invalid slack file [json-pointer:{pointer}/slack_file]"
            raise ApiError(error, f"[ERROR] {said}", errors=[said])
        image["slack_file"] = {"id": found.id, "url": files.present_file(found, actor.origin)["url_private"]}
        if width := found.details.get("original_w"):
            image |= {"image_width": width, "image_height": found.details.get("original_h", width)}
        ids[found.id] = None
    return list(ids)


def share(tx: Transaction, conversation: Conversation, ts: int, thread_ts: int, user_id: str, ids: Iterable[str]) -> None:
    """Let the readers of a message see its pictures, which `embed` has found."""
    for file_id in ids:
        files.record_share(tx, conversation.team_id, file_id, conversation.id, ts, thread_ts, user_id)


def unshare(tx: Transaction, conversation: Conversation, ts: int, before: dict[str, Any], after: dict[str, Any]) -> None:
    """What a message showed and shows no longer is not to be seen through it."""
    kept = {*_ids_of(after), *(item["id"] for item in after.get("files", ()))}
    for file_id in _ids_of(before):
        if file_id not in kept:
            files.unshare(tx, conversation.team_id, file_id, conversation.id, ts)


def _ids_of(body: dict[str, Any]) -> list[str]:
    """The files that a message shows as pictures; it may have come from elsewhere."""
    images = _images([body.get("blocks"), body.get("attachments")], "")
    return [file_id for _, image in images if isinstance(file_id := image["slack_file"].get("id"), str)]


def _images(node: Any, pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, list):
        for place, item in enumerate(node):
            yield from _images(item, f"{pointer}/{place}")
    elif isinstance(node, dict):
        if node.get("type") == "image" and isinstance(node.get("slack_file"), dict):
            yield pointer, node
        elif node.get("type") != "rich_text":
            for name, value in node.items():
                if isinstance(value, (list, dict)):
                    yield from _images(value, f"{pointer}/{name}")


def _picture(reader: Reader, actor: Actor, named: dict[str, Any]) -> File | None:
    match = None if named.get("id") else _FILE_ID.search(urlsplit(str(named.get("url", ""))).path)
    file_id = named.get("id") or (match[1] if match else "")
    try:
        found = files.access(reader, actor, str(file_id))
    except ApiError:
        return None
    return found if found.state == "hosted" and found.mimetype in files.PICTURES else None
