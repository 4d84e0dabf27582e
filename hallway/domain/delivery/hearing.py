"""Whom an app hears for, and what: its bot, and the people who have allowed it, each with the conversations they are in.

The same facts as the gateway's index: loaded in one snapshot with the seq it belongs to, then changed by the log's `membership` events.
"""

import msgspec
from sqlalchemy import bindparam, select

from hallway.core.actor import GUESTS
from hallway.core.events import Audience
from hallway.domain import apps, auth, conversations, users
from hallway.domain.apps import App
from hallway.domain.conversations.tables import conversation
from hallway.platform.storage import Reader, in_list, query

_kinds = query(
    select(conversation.c.id, conversation.c.kind).where(conversation.c.team_id == bindparam("team_id"), in_list(conversation.c.id, "ids"))
)


class Hearer(msgspec.Struct):
    """A user for whom an app hears, with the scopes it has for them."""

    user_id: str
    is_bot: bool
    is_guest: bool
    scopes: frozenset[str]
    conversations: set[str]

    def hears(self, audience: Audience) -> bool:
        """Whether an event for this audience is for them, too."""
        if audience.kind == "conversation":
            return audience.id in self.conversations
        if audience.kind == "user":
            return audience.id == self.user_id
        return audience.kind == "team" or (audience.kind == "members" and not self.is_guest)


def load_hearers(reader: Reader, found: App) -> list[Hearer]:
    """The bot first, then everybody who has allowed the app something."""
    scopes_of: dict[tuple[str, bool], frozenset[str]] = {}
    for _, user_id, kind, scopes in auth.list_app_tokens(reader, found.team_id, found.id):
        if kind in ("bot", "user"):
            scopes_of[user_id, kind == "bot"] = scopes_of.get((user_id, kind == "bot"), frozenset()) | frozenset(scopes)
    active = apps.find_active(reader, found.team_id, found.id)
    if active is not None and active.bot_user_id:
        scopes_of[active.bot_user_id, True] = frozenset(active.bot_scopes)
    hearers = [_hearer(reader, found.team_id, user_id, is_bot, scopes) for (user_id, is_bot), scopes in scopes_of.items()]
    return sorted((hearer for hearer in hearers if hearer is not None), key=lambda hearer: not hearer.is_bot)


def _hearer(reader: Reader, team_id: str, user_id: str, is_bot: bool, scopes: frozenset[str]) -> Hearer | None:
    user = users.find(reader, team_id, user_id)
    if user is None or user.is_deleted:
        return None
    heard = set(conversations.list_hearable(reader, team_id, user_id))
    return Hearer(user_id, is_bot, user.role in GUESTS, scopes, heard)


def kinds_of(reader: Reader, team_id: str, ids: list[str]) -> dict[str, str]:
    """The kind of each of these conversations: channel, private, im or mpim."""
    return {row[0]: row[1] for row in reader.all(_kinds, team_id=team_id, ids=ids)} if ids else {}
