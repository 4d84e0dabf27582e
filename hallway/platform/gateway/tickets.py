"""Tickets: what a WebSocket address carries instead of a token. Signed, good for one connection within a minute."""

import base64
import binascii
import hashlib
import hmac
import time
from typing import Literal

import msgspec

from hallway.core.ids import new_secret

_LIFETIME_S = 60


class Ticket(msgspec.Struct, frozen=True):
    """Who may connect, and how; in the dialect `app` it is an app, by its id.

    `since` is the last seq the web client saw, -1 for none; presence is told of several people in one event where the client knows
    such (`in_batches`)."""

    team_id: str
    user_id: str
    token_id: str
    dialect: Literal["rtm", "client", "app"]
    since: int
    is_bot: bool
    expires_at: float
    nonce: str
    in_batches: bool = True


class Tickets:
    """Issues and redeems tickets under one secret key."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._used: dict[str, float] = {}

    def issue(
        self,
        team_id: str,
        user_id: str,
        token_id: str,
        *,
        dialect: Literal["rtm", "client", "app"],
        since: int = -1,
        is_bot: bool = False,
        in_batches: bool = True,
    ) -> str:
        """A new ticket as URL-safe text."""
        until = time.time() + _LIFETIME_S
        ticket = Ticket(team_id, user_id, token_id, dialect, since, is_bot, until, new_secret(12), in_batches)
        body = base64.urlsafe_b64encode(msgspec.json.encode(ticket)).rstrip(b"=")
        return f"{body.decode()}.{self._sign(body)}"

    def redeem(self, text: str) -> Ticket | None:
        """The ticket, once; None if it is forged, too old or used."""
        body, _, signature = text.partition(".")
        if not hmac.compare_digest(self._sign(body.encode()).encode(), signature.encode()):
            return None
        try:
            ticket = msgspec.json.decode(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)), type=Ticket)
        except (msgspec.DecodeError, binascii.Error):
            return None
        now = time.time()
        if ticket.expires_at < now or ticket.nonce in self._used:
            return None
        if len(self._used) > 10_000:
            self._used = {nonce: until for nonce, until in self._used.items() if until > now}
        self._used[ticket.nonce] = ticket.expires_at
        return ticket

    def _sign(self, body: bytes) -> str:
        return hmac.new(self._key, body, hashlib.sha256).hexdigest()
