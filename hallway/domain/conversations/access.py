"""Loading a conversation is the permission check: what the actor may not see does not exist for them."""

import msgspec
from sqlalchemy import and_, bindparam, outerjoin, select

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain.conversations.store import COLUMNS, Conversation
from hallway.domain.conversations.tables import conversation, member
from hallway.platform.storage import Reader, query


class Access(msgspec.Struct, frozen=True):
    """A conversation together with the actor's own membership in it."""

    conversation: Conversation
    is_member: bool
    last_read: int
    is_open: bool
    is_muted: bool
    notify: str


def row_to_access(*values: object) -> Access:
    """A row of `ACCESS_COLUMNS` over `MINE`."""
    size = len(COLUMNS)
    joined, last_read, is_open, is_muted, notify = values[size:]
    row = list(values[:size])
    row[7], row[8] = bool(row[7]), bool(row[8])
    found = Conversation(*row)  # type: ignore[arg-type]
    return Access(found, joined is not None, int(last_read or 0), bool(is_open), bool(is_muted), str(notify or "default"))  # type: ignore[call-overload]


_c, _m = conversation.c, member.c
# Conversations, each with the membership of `user_id` where there is one.
MINE = outerjoin(
    conversation,
    member,
    and_(_m.team_id == _c.team_id, _m.conversation_id == _c.id, _m.user_id == bindparam("user_id")),
)
ACCESS_COLUMNS = (*COLUMNS, _m.joined_at, _m.last_read, _m.is_open, _m.is_muted, _m.notify)
_columns = select(*ACCESS_COLUMNS).select_from(MINE)
_access = query(_columns.where(_c.team_id == bindparam("team_id"), _c.id == bindparam("id")), into=row_to_access)
_access_by_name = query(_columns.where(_c.team_id == bindparam("team_id"), _c.name == bindparam("name")), into=row_to_access)


def find_access(reader: Reader, actor: Actor, channel: str) -> Access | None:
    """The conversation with this id, `#name` or name, if the actor may see it.

    Public channels are open to everyone but guests; everything else only to its members.
    """
    found = reader.one(_access, team_id=actor.team_id, id=channel, user_id=actor.user_id)
    if found is None and channel[:1] in "#abcdefghijklmnopqrstuvwxyz0123456789":
        found = reader.one(_access_by_name, team_id=actor.team_id, name=channel.removeprefix("#"), user_id=actor.user_id)
    if found is None or found.is_member:
        return found
    return found if found.conversation.kind == "channel" and not actor.is_guest else None


def access(reader: Reader, actor: Actor, channel: str) -> Access:
    """The conversation, if the actor may see it. Raises `ApiError("channel_not_found")`."""
    found = find_access(reader, actor, channel)
    if found is None:
        raise ApiError("channel_not_found")
    return found


def access_member(reader: Reader, actor: Actor, channel: str) -> Access:
    """The conversation, if the actor is in it. Raises `ApiError` with `channel_not_found` or `not_in_channel`."""
    found = access(reader, actor, channel)
    if not found.is_member:
        raise ApiError("not_in_channel")
    return found


def access_readable(reader: Reader, actor: Actor, channel: str) -> Access:
    """The conversation, if the actor may read it: people read public channels without joining, bots do not.

    Raises `ApiError` with `channel_not_found` or `not_in_channel`.
    """
    found = access(reader, actor, channel)
    if not found.is_member and actor.kind == "bot":
        raise ApiError("not_in_channel")
    return found
