"""Who somebody is in the team: roles given and taken, people let go and taken back. Nobody can give or take more than they have."""

from sqlalchemy import bindparam, func, select

from hallway.core.actor import Actor, Role
from hallway.core.errors import ApiError
from hallway.domain import users
from hallway.domain.auth.tokens import revoke_tokens
from hallway.domain.users import User
from hallway.domain.users import tables as users_tables
from hallway.platform.storage import Reader, Transaction, query

_u = users_tables.user.c
_owners = query(
    select(func.count())
    .select_from(users_tables.user)
    .where(_u.team_id == bindparam("team_id"), _u.role == "owner", _u.is_deleted.is_(False), _u.is_bot.is_(False))
)


def set_role(tx: Transaction, actor: Actor, user_id: str, role: Role) -> None:
    """Give somebody another role. Emits `user_change`.

    Raises `ApiError` with `user_not_found`, `user_is_bot`, `not_an_owner`, `not_an_admin` or `cannot_modify_primary_owner`.
    """
    user = _access(tx, actor, user_id)
    if user.is_deleted:
        raise ApiError("user_not_found")
    if role == "owner" and actor.role != "owner":
        raise ApiError("not_an_owner")
    if role == user.role:
        return
    if user.role == "owner":
        _check_owner_remains(tx, user)
    users.set_role(tx, user, role)


def deactivate(tx: Transaction, actor: Actor, user_id: str) -> None:
    """Let somebody go: what they wrote stays, and every token and connection of theirs ends. Emits `user_change`.

    Raises `ApiError` with `user_already_deleted`, `cannot_modify_primary_owner` and as `set_role`.
    """
    user = _access(tx, actor, user_id)
    if user.is_deleted:
        raise ApiError("user_already_deleted")
    if user.role == "owner":
        _check_owner_remains(tx, user)
    users.set_deleted(tx, user, is_deleted=True)
    revoke_tokens(tx, actor.team_id, user.id)


def reactivate(tx: Transaction, actor: Actor, user_id: str, role: Role) -> None:
    """Take somebody back, in this role; they sign in anew. Emits `user_change`.

    Raises `ApiError` with `user_already_team_member` and as `set_role`.
    """
    user = _access(tx, actor, user_id)
    if not user.is_deleted:
        raise ApiError("user_already_team_member")
    users.set_deleted(tx, user, is_deleted=False)
    if role != user.role:
        users.set_role(tx, user, role)


def _access(tx: Transaction, actor: Actor, user_id: str) -> User:
    """Whom the actor may rule over: admins all but owners, owners all."""
    if not actor.is_admin:
        raise ApiError("not_an_admin")
    user = users.get(tx, actor.team_id, user_id)
    if user.is_bot:
        raise ApiError("user_is_bot")
    if user.role == "owner" and actor.role != "owner":
        raise ApiError("not_an_owner")
    return user


def _check_owner_remains(reader: Reader, user: User) -> None:
    if int(reader.value(_owners, team_id=user.team_id)) < 2:
        raise ApiError("cannot_modify_primary_owner")
