"""What a person wants to hear of, as Slack's preferences say it: text within the object, for clients that read it there."""

from typing import Any

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.domain import conversations
from hallway.domain.personal import preferences
from hallway.platform.storage import Reader


def slack_preferences(reader: Reader, actor: Actor) -> dict[str, Any]:
    """The actor's preferences, with `all_notifications_prefs` (JSON) and, older, `muted_channels` (ids with commas): what is wanted of
    the conversations that differ from the rest."""
    found = preferences.preferences_of(reader, actor)
    rooms = [room for room in conversations.list_joined(reader, actor.team_id, actor.user_id) if room.is_muted or room.notify != "default"]
    channels = {room.conversation.id: {"muted": room.is_muted, "desktop": room.notify, "mobile": room.notify} for room in rooms}
    everywhere = {"global_desktop": found["desktop_notifications"], "global_keywords": found["highlight_words"]}
    return found | {
        "all_notifications_prefs": encoding.encode_text({"channels": channels, "global": everywhere}),
        "muted_channels": ",".join(room.conversation.id for room in rooms if room.is_muted),
    }
