"""`shortcuts.list`, `shortcuts.run` and `apps.home`: where people go to apps by themselves."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Tier, method
from hallway.domain.context import Context
from hallway.domain.interactions import homes, shortcuts
from hallway.domain.interactions.api.commands import AS_PERSON, PEOPLE
from hallway.platform.storage import Reader, Transaction


@method("shortcuts.list", kind="query", scopes=AS_PERSON, policy=Policy.PERSON, tier=Tier.FOUR, audit=UNAUDITED, tokens=PEOPLE)
def list_shortcuts(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """The shortcuts of all installed apps."""
    return {"shortcuts": shortcuts.list_shortcuts(reader, actor.team_id)}


class Run(msgspec.Struct):
    """Arguments of `shortcuts.run`: for a message shortcut, with the message."""

    app_id: str
    callback_id: str
    channel: str = ""
    message_ts: str = ""
    client_token: str = ""


@method("shortcuts.run", kind="call", scopes=AS_PERSON, policy=Policy.PERSON, tier=Tier.SPECIAL, audit=UNAUDITED, tokens=PEOPLE)
async def run_shortcut(context: Context, actor: Actor, args: Run) -> dict[str, Any]:
    """Start a shortcut."""
    given = (args.app_id, args.callback_id, args.channel, args.message_ts)
    started = await context.database.read(shortcuts.read_start, actor, *given)
    await shortcuts.start(context, actor, started, args.client_token[:100])
    return {}


class Home(msgspec.Struct):
    """Arguments of `apps.home`: `tab` is home, messages or about."""

    app_id: str
    tab: str = "home"


@method("apps.home", kind="command", scopes=AS_PERSON, policy=Policy.PERSON, tier=Tier.SPECIAL, audit=UNAUDITED, tokens=PEOPLE)
def open_home(tx: Transaction, actor: Actor, args: Home) -> dict[str, Any]:
    """Open an app's home; the app hears of it."""
    return homes.open_home(tx, actor, args.app_id, args.tab)
