"""What a method of kind `call` is handed: the running server's parts."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from hallway.platform.blobs import Blobs
from hallway.platform.bus import Bus
from hallway.platform.gateway import Gateway, Tickets
from hallway.platform.http import RateLimits
from hallway.platform.outbound import Outbound
from hallway.platform.searchindex import Found, Wanted
from hallway.platform.storage import Database


class Context(msgspec.Struct):
    """The parts that do I/O."""

    database: Database
    bus: Bus
    gateway: Gateway
    tickets: Tickets
    guesses: RateLimits
    blobs: Blobs
    max_upload: int
    key: bytes
    search: Callable[[Wanted], Awaitable[Found]]
    outbound: Outbound
    # Asks an app something over its own way: `(team_id, app_id, delivery.Request)` gives a `delivery.Reply`.
    ask_app: Callable[[str, str, Any], Awaitable[Any]]
    # The `delivery.Courier` itself, for what is asked of it by the delivery slice's own methods.
    courier: Any
