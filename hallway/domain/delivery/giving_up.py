"""Giving an app up: nearly everything has failed for an hour, so its events are switched off, and whoever looks after it is told."""

from hallway.core.actor import Actor
from hallway.domain import apps, conversations, messages, users
from hallway.domain.delivery import store
from hallway.domain.messages import NewMessage
from hallway.platform.storage import Transaction


def give_up(tx: Transaction, team_id: str, app_id: str) -> None:
    """Switch the app's events off, and let its bot say so to its owner. Emits `app_changed`, and the message."""
    if not store.set_events(tx, team_id, app_id, is_on=False):
        return
    found = apps.get(tx, team_id, app_id)
    active = apps.find_active(tx, team_id, app_id)
    owner = users.find(tx, team_id, found.created_by)
    if active is None or not active.bot_user_id or owner is None or owner.is_deleted:
        return
    direct = conversations.open_direct(tx, Actor(team_id, active.bot_user_id, "member", "bot", ""), [owner.id])
    if direct is None:
        return
    text = (
        f"{found.name} hears of no more events: in the last hour, nearly all of them failed. "
        "When it answers again, switch them on again on its page."
    )
    messages.add(tx, direct, active.bot_user_id, NewMessage(text=text, extra={"bot_id": active.bot_id, "app_id": app_id}))
