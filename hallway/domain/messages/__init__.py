"""Messages: posting, threads, edits, reactions, pins, bookmarks, scheduled messages, history."""

from hallway.domain.messages.posting import NewMessage, post
from hallway.domain.messages.store import Message

__all__ = ["Message", "NewMessage", "post"]
