"""Web API methods of the delivery slice."""

from hallway.domain.delivery.api import authorizations, connections, requests

__all__ = ["authorizations", "connections", "requests"]
