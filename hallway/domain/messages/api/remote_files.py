"""`files.remote.*`: files that stay elsewhere."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.domain import conversations, files
from hallway.domain.context import Context
from hallway.domain.files import File, remote
from hallway.domain.messages import echoes
from hallway.domain.messages.posting import NewMessage
from hallway.domain.messages.sharing import share_files, tell_of_file
from hallway.platform.blobs import TooLarge
from hallway.platform.storage import Reader, Transaction

_WRITE = Scopes(("remote_files:write",), ())
_READ = Scopes(("remote_files:read",), ("remote_files:read",))
_SHARE = Scopes(("remote_files:share",), ("remote_files:share",))
_LARGEST_PREVIEW = 8 << 20
_LARGEST_TEXT = 1 << 20
_LONGEST_TEXT = 4000


class Add(msgspec.Struct):
    """Arguments of `files.remote.add`."""

    external_id: str
    external_url: str
    title: str
    filetype: str = ""
    preview_image: Any = None
    indexable_file_contents: Any = None


class Named(msgspec.Struct):
    """A remote file, by one of its two names."""

    file: str = ""
    external_id: str = ""


class Update(Named):
    """Arguments of `files.remote.update`."""

    external_url: str = ""
    title: str = ""
    filetype: str = ""
    preview_image: Any = None
    indexable_file_contents: Any = None


@method(
    "files.remote.add",
    kind="call",
    scopes=_WRITE,
    policy=Policy.ANYONE,
    tier=Tier.TWO,
    audit=UNAUDITED,
    tokens=("bot",),
    body_limit=10 << 20,
)
async def add(context: Context, actor: Actor, args: Add) -> dict[str, Any]:
    """Tell of a file."""
    details = await _details(context, args)
    told = remote.Remote(args.external_id, args.external_url, args.title, args.filetype[:50], details)
    return {"file": await context.database.write(actor.team_id, _add, actor, told)}


def _add(tx: Transaction, actor: Actor, told: remote.Remote) -> dict[str, Any]:
    made = remote.add(tx, actor, told)
    tell_of_file(tx, actor, "file_created", made.id, actor.user_id)
    return _present(tx, actor, made)


@method(
    "files.remote.update",
    kind="call",
    scopes=_WRITE,
    policy=Policy.ANYONE,
    tier=Tier.TWO,
    audit=UNAUDITED,
    tokens=("bot",),
    body_limit=10 << 20,
)
async def update(context: Context, actor: Actor, args: Update) -> dict[str, Any]:
    """Tell anew of a file."""
    await context.database.read(_access_own, actor, args)
    details = await _details(context, args)
    told = remote.Remote(args.external_id, args.external_url, args.title, args.filetype[:50], details)
    return {"file": await context.database.write(actor.team_id, _update, actor, args, told)}


def _update(tx: Transaction, actor: Actor, args: Named, told: remote.Remote) -> dict[str, Any]:
    made = remote.change(tx, _access_own(tx, actor, args), told)
    tell_of_file(tx, actor, "file_change", made.id, made.user_id)
    return _present(tx, actor, made)


@method("files.remote.info", kind="query", scopes=_READ, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED, tokens=("bot", "user"))
def info(reader: Reader, actor: Actor, args: Named) -> dict[str, Any]:
    """A remote file."""
    return {"file": _present(reader, actor, remote.access(reader, actor, args.file, args.external_id))}


class List(msgspec.Struct):
    """Arguments of `files.remote.list`."""

    channel: str = ""
    ts_from: float = 0
    ts_to: float = 1 << 40
    cursor: str = ""
    limit: int = 100


@method("files.remote.list", kind="query", scopes=_READ, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED, tokens=("bot", "user"))
def list_remote(reader: Reader, actor: Actor, args: List) -> dict[str, Any]:
    """The app's remote files; for people, those they may see."""
    channel = conversations.access(reader, actor, args.channel).conversation.id if args.channel else ""
    limit = min(max(args.limit, 1), 200)
    wanted = remote.Wanted(channel, int(args.ts_from), int(args.ts_to), args.cursor)
    found = remote.list_page(reader, actor, wanted, limit + 1)
    cursor = found[limit - 1].id if len(found) > limit else ""
    return {"files": [_present(reader, actor, item) for item in found[:limit]], "response_metadata": {"next_cursor": cursor}}


class Share(Named):
    """Arguments of `files.remote.share`."""

    channels: list[str] = []


@method("files.remote.share", kind="command", scopes=_SHARE, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED, tokens=("bot", "user"))
def share(tx: Transaction, actor: Actor, args: Share) -> dict[str, Any]:
    """Show a remote file in channels."""
    if not args.channels:
        raise ApiError("channel_not_found")
    found = remote.access(tx, actor, args.file, args.external_id)
    for channel in dict.fromkeys(args.channels[:100]):
        share_files(tx, actor, conversations.access(tx, actor, channel), [found], NewMessage())
    return {"file": _present(tx, actor, found)}


@method("files.remote.remove", kind="command", scopes=_WRITE, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED, tokens=("bot",))
def remove(tx: Transaction, actor: Actor, args: Named) -> dict[str, Any]:
    """Forget a remote file."""
    found = _access_own(tx, actor, args)
    places = files.share_places(tx, actor.team_id, [found.id]).get(found.id, [])
    tell_of_file(tx, actor, "file_deleted", found.id, found.user_id)
    remote.remove(tx, found)
    for conversation_id, ts, *_ in places:
        echoes.lose_file(tx, actor.team_id, conversation_id, ts, found.id)
    return {}


def _access_own(reader: Reader, actor: Actor, args: Named) -> File:
    found = remote.access(reader, actor, args.file, args.external_id)
    if found.details["app_id"] != actor.app_id:
        raise ApiError("file_not_found")
    return found


def _present(reader: Reader, actor: Actor, found: File) -> dict[str, Any]:
    return files.present_file(found, actor.origin, files.seen_places(reader, actor, [found.id]).get(found.id, []))


async def _details(context: Context, args: Add | Update) -> dict[str, Any]:
    """Thumbnails of the preview picture, and the beginning of the text. Raises `ApiError` with `bad_image` or `too_large`."""
    details: dict[str, Any] = {}
    try:
        if hasattr(args.preview_image, "read"):
            key, _ = await context.blobs.put_stream(_chunks(args.preview_image), _LARGEST_PREVIEW)
            details = await files.look_at(context.blobs, key, "image/png", "png")
            if "thumbs" not in details:
                raise ApiError("bad_image")
            details["thumb_blobs"] = {**details.get("thumb_blobs", {}), "original": key}
        if hasattr(args.indexable_file_contents, "read"):
            text = (await args.indexable_file_contents.read(_LARGEST_TEXT)).decode("utf-8", "replace").replace("\0", "")
            details["preview"] = text[:_LONGEST_TEXT]
    except TooLarge as error:
        raise ApiError("too_large") from error
    return details


async def _chunks(part: Any) -> AsyncIterator[bytes]:
    while chunk := await part.read(1 << 16):
        yield chunk
