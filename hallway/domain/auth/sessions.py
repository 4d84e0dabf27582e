"""Browser sessions: a token of kind `session` in a cookie that scripts cannot read."""

from typing import Any

from sqlalchemy import bindparam, select

from hallway.core.actor import Actor
from hallway.domain.auth import accesses
from hallway.domain.auth.tables import token
from hallway.domain.auth.tokens import NewToken, issue_token
from hallway.platform.http import Caller, cookie_name
from hallway.platform.storage import Reader, Transaction, query

COOKIE = "hallway_session"
_LIFETIME_S = 365 * 86400
_t = token.c
_of_user = query(
    select(_t.id, _t.created_at, _t.last_used_at, _t.user_agent, _t.ip)
    .where(
        _t.team_id == bindparam("team_id"),
        _t.user_id == bindparam("user_id"),
        _t.kind == "session",
        _t.is_revoked.is_(False),
        _t.expires_at > bindparam("now"),
    )
    .order_by(_t.created_at.desc())
)


def open_session(tx: Transaction, team_id: str, user_id: str, caller: Caller) -> str:
    """A new session's token."""
    accesses.record(tx, team_id, accesses.Visit(user_id, caller.ip, caller.user_agent))
    new = NewToken(user_id, "session", expires_at=tx.now_s + _LIFETIME_S, ip=caller.ip, user_agent=caller.user_agent)
    return issue_token(tx, team_id, new)


def cookie(session_token: str, caller: Caller) -> str:
    """The cookie that carries a session."""
    return _cookie(caller.origin, session_token, _LIFETIME_S)


def no_cookie(origin: str) -> str:
    """The cookie that ends one, for a caller who came by `origin`."""
    return _cookie(origin, "", 0)


def _cookie(origin: str, value: str, lifetime_s: int) -> str:
    scheme = origin.partition(":")[0]
    secure = "; Secure" if scheme == "https" else ""
    return f"{cookie_name(COOKIE, scheme)}={value}; Path=/; Max-Age={lifetime_s}; HttpOnly; SameSite=Lax{secure}"


def list_sessions(reader: Reader, actor: Actor, now: int) -> list[dict[str, Any]]:
    """The actor's open sessions, newest first."""
    rows = reader.all(_of_user, team_id=actor.team_id, user_id=actor.user_id, now=now)
    return [
        {"id": row[0], "current": row[0] == actor.token_id, "created": row[1], "last_used": row[2], "user_agent": row[3], "ip": row[4]}
        for row in rows
    ]
