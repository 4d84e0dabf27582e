"""Who came in, from where and with what: what `team.accessLogs` tells, and when each token was last used."""

import msgspec
from sqlalchemy import bindparam, func, select, update

from hallway.domain.auth.tables import access, token
from hallway.domain.users import tables as users_tables
from hallway.platform.storage import Reader, Transaction, query

_a, _u = access.c, users_tables.user.c
_again = query(
    update(access)
    .where(
        _a.team_id == bindparam("w_team"),
        _a.user_id == bindparam("w_user"),
        _a.ip == bindparam("w_ip"),
        _a.user_agent == bindparam("w_agent"),
    )
    .values(last_at=bindparam("at"), count=_a["count"] + 1)
)
_page = query(
    select(_a.user_id, _u.name, _a.first_at, _a.last_at, _a["count"], _a.ip, _a.user_agent)
    .join(users_tables.user, (_u.team_id == _a.team_id) & (_u.id == _a.user_id))
    .where(_a.team_id == bindparam("team_id"), _a.first_at <= bindparam("before"))
    .order_by(_a.last_at.desc(), _a.user_id, _a.ip, _a.user_agent)
    .limit(bindparam("how_many"))
    .offset(bindparam("skip"))
)
_count = query(select(func.count()).select_from(access).where(_a.team_id == bindparam("team_id"), _a.first_at <= bindparam("before")))


class Visit(msgspec.Struct, frozen=True):
    """Somebody at an address, with a program."""

    user_id: str
    ip: str
    user_agent: str


def record(tx: Transaction, team_id: str, visit: Visit) -> None:
    """Note that somebody came in."""
    key = {"team_id": team_id, "user_id": visit.user_id, "ip": visit.ip, "user_agent": visit.user_agent}
    if not tx.insert_new(access, **key, first_at=tx.now_s, last_at=tx.now_s, count=1):
        tx.run(_again, w_team=team_id, w_user=visit.user_id, w_ip=visit.ip, w_agent=visit.user_agent, at=tx.now_s)


def record_use(tx: Transaction, team_id: str, token_id: str, visit: Visit) -> None:
    """Note that a token is in use."""
    tx.update(token, {"team_id": team_id, "id": token_id}, last_used_at=tx.now_s, ip=visit.ip, user_agent=visit.user_agent)
    record(tx, team_id, visit)


def list_page(reader: Reader, team_id: str, before: int, limit: int, skip: int) -> list[tuple[object, ...]]:
    """Those who first came before a unix time, the latest visit first: user id, name, first, last, count, address, program."""
    return reader.all(_page, team_id=team_id, before=before, how_many=limit, skip=skip)


def count(reader: Reader, team_id: str, before: int) -> int:
    """How many there are in all."""
    return int(reader.value(_count, team_id=team_id, before=before))
