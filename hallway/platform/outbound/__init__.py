"""Requests that the server makes on somebody's behalf: the only way out, and it leads to public addresses only."""

from hallway.platform.outbound.addresses import Rule, parse_networks
from hallway.platform.outbound.client import Outbound
from hallway.platform.outbound.outcome import OutboundError, Reason, Reply
from hallway.platform.outbound.urls import checked_url

__all__ = ["Outbound", "OutboundError", "Reason", "Reply", "Rule", "checked_url", "parse_networks"]
