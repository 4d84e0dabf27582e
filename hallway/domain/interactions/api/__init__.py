"""Web API methods of the interactions slice."""

from hallway.domain.interactions.api import blocks, commands, dialogs, distributions, featured, functions, shortcuts, views, workflows

__all__ = ["blocks", "commands", "dialogs", "distributions", "featured", "functions", "shortcuts", "views", "workflows"]
