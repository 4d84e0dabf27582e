"""Web API methods of the auth slice."""

from hallway.domain.auth.api import checks, logs, standing

__all__ = ["checks", "logs", "standing"]
