"""Web API methods of the channels slice: `conversations.*`, and the part of `admin.conversations.*` that is here."""

from hallway.domain.channels.api import browsing, changes, connect, converting, lists

__all__ = ["browsing", "changes", "connect", "converting", "lists"]
