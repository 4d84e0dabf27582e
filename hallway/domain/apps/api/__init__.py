"""Web API methods of the apps slice."""

from hallway.domain.apps.api import admin, config_tokens, directory, icons, installing, manifests, secrets

__all__ = ["admin", "config_tokens", "directory", "icons", "installing", "manifests", "secrets"]
