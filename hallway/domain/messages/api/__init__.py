"""Web API methods of the messages slice."""

from hallway.domain.messages.api import chat, file_changes, files, history, marks, threads, unfurling

__all__ = ["chat", "file_changes", "files", "history", "marks", "threads", "unfurling"]
