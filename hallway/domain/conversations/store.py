"""SQL on conversations."""

from typing import Any, Literal

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.domain.conversations.tables import conversation, member
from hallway.platform.storage import Reader, query

Kind = Literal["channel", "private", "im", "mpim"]


class Conversation(msgspec.Struct, frozen=True):
    """A conversation's row."""

    team_id: str
    id: str
    kind: Kind
    name: str
    creator: str
    created_at: int
    updated_at: int
    is_archived: bool
    is_general: bool
    topic_text: str
    purpose_text: str
    previous_names_text: str
    num_members: int
    preferences_text: str

    @property
    def is_direct(self) -> bool:
        """Whether it is an im or mpim: it belongs to its people, not to the team."""
        return self.kind in ("im", "mpim")

    @property
    def people(self) -> list[str]:
        """The users of an im or mpim, from its name."""
        return self.name.split(",") if self.is_direct else []

    @property
    def topic(self) -> dict[str, Any]:
        """`{value, creator, last_set}`."""
        decoded: dict[str, Any] = encoding.decode(self.topic_text)
        return decoded

    @property
    def purpose(self) -> dict[str, Any]:
        """`{value, creator, last_set}`."""
        decoded: dict[str, Any] = encoding.decode(self.purpose_text)
        return decoded


_c, _m = conversation.c, member.c
COLUMNS = (
    _c.team_id, _c.id, _c.kind, _c.name, _c.creator, _c.created_at, _c.updated_at, _c.is_archived, _c.is_general,
    _c.topic, _c.purpose, _c.previous_names, _c.num_members, _c.preferences,
)  # fmt: skip
_in_team = select(*COLUMNS).where(_c.team_id == bindparam("team_id"))
_find = query(_in_team.where(_c.id == bindparam("id")), into=Conversation)
_by_name = query(_in_team.where(_c.name == bindparam("name")), into=Conversation)
_general = query(_in_team.where(_c.is_general), into=Conversation)
_heard = query(select(_m.conversation_id).where(_m.team_id == bindparam("team_id"), _m.user_id == bindparam("user_id")))


def find(reader: Reader, team_id: str, conversation_id: str) -> Conversation | None:
    """The conversation, whoever asks; None if there is none. For callers, use `access`."""
    return reader.one(_find, team_id=team_id, id=conversation_id)


def find_by_name(reader: Reader, team_id: str, name: str) -> Conversation | None:
    """The channel with this name (or the im or mpim of these sorted, comma-joined users), whoever asks."""
    return reader.one(_by_name, team_id=team_id, name=name)


def find_general(reader: Reader, team_id: str) -> Conversation | None:
    """The channel that everybody is in, whatever it is called."""
    return reader.one(_general, team_id=team_id)


def list_hearable(reader: Reader, team_id: str, user_id: str) -> list[str]:
    """The ids of every conversation that a user is in."""
    return [row[0] for row in reader.all(_heard, team_id=team_id, user_id=user_id)]
