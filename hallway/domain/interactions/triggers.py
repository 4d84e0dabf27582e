"""Trigger ids: what an app is handed when somebody acts, and may exchange once, within three seconds, for a view on their screen.

From docs.slack.dev/interactivity/handling-user-interaction: they live three seconds and work once.
"""

import time

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_secret
from hallway.domain.interactions.signing import sign, unsign
from hallway.domain.interactions.tables import used_trigger
from hallway.platform.storage import Transaction

_LIFETIME_MS = 3000
# How long used ones are remembered: longer than any clock is wrong.
_REMEMBERED_S = 600


class Trigger(msgspec.Struct, frozen=True, array_like=True):
    """Who acted on which app, where, and when (unix time in milliseconds). `view_id` is the modal that they acted in, empty for none;
    `client_token` names the window, as the client chose."""

    team_id: str
    app_id: str
    user_id: str
    channel_id: str
    view_id: str
    client_token: str
    issued_ms: int
    nonce: str


def new_trigger(key: bytes, actor: Actor, app_id: str, *, channel_id: str = "", view_id: str = "", client_token: str = "") -> str:
    """A new trigger id for an app on which the actor acts."""
    issued_ms = time.time_ns() // 1_000_000
    return sign(key, "trigger", Trigger(actor.team_id, app_id, actor.user_id, channel_id, view_id, client_token, issued_ms, new_secret(12)))


def read_trigger(key: bytes, actor: Actor, text: str) -> Trigger:
    """The trigger that an app, the actor, hands back. Raises `ApiError` with `invalid_trigger_id` or `expired_trigger_id`."""
    found = unsign(key, "trigger", text, Trigger)
    if found is None or (found.team_id, found.app_id) != (actor.team_id, actor.app_id):
        raise ApiError("invalid_trigger_id")
    if time.time_ns() // 1_000_000 - found.issued_ms > _LIFETIME_MS:
        raise ApiError("expired_trigger_id")
    return found


def use_trigger(tx: Transaction, trigger: Trigger) -> None:
    """Let a trigger work, once. Raises `ApiError("exchanged_trigger_id")`."""
    if not tx.insert_new(used_trigger, team_id=trigger.team_id, nonce=trigger.nonce, expires_at=tx.now_s + _REMEMBERED_S):
        raise ApiError("exchanged_trigger_id")
