"""Making and revoking webhooks."""

import msgspec

from hallway.core import richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_id, new_secret
from hallway.domain import apps, auth, conversations, messages, users
from hallway.domain.webhooks import store
from hallway.domain.webhooks.store import Webhook
from hallway.domain.webhooks.tables import webhook
from hallway.platform.storage import Transaction

# As long as Slack's own: some programs look at the form of the address.
_SECRET = 24
_LONGEST_NAME = 80
_CUSTOM = "incoming-webhook"


class Created(msgspec.Struct, frozen=True):
    """A new webhook and the secret of its address, which is kept nowhere."""

    webhook: Webhook
    secret: str

    def url(self, origin: str) -> str:
        """The address, under scheme and host."""
        return f"{origin}/services/{self.webhook.team_id}/{self.webhook.id}/{self.secret}"


def create(tx: Transaction, actor: Actor, channel: str, *, app_id: str = "", name: str = "") -> Created:
    """A webhook into a conversation that the actor may see: an app's, or a custom one with a bot of its own called `name`.

    Posts `bot_add` there. Raises `ApiError` with `channel_not_found`, `is_archived`, `app_not_found` or `app_not_installed`.
    """
    found = conversations.access(tx, actor, channel)
    if found.conversation.is_archived:
        raise ApiError("is_archived")
    if app_id:
        app = apps.get(tx, actor.team_id, app_id)
        installation = apps.find_active(tx, actor.team_id, app_id)
        if installation is None:
            raise ApiError("app_not_installed")
        name, webhook_id, bot_id = app.name, new_id("B"), installation.bot_id
    else:
        name = name.strip()[:_LONGEST_NAME] or _CUSTOM
        webhook_id = bot_id = users.add_bot(tx, actor.team_id, "", "", name)
    secret = new_secret(_SECRET)
    made = Webhook(
        actor.team_id, webhook_id, auth.hash_secret(secret), app_id, found.conversation.id, name, actor.user_id, tx.now_s, 0, False
    )
    tx.insert(webhook, **msgspec.structs.asdict(made))
    if not found.conversation.is_direct:
        link = richtext.escape(name)
        told = messages.NewMessage(
            text=f"added an integration to this channel: {link}", subtype="bot_add", extra={"bot_id": bot_id, "bot_link": link}
        )
        messages.add(tx, found.conversation, actor.user_id, told)
    return Created(made, secret)


def revoke(tx: Transaction, actor: Actor, webhook_id: str) -> None:
    """End a webhook: whoever made it, and admins. Its messages stay. Raises `ApiError("webhook_not_found")`."""
    found = store.find(tx, actor.team_id, webhook_id)
    if found is None or found.is_revoked or not (actor.is_admin or found.created_by == actor.user_id):
        raise ApiError("webhook_not_found")
    tx.update(webhook, {"team_id": actor.team_id, "id": webhook_id}, is_revoked=True)
    if not found.app_id:
        users.change_bot(tx, actor.team_id, webhook_id, is_deleted=True)
