"""Web API methods of the client slice."""

from hallway.domain.client.api import boot, connect, entrance, invites

__all__ = ["boot", "connect", "entrance", "invites"]
