"""`apps.connections.open`: an address for a Socket Mode connection."""

from typing import Any

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Scopes, Tier, method
from hallway.domain import apps
from hallway.domain.context import Context

_CONNECT = Scopes(("connections:write",), ("connections:write",))


@method("apps.connections.open", kind="call", scopes=_CONNECT, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED, tokens=("app",))
async def connections_open(context: Context, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """An address for one connection, good for a minute. Raises `ApiError("socket_mode_not_enabled")`."""
    found = await context.database.read(apps.get, actor.team_id, actor.app_id)
    if not apps.manifest.is_socket_mode(found.manifest):
        raise ApiError("socket_mode_not_enabled")
    ticket = context.tickets.issue(actor.team_id, actor.app_id, actor.token_id, dialect="app")
    return {"url": f"{actor.origin.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={actor.app_id}"}
