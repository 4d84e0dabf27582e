"""Web API methods of the users slice (and those on the team that need to know of people)."""

from hallway.domain.users.api import groups, people, presence, team

__all__ = ["groups", "people", "presence", "team"]
