"""Users: people and bots, their profiles, presence, do-not-disturb, preferences and usergroups."""

from hallway.domain.users.commands import NewUser, add_bot, create
from hallway.domain.users.store import User, find, find_by_email, find_by_name, get, list_by_ids
from hallway.domain.users.wire import present_user

__all__ = ["NewUser", "User", "add_bot", "create", "find", "find_by_email", "find_by_name", "get", "list_by_ids", "present_user"]
