"""Web API methods of the interactions slice."""

from hallway.domain.interactions.api import blocks, commands, dialogs, shortcuts, views

__all__ = ["blocks", "commands", "dialogs", "shortcuts", "views"]
