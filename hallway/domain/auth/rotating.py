"""Tokens that end after half a day, and what they are renewed with: refresh tokens, `xoxe-1-…`, each good once."""

import hmac
import time

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.actor import TokenKind
from hallway.core.errors import ApiError
from hallway.core.events import NOBODY
from hallway.core.ids import new_id, new_secret
from hallway.domain.auth.tables import refresh_token, token
from hallway.domain.auth.tokens import NewToken, hash_secret, issue_token, split
from hallway.platform.storage import Reader, Transaction, query

LIFETIME_S = 12 * 3600
# A program that lost the answer, or asks twice at once, may use its refresh token again for this long.
GRACE_S = 60
_PREFIX = "xoxe-1"
_MOST_LIVE = 2


class Pair(msgspec.Struct, frozen=True):
    """A token that ends, and what it is renewed with, in plain text."""

    token: str
    refresh_token: str
    issued_at: int
    expires_at: int


class Refresh(msgspec.Struct, frozen=True):
    """A refresh token's row."""

    team_id: str
    id: str
    secret_hash: str
    chain: str
    token_id: str
    kind: TokenKind
    user_id: str
    bot_id: str
    app_id: str
    scopes_text: str
    created_at: int
    expires_at: int
    used_at: int
    is_public: bool
    is_revoked: bool

    @property
    def scopes(self) -> tuple[str, ...]:
        """What the next token may do."""
        return tuple(encoding.decode(self.scopes_text))


_r = refresh_token.c
_columns = select(
    _r.team_id, _r.id, _r.secret_hash, _r.chain, _r.token_id, _r.kind, _r.user_id, _r.bot_id, _r.app_id, _r.scopes, _r.created_at,
    _r.expires_at, _r.used_at, _r.is_public, _r.is_revoked,
)  # fmt: skip
_find = query(_columns.where(_r.team_id == bindparam("team_id"), _r.id == bindparam("id")), into=Refresh)
_live = query(
    _columns.where(_r.team_id == bindparam("team_id"), _r.chain == bindparam("chain"), _r.is_revoked.is_(False)).order_by(
        _r.created_at.desc()
    ),
    into=Refresh,
)
_expiry = query(select(token.c.expires_at).where(token.c.team_id == bindparam("team_id"), token.c.id == bindparam("id")))


def issue_pair(tx: Transaction, team_id: str, new: NewToken, *, refresh_lives_s: int = 0, is_public: bool = False, chain: str = "") -> Pair:
    """A token of half a day and its refresh token, which lives for ever unless told otherwise. An app's tokens for one user are one
    chain, whatever installation they come from: of more than two the oldest end.
    """
    chain = chain or (f"{new.app_id}:{new.user_id}:{new.kind}" if new.app_id else new_id("K"))
    expires_at = tx.now_s + LIFETIME_S
    text = issue_token(tx, team_id, msgspec.structs.replace(new, expires_at=expires_at))
    token_id = split(text)[2]
    refresh_id, secret = new_id("R"), new_secret()
    tx.insert(
        refresh_token,
        team_id=team_id, id=refresh_id, secret_hash=hash_secret(secret), chain=chain, token_id=token_id, kind=new.kind,
        user_id=new.user_id, bot_id=new.bot_id, app_id=new.app_id, scopes=encoding.encode_text(sorted(new.scopes)),
        created_at=tx.now_us, expires_at=tx.now_s + refresh_lives_s if refresh_lives_s else 0, used_at=0, is_public=is_public,
        is_revoked=False,
    )  # fmt: skip
    _end(tx, tx.all(_live, team_id=team_id, chain=chain)[_MOST_LIVE:])
    return Pair(text, f"{_PREFIX}-{team_id}-{refresh_id}-{secret}", tx.now_s, expires_at)


def _end(tx: Transaction, refreshes: list[Refresh]) -> None:
    for found in refreshes:
        tx.update(refresh_token, {"team_id": found.team_id, "id": found.id}, is_revoked=True)
        replace_token(tx, found.team_id, found.user_id, found.token_id)


def replace_token(tx: Transaction, team_id: str, user_id: str, token_id: str) -> None:
    """End a token in whose place there is another. Its app is not told: to it, revoked tokens mean that it is wanted no more."""
    tx.update(token, {"team_id": team_id, "id": token_id}, is_revoked=True)
    tx.emit(team_id, NOBODY, {"type": "session_ended", "user": user_id, "tokens": [token_id]})


def ends(reader: Reader, team_id: str, token_id: str) -> bool:
    """Whether a token ends by itself."""
    return bool(reader.value(_expiry, team_id=team_id, id=token_id))


def find_refresh(reader: Reader, text: str) -> Refresh:
    """The refresh token behind its plain text. Raises `ApiError("invalid_refresh_token")` for what is none, is used up or has ended."""
    start, team_id, refresh_id, secret = split(text)
    found = reader.one(_find, team_id=team_id, id=refresh_id) if start == _PREFIX else None
    now = time.time()
    if (
        found is None
        or not hmac.compare_digest(found.secret_hash, hash_secret(secret))
        or found.is_revoked
        or (found.expires_at and found.expires_at < now)
        or (found.used_at and found.used_at + GRACE_S < now)
    ):
        raise ApiError("invalid_refresh_token")
    return found


def renew(tx: Transaction, found: Refresh, *, refresh_lives_s: int = 0) -> Pair:
    """The next pair of a chain. Raises as `find_refresh`: what was good a moment ago may have been used meanwhile."""
    current = tx.one(_find, team_id=found.team_id, id=found.id)
    if current is None or current.is_revoked or (current.used_at and current.used_at + GRACE_S < tx.now_s):
        raise ApiError("invalid_refresh_token")
    if not current.used_at:
        tx.update(refresh_token, {"team_id": current.team_id, "id": current.id}, used_at=tx.now_s)
    new = NewToken(current.user_id, current.kind, current.scopes, bot_id=current.bot_id, app_id=current.app_id)
    return issue_pair(tx, current.team_id, new, refresh_lives_s=refresh_lives_s, is_public=current.is_public, chain=current.chain)
