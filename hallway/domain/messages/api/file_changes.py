"""`files.*` that change what is there: public addresses, titles, further shares; and comments, which files no longer have."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.domain import conversations, files
from hallway.domain.files import File
from hallway.domain.messages.api.files import WRITE, FileId
from hallway.domain.messages.posting import NewMessage
from hallway.domain.messages.sharing import share_files, tell_of_file
from hallway.platform.storage import Transaction

_OWN = Scopes((), ("files:write", "files:write:user"))


def _present(tx: Transaction, actor: Actor, found: File) -> dict[str, Any]:
    return files.present_file(found, actor.origin, files.seen_places(tx, actor, [found.id]).get(found.id, []))


@method(
    "files.sharedPublicURL",
    kind="command",
    scopes=_OWN,
    policy=Policy.PERSON,
    tier=Tier.THREE,
    audit="file_public_link_created",
    tokens=("user", "session"),
)
def publish(tx: Transaction, actor: Actor, args: FileId) -> dict[str, Any]:
    """Give a file an address that opens it without signing in."""
    made = files.publish(tx, actor, files.access(tx, actor, args.file))
    tell_of_file(tx, actor, "file_change", made.id, made.user_id)
    return {"file": _present(tx, actor, made)}


@method("files.revokePublicURL", kind="command", scopes=WRITE, policy=Policy.ANYONE, tier=Tier.THREE, audit="file_public_link_revoked")
def unpublish(tx: Transaction, actor: Actor, args: FileId) -> dict[str, Any]:
    """Take that address back."""
    made = files.unpublish(tx, actor, files.access(tx, actor, args.file))
    tell_of_file(tx, actor, "file_change", made.id, made.user_id)
    return {"file": _present(tx, actor, made)}


class Edit(msgspec.Struct):
    """Arguments of `files.edit`."""

    file: str
    title: str
    filetype: str = ""


@method("files.edit", kind="command", scopes=WRITE, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def edit(tx: Transaction, actor: Actor, args: Edit) -> dict[str, Any]:
    """Give a file another title, or another type of text."""
    made = files.retitle(tx, actor, files.access(tx, actor, args.file), args.title, args.filetype)
    tell_of_file(tx, actor, "file_change", made.id, made.user_id)
    return {"file": _present(tx, actor, made)}


class Share(msgspec.Struct):
    """Arguments of `files.share`."""

    file: str
    channel: str


@method("files.share", kind="command", scopes=WRITE, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def share(tx: Transaction, actor: Actor, args: Share) -> dict[str, Any]:
    """Share a file in a further conversation."""
    found = files.access(tx, actor, args.file)
    share_files(tx, actor, conversations.access(tx, actor, args.channel), [found], NewMessage())
    return {"file": _present(tx, actor, found)}


class Comment(msgspec.Struct):
    """Arguments of `files.comments.delete`."""

    file: str
    id: str


@method("files.comments.delete", kind="command", scopes=WRITE, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def delete_comment(tx: Transaction, actor: Actor, args: Comment) -> dict[str, Any]:
    """Refused: what people say about a file is said in its thread."""
    files.access(tx, actor, args.file)
    raise ApiError("cant_delete")
