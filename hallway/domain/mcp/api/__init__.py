"""Web API methods of the mcp slice."""

from hallway.domain.mcp.api import clients

__all__ = ["clients"]
