"""Every table, by importing the slices' declarations: what migrations, exports and tests look at."""

from hallway.domain.agents import tables as agents
from hallway.domain.apps import tables as apps
from hallway.domain.auth import tables as auth
from hallway.domain.calls import tables as calls
from hallway.domain.conversations import tables as conversations
from hallway.domain.delivery import tables as delivery
from hallway.domain.files import tables as files
from hallway.domain.imports import tables as imports
from hallway.domain.interactions import tables as interactions
from hallway.domain.messages import tables as messages
from hallway.domain.oauth import tables as oauth
from hallway.domain.personal import tables as personal
from hallway.domain.teams import tables as teams
from hallway.domain.users import tables as users
from hallway.domain.webhooks import tables as webhooks
from hallway.platform.storage import metadata

__all__ = [
    "agents", "apps", "auth", "calls", "conversations", "delivery", "files", "imports", "interactions", "messages", "metadata",
    "oauth", "personal", "teams", "users", "webhooks",
]  # fmt: skip
