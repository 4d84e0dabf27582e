"""SQL on webhooks."""

import hmac

import msgspec
from sqlalchemy import bindparam, select

from hallway.core.errors import ApiError
from hallway.domain import auth, teams
from hallway.domain.webhooks.tables import webhook
from hallway.platform.storage import Reader, query


class Webhook(msgspec.Struct, frozen=True):
    """A webhook's row. `app_id` is empty for a custom one; `last_used_at` is 0 until it is used."""

    team_id: str
    id: str
    secret_hash: str
    app_id: str
    conversation_id: str
    name: str
    created_by: str
    created_at: int
    last_used_at: int
    is_revoked: bool


_w = webhook.c
_all = select(
    _w.team_id, _w.id, _w.secret_hash, _w.app_id, _w.conversation_id, _w.name, _w.created_by, _w.created_at, _w.last_used_at, _w.is_revoked
).where(_w.team_id == bindparam("team_id"))
_find = query(_all.where(_w.id == bindparam("id")), into=Webhook)
_live = query(_all.where(_w.is_revoked.is_(False)).order_by(_w.created_at.desc(), _w.id), into=Webhook)


def find(reader: Reader, team_id: str, webhook_id: str) -> Webhook | None:
    """The webhook, revoked or not; or None."""
    return reader.one(_find, team_id=team_id, id=webhook_id)


def list_live(reader: Reader, team_id: str) -> list[Webhook]:
    """Every webhook of a team that is not revoked, the latest first."""
    return reader.all(_live, team_id=team_id)


def _is_team(reader: Reader, team_id: str) -> bool:
    try:
        teams.get(reader, team_id)
    except ApiError:
        return False
    return True


def unlock(reader: Reader, team_id: str, webhook_id: str, secret: str) -> Webhook:
    """The webhook at an address. Raises `ApiError` with `no_team`, `no_service` or `invalid_token`."""
    found = find(reader, team_id, webhook_id)
    if found is None:
        raise ApiError("no_service" if _is_team(reader, team_id) else "no_team")
    if found.is_revoked:
        raise ApiError("no_service")
    if not hmac.compare_digest(found.secret_hash, auth.hash_secret(secret)):
        raise ApiError("invalid_token")
    return found
