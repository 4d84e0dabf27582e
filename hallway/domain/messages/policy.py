"""Who may do what with messages: pure rules that raise Slack's error codes."""

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain.conversations import Access
from hallway.domain.messages.store import Message

# Subtypes that make a channel neither unread nor louder.
QUIET = frozenset(
    (
        "channel_join", "channel_leave", "group_join", "group_leave", "channel_archive", "channel_unarchive", "group_archive",
        "group_unarchive", "channel_name", "group_name", "channel_topic", "group_topic", "channel_purpose", "group_purpose",
        "pinned_item", "unpinned_item", "channel_convert_to_private", "channel_convert_to_public", "bot_add", "bot_remove",
        "tombstone", "reminder_add", "assistant_app_thread", "channel_posting_permissions",
    )
)  # fmt: skip


def check_post(actor: Actor, found: Access) -> None:
    """Raises `ApiError` with `is_archived` or `not_in_channel`."""
    if found.conversation.is_archived:
        raise ApiError("is_archived")
    if not found.is_member and not (found.conversation.kind == "channel" and "chat:write.public" in actor.scopes):
        raise ApiError("not_in_channel")


def check_update(actor: Actor, found: Access, message: Message) -> None:
    """People edit their own messages, bots theirs. Raises `ApiError` with `cant_update_message` or `is_archived`."""
    if message.subtype not in ("", "thread_broadcast", "bot_message", "me_message", "file_share"):
        raise ApiError("cant_update_message")
    if not is_author(actor, message):
        raise ApiError("cant_update_message")
    if found.conversation.is_archived:
        raise ApiError("is_archived")


def check_delete(actor: Actor, found: Access, message: Message) -> None:
    """People delete their own messages, admins anybody's. Raises `ApiError("cant_delete_message")`."""
    if message.subtype == "tombstone" or not (is_author(actor, message) or (actor.is_admin and actor.kind != "bot")):
        raise ApiError("cant_delete_message")
    if found.conversation.is_archived and not actor.is_admin:
        raise ApiError("cant_delete_message")


def is_author(actor: Actor, message: Message) -> bool:
    """Whether the actor wrote the message, as this person or as this bot."""
    if message.user_id:
        return message.user_id == actor.user_id
    return bool(actor.bot_id) and message.body.get("bot_id") == actor.bot_id
