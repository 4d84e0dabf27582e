"""Web API methods of the search slice: `search.*`."""

from hallway.domain.search.api import searches

__all__ = ["searches"]
