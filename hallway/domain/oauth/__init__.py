"""OAuth: people agree to what an app asks for, the app fetches its tokens and renews them; and signing in elsewhere with one's account
here (OpenID Connect)."""

from hallway.domain.oauth.routes import routes

__all__ = ["routes"]
