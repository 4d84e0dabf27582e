"""Conversations: channels, private channels, ims and mpims; who is in them, and how far each has read."""

from hallway.domain.conversations.access import Access, access, access_member, find_access
from hallway.domain.conversations.creating import create_channel
from hallway.domain.conversations.membership import add_members, remove_member
from hallway.domain.conversations.store import Conversation, find, find_by_name, list_hearable
from hallway.domain.conversations.wire import event_prefix

__all__ = [
    "Access",
    "Conversation",
    "access",
    "access_member",
    "add_members",
    "create_channel",
    "event_prefix",
    "find",
    "find_access",
    "find_by_name",
    "list_hearable",
    "remove_member",
]
