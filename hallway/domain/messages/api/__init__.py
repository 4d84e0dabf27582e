"""Web API methods of the messages slice."""

from hallway.domain.messages.api import blocks, chat, file_changes, files, history, marks, threads, unfurling

__all__ = ["blocks", "chat", "file_changes", "files", "history", "marks", "threads", "unfurling"]
