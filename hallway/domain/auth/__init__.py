"""Auth: passwords, sessions, tokens and invites; from a token to an Actor."""

from hallway.domain.auth.authenticate import Authenticator
from hallway.domain.auth.tokens import NewToken, issue_token, revoke_tokens

COOKIE = "hallway_session"

__all__ = ["COOKIE", "Authenticator", "NewToken", "issue_token", "revoke_tokens"]
