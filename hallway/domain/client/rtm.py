"""What old clients say and ask over Slack's Real Time Messaging."""

from typing import Any

from hallway.core import richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.timestamps import format_ts, parse_ts
from hallway.domain import conversations, messages, personal, teams, users
from hallway.domain.messages import NewMessage
from hallway.platform.gateway import Ticket
from hallway.platform.storage import Reader, Transaction

_PEOPLE = 1000


def say_over_rtm(tx: Transaction, ticket: Ticket, body: dict[str, Any]) -> dict[str, Any]:
    """Post `{type: message, channel, text}`; the ts and text of what was said. Raises `ApiError` as `chat.postMessage` does."""
    channel, text = body.get("channel"), body.get("text")
    if not isinstance(channel, str) or not isinstance(text, str) or not text:
        raise ApiError("no_text")
    user = users.get(tx, ticket.team_id, ticket.user_id)
    if user.is_deleted:
        raise ApiError("account_inactive")
    actor = Actor(ticket.team_id, user.id, user.role, "bot" if ticket.is_bot else "user", ticket.token_id)
    thread_ts = body.get("thread_ts")
    new = NewMessage(
        text=richtext.escape_stray(text[:40_000]),
        thread_ts=parse_ts(thread_ts, "invalid_thread_ts") if isinstance(thread_ts, str) and thread_ts else 0,
    )
    posted = messages.post(tx, actor, conversations.access(tx, actor, channel), new)
    return {"ts": format_ts(posted.ts), "text": text}


def describe_team(reader: Reader, actor: Actor) -> dict[str, Any]:
    """`rtm.start`'s picture of the team."""
    joined = conversations.list_joined(reader, actor.team_id, actor.user_id)
    rooms = [(access.conversation.kind, conversations.present_conversation(access, actor.user_id)) for access in joined]
    people = users.list_page(reader, actor, "", _PEOPLE)
    myself = users.get(reader, actor.team_id, actor.user_id)
    return {
        "self": {
            "id": myself.id,
            "name": myself.name,
            "created": myself.created_at,
            "manual_presence": "away" if myself.is_away else "active",
            "prefs": personal.preferences_of(reader, actor),
        },
        "team": teams.present_team(teams.get(reader, actor.team_id), actor.origin),
        "channels": [room for kind, room in rooms if kind == "channel"],
        "groups": [room for kind, room in rooms if kind == "private"],
        "ims": [room for kind, room in rooms if kind == "im"],
        "mpims": [room for kind, room in rooms if kind == "mpim"],
        "users": [users.present_user(user, actor.origin) for user in people],
        "bots": [],
        "subteams": {"self": [], "all": []},
        "dnd": personal.present_dnd(reader, actor.team_id, actor.user_id),
    }
