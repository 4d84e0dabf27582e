"""Web API methods of the webhooks slice."""

from hallway.domain.webhooks.api import managing

__all__ = ["managing"]
