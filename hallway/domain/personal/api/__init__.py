"""Web API methods of the personal slice."""

from hallway.domain.personal.api import later, rest, sidebar

__all__ = ["later", "rest", "sidebar"]
