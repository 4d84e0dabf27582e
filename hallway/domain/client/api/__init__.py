"""Web API methods of the client slice."""

from hallway.domain.client.api import connect

__all__ = ["connect"]
