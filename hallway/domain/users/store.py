"""SQL on users."""

import unicodedata
from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.actor import Role
from hallway.core.errors import ApiError
from hallway.domain.users.tables import bot, user, usergroup_user
from hallway.platform.storage import Reader, in_list, query


class User(msgspec.Struct, frozen=True):
    """A person's or bot's row."""

    team_id: str
    id: str
    name: str
    email: str | None
    role: Role
    is_bot: bool
    is_deleted: bool
    is_away: bool
    tz: str
    locale: str
    profile_text: str
    created_at: int
    updated_at: int

    @property
    def profile(self) -> dict[str, Any]:
        """Their profile, by Slack's names."""
        decoded: dict[str, Any] = encoding.decode(self.profile_text)
        return decoded


_c = user.c
columns = select(
    _c.team_id, _c.id, _c.name, _c.email, _c.role, _c.is_bot, _c.is_deleted, _c.is_away,
    _c.tz, _c.locale, _c.profile, _c.created_at, _c.updated_at,
)  # fmt: skip
_in_team = columns.where(_c.team_id == bindparam("team_id"))
_find = query(_in_team.where(_c.id == bindparam("id")), into=User)
_by_email = query(_in_team.where(_c.email == bindparam("email")), into=User)
_by_name = query(_in_team.where(_c.name == bindparam("name")), into=User)
_owners = query(_in_team.where(_c.role == "owner", _c.is_deleted.is_(False)).order_by(_c.created_at, _c.id).limit(1), into=User)
_away = query(select(_c.team_id, _c.id).where(_c.is_away))
_by_ids = query(_in_team.where(in_list(_c.id, "ids")), into=User)


def find(reader: Reader, team_id: str, user_id: str) -> User | None:
    """The user, or None."""
    return reader.one(_find, team_id=team_id, id=user_id)


def get(reader: Reader, team_id: str, user_id: str) -> User:
    """The user. Raises `ApiError("user_not_found")`."""
    found = find(reader, team_id, user_id)
    if found is None:
        raise ApiError("user_not_found")
    return found


def find_by_email(reader: Reader, team_id: str, email: str) -> User | None:
    """The user with this address (in any case), or None."""
    return reader.one(_by_email, team_id=team_id, email=email.strip().lower())


def find_by_name(reader: Reader, team_id: str, name: str) -> User | None:
    """The user with this handle, or None."""
    return reader.one(_by_name, team_id=team_id, name=name)


def first_owner(reader: Reader, team_id: str) -> User | None:
    """The owner who has been there longest, or None."""
    return reader.one(_owners, team_id=team_id)


def list_away(reader: Reader) -> list[tuple[str, str]]:
    """Team and id of everybody, in every team, who is away by choice."""
    return [(row[0], row[1]) for row in reader.all(_away)]


def list_by_ids(reader: Reader, team_id: str, ids: list[str]) -> list[User]:
    """Those of `ids` that exist, in any order."""
    return reader.all(_by_ids, team_id=team_id, ids=ids) if ids else []


def sought_as(*names: str) -> str:
    """Names as people type them: lower case, without diacritics, each once."""
    plain = unicodedata.normalize("NFKD", " ".join(names).casefold())
    return " ".join(dict.fromkeys("".join(letter for letter in plain if not unicodedata.combining(letter)).split()))


_groups_of = query(
    select(usergroup_user.c.usergroup_id).where(
        usergroup_user.c.team_id == bindparam("team_id"), usergroup_user.c.user_id == bindparam("user_id")
    )
)
_bots = select(bot.c.id, bot.c.user_id, bot.c.app_id, bot.c.name, bot.c.icons, bot.c.is_deleted, bot.c.updated_at).where(
    bot.c.team_id == bindparam("team_id")
)
_bot = query(_bots.where(bot.c.id == bindparam("id")))
_bot_of_app = query(select(bot.c.user_id).where(bot.c.team_id == bindparam("team_id"), bot.c.app_id == bindparam("app_id")))
_bot_page = query(_bots.order_by(bot.c.id).limit(bindparam("how_many")))


def names_of(reader: Reader, team_id: str, user_id: str) -> list[str]:
    """What a user answers to in mentions: their id, their usergroups, and everybody."""
    groups = [row[0] for row in reader.all(_groups_of, team_id=team_id, user_id=user_id)]
    return [user_id, "!here", "!channel", "!everyone", *groups]


def find_bot(reader: Reader, team_id: str, bot_id: str) -> dict[str, Any] | None:
    """The bot object of `bots.info`, or None."""
    row = reader.one(_bot, team_id=team_id, id=bot_id)
    return None if row is None else _present_bot(row)


def list_bots(reader: Reader, team_id: str, limit: int) -> list[dict[str, Any]]:
    """Up to `limit` of the team's bots, as `bots.info` shows them."""
    return [_present_bot(row) for row in reader.all(_bot_page, team_id=team_id, how_many=limit)]


def _present_bot(row: tuple[Any, ...]) -> dict[str, Any]:
    bot_id, user_id, app_id, name, icons, is_deleted, updated_at = row
    return {
        "id": bot_id,
        "deleted": bool(is_deleted),
        "name": name,
        "updated": updated_at,
        "app_id": app_id,
        "user_id": user_id,
        "icons": encoding.decode(icons),
    }


def find_bot_user(reader: Reader, team_id: str, app_id: str) -> str:
    """The user behind an app's bot; empty where it has none."""
    row = reader.one(_bot_of_app, team_id=team_id, app_id=app_id)
    return "" if row is None else str(row[0])


def bot_profile(reader: Reader, team_id: str, bot_id: str) -> dict[str, Any]:
    """What a bot's messages carry of it."""
    found = find_bot(reader, team_id, bot_id) or {
        "id": bot_id,
        "name": "bot",
        "updated": 0,
        "app_id": "",
        "icons": {},
        "deleted": True,
    }
    return {key: found[key] for key in ("id", "deleted", "name", "updated", "app_id", "icons")} | {"team_id": team_id}
