"""Web API methods of the client slice."""

from hallway.domain.client.api import boot, connect, dms, entrance, extras, invites

__all__ = ["boot", "connect", "dms", "entrance", "extras", "invites"]
