"""Sharing files: a message that carries them, and the events that tell of it."""

from hallway.core import events
from hallway.core.actor import Actor
from hallway.core.timestamps import format_ts
from hallway.domain import files
from hallway.domain.conversations import Access
from hallway.domain.files import File
from hallway.domain.messages.posting import NewMessage, Posted, post
from hallway.platform.storage import Transaction


def share_files(tx: Transaction, actor: Actor, found: Access, shared: list[File], new: NewMessage) -> Posted:
    """Post a message with files. Emits `message`, and `file_shared` for each file."""
    ids = tuple(item.id for item in shared)
    said = NewMessage(
        text=new.text, blocks=new.blocks, thread_ts=new.thread_ts, is_broadcast=new.is_broadcast, file_ids=ids, extra=new.extra,
        subtype=new.subtype, client_msg_id=new.client_msg_id,
        present_files=lambda: [files.present_file(item, actor.origin) for item in shared],
    )  # fmt: skip
    posted = post(tx, actor, found, said)
    for item in shared:
        files.record_share(tx, actor.team_id, item.id, found.conversation.id, posted.ts, new.thread_ts, actor.user_id)
        body = {
            "type": "file_shared",
            "file_id": item.id,
            "user_id": actor.user_id,
            "file": {"id": item.id},
            "channel_id": found.conversation.id,
            "event_ts": format_ts(posted.ts),
        }
        tx.emit(actor.team_id, events.conversation(found.conversation.id), body)
    return posted
