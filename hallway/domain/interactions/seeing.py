"""Whether people and conversations that somebody chose are there for them."""

from hallway.core.actor import Actor
from hallway.domain import conversations, users
from hallway.platform.storage import Reader


def sees_user(reader: Reader, actor: Actor, user_id: str) -> bool:
    """Whether the actor may see a user of this id."""
    return bool(users.list_visible(reader, actor, [user_id]))


def sees_conversation(reader: Reader, actor: Actor, conversation_id: str) -> bool:
    """Whether the actor may see a conversation of this id (names do not count)."""
    found = conversations.find_access(reader, actor, conversation_id)
    return found is not None and found.conversation.id == conversation_id
