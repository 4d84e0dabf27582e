"""Web API methods of the auth slice."""

from hallway.domain.auth.api import checks, logs

__all__ = ["checks", "logs"]
