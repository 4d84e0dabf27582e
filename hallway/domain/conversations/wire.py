"""Conversations as Slack writes them."""

from typing import Any

from hallway.core import encoding
from hallway.core.timestamps import format_ts
from hallway.domain.conversations.access import Access
from hallway.domain.conversations.store import Conversation


def event_prefix(found: Conversation) -> str:
    """What an event's name begins with: `channel_rename`, `group_rename`, `im_close`, `mpim_close`."""
    return {"channel": "channel", "private": "group", "im": "im", "mpim": "mpim"}[found.kind]


def display_name(found: Conversation) -> str:
    """The name on the wire: an mpim's is made of its people's ids."""
    return f"mpdm-{'--'.join(found.people).lower()}-1" if found.kind == "mpim" else "" if found.kind == "im" else found.name


def present_conversation(access: Access, viewer: str) -> dict[str, Any]:
    """The conversation object of `conversations.info`."""
    found = access.conversation
    if found.kind == "im":
        return _present_im(access, viewer)
    name = display_name(found)
    body: dict[str, Any] = {
        "id": found.id,
        "name": name,
        "name_normalized": name,
        "is_channel": found.kind == "channel",
        "is_group": found.kind == "private",
        "is_im": False,
        "is_mpim": found.kind == "mpim",
        "is_private": found.kind != "channel",
        "created": found.created_at,
        "is_archived": found.is_archived,
        "is_general": found.is_general,
        "unlinked": 0,
        "is_shared": False,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "context_team_id": found.team_id,
        "updated": found.updated_at * 1000,
        "parent_conversation": None,
        "creator": found.creator,
        "is_ext_shared": False,
        "shared_team_ids": [found.team_id],
        "pending_connected_team_ids": [],
        "is_member": access.is_member,
        "topic": found.topic,
        "purpose": found.purpose,
        "previous_names": encoding.decode(found.previous_names_text),
        "properties": encoding.decode(found.preferences_text),
    }
    if found.kind == "mpim":
        body |= {"members": found.people, "is_open": access.is_open}
    if access.is_member:
        body["last_read"] = format_ts(access.last_read)
    return body


def _present_im(access: Access, viewer: str) -> dict[str, Any]:
    found = access.conversation
    return {
        "id": found.id,
        "created": found.created_at,
        "is_archived": False,
        "is_im": True,
        "is_org_shared": False,
        "context_team_id": found.team_id,
        "updated": found.updated_at * 1000,
        "user": partner_of(found, viewer),
        "is_user_deleted": False,
        "last_read": format_ts(access.last_read),
        "is_open": access.is_open,
        "priority": 0,
    }


def partner_of(found: Conversation, viewer: str) -> str:
    """The other person of an im; oneself, in the notes to oneself."""
    return next((user_id for user_id in found.people if user_id != viewer), viewer)
