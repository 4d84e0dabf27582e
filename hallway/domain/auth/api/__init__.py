"""Web API methods of the auth slice."""

from hallway.domain.auth.api import checks

__all__ = ["checks"]
