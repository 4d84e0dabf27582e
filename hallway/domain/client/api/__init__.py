"""Web API methods of the client slice."""

from hallway.domain.client.api import boot, connect, entrance, extras, invites

__all__ = ["boot", "connect", "entrance", "extras", "invites"]
