"""Conversations: channels, private channels, ims and mpims; who is in them, and how far each has read.

What is said about them ("Ana joined") is the business of the channels slice, above messages.
"""

from hallway.domain.conversations import browsing
from hallway.domain.conversations.access import Access, access, access_member, access_readable, find_access
from hallway.domain.conversations.creating import create_channel
from hallway.domain.conversations.direct import access_target, create_direct, open_direct, reopen, set_open
from hallway.domain.conversations.listing import (
    Page,
    is_member,
    list_joined,
    list_members,
    list_of_user,
    list_visible,
    search_by_name,
    search_members,
)
from hallway.domain.conversations.membership import add_members, remove_member
from hallway.domain.conversations.names import check_name
from hallway.domain.conversations.store import Conversation, find, find_by_name, find_general, list_hearable
from hallway.domain.conversations.unreads import Count, count_all, count_one, mark, present_count
from hallway.domain.conversations.wire import display_name, event_prefix, partner_of, present_conversation

__all__ = [
    "Access",
    "Conversation",
    "Count",
    "Page",
    "access",
    "access_member",
    "access_readable",
    "access_target",
    "add_members",
    "browsing",
    "check_name",
    "count_all",
    "count_one",
    "create_channel",
    "create_direct",
    "display_name",
    "event_prefix",
    "find",
    "find_access",
    "find_by_name",
    "find_general",
    "is_member",
    "list_hearable",
    "list_joined",
    "list_members",
    "list_of_user",
    "list_visible",
    "mark",
    "open_direct",
    "partner_of",
    "present_conversation",
    "present_count",
    "remove_member",
    "reopen",
    "search_by_name",
    "search_members",
    "set_open",
]
