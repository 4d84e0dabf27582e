"""What a webhook says: a `bot_message` of its app's bot, or of its own."""

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import apps, conversations, messages, personal, users
from hallway.domain.conversations import Conversation
from hallway.domain.messages.api.composing import Said, compose_new
from hallway.domain.webhooks import store
from hallway.domain.webhooks.store import Webhook
from hallway.domain.webhooks.tables import webhook
from hallway.platform.storage import Transaction

# How exactly it is kept when a webhook was used last.
_USED_S = 60
_MASKS = frozenset(("chat:write.customize",))


def say(tx: Transaction, hook: Webhook, said: Said) -> None:
    """Post what was sent to a webhook.

    Raises `ApiError` with `no_service`, `channel_not_found`, `channel_is_archived`, `user_not_found`, `no_text` or as `compose_new`.
    """
    current = store.find(tx, hook.team_id, hook.id)
    if current is None or current.is_revoked:
        raise ApiError("no_service")
    bot = _bot_of(tx, hook)
    conversation = _target(tx, hook, said.channel)
    if conversation.is_archived:
        raise ApiError("channel_is_archived")
    new = msgspec.structs.replace(compose_new(tx, bot, said), subtype="bot_message")
    messages.add(tx, conversation, "", new)
    if tx.now_s - current.last_used_at >= _USED_S:
        tx.update(webhook, {"team_id": hook.team_id, "id": hook.id}, last_used_at=tx.now_s)


def _bot_of(tx: Transaction, hook: Webhook) -> Actor:
    """Who speaks: nobody in the team, but a bot; only a custom webhook's wears masks."""
    if not hook.app_id:
        return Actor(hook.team_id, "", "member", "bot", "", _MASKS, bot_id=hook.id)
    installation = apps.find_active(tx, hook.team_id, hook.app_id)
    if installation is None:
        raise ApiError("no_service")
    return Actor(hook.team_id, "", "member", "bot", "", bot_id=installation.bot_id, app_id=hook.app_id)


def _target(tx: Transaction, hook: Webhook, channel: str) -> Conversation:
    """Where to: the webhook's own conversation, or what a custom one is told, `#name`, `@name` or an id, as far as its maker goes."""
    if not channel:
        found = conversations.find(tx, hook.team_id, hook.conversation_id)
        if found is None:
            raise ApiError("channel_not_found")
        return found
    maker = Actor(hook.team_id, hook.created_by, users.get(tx, hook.team_id, hook.created_by).role, "user", "")
    if channel[0] in "@UW":
        person = users.find_by_name(tx, hook.team_id, channel[1:].lower()) if channel[0] == "@" else users.find(tx, hook.team_id, channel)
        if person is None or person.is_deleted or person.is_bot:
            raise ApiError("user_not_found")
        return personal.talk_with_slackbot(tx, hook.team_id, person.id)
    return conversations.access(tx, maker, channel).conversation
