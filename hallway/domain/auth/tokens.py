"""Tokens: issued once in plain text, kept as hashes.

The form is Slack's: `xoxb-` for bots, `xoxp-` for people, `xapp-1-A…-` for apps themselves; `xoxe.` before it marks what expires and is
refreshed, `xoxc-` is a browser's session. The team and the token's own id are part of the text, so that one look at one row is enough.
"""

import hashlib
import hmac
import time
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding, events
from hallway.core.actor import Role, TokenKind
from hallway.core.events import NOBODY
from hallway.core.ids import new_id, new_secret
from hallway.domain.auth.tables import refresh_token, token
from hallway.domain.users import tables as users_tables
from hallway.platform.storage import Reader, Transaction, query

# What a token's text begins with: its kind, and whether it is one that is refreshed.
_PREFIXES: dict[tuple[TokenKind, bool], str] = {
    ("bot", False): "xoxb",
    ("bot", True): "xoxe.xoxb-1",
    ("user", False): "xoxp",
    ("user", True): "xoxe.xoxp-1",
    ("session", False): "xoxc",
    ("session", True): "xoxc",
    ("config", True): "xoxe.xoxp-1",
}


class NewToken(msgspec.Struct, frozen=True):
    """What a new token is for. `expires_at` 0 means never; a token of kind `app` has no user. `name` is what its owner calls it."""

    user_id: str
    kind: TokenKind
    scopes: tuple[str, ...] = ()
    bot_id: str = ""
    app_id: str = ""
    expires_at: int = 0
    ip: str = ""
    user_agent: str = ""
    name: str = ""


class Holder(msgspec.Struct, frozen=True):
    """A token's row joined with its user's (apps have none): all that is needed to let someone in."""

    secret_hash: str
    kind: TokenKind
    user_id: str
    bot_id: str
    app_id: str
    scopes_text: str
    expires_at: int
    is_revoked: bool
    role: Role | None
    is_deleted: bool | None
    last_used_at: int


_t, _u, _b = token.c, users_tables.user.c, users_tables.bot.c
_holder = query(
    select(
        _t.secret_hash, _t.kind, _t.user_id, _t.bot_id, _t.app_id, _t.scopes, _t.expires_at, _t.is_revoked,
        _u.role, _u.is_deleted, _t.last_used_at,
    )
    .outerjoin(users_tables.user, (_u.team_id == _t.team_id) & (_u.id == _t.user_id))
    .where(_t.team_id == bindparam("team_id"), _t.id == bindparam("id")),
    into=Holder,
)  # fmt: skip
_of_user = query(
    select(_t.id, _t.user_id, _t.kind, _t.app_id).where(
        _t.team_id == bindparam("team_id"), _t.user_id == bindparam("user_id"), _t.is_revoked.is_(False)
    )
)


def issue_token(tx: Transaction, team_id: str, new: NewToken) -> str:
    """A new token; the plain text is returned here and nowhere else."""
    token_id, secret = new_id("K"), new_secret()
    tx.insert(
        token,
        team_id=team_id, id=token_id, secret_hash=hash_secret(secret), kind=new.kind, user_id=new.user_id, bot_id=new.bot_id,
        app_id=new.app_id, name=new.name, scopes=encoding.encode_text(sorted(new.scopes)), created_at=tx.now_s, last_used_at=tx.now_s,
        expires_at=new.expires_at, is_revoked=False, ip=new.ip, user_agent=new.user_agent,
    )  # fmt: skip
    start = f"xapp-1-{new.app_id}" if new.kind == "app" else _PREFIXES[new.kind, new.expires_at > 0]
    return f"{start}-{team_id}-{token_id}-{secret}"


def revoke_tokens(tx: Transaction, team_id: str, user_id: str, token_ids: list[str] | None = None) -> list[str]:
    """End tokens of a user (all of them unless named) and the connections that live on them; the ids of those ended."""
    live = [_Live(*row) for row in tx.all(_of_user, team_id=team_id, user_id=user_id)]
    return _revoke(tx, team_id, [item for item in live if token_ids is None or item.id in token_ids])


class _Live(NamedTuple):
    id: str
    user_id: str
    kind: TokenKind
    app_id: str


def _revoke(tx: Transaction, team_id: str, ended: list[_Live]) -> list[str]:
    """End tokens. Emits `session_ended` of each user, and `tokens_revoked` to each app that had them of people or of its bot."""
    for item in ended:
        _end(tx, team_id, item.id)
    for user_id in dict.fromkeys(item.user_id for item in ended):
        tokens = [item.id for item in ended if item.user_id == user_id]
        tx.emit(team_id, NOBODY, {"type": "session_ended", "user": user_id, "tokens": tokens})
    for app_id in dict.fromkeys(item.app_id for item in ended if item.app_id and item.kind in ("user", "bot")):
        of_app = [item for item in ended if item.app_id == app_id]
        whose = {name: sorted({item.user_id for item in of_app if item.kind == kind}) for name, kind in (("oauth", "user"), ("bot", "bot"))}
        tx.emit(team_id, events.app(app_id), {"type": "tokens_revoked", "tokens": whose})
    return [item.id for item in ended]


def _end(tx: Transaction, team_id: str, token_id: str) -> None:
    tx.update(token, {"team_id": team_id, "id": token_id}, is_revoked=True)
    # What would renew it ends with it.
    tx.update(refresh_token, {"team_id": team_id, "token_id": token_id}, is_revoked=True)


_of_app = query(
    select(_t.id, _t.user_id, _t.kind, _t.scopes).where(
        _t.team_id == bindparam("team_id"), _t.app_id == bindparam("app_id"), _t.is_revoked.is_(False)
    )
)


def list_app_tokens(reader: Reader, team_id: str, app_id: str) -> list[tuple[str, str, TokenKind, tuple[str, ...]]]:
    """An app's live tokens: id, user, kind and scopes of each."""
    rows = reader.all(_of_app, team_id=team_id, app_id=app_id)
    return [(row[0], row[1], row[2], tuple(encoding.decode(row[3]))) for row in rows]


def revoke_app_tokens(tx: Transaction, team_id: str, app_id: str, *, kinds: tuple[TokenKind, ...] = (), user_id: str = "") -> int:
    """End an app's tokens (of these kinds and this user, where given) and the connections that live on them; how many."""
    ended = [
        _Live(token_id, whose, kind, app_id)
        for token_id, whose, kind, _ in list_app_tokens(tx, team_id, app_id)
        if (not kinds or kind in kinds) and user_id in ("", whose)
    ]
    return len(_revoke(tx, team_id, ended))


def widen_app_tokens(tx: Transaction, team_id: str, app_id: str, user_id: str, scopes: tuple[str, ...]) -> None:
    """Let the tokens that an app holds for a user (its bot, or a person) do what it has been allowed since. Those that only tell who
    somebody is stay as they are."""
    for token_id, whose, _, before in list_app_tokens(tx, team_id, app_id):
        if whose == user_id and "openid" not in before:
            wider = encoding.encode_text(sorted(scopes))
            tx.update(token, {"team_id": team_id, "id": token_id}, scopes=wider)
            tx.update(refresh_token, {"team_id": team_id, "token_id": token_id}, scopes=wider)


class TokenRow(msgspec.Struct, frozen=True):
    """A live token as its owner sees it in a list."""

    id: str
    name: str
    scopes_text: str
    created_at: int
    last_used_at: int
    expires_at: int

    def present(self) -> dict[str, Any]:
        """For an answer; `expires_at` 0 means never."""
        scopes: list[str] = encoding.decode(self.scopes_text)
        whole = {"id": self.id, "name": self.name, "scopes": scopes, "date_created": self.created_at}
        return whole | {"date_last_used": self.last_used_at, "expires_at": self.expires_at}


_named = query(
    select(_t.id, _t.name, _t.scopes, _t.created_at, _t.last_used_at, _t.expires_at)
    .where(
        _t.team_id == bindparam("team_id"),
        _t.user_id == bindparam("user_id"),
        _t.app_id == bindparam("app_id"),
        _t.kind == bindparam("kind"),
        _t.is_revoked.is_(False),
    )
    .order_by(_t.created_at.desc(), _t.id),
    into=TokenRow,
)


def list_named_tokens(reader: Reader, team_id: str, kind: TokenKind, *, user_id: str = "", app_id: str = "") -> list[TokenRow]:
    """The live tokens of one kind that a person or an app has, the newest first."""
    return reader.all(_named, team_id=team_id, kind=kind, user_id=user_id, app_id=app_id)


def find_holder(reader: Reader, text: str) -> tuple[str, str, Holder] | None:
    """Team, token id and holder of a token's plain text; None for anything that is not a token of ours."""
    start, team_id, token_id, secret = split(text)
    if not start or not team_id:
        return None
    holder = reader.one(_holder, team_id=team_id, id=token_id)
    if holder is None or not hmac.compare_digest(holder.secret_hash, hash_secret(secret)):
        return None
    if holder.kind == "app":
        return (team_id, token_id, holder) if start == f"xapp-1-{holder.app_id}" else None
    if token_id.startswith("Fx"):
        return (team_id, token_id, holder) if start == "xwfp" and holder.role is not None else None
    if holder.role is None or start not in (_PREFIXES.get((holder.kind, False)), _PREFIXES[holder.kind, True]):
        return None
    return team_id, token_id, holder


def split(text: str) -> tuple[str, str, str, str]:
    """What a token's text begins with, its team, id and secret; empty where it has not that form."""
    parts = text.rsplit("-", 3)
    return (parts[0], parts[1], parts[2], parts[3]) if len(parts) == 4 and len(text) < 200 else ("", "", "", "")


_of_bots = query(
    select(_t.user_id, _b.app_id, _t.scopes, _t.created_at, _t.is_revoked)
    .join(users_tables.bot, (_b.team_id == _t.team_id) & (_b.id == _t.bot_id))
    .where(_t.team_id == bindparam("team_id"), _t.kind == "bot", ~_t.id.startswith("Fx"))
    .order_by(_t.created_at.desc(), _t.id)
)


def list_of_bots(reader: Reader, team_id: str) -> list[tuple[Any, ...]]:
    """Every token that was given to a bot, the latest first: user id, app id, scopes as JSON, when, and whether it is revoked."""
    return reader.all(_of_bots, team_id=team_id)


def find_role(reader: Reader, team_id: str, token_id: str) -> Role | None:
    """The role of whoever a token acts for, or None when it counts no more: revoked, expired, or its person gone."""
    holder = reader.one(_holder, team_id=team_id, id=token_id)
    if holder is None or holder.is_revoked or holder.is_deleted or (holder.expires_at and holder.expires_at < time.time()):
        return None
    return holder.role or "member"


def hash_secret(secret: str) -> str:
    """How a random secret is kept: its SHA-256 (it has 190 bits, so no slow hash is needed)."""
    return hashlib.sha256(secret.encode()).hexdigest()
