"""Changes to users."""

import re
from typing import Any

import msgspec

from hallway.core import encoding, events
from hallway.core.actor import Actor, Role
from hallway.core.errors import ApiError
from hallway.core.events import FULL_MEMBERS, NOBODY
from hallway.core.ids import new_id
from hallway.domain.users import names, store, tables
from hallway.domain.users.store import User
from hallway.domain.users.wire import present_user
from hallway.platform.storage import Transaction


class NewUser(msgspec.Struct, frozen=True):
    """What a new user starts with. `id` and `created_at` are given where another system has set them."""

    real_name: str
    email: str = ""
    name: str = ""
    role: Role = "member"
    is_bot: bool = False
    tz: str = "Etc/UTC"
    locale: str = "en-US"
    id: str = ""
    created_at: int = 0


def create(tx: Transaction, team_id: str, new: NewUser) -> User:
    """A new user, with a free handle made from the name. Emits `team_join`.

    Raises `ApiError` with `already_in_team` (address taken), `invalid_email` or `no_name`.
    """
    email = new.email.strip().lower()
    if email and not re.fullmatch(r"[^@\s<>\x00-\x1f]{1,64}@[^@\s<>\x00-\x1f]{1,190}", email):
        raise ApiError("invalid_email")
    if not new.real_name.strip():
        raise ApiError("no_name")
    if email and store.find_by_email(tx, team_id, email) is not None:
        raise ApiError("already_in_team")
    name = free_name(tx, team_id, new.name or email.partition("@")[0] or new.real_name)
    profile: dict[str, Any] = {"real_name": new.real_name.strip()[:80], "display_name": ""}
    made = User(
        team_id, new.id or new_id("U"), name, email or None, new.role, new.is_bot, False, False, new.tz, new.locale,
        encoding.encode_text(profile), new.created_at or tx.now_s, tx.now_s,
    )  # fmt: skip
    tx.insert(
        tables.user,
        team_id=team_id, id=made.id, name=name, email=made.email, role=made.role, is_bot=made.is_bot, is_deleted=False,
        is_away=False, tz=made.tz, locale=made.locale,
        profile=made.profile_text, created_at=made.created_at, updated_at=made.updated_at,
    )  # fmt: skip
    names.index_names(tx, made)
    tx.emit(team_id, FULL_MEMBERS, {"type": "team_join", "user": present_user(made, "")})
    return made


def set_role(tx: Transaction, user: User, role: Role) -> None:
    """Give a user another role. Emits `user_change`, and `role_changed` for the gateways: what the user may hear can differ."""
    tx.update(tables.user, {"team_id": user.team_id, "id": user.id}, role=role, updated_at=tx.now_s)
    made = store.get(tx, user.team_id, user.id)
    tx.emit(user.team_id, FULL_MEMBERS, {"type": "user_change", "user": present_user(made, "")})
    tx.emit(user.team_id, NOBODY, {"type": "role_changed", "user": user.id})


def set_away(tx: Transaction, actor: Actor, *, is_away: bool) -> None:
    """Let the actor be away by choice, or as they are. Emits `manual_presence_change`."""
    tx.update(tables.user, {"team_id": actor.team_id, "id": actor.user_id}, is_away=is_away)
    body = {"type": "manual_presence_change", "presence": "away" if is_away else "active"}
    tx.emit(actor.team_id, events.user(actor.user_id), body)


def set_deleted(tx: Transaction, user: User, *, is_deleted: bool) -> None:
    """Let a user go, or take them back. Emits `user_change`."""
    tx.update(tables.user, {"team_id": user.team_id, "id": user.id}, is_deleted=is_deleted, updated_at=tx.now_s)
    made = store.get(tx, user.team_id, user.id)
    tx.emit(user.team_id, FULL_MEMBERS, {"type": "user_change", "user": present_user(made, "")})


def add_bot(tx: Transaction, team_id: str, user_id: str, app_id: str, name: str) -> str:
    """The bot behind a bot user: what messages carry as `bot_id`. Returns the new id. Emits `bot_added`."""
    bot_id = new_id("B")
    tx.insert(
        tables.bot,
        team_id=team_id, id=bot_id, user_id=user_id, app_id=app_id, name=name, icons="{}", is_deleted=False, updated_at=tx.now_s,
    )  # fmt: skip
    tx.emit(team_id, FULL_MEMBERS, {"type": "bot_added", "bot": {"id": bot_id, "app_id": app_id, "name": name, "icons": {}}})
    return bot_id


def change_bot(tx: Transaction, team_id: str, bot_id: str, **changes: Any) -> None:
    """Change a bot's `name` or whether it `is_deleted`. Emits `bot_changed`."""
    tx.update(tables.bot, {"team_id": team_id, "id": bot_id}, **changes, updated_at=tx.now_s)
    tx.emit(team_id, FULL_MEMBERS, {"type": "bot_changed", "bot": store.find_bot(tx, team_id, bot_id)})


def free_name(tx: Transaction, team_id: str, wish: str) -> str:
    """A handle nobody has: lower case, letters, digits, `.`, `-` and `_`, at most 21 characters."""
    plain = re.sub(r"[^a-z0-9._-]+", "", store.sought_as(wish).replace(" ", "."))[:21] or "user"
    name, number = plain, 1
    while store.find_by_name(tx, team_id, name) is not None:
        number += 1
        name = f"{plain[:17]}{number}"
    return name
