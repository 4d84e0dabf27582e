"""From a token to an Actor, with a cache that the event log keeps honest."""

import asyncio
import time

import msgspec
import structlog

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.events import Envelope
from hallway.domain.auth.accesses import Visit, record_use
from hallway.domain.auth.tokens import find_holder
from hallway.platform.http import Caller
from hallway.platform.storage import Database, Reader

log = structlog.get_logger("auth")

# Another process may revoke a token: it is looked up again after this long.
_LIFETIME_S = 5.0
_CAPACITY = 50_000
# How often it is noted that a token is in use.
_NOTED_S = 900
# Events after which a person's rights may differ.
_CHANGES = frozenset(("session_ended", "role_changed"))


class Authenticator:
    """Authenticates callers. Subscribe `forget` to the bus."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, tuple[float, Actor]] = {}
        self._tokens_of: dict[tuple[str, str], set[str]] = {}
        self._notes: set[asyncio.Task[None]] = set()

    async def __call__(self, caller: Caller) -> Actor:
        """The actor behind a caller's token.

        Raises `ApiError` with `not_authed`, `invalid_auth`, `token_revoked`, `token_expired` or `account_inactive`.
        """
        known = self._known.get(caller.token)
        if known is not None and known[0] > time.monotonic():
            actor = known[1]
        else:
            actor, last_used_at = await self._database.read(recognise, caller.token)
            self._remember(caller.token, actor)
            if last_used_at < time.time() - _NOTED_S:
                self._note_use(actor, caller)
        return msgspec.structs.replace(actor, origin=caller.origin, home=caller.home, ip=caller.ip, user_agent=caller.user_agent)

    def forget(self, envelopes: list[Envelope]) -> None:
        """Drop what is known of people whose rights have changed."""
        for envelope in envelopes:
            if envelope.type in _CHANGES:
                user_id = envelope.decode()["user"]
                for text in self._tokens_of.pop((envelope.team_id, user_id), ()):
                    self._known.pop(text, None)

    def _note_use(self, actor: Actor, caller: Caller) -> None:
        """Leave the note for the committer; nobody waits for it."""
        note = asyncio.get_running_loop().create_task(self._write_use(actor, Visit(actor.user_id, caller.ip, caller.user_agent)))
        self._notes.add(note)
        note.add_done_callback(self._notes.discard)

    async def _write_use(self, actor: Actor, visit: Visit) -> None:
        try:
            await self._database.write(actor.team_id, record_use, actor.team_id, actor.token_id, visit)
        except ApiError as error:
            log.warning("use_not_noted", error=error.code)

    def _remember(self, text: str, actor: Actor) -> None:
        if len(self._known) >= _CAPACITY:
            self._known.clear()
            self._tokens_of.clear()
        self._known[text] = (time.monotonic() + _LIFETIME_S, actor)
        self._tokens_of.setdefault((actor.team_id, actor.user_id), set()).add(text)


def look_up(reader: Reader, text: str) -> Actor:
    """The actor behind a token's plain text; raises as `Authenticator` does."""
    return recognise(reader, text)[0]


def recognise(reader: Reader, text: str) -> tuple[Actor, int]:
    """The actor behind a token's plain text, and when it was last noted that it is in use; raises as `Authenticator` does."""
    if not text:
        raise ApiError("not_authed")
    found = find_holder(reader, text)
    if found is None:
        raise ApiError("invalid_auth")
    team_id, token_id, holder = found
    if holder.is_revoked:
        raise ApiError("token_revoked")
    if holder.expires_at and holder.expires_at < time.time():
        raise ApiError("token_expired")
    if holder.is_deleted:
        raise ApiError("account_inactive")
    scopes = frozenset(encoding.decode(holder.scopes_text))
    actor = Actor(team_id, holder.user_id, holder.role or "member", holder.kind, token_id, scopes, holder.bot_id, holder.app_id)
    return actor, holder.last_used_at
