"""Web API methods of the messages slice."""

from hallway.domain.messages.api import blocks, calls, chat, file_changes, files, history, marks, remote_files, threads, unfurling

__all__ = ["blocks", "calls", "chat", "file_changes", "files", "history", "marks", "remote_files", "threads", "unfurling"]
