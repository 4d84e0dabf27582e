"""The file store: bytes under the hash of their content."""

from hallway.platform.blobs.disk import Blobs, TooLarge

__all__ = ["Blobs", "TooLarge"]
