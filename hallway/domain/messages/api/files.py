"""`files.*`."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec

from hallway.core import richtext
from hallway.core.actor import Actor
from hallway.core.arguments import Given
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.core.timestamps import parse_ts
from hallway.domain import conversations, files, users
from hallway.domain.context import Context
from hallway.domain.messages import echoes
from hallway.domain.messages.api.composing import check_parts
from hallway.domain.messages.posting import TEXT_LIMIT, NewMessage
from hallway.domain.messages.sharing import share_files, tell_of_file
from hallway.platform.blobs import TooLarge
from hallway.platform.storage import Reader, Transaction

_READ = Scopes(("files:read",), ("files:read",))
_ALT_LIMIT = 1000
WRITE = Scopes(("files:write", "files:write:user"), ("files:write", "files:write:user"))


class GetUploadUrl(msgspec.Struct):
    """Arguments of `files.getUploadURLExternal`."""

    filename: str
    length: int
    snippet_type: str = ""
    alt_txt: str = ""
    alt_text: str = ""


@method("files.getUploadURLExternal", kind="call", scopes=WRITE, policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED)
async def get_upload_url(context: Context, actor: Actor, args: GetUploadUrl) -> dict[str, Any]:
    """An address to send a file's bytes to."""
    if args.length < 1:
        raise ApiError("invalid_arguments", "[ERROR] must be greater than 0 [json-pointer:/length]")
    if args.length > context.max_upload:
        raise ApiError("file_upload_size_restricted")
    if args.snippet_type and not files.is_text(args.snippet_type):
        raise ApiError("unknown_snippet_type")
    alt = args.alt_txt or args.alt_text
    if len(alt) > _ALT_LIMIT:
        raise ApiError("alt_txt_too_large")
    details = {"alt_txt": alt} if alt else {}
    made = await context.database.write(
        actor.team_id, files.new_file, actor, args.filename, args.length, filetype=args.snippet_type, details=details
    )
    ticket = files.sign_upload(context, actor.team_id, made.id)
    return {"upload_url": f"{actor.origin}/upload/{ticket}", "file_id": made.id}


class Complete(msgspec.Struct):
    """Arguments of `files.completeUploadExternal`."""

    files: Any
    channel_id: str = ""
    channels: list[str] = []
    thread_ts: str = ""
    reply_broadcast: bool = False
    initial_comment: str = ""
    blocks: Given = None
    client_msg_id: str = ""


@method("files.completeUploadExternal", kind="command", scopes=WRITE, policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED)
def complete(tx: Transaction, actor: Actor, args: Complete) -> dict[str, Any]:
    """Make uploaded files real, and share them where they belong."""
    if not isinstance(args.files, list) or not args.files or not all(isinstance(item, dict) and "id" in item for item in args.files):
        raise ApiError("invalid_arguments", "[ERROR] files must be a list of objects with id")
    targets = list(dict.fromkeys(channel for channel in (args.channel_id, *args.channels) if channel))
    rooms = [conversations.access(tx, actor, channel) for channel in targets]
    made = [
        files.complete(tx, actor, str(item["id"]), item.get("title"), item.get("alt_txt") or item.get("alt_text"))
        for item in args.files[:50]
    ]
    new = NewMessage(
        text=richtext.escape_stray(args.initial_comment[:TEXT_LIMIT]),
        blocks=check_parts(args.blocks, "invalid_blocks") if args.blocks is not None else None,
        thread_ts=parse_ts(args.thread_ts, "invalid_thread_ts") if args.thread_ts else 0,
        is_broadcast=args.reply_broadcast,
        subtype="",
    )
    for item in made:
        tell_of_file(tx, actor, "file_created", item.id, actor.user_id)
    for found in rooms:
        share_files(tx, actor, found, made, new)
    places = files.seen_places(tx, actor, [item.id for item in made])
    return {"files": [files.present_file(item, actor.origin, places.get(item.id, [])) for item in made]}


class Upload(msgspec.Struct):
    """Arguments of `files.upload`, which Slack has given up and old programs still call."""

    file: Any = None
    content: str = ""
    filename: str = ""
    filetype: str = ""
    title: str = ""
    channels: list[str] = []
    initial_comment: str = ""
    thread_ts: str = ""


@method("files.upload", kind="call", scopes=WRITE, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED, body_limit=1 << 30)
async def upload(context: Context, actor: Actor, args: Upload) -> dict[str, Any]:
    """Upload and share a file in one call."""
    name = args.filename or getattr(args.file, "filename", "") or f"untitled.{args.filetype or 'txt'}"
    try:
        if args.content:
            key, size = context.blobs.put([args.content.encode()], context.max_upload)
        elif hasattr(args.file, "read"):
            key, size = await context.blobs.put_stream(_chunks(args.file), context.max_upload)
        else:
            raise ApiError("no_file_data")
    except TooLarge as error:
        raise ApiError("file_upload_size_restricted") from error
    filetype = args.filetype if files.is_text(args.filetype) else files.filetype_of(name)
    details = await files.look_at(context.blobs, key, files.mimetype_of(name), filetype)
    kept = _Kept(name, filetype, size, key, details)
    return await context.database.write(actor.team_id, _share_upload, actor, args, kept)


async def _chunks(part: Any) -> AsyncIterator[bytes]:
    while chunk := await part.read(1 << 16):
        yield chunk


class _Kept(msgspec.Struct, frozen=True):
    """An uploaded file whose bytes are kept."""

    name: str
    filetype: str
    size: int
    blob: str
    details: dict[str, Any]


def _share_upload(tx: Transaction, actor: Actor, args: Upload, kept: _Kept) -> dict[str, Any]:
    rooms = [conversations.access(tx, actor, channel) for channel in dict.fromkeys(args.channels)]
    made = files.new_file(tx, actor, kept.name, kept.size, blob=kept.blob, title=args.title, filetype=kept.filetype, details=kept.details)
    tell_of_file(tx, actor, "file_created", made.id, actor.user_id)
    new = NewMessage(
        text=richtext.escape_stray(args.initial_comment[:TEXT_LIMIT]),
        thread_ts=parse_ts(args.thread_ts, "invalid_thread_ts") if args.thread_ts else 0,
    )
    for found in rooms:
        share_files(tx, actor, found, [made], new)
    places = files.seen_places(tx, actor, [made.id]).get(made.id, [])
    return {"file": files.present_file(made, actor.origin, places)}


class FileId(msgspec.Struct):
    """A file."""

    file: str


@method("files.info", kind="query", scopes=_READ, policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED)
def info(reader: Reader, actor: Actor, args: FileId) -> dict[str, Any]:
    """A file and where it is shared."""
    found = files.access(reader, actor, args.file)
    places = files.seen_places(reader, actor, [found.id]).get(found.id, [])
    return {
        "file": files.present_file(found, actor.origin, places),
        "comments": [],
        "response_metadata": {"next_cursor": ""},
    }


class List(msgspec.Struct):
    """Arguments of `files.list`."""

    user: str = ""
    channel: str = ""
    ts_from: float = 0
    ts_to: float = 1 << 40
    types: list[str] = []
    count: int = 100
    page: int = 1


@method("files.list", kind="query", scopes=_READ, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def list_files(reader: Reader, actor: Actor, args: List) -> dict[str, Any]:
    """Files that the caller may see, newest first."""
    channel = conversations.access(reader, actor, args.channel).conversation.id if args.channel else ""
    if args.user:
        users.access(reader, actor, args.user)
    try:
        filetypes = files.filetypes_of(args.types)
    except KeyError as error:
        raise ApiError("unknown_type") from error
    wanted = files.Listing(args.user, channel, int(args.ts_from), int(args.ts_to), filetypes, "images" in args.types)
    count, page = min(max(args.count, 1), 1000), max(args.page, 1)
    found, total = files.list_page(reader, actor, wanted, limit=count, skip=count * (page - 1))
    places = files.seen_places(reader, actor, [item.id for item in found])
    shown = [files.present_file(item, actor.origin, places.get(item.id, [])) for item in found]
    return {"files": shown, "paging": {"count": count, "total": total, "page": page, "pages": -(-total // count)}}


@method("files.delete", kind="command", scopes=WRITE, policy=Policy.ANYONE, tier=Tier.THREE, audit="file_deleted")
def delete(tx: Transaction, actor: Actor, args: FileId) -> dict[str, Any]:
    """Delete a file everywhere."""
    found = files.access(tx, actor, args.file)
    places = files.share_places(tx, actor.team_id, [found.id]).get(found.id, [])
    files.delete(tx, actor, found)
    for conversation_id, ts, *_ in places:
        echoes.lose_file(tx, actor.team_id, conversation_id, ts, found.id)
    tell_of_file(tx, actor, "file_deleted", found.id, found.user_id)
    return {}
