"""Web API methods of the messages slice."""

from hallway.domain.messages.api import chat, history, marks, threads

__all__ = ["chat", "history", "marks", "threads"]
