"""Delivery: what apps are told of, and how they are called: over HTTPS with signatures, or over Socket Mode."""

from hallway.domain.delivery.courier import Courier
from hallway.domain.delivery.hours import MOST_EVENTS
from hallway.domain.delivery.matching import EventContext
from hallway.domain.delivery.sending import Kind, Recipient, Reply, Request, Sender, recipient
from hallway.domain.delivery.signing import function_token

__all__ = ["MOST_EVENTS", "Courier", "EventContext", "Kind", "Recipient", "Reply", "Request", "Sender", "function_token", "recipient"]
