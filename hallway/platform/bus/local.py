"""The bus of a single process. Everything happens on the event loop, in the order of publication."""

from collections.abc import Callable
from typing import Any

import msgspec

from hallway.core.events import Audience, Envelope


class Ephemeral(msgspec.Struct, frozen=True):
    """Something worth telling now and not worth keeping: typing, presence. `without` is a user who is not told."""

    team_id: str
    audience: Audience
    body: dict[str, Any]
    without: str = ""


class Bus:
    """Hands what is published to every subscriber of this node."""

    def __init__(self) -> None:
        self._on_events: list[Callable[[list[Envelope]], None]] = []
        self._on_ephemeral: list[Callable[[Ephemeral], None]] = []

    def subscribe(self, on_events: Callable[[list[Envelope]], None]) -> None:
        """From now on `on_events` gets every batch of committed events."""
        self._on_events.append(on_events)

    def subscribe_ephemeral(self, on_ephemeral: Callable[[Ephemeral], None]) -> None:
        """From now on `on_ephemeral` gets every ephemeral event."""
        self._on_ephemeral.append(on_ephemeral)

    def publish(self, envelopes: list[Envelope]) -> None:
        """Committed events, in commit order."""
        for deliver in self._on_events:
            deliver(envelopes)

    def publish_ephemeral(self, event: Ephemeral) -> None:
        """An ephemeral event."""
        for deliver in self._on_ephemeral:
            deliver(event)
