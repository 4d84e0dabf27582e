"""Codes: what an app gets when somebody agrees, and trades for its tokens. Each is good once, for ten minutes, for that app, at that
address, and for whoever asked (PKCE)."""

import base64
import hashlib
import hmac
import time

import msgspec
from sqlalchemy import bindparam, delete, select

from hallway.core import encoding
from hallway.core.errors import ApiError
from hallway.core.ids import is_id, new_id, new_secret
from hallway.domain import auth
from hallway.domain.oauth.asking import Checked
from hallway.domain.oauth.tables import oauth_code
from hallway.platform.storage import Reader, Transaction, query

LIFETIME_S = 600
_KEPT_S = 86400


class Code(msgspec.Struct, frozen=True):
    """A code's row."""

    team_id: str
    id: str
    secret_hash: str
    app_id: str
    user_id: str
    flow: str
    redirect_uri: str
    is_redirect_named: bool
    bot_scopes_text: str
    user_scopes_text: str
    challenge: str
    nonce: str
    channel: str
    expires_at: int
    used_at: int

    @property
    def bot_scopes(self) -> list[str]:
        """What its bot may do."""
        decoded: list[str] = encoding.decode(self.bot_scopes_text)
        return decoded

    @property
    def user_scopes(self) -> list[str]:
        """What it may do for whoever agreed."""
        decoded: list[str] = encoding.decode(self.user_scopes_text)
        return decoded


_c = oauth_code.c
_find = query(select(*_c).where(_c.team_id == bindparam("team_id"), _c.id == bindparam("id")), into=Code)
_forget = query(delete(oauth_code).where(_c.team_id == bindparam("team_id"), _c.expires_at < bindparam("before")))


def issue(tx: Transaction, user_id: str, checked: Checked, *, is_redirect_named: bool, nonce: str, channel: str) -> str:
    """A code for what somebody has agreed to, in plain text. Old ones are forgotten."""
    team_id, code_id, secret = checked.app.team_id, new_id("K"), new_secret()
    tx.run(_forget, team_id=team_id, before=tx.now_s - _KEPT_S)
    made = Code(
        team_id, code_id, auth.hash_secret(secret), checked.app.id, user_id, checked.flow, checked.redirect_uri, is_redirect_named,
        encoding.encode_text(checked.bot_scopes), encoding.encode_text(checked.user_scopes), checked.challenge, nonce, channel,
        tx.now_s + LIFETIME_S, 0,
    )  # fmt: skip
    row = msgspec.structs.asdict(made)
    row |= {"bot_scopes": row.pop("bot_scopes_text"), "user_scopes": row.pop("user_scopes_text")}
    tx.insert(oauth_code, **row)
    return f"{team_id}.{code_id}.{secret}"


def find(reader: Reader, team_id: str, app_id: str, text: str) -> Code:
    """The code behind its plain text, if it is this app's and has not ended; used ones are found. Raises `ApiError("invalid_code")`."""
    parts = text.split(".")
    if len(parts) != 3 or parts[0] != team_id or not is_id(parts[1], "K") or len(text) > 200:
        raise ApiError("invalid_code")
    found = reader.one(_find, team_id=team_id, id=parts[1])
    if found is None or not hmac.compare_digest(found.secret_hash, auth.hash_secret(parts[2])) or found.app_id != app_id:
        raise ApiError("invalid_code")
    if found.expires_at < time.time():
        raise ApiError("invalid_code")
    return found


def check_redirect(found: Code, given: str) -> None:
    """The address must be the one of the question where that named it. Raises `ApiError("bad_redirect_uri")`."""
    if given != found.redirect_uri and (given or found.is_redirect_named):
        raise ApiError("bad_redirect_uri")


def check_verifier(found: Code, verifier: str) -> None:
    """Whether whoever comes is whoever asked (RFC 7636). A verifier where there was no challenge is wrong, too: somebody has taken the
    challenge out. Raises `ApiError("invalid_code_verifier")`."""
    digest = hashlib.sha256(verifier.encode()).digest()
    answer = base64.urlsafe_b64encode(digest).decode().rstrip("=") if verifier else ""
    if not hmac.compare_digest(answer, found.challenge):
        raise ApiError("invalid_code_verifier")


def use(tx: Transaction, found: Code, error: str = "invalid_code") -> None:
    """Take a code: it is good no more. Raises `ApiError` with `error` where somebody was faster."""
    if not tx.update(oauth_code, {"team_id": found.team_id, "id": found.id, "used_at": 0}, used_at=tx.now_s):
        raise ApiError(error)
