"""The channel browser: every channel that one may see, narrowed, in the order asked for, a page at a time."""

import msgspec
from sqlalchemy import BindParameter, String, and_, bindparam, case, func, or_, select

from hallway.core.actor import Actor
from hallway.domain.conversations.access import ACCESS_COLUMNS, MINE, Access, row_to_access
from hallway.domain.conversations.tables import conversation, member
from hallway.platform.storage import Query, Reader, query

SHOWN = ("open", "joined", "other", "archived", "all")
SORTS = ("name", "members", "newest")

_c, _m = conversation.c, member.c
_is_in = _m.user_id.isnot(None)
_show: BindParameter[str] = bindparam("show", type_=String)
_wanted = and_(
    _c.team_id == bindparam("team_id"),
    or_(_c.kind == "channel", _c.kind == "private"),
    or_(_is_in, and_(_c.kind == "channel", bindparam("is_guest") == 0)),
    _c.name.like(bindparam("like"), escape="\\"),
    or_(
        _show == "all",
        and_(_show == "archived", _c.is_archived),
        and_(_show == "open", _c.is_archived.is_(False)),
        and_(_show == "joined", _c.is_archived.is_(False), _is_in),
        and_(_show == "other", _c.is_archived.is_(False), _m.user_id.is_(None)),
    ),
)
_ORDERS = {
    "name": (_c.is_archived, _c.name),
    "members": (_c.is_archived, _c.num_members.desc(), _c.name),
    "newest": (_c.is_archived, _c.created_at.desc(), _c.name),
}


def _page_by(sort: str) -> Query[Access]:
    statement = select(*ACCESS_COLUMNS).select_from(MINE).where(_wanted).order_by(*_ORDERS[sort])
    return query(statement.limit(bindparam("how_many")).offset(bindparam("start")), into=row_to_access)


_pages = {sort: _page_by(sort) for sort in SORTS}
_counts = query(
    select(func.sum(case((_c.is_archived, 1), else_=0)), func.count())
    .select_from(MINE)
    .where(
        _c.team_id == bindparam("team_id"),
        or_(_c.kind == "channel", _c.kind == "private"),
        or_(_is_in, and_(_c.kind == "channel", bindparam("is_guest") == 0)),
    )
)


class Browsing(msgspec.Struct, frozen=True):
    """What is looked for: a part of a name, one of `SHOWN`, in one of the orders of `SORTS`."""

    text: str = ""
    show: str = "open"
    sort: str = "name"
    start: int = 0
    limit: int = 50


def browse(reader: Reader, actor: Actor, wanted: Browsing) -> list[Access]:
    """A page of channels as far as the actor may see them; archived ones come last."""
    plain = wanted.text.lower().removeprefix("#").replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    of = {"team_id": actor.team_id, "user_id": actor.user_id, "is_guest": int(actor.is_guest)}
    page = {"like": f"%{plain}%", "show": wanted.show, "start": wanted.start, "how_many": wanted.limit}
    return reader.all(_pages[wanted.sort], **of, **page)


def count_visible(reader: Reader, actor: Actor) -> tuple[int, int]:
    """How many channels the actor may see that are in use, and how many that are archived."""
    of = {"team_id": actor.team_id, "user_id": actor.user_id, "is_guest": int(actor.is_guest)}
    row = reader.one(_counts, **of)
    archived, total = (int(row[0] or 0), int(row[1])) if row else (0, 0)
    return total - archived, archived
