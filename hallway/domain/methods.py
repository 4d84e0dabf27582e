"""Every Web API method and job, registered by importing the slices' `api` modules."""

from hallway.domain.agents import api as _agents
from hallway.domain.apps import api as _apps
from hallway.domain.auth import api as _auth
from hallway.domain.channels import api as _channels
from hallway.domain.client import api as _client
from hallway.domain.delivery import api as _delivery
from hallway.domain.interactions import api as _interactions
from hallway.domain.mcp import api as _mcp
from hallway.domain.messages import api as _messages
from hallway.domain.oauth import api as _oauth
from hallway.domain.personal import api as _personal
from hallway.domain.search import api as _search
from hallway.domain.users import api as _users
from hallway.domain.webhooks import api as _webhooks

__all__ = [
    "_agents",
    "_apps",
    "_auth",
    "_channels",
    "_client",
    "_delivery",
    "_interactions",
    "_mcp",
    "_messages",
    "_oauth",
    "_personal",
    "_search",
    "_users",
    "_webhooks",
]
