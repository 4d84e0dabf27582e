"""Interactions: everything by which people act on apps, and apps answer.

Slash commands, buttons and selects, shortcuts, modals and home tabs, dialogs; trigger ids and response URLs.
"""

from hallway.domain.interactions.routes import routes
from hallway.domain.interactions.sweeping import sweep

__all__ = ["routes", "sweep"]
