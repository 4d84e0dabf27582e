"""`apps.connections.open`: an address for a Socket Mode connection."""

from typing import Any

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Scopes, Tier, method
from hallway.domain import apps
from hallway.domain.context import Context
from hallway.platform.storage import Reader

_CONNECT = Scopes(("connections:write",), ("connections:write",))


@method("apps.connections.open", kind="call", scopes=_CONNECT, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED, tokens=("app",))
async def connections_open(context: Context, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """An address for one connection, good for a minute.

    Raises `ApiError` with `socket_mode_not_enabled`, or `account_inactive` for an app that was taken out of the team.
    """
    await context.database.read(_check, actor)
    ticket = context.tickets.issue(actor.team_id, actor.app_id, actor.token_id, dialect="app")
    return {"url": f"{actor.origin.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={actor.app_id}"}


def _check(reader: Reader, actor: Actor) -> None:
    found = apps.get(reader, actor.team_id, actor.app_id)
    if not apps.manifest.is_socket_mode(found.manifest):
        raise ApiError("socket_mode_not_enabled")
    # One that was never installed may connect: it waits for its first installation. People's own grants are not installations.
    installed = apps.find_installation(reader, actor.team_id, actor.app_id)
    if installed is not None and not installed.is_active and not apps.granted(reader, found):
        raise ApiError("account_inactive")
