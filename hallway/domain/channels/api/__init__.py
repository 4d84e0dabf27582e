"""Web API methods of the channels slice: `conversations.*`, what came before them, and the part of `admin.conversations.*` that
is here."""

from hallway.domain.channels.api import browsing, changes, connect, converting, lists, retired

__all__ = ["browsing", "changes", "connect", "converting", "lists", "retired"]
