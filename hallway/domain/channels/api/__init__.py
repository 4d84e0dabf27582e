"""Web API methods of the channels slice: `conversations.*`."""

from hallway.domain.channels.api import changes, connect, lists

__all__ = ["changes", "connect", "lists"]
