"""Passwords: argon2id, outside the database transaction and off the event loop, since each check costs a tenth of a second."""

import asyncio
import functools
from concurrent.futures import ThreadPoolExecutor

import argon2
from sqlalchemy import bindparam, select

from hallway.core.errors import ApiError
from hallway.domain.auth.tables import credential
from hallway.platform.storage import Reader, Transaction, query

SHORTEST = 8
_LONGEST_BYTES = 1024
_hasher = argon2.PasswordHasher()
# Two at a time: a flood of sign-ins cannot take the machine's memory (64 MiB each) or its processors.
_pool = ThreadPoolExecutor(2, thread_name_prefix="passwords")

_find = query(
    select(credential.c.password_hash).where(credential.c.team_id == bindparam("team_id"), credential.c.user_id == bindparam("user_id"))
)


def hash_password(password: str) -> str:
    """The hash to keep. Raises `ApiError` with `password_too_short` or `password_too_long`."""
    if len(password) < SHORTEST:
        raise ApiError("password_too_short")
    if len(password.encode()) > _LONGEST_BYTES:
        raise ApiError("password_too_long")
    return _hasher.hash(password)


def is_right(password: str, password_hash: str | None) -> bool:
    """Whether a password fits a hash; for None the same work is done in vain."""
    if len(password.encode()) > _LONGEST_BYTES:
        return False
    try:
        return _hasher.verify(password_hash or _nobodys(), password) and password_hash is not None
    except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
        return False


@functools.cache
def _nobodys() -> str:
    """Checked where there is nobody to check, so that an unknown address takes as long as a wrong password."""
    return _hasher.hash("nobody has this password")


async def hash_aside(password: str) -> str:
    """`hash_password` in the pool."""
    return await asyncio.get_running_loop().run_in_executor(_pool, hash_password, password)


async def check_aside(password: str, password_hash: str | None) -> bool:
    """`is_right` in the pool."""
    return await asyncio.get_running_loop().run_in_executor(_pool, is_right, password, password_hash)


def find_hash(reader: Reader, team_id: str, user_id: str) -> str | None:
    """A user's password hash, or None if they have no password."""
    found = reader.value(_find, team_id=team_id, user_id=user_id)
    return None if found is None else str(found)


def set_hash(tx: Transaction, team_id: str, user_id: str, password_hash: str) -> None:
    """Give a user a password."""
    tx.upsert(credential, team_id=team_id, user_id=user_id, password_hash=password_hash, updated_at=tx.now_s)
