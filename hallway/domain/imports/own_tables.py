"""What Slack's layout has no place for: the tables whose rows Hallway's own exports carry besides."""

from typing import Any

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, Integer, Table, Text

from hallway.core import encoding
from hallway.domain.conversations.tables import conversation, member
from hallway.domain.files.tables import file
from hallway.domain.messages.tables import bookmark, pin, reaction, scheduled_message, thread_follow
from hallway.domain.personal.tables import draft, reminder, saved, section
from hallway.domain.teams.tables import emoji, profile_field
from hallway.domain.users.tables import bot, dnd, preferences, user, usergroup, usergroup_user

_LONGEST = 10_000
_LONGEST_TEXT = 4 << 20


class OwnTable(msgspec.Struct, frozen=True):
    """A table that is carried; `json` names its columns that hold JSON, with what kind of value that is.

    What is `private` belongs to single people: an export of what is public leaves it out.
    """

    table: Table
    json: dict[str, type] = {}
    is_private: bool = False

    @property
    def name(self) -> str:
        """The table's name, which is its file's, too."""
        return self.table.name

    @property
    def columns(self) -> list[Column[Any]]:
        """Its columns without the team's id."""
        return [column for column in self.table.columns if column.name != "team_id"]

    @property
    def has_room(self) -> bool:
        """Whether each row belongs to a conversation."""
        return "conversation_id" in self.table.c


USERS = OwnTable(user, {"profile": dict})
ROOMS = OwnTable(conversation, {"topic": dict, "purpose": dict, "previous_names": list, "preferences": dict})
FILES = OwnTable(file, {"details": dict})
EMOJI = OwnTable(emoji)
SCHEDULED = OwnTable(scheduled_message, {"arguments": dict}, True)
REMINDERS = OwnTable(reminder, is_private=True)
# In the order in which they are brought in.
OWN_TABLES = (
    USERS,
    OwnTable(bot, {"icons": dict}),
    OwnTable(profile_field, {"possible_values": list}),
    EMOJI,
    OwnTable(usergroup, {"channels": list}),
    OwnTable(usergroup_user),
    ROOMS,
    OwnTable(member, is_private=True),
    OwnTable(pin),
    OwnTable(bookmark, {"body": dict}),
    OwnTable(reaction),
    FILES,
    OwnTable(preferences, {"preferences": dict}, True),
    OwnTable(dnd, is_private=True),
    OwnTable(thread_follow, is_private=True),
    SCHEDULED,
    OwnTable(saved, is_private=True),
    REMINDERS,
    OwnTable(draft, {"body": dict}, True),
    OwnTable(section, {"channel_ids": list}, True),
)


def checked_row(own: OwnTable, row: dict[str, Any]) -> dict[str, Any] | None:
    """The row with the table's columns and nothing else, or None where a value is not what its column holds."""
    checked = {}
    for column in own.columns:
        value = row.get(column.name)
        if not _fits(column, value) or (value is not None and column.name in own.json and not _is_json(value, own.json[column.name])):
            return None
        checked[column.name] = value
    return checked


def _fits(column: Column[Any], value: Any) -> bool:
    if value is None:
        return bool(column.nullable)
    if isinstance(column.type, Boolean):
        return isinstance(value, bool)
    if isinstance(column.type, Integer):
        bits = 63 if isinstance(column.type, BigInteger) else 31
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << bits
    return isinstance(value, str) and len(value) <= (_LONGEST_TEXT if isinstance(column.type, Text) else _LONGEST) and "\0" not in value


def _is_json(text: str, kind: type) -> bool:
    if "\\u0000" in text:
        return False
    try:
        return isinstance(encoding.decode(text), kind)
    except (ValueError, RecursionError, msgspec.DecodeError):
        return False
