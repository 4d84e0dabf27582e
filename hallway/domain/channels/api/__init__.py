"""Web API methods of the channels slice: `conversations.*`."""

from hallway.domain.channels.api import browsing, changes, connect, lists

__all__ = ["browsing", "changes", "connect", "lists"]
