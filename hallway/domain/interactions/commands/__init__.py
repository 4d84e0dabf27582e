"""Slash commands: those of apps, and those that are built in."""

from hallway.domain.interactions.commands.apps import AppCommand, find_app_command, list_app_commands, read_invocation
from hallway.domain.interactions.commands.core import BUILT_IN, run_built_in

__all__ = ["BUILT_IN", "AppCommand", "find_app_command", "list_app_commands", "read_invocation", "run_built_in"]
