"""Web API methods of the apps slice."""

from hallway.domain.apps.api import config_tokens, manifests

__all__ = ["config_tokens", "manifests"]
