"""What the indexer reads: which messages and files a stretch of the log concerns, and those rows as documents."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import bindparam, select, tuple_

from hallway.core.events import Envelope
from hallway.core.timestamps import find_ts
from hallway.domain import conversations, files, messages
from hallway.domain.files import File
from hallway.domain.files.tables import file, file_share
from hallway.domain.messages import Message
from hallway.domain.messages.tables import message, pin, reaction
from hallway.domain.search.documents import Around, file_document, file_key, message_document, message_key
from hallway.platform.blobs import Blobs
from hallway.platform.searchindex import Document
from hallway.platform.storage import Reader, in_list, query

# Longer files are found by their beginning.
_LONGEST_TEXT = 200_000

_m, _r, _p, _s = message.c, reaction.c, pin.c, file_share.c
_some = query(
    select(*messages.MESSAGE_COLUMNS).where(
        _m.team_id == bindparam("team_id"), _m.conversation_id == bindparam("conversation_id"), in_list(_m.ts, "tss")
    ),
    into=Message,
)
_page = query(
    select(*messages.MESSAGE_COLUMNS)
    .where(
        _m.team_id == bindparam("team_id"),
        tuple_(_m.conversation_id, _m.ts) > tuple_(bindparam("conversation_id"), bindparam("ts")),
    )
    .order_by(_m.conversation_id, _m.ts)
    .limit(bindparam("how_many")),
    into=Message,
)
_file_page = query(
    select(file.c.id)
    .where(file.c.team_id == bindparam("team_id"), file.c.id > bindparam("after"))
    .order_by(file.c.id)
    .limit(bindparam("how_many"))
)
_room_page = query(
    select(*messages.MESSAGE_COLUMNS)
    .where(
        _m.team_id == bindparam("team_id"),
        _m.conversation_id == bindparam("conversation_id"),
        _m.ts > bindparam("after"),
    )
    .order_by(_m.ts)
    .limit(bindparam("how_many")),
    into=Message,
)
_room_files = query(
    select(_s.file_id).where(
        _s.team_id == bindparam("team_id"),
        _s.conversation_id == bindparam("conversation_id"),
        _s.ts > bindparam("after"),
        _s.ts <= bindparam("until"),
    )
)
_reactions = query(
    select(_r.ts, _r.name)
    .distinct()
    .where(_r.team_id == bindparam("team_id"), _r.conversation_id == bindparam("conversation_id"), in_list(_r.ts, "tss"))
)
_pins = query(
    select(_p.ts).where(_p.team_id == bindparam("team_id"), _p.conversation_id == bindparam("conversation_id"), in_list(_p.ts, "tss"))
)


class Item(msgspec.Struct):
    """What an event is about, as far as it names a message or a file."""

    ts: str = ""
    channel: str = ""
    id: str = ""
    message: "Item | None" = None


class MessageEvent(msgspec.Struct):
    """`message` in any of its subtypes."""

    channel: str
    ts: str = ""
    subtype: str = ""
    deleted_ts: str = ""
    message: Item | None = None
    files: list[Item] = []


class ItemEvent(msgspec.Struct):
    """`reaction_…` and `pin_…`."""

    item: Item


class FileEvent(msgspec.Struct):
    """`file_…`."""

    file_id: str


class RoomEvent(msgspec.Struct):
    """`channel_deleted` and `channel_converted_…`."""

    channel: str


class Touched(msgspec.Struct):
    """What has changed: (conversation id, ts) of messages, ids of files, conversations that are gone, and those that other
    people may find now."""

    messages: dict[tuple[str, int], None] = {}
    files: dict[str, None] = {}
    gone: dict[str, None] = {}
    converted: dict[str, None] = {}


class Changes(msgspec.Struct):
    """What the index must forget, and what it must hold."""

    keys: list[str] = []
    documents: list[Document] = []


def touched_by(events: Iterable[Envelope]) -> Touched:
    """What a stretch of the log concerns."""
    touched = Touched()
    for envelope in events:
        read = _READ.get(envelope.type)
        if read is not None:
            read(touched, envelope.body)
    return touched


def _message(touched: Touched, body: bytes) -> None:
    event = msgspec.json.decode(body, type=MessageEvent)
    ts = event.deleted_ts or (event.message.ts if event.message else event.ts)
    touched.messages[event.channel, find_ts(ts) or 0] = None
    touched.files.update(dict.fromkeys(item.id for item in event.files if item.id))


def _item(touched: Touched, body: bytes) -> None:
    item = msgspec.json.decode(body, type=ItemEvent).item
    ts = item.message.ts if item.message else item.ts
    if item.channel and ts:
        touched.messages[item.channel, find_ts(ts) or 0] = None


def _file(touched: Touched, body: bytes) -> None:
    touched.files[msgspec.json.decode(body, type=FileEvent).file_id] = None


def _room(touched: Touched, body: bytes) -> None:
    touched.gone[msgspec.json.decode(body, type=RoomEvent).channel] = None


def _converted(touched: Touched, body: bytes) -> None:
    touched.converted[msgspec.json.decode(body, type=RoomEvent).channel] = None


_READ = {
    "message": _message,
    "reaction_added": _item,
    "reaction_removed": _item,
    "pin_added": _item,
    "pin_removed": _item,
    "file_shared": _file,
    "file_created": _file,
    "file_change": _file,
    "file_public": _file,
    "file_deleted": _file,
    "channel_deleted": _room,
    "channel_converted_to_private": _converted,
    "channel_converted_to_public": _converted,
}


def read_changes(reader: Reader, team_id: str, touched: Touched, blobs: Blobs) -> Changes:
    """The rows as they are now: what is there is held, what is not is forgotten."""
    changes = Changes()
    rooms: dict[str, list[int]] = {}
    for conversation_id, ts in touched.messages:
        rooms.setdefault(conversation_id, []).append(ts)
    for conversation_id, tss in rooms.items():
        found = reader.all(_some, team_id=team_id, conversation_id=conversation_id, tss=tss)
        made = _documents(reader, team_id, found)
        held = {document.key for document in made}
        changes.documents += made
        changes.keys += [key for ts in tss if (key := message_key(team_id, conversation_id, ts)) not in held]
    made = _file_documents(reader, team_id, list(touched.files), blobs)
    held = {document.key for document in made}
    changes.documents += made
    changes.keys += [key for file_id in touched.files if (key := file_key(team_id, file_id)) not in held]
    return changes


def read_messages(reader: Reader, team_id: str, after: tuple[str, int], limit: int) -> tuple[list[Document], tuple[str, int] | None]:
    """A page of all messages of a team, and where it ends; None at the end of all."""
    page = reader.all(_page, team_id=team_id, conversation_id=after[0], ts=after[1], how_many=limit)
    if not page:
        return [], None
    made: list[Document] = []
    for conversation_id in dict.fromkeys(found.conversation_id for found in page):
        made += _documents(reader, team_id, [found for found in page if found.conversation_id == conversation_id])
    return made, (page[-1].conversation_id, page[-1].ts)


def read_room(
    reader: Reader, team_id: str, conversation_id: str, after: int, limit: int, blobs: Blobs
) -> tuple[list[Document], int | None]:
    """A page of one conversation's messages, with the files that they share, and where it ends; None at the end of all."""
    of: dict[str, Any] = {"team_id": team_id, "conversation_id": conversation_id, "after": after}
    page = reader.all(_room_page, **of, how_many=limit)
    end = page[-1].ts if len(page) == limit else None
    ids = [row[0] for row in reader.all(_room_files, **of, until=1 << 62 if end is None else end)]
    return [*_documents(reader, team_id, page), *_file_documents(reader, team_id, list(dict.fromkeys(ids)), blobs)], end


def read_files(reader: Reader, team_id: str, after: str, limit: int, blobs: Blobs) -> tuple[list[Document], str | None]:
    """A page of all files of a team, and where it ends; None at the end of all."""
    ids = [row[0] for row in reader.all(_file_page, team_id=team_id, after=after, how_many=limit)]
    return (_file_documents(reader, team_id, ids, blobs), ids[-1]) if ids else ([], None)


def _documents(reader: Reader, team_id: str, found: list[Message]) -> list[Document]:
    """Documents of messages of one conversation."""
    conversation = conversations.find(reader, team_id, found[0].conversation_id) if found else None
    if conversation is None:
        return []
    of: dict[str, Any] = {"team_id": team_id, "conversation_id": conversation.id, "tss": [row.ts for row in found]}
    reactions: dict[int, list[str]] = {}
    for ts, name in reader.all(_reactions, **of):
        reactions.setdefault(ts, []).append(name)
    pinned = {row[0] for row in reader.all(_pins, **of)}
    shared = _shared_files(reader, team_id, found)
    made = []
    for row in found:
        around = Around(conversation, tuple(shared.get(row.ts, ())), tuple(reactions.get(row.ts, ())), row.ts in pinned)
        document = message_document(team_id, row, around)
        if document is not None:
            made.append(document)
    return made


def _shared_files(reader: Reader, team_id: str, found: list[Message]) -> dict[int, list[File]]:
    """The files that messages carry."""
    ids: dict[int, list[str]] = {}
    for row in found:
        if '"files":' in row.body_text:
            named = row.body.get("files")
            ids[row.ts] = [item["id"] for item in named if isinstance(item, dict) and isinstance(item.get("id"), str)] if named else []
    every = files.get_many(reader, team_id, list({file_id for some in ids.values() for file_id in some}))
    return {ts: [every[file_id] for file_id in some if file_id in every] for ts, some in ids.items()}


def _file_documents(reader: Reader, team_id: str, ids: list[str], blobs: Blobs) -> list[Document]:
    found = files.get_many(reader, team_id, ids)
    places = files.share_places(reader, team_id, list(found))
    made = (file_document(item, places.get(item.id, []), _text_of(item, blobs)) for item in found.values())
    return [document for document in made if document is not None]


def _text_of(found: File, blobs: Blobs) -> str:
    """What stands in a file of text; nothing where it is of another kind, or its bytes are not here."""
    if not (found.blob and files.is_text(found.filetype)):
        return ""
    try:
        return files.read_text(blobs.path(found.blob), _LONGEST_TEXT)
    except OSError:
        return ""
