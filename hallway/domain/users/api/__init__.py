"""Web API methods of the users slice (and those on the team that need to know of people)."""

from hallway.domain.users.api import fields, groups, people, presence, team

__all__ = ["fields", "groups", "people", "presence", "team"]
