"""Whom somebody may see: members everybody, guests those they share a conversation with."""

from sqlalchemy import Column, and_, bindparam, exists, or_, select, table
from sqlalchemy.types import String

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain.users import names
from hallway.domain.users.store import User, columns
from hallway.domain.users.tables import user, user_word
from hallway.platform.storage import Reader, in_list, query

# A table of the conversations slice, above this one, as far as this question needs it.
_member = table("member", *(Column(name, String) for name in ("team_id", "conversation_id", "user_id")))
_theirs, _mine = _member.alias(), _member.alias()
_shares = exists(
    select(1)
    .select_from(_theirs)
    .join(_mine, and_(_mine.c.team_id == _theirs.c.team_id, _mine.c.conversation_id == _theirs.c.conversation_id))
    .where(_theirs.c.team_id == user.c.team_id, _theirs.c.user_id == user.c.id, _mine.c.user_id == bindparam("viewer"))
)
_seen = or_(bindparam("is_guest") == 0, user.c.id == bindparam("viewer"), user.c.id == "USLACKBOT", _shares)
_some = query(columns.where(user.c.team_id == bindparam("team_id"), in_list(user.c.id, "ids"), _seen), into=User)
_page = query(
    columns.where(user.c.team_id == bindparam("team_id"), user.c.id > bindparam("after"), _seen)
    .order_by(user.c.id)
    .limit(bindparam("how_many")),
    into=User,
)
_sought = query(
    columns.join(user_word, and_(user_word.c.team_id == user.c.team_id, user_word.c.user_id == user.c.id))
    .where(user_word.c.team_id == bindparam("team_id"), names.BEGINS, user.c.is_deleted.is_(False), _seen)
    .order_by(user_word.c.word, user_word.c.user_id)
    .limit(bindparam("how_many")),
    into=User,
)
# Rows looked at for each person wanted: names of several words stand there several times, and other words may not fit.
_MORE = 5


def list_visible(reader: Reader, actor: Actor, ids: list[str]) -> list[User]:
    """Those of `ids` that exist for the actor."""
    return reader.all(_some, ids=ids, **_viewer(actor)) if ids else []


def access(reader: Reader, actor: Actor, user_id: str) -> User:
    """The user, if the actor may see them. Raises `ApiError("user_not_found")`."""
    found = list_visible(reader, actor, [user_id])
    if not found:
        raise ApiError("user_not_found")
    return found[0]


def list_page(reader: Reader, actor: Actor, after: str, limit: int) -> list[User]:
    """A page of the users that the actor may see, by id."""
    return reader.all(_page, after=after, how_many=limit, **_viewer(actor))


def search(reader: Reader, actor: Actor, text: str, limit: int) -> list[User]:
    """People whose names have words that begin as those of `text` do (as `sought_as` writes it), as far as the actor may see them;
    for no text, the first of all."""
    if not text:
        return list_page(reader, actor, "", limit)
    rows = reader.all(_sought, how_many=limit * _MORE, **names.parameters(text), **_viewer(actor))
    found = {found.id: found for found in rows if names.fits(found, text)}
    return list(found.values())[:limit]


def _viewer(actor: Actor) -> dict[str, object]:
    return {"team_id": actor.team_id, "viewer": actor.user_id, "is_guest": int(actor.is_guest)}
