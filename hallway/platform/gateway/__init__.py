"""Live connections: WebSockets on the HTTP port, fan-out of events to them, and presence.

`Gateway.publish(envelopes)` delivers committed events; each is framed once and leaves in one write per connection and loop round.
"""

from hallway.platform.gateway.fanout import Gateway
from hallway.platform.gateway.index import Snapshot
from hallway.platform.gateway.links import HOLD_S, MOST_LINKS, Links, NotDelivered
from hallway.platform.gateway.links import Envelope as AppEnvelope
from hallway.platform.gateway.presence import Presence
from hallway.platform.gateway.session import Session
from hallway.platform.gateway.tickets import Ticket, Tickets
from hallway.platform.gateway.upgrade import upgrade_class

__all__ = [
    "HOLD_S",
    "MOST_LINKS",
    "AppEnvelope",
    "Gateway",
    "Links",
    "NotDelivered",
    "Presence",
    "Session",
    "Snapshot",
    "Ticket",
    "Tickets",
    "upgrade_class",
]
