"""Calling Web API methods from inside: with the same checks of scope, policy and arguments as from outside."""

from typing import Any

from hallway.core.actor import Actor
from hallway.core.arguments import decode_arguments
from hallway.core.methods import REGISTRY
from hallway.domain.context import Context
from hallway.platform.http import check_rights


async def call(context: Context, actor: Actor, name: str, **arguments: Any) -> dict[str, Any]:
    """What a method answers. Raises `ApiError` as the method does."""
    method = REGISTRY[name]
    check_rights(method, actor)
    decoded = decode_arguments(arguments, method.arguments)
    if method.kind == "query":
        answer = await context.database.read(method.run, actor, decoded)
    elif method.kind == "command":
        answer = await context.database.write(actor.team_id, method.run, actor, decoded)
    else:
        answer = await method.run(context, actor, decoded)
    return answer or {}
