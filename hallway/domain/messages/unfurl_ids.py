"""Unfurl ids: by them an app says to which links its previews belong. Nothing is kept: an id holds all that is to be known.

Of a posted message it names conversation and ts, and counts for no more than those two. Of a message that is still being written it
names who writes and which app was asked, is signed, and is good for half an hour.
"""

import hashlib
import hmac
import time

import msgspec

from hallway.core.errors import ApiError
from hallway.core.ids import new_secret

_LIFETIME_S = 1800


class Writing(msgspec.Struct, frozen=True):
    """A message that is being written: who writes it, and which app may show something there."""

    team_id: str
    app_id: str
    user_id: str


def of_message(channel: str, ts: str) -> str:
    """The id for the links of a posted message."""
    return f"{channel}.{ts}"


def read_message(unfurl_id: str) -> tuple[str, str]:
    """Channel and ts. Raises `ApiError("invalid_unfurl_id")`."""
    channel, _, ts = unfurl_id.partition(".")
    if not channel or not ts:
        raise ApiError("invalid_unfurl_id")
    return channel, ts


def of_writing(key: bytes, writing: Writing) -> str:
    """The id for the links of a message that is being written; `key` is the server's own."""
    text = f"{writing.user_id}.{int(time.time()) + _LIFETIME_S}.{new_secret(12)}"
    return f"{text}.{_sign(key, text, writing.team_id, writing.app_id)}"


def read_writing(key: bytes, unfurl_id: str, team_id: str, app_id: str) -> Writing:
    """Whose message it was made for. Raises `ApiError("invalid_unfurl_id")` for what is forged, too old or another app's."""
    text, _, signature = unfurl_id.rpartition(".")
    if not hmac.compare_digest(_sign(key, text, team_id, app_id).encode(), signature.encode()):
        raise ApiError("invalid_unfurl_id")
    user_id, until, _ = text.split(".")
    if int(until) < time.time():
        raise ApiError("invalid_unfurl_id")
    return Writing(team_id, app_id, user_id)


def _sign(key: bytes, text: str, team_id: str, app_id: str) -> str:
    return hmac.new(key, f"unfurl {team_id} {app_id} {text}".encode(), hashlib.sha256).hexdigest()
