"""Web API methods of the delivery slice."""

from hallway.domain.delivery.api import authorizations, composing, connections, requests

__all__ = ["authorizations", "composing", "connections", "requests"]
