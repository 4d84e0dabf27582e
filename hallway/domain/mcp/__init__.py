"""A Model Context Protocol server at `/mcp`: an AI assistant reads, searches and posts as the person who has let it in."""

from hallway.domain.mcp.routes import routes
from hallway.domain.mcp.serving import McpServer

__all__ = ["McpServer", "routes"]
