"""Auth: passwords, sessions, tokens and invites; from a token to an Actor.

Sign-in by company identity will come as another way to the same `open_session`.
"""

from hallway.domain.auth import standing
from hallway.domain.auth.authenticate import Authenticator, look_up
from hallway.domain.auth.function_tokens import end_function_token, function_of, keep_function_token, sweep_function_tokens
from hallway.domain.auth.invites import Invite, access_code, make_code, use_code
from hallway.domain.auth.passwords import check_aside, find_hash, hash_aside, hash_password, set_hash
from hallway.domain.auth.rotating import LIFETIME_S, Pair, Refresh, ends, find_refresh, issue_pair, renew, replace_token
from hallway.domain.auth.scopes import check_scopes, known_scopes
from hallway.domain.auth.sessions import COOKIE, cookie, list_sessions, no_cookie, open_session
from hallway.domain.auth.tokens import (
    NewToken,
    TokenRow,
    find_role,
    hash_secret,
    issue_token,
    list_app_tokens,
    list_named_tokens,
    revoke_app_tokens,
    revoke_tokens,
    widen_app_tokens,
)

__all__ = [
    "COOKIE",
    "LIFETIME_S",
    "Authenticator",
    "Invite",
    "NewToken",
    "Pair",
    "Refresh",
    "TokenRow",
    "access_code",
    "check_aside",
    "check_scopes",
    "cookie",
    "end_function_token",
    "ends",
    "find_hash",
    "find_refresh",
    "find_role",
    "function_of",
    "hash_aside",
    "hash_password",
    "hash_secret",
    "issue_pair",
    "issue_token",
    "keep_function_token",
    "known_scopes",
    "list_app_tokens",
    "list_named_tokens",
    "list_sessions",
    "look_up",
    "make_code",
    "no_cookie",
    "open_session",
    "renew",
    "replace_token",
    "revoke_app_tokens",
    "revoke_tokens",
    "set_hash",
    "standing",
    "sweep_function_tokens",
    "use_code",
    "widen_app_tokens",
]
