"""What every payload to an app says of who acted, and where."""

from typing import Any

from hallway.core.actor import Actor
from hallway.core.timestamps import format_ts, now_micros
from hallway.domain import conversations, teams, users
from hallway.domain.conversations import Conversation
from hallway.platform.storage import Reader


def frame(reader: Reader, actor: Actor, kind: str) -> dict[str, Any]:
    """The keys that every interactive payload begins with: its type, the team and the user."""
    team, user = teams.get(reader, actor.team_id), users.get(reader, actor.team_id, actor.user_id)
    return {
        "type": kind,
        "team": {"id": team.id, "domain": team.domain},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": team.id},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def place(found: Conversation) -> dict[str, Any]:
    """A conversation as payloads name it."""
    return {"id": found.id, "name": "directmessage" if found.kind == "im" else conversations.display_name(found)}


def action_ts() -> str:
    """When somebody acted: now."""
    return format_ts(now_micros())
