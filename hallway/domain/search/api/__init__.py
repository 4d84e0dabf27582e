"""Web API methods of the search slice: `search.*`."""

from hallway.domain.search.api import assistants, searches

__all__ = ["assistants", "searches"]
