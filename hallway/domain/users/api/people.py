"""`users.*`: who there is, and what they tell of themselves."""

from typing import Any

import msgspec

from hallway.core import cursors
from hallway.core.actor import Actor
from hallway.core.arguments import Scalar
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Scopes, Tier, method
from hallway.core.timestamps import now_seconds
from hallway.domain import teams
from hallway.domain.users import profiles, store, visible
from hallway.domain.users.store import User
from hallway.domain.users.wire import present_for, present_profile
from hallway.platform.storage import Reader, Transaction

_READ = Scopes(("users:read",), ("users:read",))


class Info(msgspec.Struct):
    """Arguments of `users.info`: one `user`, or (ours) several `users`."""

    user: str = ""
    users: list[str] = []
    include_locale: bool = False


@method("users.info", kind="query", scopes=_READ, policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED)
def info(reader: Reader, actor: Actor, args: Info) -> dict[str, Any]:
    """Somebody's profile and role."""
    if args.users:
        found = visible.list_visible(reader, actor, args.users[:500])
        return {"users": [present_for(user, actor) for user in found]}
    user = present_for(visible.access(reader, actor, args.user), actor)
    if not args.include_locale:
        user.pop("locale", None)
    return {"user": user}


class List(msgspec.Struct):
    """Arguments of `users.list`."""

    cursor: str = ""
    limit: int = 0
    include_locale: bool = False


@method("users.list", kind="query", scopes=_READ, policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def list_users(reader: Reader, actor: Actor, args: List) -> dict[str, Any]:
    """A page of the users, by id; never more than a thousand at once."""
    limit = min(args.limit, 1000) if args.limit > 0 else 1000
    found = visible.list_page(reader, actor, read_cursor(args.cursor), limit + 1)
    members = [present_for(user, actor) for user in found[:limit]]
    if not args.include_locale:
        for member in members:
            member.pop("locale", None)
    return {"members": members, "cache_ts": now_seconds(), "response_metadata": {"next_cursor": write_cursor(found, limit)}}


def write_cursor(found: list[User], limit: int) -> str:
    """An opaque cursor that goes on after a page of `limit` users; empty where `found` holds no more."""
    return cursors.write("user", found[limit - 1].id) if len(found) > limit else ""


def read_cursor(cursor: str) -> str:
    """The user id of a cursor. Raises `ApiError("invalid_cursor")`."""
    return cursors.read(cursor, "user") if cursor else ""


class Email(msgspec.Struct):
    """An e-mail address."""

    email: str


@method(
    "users.lookupByEmail", kind="query", scopes=Scopes(("users:read.email",), ("users:read.email",)), policy=Policy.ANYONE, tier=Tier.THREE,
    audit=UNAUDITED,
)  # fmt: skip
def lookup_by_email(reader: Reader, actor: Actor, args: Email) -> dict[str, Any]:
    """Whose address it is."""
    found = store.find_by_email(reader, actor.team_id, args.email)
    if found is None or found.is_deleted or not visible.list_visible(reader, actor, [found.id]):
        raise ApiError("users_not_found")
    user = present_for(found, actor)
    user.pop("locale", None)
    return {"user": user}


class Search(msgspec.Struct):
    """Arguments of `users.search`."""

    query: str = ""
    limit: int = 20


@method("users.search", kind="query", scopes=_READ, policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED)
def search(reader: Reader, actor: Actor, args: Search) -> dict[str, Any]:
    """People by the beginning of a name: for completion and the switcher."""
    text = store.sought_as(args.query[:80].removeprefix("@"))
    found = visible.search(reader, actor, text, min(max(args.limit, 1), 100))
    return {"users": [present_for(user, actor) for user in found]}


class GetProfile(msgspec.Struct):
    """Arguments of `users.profile.get`."""

    user: str = ""
    include_labels: bool = False


_PROFILE = Scopes(("users.profile:read",), ("users.profile:read",))
_WRITE = Scopes((), ("users.profile:write",))


@method("users.profile.get", kind="query", scopes=_PROFILE, policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED)
def get_profile(reader: Reader, actor: Actor, args: GetProfile) -> dict[str, Any]:
    """Somebody's profile."""
    user = visible.access(reader, actor, args.user or actor.user_id)
    profile = present_for(user, actor)["profile"]
    if args.include_labels:
        labels = {field["id"]: field["label"] for field in teams.list_fields(reader, actor.team_id)}
        profile["fields"] = {key: item | {"label": labels.get(key, "")} for key, item in profile["fields"].items()}
    return {"profile": profile}


class SetProfile(msgspec.Struct):
    """Arguments of `users.profile.set`: a `profile`, or one `name` and `value`."""

    profile: Any = None
    name: str = ""
    value: Scalar = None
    user: str = ""


@method(
    "users.profile.set", kind="command", scopes=_WRITE, policy=Policy.PERSON, tier=Tier.THREE, audit=UNAUDITED, tokens=("user", "session")
)
def set_profile(tx: Transaction, actor: Actor, args: SetProfile) -> dict[str, Any]:
    """Change one's profile or status; admins change anybody's."""
    changes = args.profile if isinstance(args.profile, dict) else {args.name: args.value} if args.name else None
    if changes is None:
        raise ApiError("invalid_profile")
    user = visible.access(tx, actor, args.user or actor.user_id)
    made = profiles.set_profile(tx, actor, user, changes)
    return {"username": made.name, "profile": present_profile(made, actor.origin)}


_IDENTITY = ("identity.basic", "identity.email", "identity.avatar", "identity.team", "identity:read")
_SIZES = (24, 32, 48, 72, 192, 512)


@method("users.identity", kind="query", scopes=Scopes((), _IDENTITY), policy=Policy.PERSON, tier=Tier.THREE, audit=UNAUDITED)
def identity(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Who signed in: as much of them as the token's scopes allow."""
    user = store.get(reader, actor.team_id, actor.user_id)
    team = teams.get(reader, actor.team_id)
    profile = present_profile(user, actor.origin)
    is_all = actor.kind == "session" or "identity:read" in actor.scopes
    person: dict[str, Any] = {"id": user.id, "name": profile["real_name"]}
    if (is_all or "identity.email" in actor.scopes) and user.email:
        person["email"] = user.email
    if is_all or "identity.avatar" in actor.scopes:
        person |= {f"image_{size}": profile[f"image_{size}"] for size in _SIZES}
    company = {"id": team.id} | ({"name": team.name} if is_all or "identity.team" in actor.scopes else {})
    return {"user": person, "team": company}


@method("users.discoverableContacts.lookup", kind="query", scopes=(), policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def discoverable(reader: Reader, actor: Actor, args: Email) -> dict[str, Any]:
    """Refused: people of other companies cannot be looked for."""
    raise ApiError("not_allowed")


# A bot's picture in its sizes, and the size of its user's picture that serves for each.
_ICONS = ((36, 48), (48, 48), (72, 72))


class Bot(msgspec.Struct):
    """Arguments of `bots.info`."""

    bot: str = ""


@method("bots.info", kind="query", scopes=_READ, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def bot_info(reader: Reader, actor: Actor, args: Bot) -> dict[str, Any]:
    """A bot: the caller's own unless named."""
    found = store.find_bot(reader, actor.team_id, args.bot or actor.bot_id)
    # Bots that came with an import have no user that one could meet.
    if found is None or not (visible.list_visible(reader, actor, [found["user_id"]]) if found["user_id"] else not actor.is_guest):
        raise ApiError("bot_not_found")
    user = store.find(reader, actor.team_id, found["user_id"])
    faces = present_profile(user, actor.origin) if user is not None else {}
    icons = {f"image_{size}": faces[f"image_{target}"] for size, target in _ICONS if faces}
    return {"bot": found | {"icons": icons | found["icons"]}}
