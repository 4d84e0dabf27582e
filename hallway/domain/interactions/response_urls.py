"""Response URLs: an address for each interaction under which the app may answer, five times within thirty minutes.

From docs.slack.dev/interactivity/handling-user-interaction.
"""

import time
from typing import Literal

import msgspec
from sqlalchemy import bindparam, update

from hallway.core.errors import ApiError
from hallway.core.ids import new_secret
from hallway.domain.interactions.signing import sign, unsign
from hallway.domain.interactions.tables import response_url_use
from hallway.platform.storage import Transaction, query

Family = Literal["commands", "actions", "app"]

_LIFETIME_S = 1800
_MOST_USES = 5


class Target(msgspec.Struct, frozen=True, array_like=True):
    """What an app answers: whom, in which conversation and thread, and to which message (a ts in microseconds; 0 for none)."""

    team_id: str
    app_id: str
    user_id: str
    channel_id: str
    thread_ts: int = 0
    message_ts: int = 0
    is_ephemeral: bool = False


class _Address(msgspec.Struct, frozen=True, array_like=True):
    target: Target
    issued_at: int


def new_response_url(key: bytes, origin: str, family: Family, target: Target) -> str:
    """An address below `origin` under which the app may answer."""
    nonce = new_secret(16)
    secret = sign(key, f"{family} {nonce}", _Address(target, int(time.time())))
    return f"{origin}/{family}/{target.team_id}/{nonce}/{secret}"


def read_response_url(key: bytes, family: str, team_id: str, nonce: str, secret: str) -> Target:
    """What is answered under an address. Raises `ApiError` with `invalid_url` or `expired_url`."""
    found = unsign(key, f"{family} {nonce}", secret, _Address)
    if found is None or found.target.team_id != team_id:
        raise ApiError("invalid_url")
    if time.time() - found.issued_at > _LIFETIME_S:
        raise ApiError("expired_url")
    return found.target


_u = response_url_use.c
_add = query(
    update(response_url_use)
    .where(_u.team_id == bindparam("w_team"), _u.nonce == bindparam("w_nonce"), _u.uses < _MOST_USES)
    .values(uses=_u.uses + 1)
)


def count_use(tx: Transaction, team_id: str, nonce: str) -> None:
    """Count a use. Raises `ApiError("used_url")` when there were five."""
    row = {"team_id": team_id, "nonce": nonce, "uses": 1, "expires_at": tx.now_s + _LIFETIME_S}
    if not tx.insert_new(response_url_use, **row) and not tx.count(_add, w_team=team_id, w_nonce=nonce):
        raise ApiError("used_url")
