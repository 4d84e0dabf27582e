"""Messages: posting, threads, edits, reactions, pins, bookmarks, scheduled messages, history."""

from hallway.domain.messages import activity, bookmarks, changing, echoes, ephemerals, following, pins, reactions, scheduling, unfurl_ids
from hallway.domain.messages.changing import delete_message, replace_body, replace_mentions, tell_changed, update_message
from hallway.domain.messages.policy import QUIET
from hallway.domain.messages.posting import TEXT_LIMIT, NewMessage, Posted, add, post, targets
from hallway.domain.messages.presenting import present_messages
from hallway.domain.messages.sharing import share_files
from hallway.domain.messages.store import COLUMNS as MESSAGE_COLUMNS
from hallway.domain.messages.store import Message, find, list_beside, permalink

__all__ = [
    "MESSAGE_COLUMNS",
    "QUIET",
    "TEXT_LIMIT",
    "Message",
    "NewMessage",
    "Posted",
    "activity",
    "add",
    "bookmarks",
    "changing",
    "delete_message",
    "echoes",
    "ephemerals",
    "find",
    "following",
    "list_beside",
    "permalink",
    "pins",
    "post",
    "present_messages",
    "reactions",
    "replace_body",
    "replace_mentions",
    "scheduling",
    "share_files",
    "targets",
    "tell_changed",
    "unfurl_ids",
    "update_message",
]
