"""Sharing files: a message that carries them, and the events that tell of it."""

from typing import Any

from hallway.core import events
from hallway.core.actor import Actor
from hallway.core.timestamps import format_ts
from hallway.domain import files
from hallway.domain.conversations import Access
from hallway.domain.files import File
from hallway.domain.messages.posting import NewMessage, Posted, post
from hallway.platform.storage import Transaction


def share_files(tx: Transaction, actor: Actor, found: Access, shared: list[File], new: NewMessage) -> Posted:
    """Post a message with files. Emits `message`, `file_shared` for each file, and `file_public` where everybody may see it now."""
    ids = tuple(item.id for item in shared)
    said = NewMessage(
        text=new.text, blocks=new.blocks, thread_ts=new.thread_ts, is_broadcast=new.is_broadcast, file_ids=ids, extra=new.extra,
        subtype=new.subtype, client_msg_id=new.client_msg_id,
        present_files=lambda: [files.present_file(item, actor.origin) for item in shared],
    )  # fmt: skip
    posted = post(tx, actor, found, said)
    public = _in_public(tx, actor.team_id, ids)
    for item in shared:
        files.record_share(tx, actor.team_id, item.id, found.conversation.id, posted.ts, new.thread_ts, actor.user_id)
        body = _told("file_shared", item.id, actor.user_id, format_ts(posted.ts)) | {"channel_id": found.conversation.id}
        tx.emit(actor.team_id, events.conversation(found.conversation.id), body)
        if found.conversation.kind == "channel" and item.id not in public:
            tx.emit(
                actor.team_id, events.conversation(found.conversation.id), _told("file_public", item.id, actor.user_id, body["event_ts"])
            )
    return posted


def unshare_files(tx: Transaction, actor: Actor, found: Access, ts: int, file_ids: list[str]) -> None:
    """A message carries these files no longer. Emits `file_unshared` for each that it did."""
    for file_id in file_ids:
        if files.unshare(tx, actor.team_id, file_id, found.conversation.id, ts):
            at = format_ts(tx.next_ts(actor.team_id))
            body = _told("file_unshared", file_id, actor.user_id, at) | {"channel_id": found.conversation.id}
            tx.emit(actor.team_id, events.conversation(found.conversation.id), body)


def tell_of_file(tx: Transaction, actor: Actor, kind: str, file_id: str, owner: str) -> None:
    """Emit `file_created`, `file_change` or `file_deleted` to a file's owner and wherever it is shared."""
    places = files.share_places(tx, actor.team_id, [file_id]).get(file_id, [])
    rooms = list(dict.fromkeys(place[0] for place in places))
    body = _told(kind, file_id, actor.user_id, format_ts(tx.next_ts(actor.team_id)))
    for room in rooms:
        # Each conversation hears of itself only.
        tx.emit(actor.team_id, events.conversation(room), body | ({"channel_ids": [room]} if kind == "file_deleted" else {}))
    if not rooms:
        tx.emit(actor.team_id, events.user(owner), body | ({"channel_ids": []} if kind == "file_deleted" else {}))


def _told(kind: str, file_id: str, user_id: str, at: str) -> dict[str, Any]:
    return {"type": kind, "file_id": file_id, "user_id": user_id, "file": {"id": file_id}, "event_ts": at}


def _in_public(tx: Transaction, team_id: str, ids: tuple[str, ...]) -> set[str]:
    """Those of the files that everybody could see already."""
    places = files.share_places(tx, team_id, list(ids))
    return {file_id for file_id, some in places.items() if any(place[4] == "channel" for place in some)}
