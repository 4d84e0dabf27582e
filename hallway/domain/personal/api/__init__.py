"""Web API methods of the personal slice."""

from hallway.domain.personal.api import later, reminders, rest, sidebar

__all__ = ["later", "reminders", "rest", "sidebar"]
