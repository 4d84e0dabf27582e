"""Whom somebody may see: members everybody, guests those they share a conversation with."""

from sqlalchemy import Column, and_, bindparam, exists, or_, select, table
from sqlalchemy.types import String

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain.users.store import User, columns
from hallway.domain.users.tables import user
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
    columns.where(
        user.c.team_id == bindparam("team_id"),
        user.c.is_deleted.is_(False),
        or_(user.c.sought.like(bindparam("first"), escape="\\"), user.c.sought.like(bindparam("later"), escape="\\")),
        _seen,
    )
    .order_by(user.c.sought)
    .limit(bindparam("how_many")),
    into=User,
)


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
    """People one of whose names begins with `text` (as `sought_as` writes it), as far as the actor may see them."""
    plain = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return reader.all(_sought, first=f"{plain}%", later=f"% {plain}%", how_many=limit, **_viewer(actor))


def _viewer(actor: Actor) -> dict[str, object]:
    return {"team_id": actor.team_id, "viewer": actor.user_id, "is_guest": int(actor.is_guest)}
