"""Conversations as Slack writes them."""

from hallway.domain.conversations.store import Conversation


def event_prefix(found: Conversation) -> str:
    """What an event's name begins with: `channel_rename`, `group_rename`, `im_close`, `mpim_close`."""
    return {"channel": "channel", "private": "group", "im": "im", "mpim": "mpim"}[found.kind]
