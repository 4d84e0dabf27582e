"""Incoming webhooks: addresses at which programs post, in Slack's payloads or in Microsoft Teams'."""

from hallway.domain.webhooks.commands import Created, create, revoke
from hallway.domain.webhooks.routes import routes
from hallway.domain.webhooks.store import Webhook

__all__ = ["Created", "Webhook", "create", "revoke", "routes"]
