"""Whom an app hears for, and what: its bot, and the people who have allowed it, each with the conversations they are in.

The same facts as the gateway's index: loaded in one snapshot with the seq it belongs to, then changed by the log's `membership` events.
"""

import msgspec
from sqlalchemy import bindparam, select

from hallway.core.actor import GUESTS
from hallway.core.events import Audience
from hallway.domain import auth, conversations, users
from hallway.domain.apps import App, Installation
from hallway.domain.conversations.tables import conversation
from hallway.platform.storage import Reader, query

_kind = query(select(conversation.c.kind).where(conversation.c.team_id == bindparam("team_id"), conversation.c.id == bindparam("id")))


class Hearer(msgspec.Struct):
    """A user for whom an app hears, with the scopes it has for them and the tokens that it has them by."""

    user_id: str
    is_bot: bool
    is_guest: bool
    is_admin: bool
    scopes: frozenset[str]
    tokens: frozenset[str]
    conversations: set[str]

    def hears(self, audience: Audience) -> bool:
        """Whether an event for this audience is for them, too."""
        if audience.kind == "conversation":
            return audience.id in self.conversations
        if audience.kind == "user":
            return audience.id == self.user_id
        return audience.kind == "team" or (audience.kind == "members" and not self.is_guest)


class _Allowed(msgspec.Struct):
    scopes: frozenset[str] = frozenset()
    tokens: frozenset[str] = frozenset()


def load_hearers(reader: Reader, found: App, active: Installation, *, with_people: bool) -> list[Hearer]:
    """The bot first, then, where they are asked for, everybody who has allowed the app something."""
    allowed: dict[tuple[bool, str], _Allowed] = {}
    for token_id, user_id, kind, scopes in auth.list_app_tokens(reader, found.team_id, found.id):
        if kind == "bot" or (kind == "user" and with_people):
            so_far = allowed.setdefault((kind != "bot", user_id), _Allowed())
            so_far.scopes |= frozenset(scopes)
            so_far.tokens |= {token_id}
    if active.bot_user_id:
        bot = allowed.setdefault((False, active.bot_user_id), _Allowed())
        bot.scopes = frozenset(active.bot_scopes)
    found_hearers = [_hearer(reader, found.team_id, *key, allowed[key]) for key in sorted(allowed)]
    return [hearer for hearer in found_hearers if hearer is not None]


def _hearer(reader: Reader, team_id: str, is_person: bool, user_id: str, allowed: _Allowed) -> Hearer | None:
    user = users.find(reader, team_id, user_id)
    if user is None or user.is_deleted:
        return None
    heard = set(conversations.list_hearable(reader, team_id, user_id))
    return Hearer(user_id, not is_person, user.role in GUESTS, user.role in ("owner", "admin"), allowed.scopes, allowed.tokens, heard)


def kind_of(reader: Reader, team_id: str, conversation_id: str) -> str:
    """The kind of a conversation: channel, private, im or mpim; empty where there is none."""
    return str(reader.value(_kind, team_id=team_id, id=conversation_id) or "")
