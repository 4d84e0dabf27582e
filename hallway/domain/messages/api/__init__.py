"""Web API methods of the messages slice."""

from hallway.domain.messages.api import chat, history

__all__ = ["chat", "history"]
