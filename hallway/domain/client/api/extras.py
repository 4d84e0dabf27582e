"""`client.setupDemo`, `imports.status`, `users.setPhoto`, `users.deletePhoto`, `emoji.add` and `emoji.remove`."""

import asyncio
from typing import Any

import msgspec

from hallway.core import richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.events import EVERYONE
from hallway.core.methods import UNAUDITED, Answer, NoArguments, Policy, Scopes, Tier, method
from hallway.domain import auth, files, imports, teams, users
from hallway.domain.client.api.entrance import sign_in
from hallway.domain.client.demo import fill_demo
from hallway.domain.client.demo_files import Kept, keep_files
from hallway.domain.client.onboarding import Founding
from hallway.domain.context import Context
from hallway.domain.teams.tables import emoji as emoji_table
from hallway.platform.http import Caller
from hallway.platform.storage import Reader, Transaction

_PICTURE = 5 << 20


class Demo(msgspec.Struct):
    """Arguments of `client.setupDemo`."""

    name: str
    email: str
    password: str


@method("client.setupDemo", kind="call", scopes=(), policy=Policy.OPEN, tier=Tier.TWO, audit=UNAUDITED)
async def setup_demo(context: Context, caller: Caller, args: Demo) -> Answer:
    """Make the demo team the first of a new server, and sign its owner in."""
    password_hash = await auth.hash_aside(args.password)
    founding = Founding("Corridor & Co", "demo", args.name, args.email, password_hash)
    return await context.database.write("", _found_demo, founding, await asyncio.to_thread(keep_files, context.blobs), caller)


def _found_demo(tx: Transaction, founding: Founding, kept: dict[str, Kept], caller: Caller) -> Answer:
    if teams.list_all(tx):
        raise ApiError("already_set_up")
    team, owner = fill_demo(tx, founding, kept)
    return sign_in(tx, team.id, owner.id, caller)


class ImportId(msgspec.Struct):
    """An import; the newest unless named."""

    import_id: str = ""


@method("imports.status", kind="query", scopes=(), policy=Policy.ADMIN, tier=Tier.SPECIAL, audit=UNAUDITED, tokens=("session", "user"))
def status(reader: Reader, actor: Actor, args: ImportId) -> dict[str, Any]:
    """How far an import is, and in the end its report."""
    found = imports.find_import(reader, actor.team_id, args.import_id)
    if found is None:
        raise ApiError("import_not_found")
    return found


class Photo(msgspec.Struct):
    """Arguments of `users.setPhoto`."""

    image: Any = None


_PROFILE = Scopes((), ("users.profile:write",))


@method(
    "users.setPhoto",
    kind="call",
    scopes=_PROFILE,
    policy=Policy.PERSON,
    tier=Tier.TWO,
    audit=UNAUDITED,
    tokens=("user", "session"),
    body_limit=_PICTURE,
)
async def set_photo(context: Context, actor: Actor, args: Photo) -> dict[str, Any]:
    """Give oneself a face."""
    key = await files.keep_picture(context, args.image, files.face)
    await context.database.write(actor.team_id, _set_image, actor, key)
    user = await context.database.read(users.get, actor.team_id, actor.user_id)
    return {"profile": users.present_profile(user, actor.origin)}


@method(
    "users.deletePhoto", kind="command", scopes=_PROFILE, policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=("user", "session")
)
def delete_photo(tx: Transaction, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Go back to initials."""
    _set_image(tx, actor, "")
    return {}


def _set_image(tx: Transaction, actor: Actor, key: str) -> None:
    user = users.get(tx, actor.team_id, actor.user_id)
    files.release(tx, actor.team_id, [user.profile.get("image", "")])
    users.store_profile(tx, user, user.profile | {"image": key})


class NewEmoji(msgspec.Struct):
    """Arguments of `emoji.add`: an image, or another emoji's name."""

    name: str
    image: Any = None
    alias_for: str = ""


@method(
    "emoji.add",
    kind="call",
    scopes=Scopes((), ("emoji:write",)),
    policy=Policy.MEMBER,
    tier=Tier.TWO,
    audit="emoji_added",
    body_limit=1 << 20,
    tokens=("session", "user"),
)
async def add_emoji(context: Context, actor: Actor, args: NewEmoji) -> dict[str, Any]:
    """Give the team an emoji of its own."""
    name = args.name.strip(":").lower()
    if not richtext.is_emoji_name(name) or "::" in name or richtext.unicode_of(name) is not None:
        raise ApiError("error_bad_name_i18n")
    blob = "" if args.alias_for else await files.keep_picture(context, args.image, files.emoji)
    await context.database.write(actor.team_id, _add_emoji, actor, name, args.alias_for.strip(":"), blob)
    return {}


def _add_emoji(tx: Transaction, actor: Actor, name: str, alias: str, blob: str) -> None:
    if alias and richtext.unicode_of(alias) is None and teams.find_emoji(tx, actor.team_id, alias) is None:
        raise ApiError("emoji_not_found")
    row = {"team_id": actor.team_id, "name": name, "alias_for": alias, "blob": blob, "user_id": actor.user_id, "created_at": tx.now_s}
    if not tx.insert_new(emoji_table, **row):
        raise ApiError("error_name_taken")
    value = f"alias:{alias}" if alias else f"{actor.origin}/emoji/{actor.team_id}/{name}/{blob[:16]}"
    tx.emit(actor.team_id, EVERYONE, {"type": "emoji_changed", "subtype": "add", "name": name, "value": value})


class EmojiName(msgspec.Struct):
    """An emoji."""

    name: str


@method(
    "emoji.remove",
    kind="command",
    scopes=Scopes((), ("emoji:write",)),
    policy=Policy.MEMBER,
    tier=Tier.TWO,
    audit="emoji_removed",
    tokens=("session", "user"),
)
def remove_emoji(tx: Transaction, actor: Actor, args: EmojiName) -> dict[str, Any]:
    """Take an emoji away: one's own, or any for admins."""
    found = teams.find_emoji(tx, actor.team_id, args.name)
    if found is None:
        raise ApiError("emoji_not_found")
    if found[3] != actor.user_id and not actor.is_admin:
        raise ApiError("no_permission")
    files.release(tx, actor.team_id, [found[2]])
    tx.delete(emoji_table, team_id=actor.team_id, name=args.name)
    tx.emit(actor.team_id, EVERYONE, {"type": "emoji_changed", "subtype": "remove", "names": [args.name]})
    return {}
