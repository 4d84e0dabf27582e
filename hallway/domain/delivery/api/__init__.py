"""Web API methods of the delivery slice."""

from hallway.domain.delivery.api import connections

__all__ = ["connections"]
