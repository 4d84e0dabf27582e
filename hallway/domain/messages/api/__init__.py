"""Web API methods of the messages slice."""

from hallway.domain.messages.api import chat, files, history, marks, threads

__all__ = ["chat", "files", "history", "marks", "threads"]
