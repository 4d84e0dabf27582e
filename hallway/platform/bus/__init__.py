"""The bus: committed events, and ephemeral ones, to whoever on this node listens."""

from hallway.platform.bus.local import Bus, Ephemeral

__all__ = ["Bus", "Ephemeral"]
