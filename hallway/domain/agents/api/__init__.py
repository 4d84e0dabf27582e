"""Web API methods of the agents slice."""

from hallway.domain.agents.api import assistants, sessions, streams

__all__ = ["assistants", "sessions", "streams"]
