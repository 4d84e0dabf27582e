"""Tokens with which an app acts for a single function: `xwfp-…`, under the id of the function's execution, ended with it."""

from sqlalchemy import bindparam, delete

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.events import NOBODY
from hallway.domain.auth.tables import token
from hallway.domain.auth.tokens import NewToken, hash_secret, split
from hallway.platform.storage import Transaction, query

_PREFIX = "Fx"
_sweep = query(
    delete(token).where(token.c.team_id == bindparam("team_id"), token.c.id.startswith(_PREFIX), token.c.expires_at < bindparam("now"))
)


def function_of(actor: Actor) -> str:
    """The execution for which an app acts with this token, empty for none."""
    return actor.token_id if actor.token_id.startswith(_PREFIX) else ""


def keep_function_token(tx: Transaction, team_id: str, new: NewToken, text: str) -> None:
    """Let a token count whose text was made elsewhere."""
    _, _, token_id, secret = split(text)
    tx.insert(
        token,
        team_id=team_id, id=token_id, secret_hash=hash_secret(secret), kind=new.kind, user_id=new.user_id, bot_id=new.bot_id,
        app_id=new.app_id, name=new.name, scopes=encoding.encode_text(sorted(new.scopes)), created_at=tx.now_s, last_used_at=tx.now_s,
        expires_at=new.expires_at, is_revoked=False, ip="", user_agent="",
    )  # fmt: skip


def end_function_token(tx: Transaction, team_id: str, user_id: str, execution_id: str) -> None:
    """The token counts no more."""
    if tx.delete(token, team_id=team_id, id=execution_id):
        tx.emit(team_id, NOBODY, {"type": "session_ended", "user": user_id, "tokens": [execution_id]})


def sweep_function_tokens(tx: Transaction, team_id: str) -> None:
    """Forget those whose time is over."""
    tx.run(_sweep, team_id=team_id, now=tx.now_s)
