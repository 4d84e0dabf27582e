"""Web API methods of the apps slice."""

from hallway.domain.apps.api import config_tokens, directory, installing, manifests, secrets

__all__ = ["config_tokens", "directory", "installing", "manifests", "secrets"]
