"""Web API methods of the client slice."""

from hallway.domain.client.api import boot, connect, dms, entrance, extras, invites, workspace

__all__ = ["boot", "connect", "dms", "entrance", "extras", "invites", "workspace"]
