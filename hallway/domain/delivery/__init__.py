"""Delivery: what apps are told of, and how they are called: over HTTPS with signatures, or over Socket Mode."""

from hallway.domain.delivery.courier import Courier
from hallway.domain.delivery.sending import Kind, Recipient, Reply, Request, Sender, recipient

__all__ = ["Courier", "Kind", "Recipient", "Reply", "Request", "Sender", "recipient"]
