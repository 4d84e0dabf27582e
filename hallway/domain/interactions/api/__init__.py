"""Web API methods of the interactions slice."""

from hallway.domain.interactions.api import blocks, commands, views

__all__ = ["blocks", "commands", "views"]
