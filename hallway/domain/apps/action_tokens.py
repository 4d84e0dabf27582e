"""Action tokens: somebody has spoken to an app, and for a while it may search for them (docs.slack.dev/ai: Real-time Search API).

A token is made of what the event says and of the app's own secret, so it is the same whenever the event is offered, and nothing of
it is kept.
"""

import hashlib
import hmac

from hallway.core.errors import ApiError

_LIFETIME_S = 600


def make_action_token(secret: str, app_id: str, user_id: str, spoken_at: int) -> str:
    """A token for an app to search as a user who spoke to it at `spoken_at` (unix time).

    `secret` is what the app's requests are signed with.
    """
    return f"{spoken_at}.{user_id}.{_sign(secret, app_id, user_id, spoken_at)}"


def read_action_token(secret: str, app_id: str, token: str, now: int) -> str:
    """For whom the app may search. Raises `ApiError("invalid_action_token")`, also for tokens older than ten minutes."""
    spoken, _, rest = token.partition(".")
    user_id, _, signature = rest.partition(".")
    if not (spoken.isascii() and spoken.isdigit() and len(spoken) < 13) or not user_id:
        raise ApiError("invalid_action_token")
    is_real = hmac.compare_digest(_sign(secret, app_id, user_id, int(spoken)).encode(), signature.encode())
    if not is_real or not 0 <= now - int(spoken) + _LIFETIME_S < 2 * _LIFETIME_S:
        raise ApiError("invalid_action_token")
    return user_id


def _sign(secret: str, app_id: str, user_id: str, spoken_at: int) -> str:
    return hmac.new(secret.encode(), f"search {app_id} {user_id} {spoken_at}".encode(), hashlib.sha256).hexdigest()[:40]
