"""`webhooks.*`: incoming webhooks as their pages show them."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Registrar, Tier, method
from hallway.domain import apps, conversations
from hallway.domain.webhooks import commands, store
from hallway.domain.webhooks.store import Webhook
from hallway.platform.storage import Reader, Transaction


class CreateWebhook(msgspec.Struct):
    """Arguments of `webhooks.create`: of an app, or a custom one called `name`."""

    channel: str
    app_id: str = ""
    name: str = ""


def _command(name: str, audit: str) -> Registrar:
    return method(name, kind="command", scopes=(), policy=Policy.MEMBER, tier=Tier.TWO, audit=audit, tokens=("session", "user"))


@_command("webhooks.create", "app_webhook_created")
def create(tx: Transaction, actor: Actor, args: CreateWebhook) -> dict[str, Any]:
    """A new incoming webhook: its `url` is shown here and nowhere else. For an app: whoever installed it, and admins."""
    if args.app_id:
        found = apps.find_active(tx, actor.team_id, args.app_id)
        if found is None or not (actor.is_admin or found.installed_by == actor.user_id):
            raise ApiError("app_not_found")
    made = commands.create(tx, actor, args.channel, app_id=args.app_id, name=args.name)
    return {"webhook": present(tx, made.webhook) | {"url": made.url(actor.origin)}}


class ListWebhooks(msgspec.Struct):
    """Arguments of `webhooks.list`: all, or those of an app."""

    app_id: str = ""


@method("webhooks.list", kind="query", scopes=(), policy=Policy.MEMBER, tier=Tier.TWO, audit=UNAUDITED, tokens=("session", "user"))
def list_webhooks(reader: Reader, actor: Actor, args: ListWebhooks) -> dict[str, Any]:
    """Incoming webhooks, the latest first: every one for admins, and for others their own."""
    mine = [hook for hook in store.list_live(reader, actor.team_id) if actor.is_admin or hook.created_by == actor.user_id]
    return {"webhooks": [present(reader, hook) for hook in mine if args.app_id in ("", hook.app_id)]}


class RevokeWebhook(msgspec.Struct):
    """Arguments of `webhooks.revoke`."""

    webhook_id: str


@_command("webhooks.revoke", "app_webhook_revoked")
def revoke(tx: Transaction, actor: Actor, args: RevokeWebhook) -> dict[str, Any]:
    """End an incoming webhook: whoever made it, and admins."""
    commands.revoke(tx, actor, args.webhook_id)
    return {}


def present(reader: Reader, hook: Webhook) -> dict[str, Any]:
    """A webhook without its secret."""
    room = conversations.find(reader, hook.team_id, hook.conversation_id)
    return {
        "id": hook.id,
        "app_id": hook.app_id,
        "channel_id": hook.conversation_id,
        "channel_name": "" if room is None or room.is_direct else room.name,
        "name": hook.name,
        "created_by": hook.created_by,
        "date_created": hook.created_at,
        "date_last_used": hook.last_used_at,
    }
