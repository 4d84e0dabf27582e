"""Messages: posting, threads, edits, reactions, pins, bookmarks, scheduled messages, history."""

from hallway.domain.messages import activity, bookmarks, following, pins, reactions, scheduling
from hallway.domain.messages.changing import delete_message, update_message
from hallway.domain.messages.posting import NewMessage, Posted, add, post
from hallway.domain.messages.presenting import present_messages
from hallway.domain.messages.store import Message, find, permalink

__all__ = [
    "Message",
    "NewMessage",
    "Posted",
    "activity",
    "add",
    "bookmarks",
    "delete_message",
    "find",
    "following",
    "permalink",
    "pins",
    "post",
    "present_messages",
    "reactions",
    "scheduling",
    "update_message",
]
