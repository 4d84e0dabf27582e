"""Invite and reset links: a secret code, kept as a hash, that can be used a counted number of times until it expires."""

import msgspec
from sqlalchemy import bindparam, select, update

from hallway.core import encoding
from hallway.core.actor import Actor, Role
from hallway.core.errors import ApiError
from hallway.core.ids import new_secret
from hallway.domain.auth.tables import invite
from hallway.domain.auth.tokens import hash_secret
from hallway.platform.storage import Reader, Transaction, query


class Invite(msgspec.Struct, frozen=True):
    """A link's row. `purpose` is `join`, or `reset` for a new password of `user_id`."""

    team_id: str
    purpose: str
    user_id: str
    role: Role
    channels_text: str
    expires_at: int
    uses_left: int

    @property
    def channels(self) -> list[str]:
        """Conversations that the invited are put into."""
        decoded: list[str] = encoding.decode(self.channels_text)
        return decoded


_i = invite.c
_find = query(
    select(_i.team_id, _i.purpose, _i.user_id, _i.role, _i.channels, _i.expires_at, _i.uses_left).where(
        _i.team_id == bindparam("team_id"), _i.code_hash == bindparam("code_hash")
    ),
    into=Invite,
)
_use = query(
    update(invite)
    .where(_i.team_id == bindparam("team_id"), _i.code_hash == bindparam("code_hash"), _i.uses_left > 0)
    .values(uses_left=_i.uses_left - 1)
)


def make_code(
    tx: Transaction, actor: Actor, *, purpose: str, user_id: str, role: Role, channels: list[str], lifetime_s: int, uses: int
) -> str:
    """A new code: `T…-secret`, so that its team is known."""
    secret = new_secret(24)
    tx.insert(
        invite,
        team_id=actor.team_id, code_hash=hash_secret(secret), purpose=purpose, user_id=user_id, role=role,
        channels=encoding.encode_text(channels), expires_at=tx.now_s + lifetime_s, uses_left=uses, created_at=tx.now_s,
    )  # fmt: skip
    return f"{actor.team_id}-{secret}"


def access_code(reader: Reader, code: str, purpose: str, now: int) -> Invite:
    """What a code is for. Raises `ApiError` with `invalid_code` or `code_expired`."""
    team_id, _, secret = code.partition("-")
    found = reader.one(_find, team_id=team_id, code_hash=hash_secret(secret))
    if found is None or found.purpose != purpose:
        raise ApiError("invalid_code")
    if found.expires_at < now or found.uses_left < 1:
        raise ApiError("code_expired")
    return found


def use_code(tx: Transaction, code: str, purpose: str) -> Invite:
    """Take one use of a code. Raises as `access_code`."""
    found = access_code(tx, code, purpose, tx.now_s)
    if not tx.count(_use, team_id=found.team_id, code_hash=hash_secret(code.partition("-")[2])):
        raise ApiError("code_expired")
    return found
