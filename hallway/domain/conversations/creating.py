"""New conversations."""

from hallway.core import encoding
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.domain.conversations import store
from hallway.domain.conversations.store import Conversation, Kind
from hallway.domain.conversations.tables import conversation
from hallway.platform.storage import Transaction

NOTHING_SAID = encoding.encode_text({"value": "", "creator": "", "last_set": 0})


def create_channel(
    tx: Transaction, team_id: str, name: str, creator: str, *, is_private: bool = False, is_general: bool = False
) -> Conversation:
    """A new channel, still without members. Raises `ApiError("name_taken")`."""
    if store.find_by_name(tx, team_id, name) is not None:
        raise ApiError("name_taken")
    kind: Kind = "private" if is_private else "channel"
    made = Conversation(
        team_id, new_id("C"), kind, name, creator, tx.now_s, tx.now_s, False, is_general, NOTHING_SAID, NOTHING_SAID,
        "[]", 0, "{}",
    )  # fmt: skip
    insert(tx, made)
    return made


def insert(tx: Transaction, made: Conversation) -> None:
    """Put a conversation's row into the database."""
    tx.insert(
        conversation,
        team_id=made.team_id, id=made.id, kind=made.kind, name=made.name, creator=made.creator, created_at=made.created_at,
        updated_at=made.updated_at, is_archived=made.is_archived, is_general=made.is_general, topic=made.topic_text,
        purpose=made.purpose_text, previous_names=made.previous_names_text, num_members=made.num_members,
        preferences=made.preferences_text,
    )  # fmt: skip
