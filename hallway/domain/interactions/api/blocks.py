"""`blocks.actions`: what people do with the elements of messages and views."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.methods import UNAUDITED, Policy, Tier, method
from hallway.domain.context import Context
from hallway.domain.interactions import actions

PEOPLE = ("session", "user")


class Actions(msgspec.Struct):
    """Arguments of `blocks.actions`: where, what was done (as in Slack's payload), and what stands in all elements.

    `client_token` is of the window's own choice; a view that opens from this bears it.
    """

    container: Any
    actions: Any
    state: Any = None
    client_token: str = ""


@method("blocks.actions", kind="call", scopes=(), policy=Policy.PERSON, tier=Tier.SPECIAL, audit=UNAUDITED, tokens=PEOPLE)
async def act(context: Context, actor: Actor, args: Actions) -> dict[str, Any]:
    """Use a button, a select or another element of a message or view."""
    acted = await context.database.read(actions.read_actions, actor, args.container, args.actions, args.state)
    await actions.act(context, actor, acted, args.client_token[:100])
    return {}
