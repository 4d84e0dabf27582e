"""Lists of conversations and members: pages by id, each as long as asked for."""

import msgspec
from sqlalchemy import and_, bindparam, func, or_, select

from hallway.core.actor import Actor
from hallway.domain import users
from hallway.domain.conversations.access import ACCESS_COLUMNS, MINE, Access, row_to_access
from hallway.domain.conversations.tables import conversation, member
from hallway.domain.users.tables import user_word
from hallway.platform.storage import Reader, in_list, query

_c, _m = conversation.c, member.c
_page = and_(
    _c.team_id == bindparam("team_id"),
    in_list(_c.kind, "kinds"),
    _c.id > bindparam("after"),
    or_(_c.is_archived.is_(False), bindparam("with_archived") == 1),
)
_columns = select(*ACCESS_COLUMNS).select_from(MINE)
_visible = query(
    _columns.where(_page, or_(_m.user_id.isnot(None), and_(_c.kind == "channel", bindparam("is_guest") == 0)))
    .order_by(_c.id)
    .limit(bindparam("how_many")),
    into=row_to_access,
)
_joined_by = member.alias()
_of_user = query(
    _columns.join(
        _joined_by,
        and_(
            _joined_by.c.team_id == _c.team_id,
            _joined_by.c.conversation_id == _c.id,
            _joined_by.c.user_id == bindparam("whose"),
        ),
    )
    .where(
        _page,
        or_(_m.user_id.isnot(None), and_(_c.kind == "channel", bindparam("is_guest") == 0)),
        or_(bindparam("with_muted") == 1, _m.is_muted.isnot(True)),
    )
    .order_by(_c.id)
    .limit(bindparam("how_many")),
    into=row_to_access,
)
_joined = query(_columns.where(_m.team_id == bindparam("team_id"), _m.user_id == bindparam("user_id")), into=row_to_access)
_by_name = query(
    _columns.where(
        _c.team_id == bindparam("team_id"),
        in_list(_c.kind, "kinds"),
        _c.name.like(bindparam("like"), escape="\\"),
        or_(_m.user_id.isnot(None), and_(_c.kind == "channel", bindparam("is_guest") == 0)),
    )
    .order_by(_c.is_archived, _c.name)
    .limit(bindparam("how_many")),
    into=row_to_access,
)
_members = query(
    select(_m.user_id)
    .where(_m.team_id == bindparam("team_id"), _m.conversation_id == bindparam("id"), _m.user_id > bindparam("after"))
    .order_by(_m.user_id)
    .limit(bindparam("how_many"))
)
_sought = query(
    select(_m.user_id)
    .join(user_word, and_(user_word.c.team_id == _m.team_id, user_word.c.user_id == _m.user_id))
    .where(_m.team_id == bindparam("team_id"), _m.conversation_id == bindparam("id"), users.BEGINS)
    .group_by(_m.user_id)
    .order_by(func.min(user_word.c.word), _m.user_id)
    .limit(bindparam("how_many"))
)
_is_member = query(
    select(_m.joined_at).where(
        _m.team_id == bindparam("team_id"), _m.conversation_id == bindparam("id"), _m.user_id == bindparam("user_id")
    )
)


class Page(msgspec.Struct, frozen=True):
    """Which part of a list: `kinds` of conversation, ids above `after`, `limit` of them; what the actor has muted counts in
    `list_of_user` only."""

    kinds: tuple[str, ...]
    after: str = ""
    limit: int = 100
    with_archived: bool = True
    with_muted: bool = True


def list_visible(reader: Reader, actor: Actor, page: Page) -> list[Access]:
    """Conversations that the actor may see, by id."""
    return reader.all(_visible, user_id=actor.user_id, **_parameters(actor, page))


def list_of_user(reader: Reader, actor: Actor, whose: str, page: Page) -> list[Access]:
    """Conversations that somebody is in, as far as the actor may see them, by id."""
    return reader.all(_of_user, user_id=actor.user_id, whose=whose, with_muted=int(page.with_muted), **_parameters(actor, page))


def list_joined(reader: Reader, team_id: str, user_id: str) -> list[Access]:
    """Every conversation that a user is in."""
    return reader.all(_joined, team_id=team_id, user_id=user_id)


def search_by_name(reader: Reader, actor: Actor, text: str, limit: int) -> list[Access]:
    """Channels whose name contains `text`, those that begin with it first and archived ones last, as far as the actor may see them."""
    plain = text.lower().removeprefix("#").replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    of = {
        "team_id": actor.team_id,
        "user_id": actor.user_id,
        "is_guest": int(actor.is_guest),
        "kinds": ["channel", "private"],
        "how_many": limit,
    }
    first = reader.all(_by_name, like=f"{plain}%", **of)
    rest = reader.all(_by_name, like=f"%{plain}%", **of) if len(first) < limit else []
    return list({access.conversation.id: access for access in [*first, *rest]}.values())[:limit]


def list_members(reader: Reader, team_id: str, conversation_id: str, after: str, limit: int) -> list[str]:
    """Ids of a conversation's members above `after`."""
    return [row[0] for row in reader.all(_members, team_id=team_id, id=conversation_id, after=after, how_many=limit)]


def search_members(reader: Reader, team_id: str, conversation_id: str, text: str, limit: int) -> list[str]:
    """Ids of those members one of whose names begins with `text` (as `users.sought_as` writes it), by name."""
    of = {"team_id": team_id, "id": conversation_id, "how_many": limit}
    return [row[0] for row in reader.all(_sought, **of, **users.begins_with(text))]


def is_member(reader: Reader, team_id: str, conversation_id: str, user_id: str) -> bool:
    """Whether somebody is in a conversation."""
    return reader.value(_is_member, team_id=team_id, id=conversation_id, user_id=user_id) is not None


def _parameters(actor: Actor, page: Page) -> dict[str, object]:
    return {
        "team_id": actor.team_id,
        "kinds": list(page.kinds),
        "after": page.after,
        "with_archived": int(page.with_archived),
        "is_guest": int(actor.is_guest),
        "how_many": page.limit,
    }
