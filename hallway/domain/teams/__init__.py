"""Teams: a company's workspace, its settings, custom emoji and profile fields."""

from hallway.domain.teams.store import (
    Team,
    create,
    find_by_domain,
    find_emoji,
    get,
    list_all,
    list_emoji,
    list_fields,
    set_fields,
    set_preference,
    update,
)
from hallway.domain.teams.wire import present_team, team_url

__all__ = [
    "Team",
    "create",
    "find_by_domain",
    "find_emoji",
    "get",
    "list_all",
    "list_emoji",
    "list_fields",
    "present_team",
    "set_fields",
    "set_preference",
    "team_url",
    "update",
]
