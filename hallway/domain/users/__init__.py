"""Users: people and bots, their profiles, presence, do-not-disturb, preferences and usergroups."""

from hallway.domain.users.commands import NewUser, add_bot, change_bot, create, free_name, set_away, set_deleted, set_role
from hallway.domain.users.names import BEGINS, index_names
from hallway.domain.users.names import parameters as begins_with
from hallway.domain.users.profiles import set_place, store_profile
from hallway.domain.users.store import (
    User,
    bot_profile,
    find,
    find_bot,
    find_bot_user,
    find_by_email,
    find_by_name,
    first_owner,
    get,
    list_away,
    list_bots,
    list_by_ids,
    names_of,
    sought_as,
)
from hallway.domain.users.visible import access, list_page, list_visible, search
from hallway.domain.users.wire import present_for, present_profile, present_user

__all__ = [
    "BEGINS",
    "NewUser",
    "User",
    "access",
    "add_bot",
    "begins_with",
    "bot_profile",
    "change_bot",
    "create",
    "find",
    "find_bot",
    "find_bot_user",
    "find_by_email",
    "find_by_name",
    "first_owner",
    "free_name",
    "get",
    "index_names",
    "list_away",
    "list_bots",
    "list_by_ids",
    "list_page",
    "list_visible",
    "names_of",
    "present_for",
    "present_profile",
    "present_user",
    "search",
    "set_away",
    "set_deleted",
    "set_place",
    "set_role",
    "sought_as",
    "store_profile",
]
