"""Web API methods of the oauth slice."""

from hallway.domain.oauth.api import access, consent, openid

__all__ = ["access", "consent", "openid"]
