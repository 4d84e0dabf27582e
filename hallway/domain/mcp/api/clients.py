"""`mcp.clients.enter` (ours): what the consent page asks before it puts an assistant's question."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.methods import Policy, Tier, method
from hallway.domain import apps
from hallway.domain.context import Context
from hallway.domain.mcp import clients


class Enter(msgspec.Struct):
    """Arguments of `mcp.clients.enter`: the client id that the assistant was given when it introduced itself."""

    client_id: str


@method("mcp.clients.enter", kind="call", scopes=(), policy=Policy.PERSON, tier=Tier.TWO, audit="mcp_client_entered", tokens=("session",))
async def enter(context: Context, actor: Actor, args: Enter) -> dict[str, Any]:
    """The assistant as an app of one's team: `client_id` is what the team's consent page knows it by.

    Raises `ApiError("invalid_client_id")`.
    """
    introduction = clients.introduced(context.key, args.client_id)
    _, sealed = apps.new_credentials(context.key, clients.app_id(args.client_id))
    found = await context.database.write(actor.team_id, clients.enter, actor, introduction, sealed)
    return {"client_id": found.client_id, "name": found.name}
