"""What id tokens are signed with: a team's own RSA key, kept sealed, made when it is first needed and changed every ninety days."""

import asyncio
import json
import time
from typing import Any

import msgspec
from joserfc.jwk import RSAKey
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.ids import new_id
from hallway.domain.context import Context
from hallway.domain.oauth.tables import signing_key
from hallway.platform import secrets
from hallway.platform.storage import Reader, Transaction, query

_BITS = 2048
_IN_USE_S = 90 * 86400
# Keys are shown for a while after their last signature: id tokens live for an hour, and programs keep key sets for a day.
_SHOWN_S = 2 * 86400


class SigningKey(msgspec.Struct, frozen=True):
    """A key's row; `private_key` is sealed."""

    team_id: str
    id: str
    private_key: str
    public_key: str
    created_at: int
    retired_at: int


_k = signing_key.c
_current = query(select(*_k).where(_k.team_id == bindparam("team_id"), _k.retired_at == 0).order_by(_k.created_at.desc()), into=SigningKey)
_shown = query(select(_k.public_key).where((_k.retired_at == 0) | (_k.retired_at > bindparam("since"))).order_by(_k.created_at, _k.id))


async def current(context: Context, team_id: str) -> RSAKey:
    """The key to sign with. A new one takes the place of one that has been used for long."""
    found = await context.database.read(_find, team_id)
    if found is None or found.created_at < time.time() - _IN_USE_S:
        made = await asyncio.to_thread(_make, context.key)
        found = await context.database.write(team_id, _keep, team_id, *made)
    opened = secrets.unseal(context.key, found.private_key, f"id tokens {found.id}")
    return RSAKey.import_key(json.loads(opened))


def _find(reader: Reader, team_id: str) -> SigningKey | None:
    return reader.one(_current, team_id=team_id)


def _make(key: bytes) -> tuple[str, str, str]:
    key_id = new_id("Key")
    made = RSAKey.generate_key(_BITS, {"kid": key_id, "use": "sig", "alg": "RS256"})
    sealed = secrets.seal(key, json.dumps(made.as_dict(private=True)), f"id tokens {key_id}")
    return key_id, sealed, json.dumps(made.as_dict(private=False))


def _keep(tx: Transaction, team_id: str, key_id: str, sealed: str, public: str) -> SigningKey:
    before = _find(tx, team_id)
    if before is not None and before.created_at >= tx.now_s - _IN_USE_S:
        return before
    tx.update(signing_key, {"team_id": team_id, "retired_at": 0}, retired_at=tx.now_s)
    made = SigningKey(team_id, key_id, sealed, public, tx.now_s, 0)
    tx.insert(signing_key, **msgspec.structs.asdict(made))
    return made


def list_public(reader: Reader, now: float) -> list[dict[str, Any]]:
    """Every key by which an id token of this server may be checked now, as JSON Web Keys."""
    return [encoding.decode(row[0]) for row in reader.all(_shown, since=int(now) - _SHOWN_S)]
