"""`commands.list` and `chat.command`: slash commands, for our client and for those that call Slack's own method of that name."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Scopes, Tier, method
from hallway.core.timestamps import parse_ts
from hallway.domain.context import Context
from hallway.domain.interactions import commands
from hallway.domain.interactions.commands.apps import Invocation
from hallway.domain.interactions.reaching import ask
from hallway.domain.interactions.responding import respond
from hallway.domain.interactions.response_urls import new_response_url
from hallway.domain.interactions.triggers import new_trigger
from hallway.platform.storage import Reader

# A command does whatever its person may: only tokens that may do so can use them.
AS_PERSON = Scopes((), ("client",))
PEOPLE = ("session", "user")


@method("commands.list", kind="query", scopes=AS_PERSON, policy=Policy.PERSON, tier=Tier.FOUR, audit=UNAUDITED, tokens=PEOPLE)
def list_commands(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Every slash command that there is: built-in ones (`core`, some of them the client's own business), and those of apps."""
    listed: dict[str, dict[str, Any]] = {
        command.name: {
            "name": command.name,
            "type": "app",
            "desc": command.description,
            "usage": command.usage_hint,
            "app": command.reached.app.id,
            "app_name": command.reached.app.name,
        }
        for command in commands.list_app_commands(reader, actor.team_id)
    }
    for name, core in commands.BUILT_IN.items():
        listed[name] = {"name": name, "type": "core", "usage": core.usage, "is_client_only": core.run is None}
    return {"commands": [listed[name] for name in sorted(listed)]}


class Command(msgspec.Struct):
    """Arguments of `chat.command`: the command with its slash, and what stands behind it, as Slack's markup or as typed."""

    channel: str
    command: str
    text: str = ""
    thread_ts: str = ""
    client_token: str = ""


@method("chat.command", kind="call", scopes=AS_PERSON, policy=Policy.PERSON, tier=Tier.SPECIAL, audit=UNAUDITED, tokens=PEOPLE)
async def run_command(context: Context, actor: Actor, args: Command) -> dict[str, Any]:
    """Use a slash command. `response` is what a built-in one answers: a code and facts."""
    name = "/" + args.command.strip().lower().removeprefix("/")
    thread_ts = parse_ts(args.thread_ts, "invalid_thread_ts") if args.thread_ts else 0
    given = (args.channel, args.text, thread_ts)
    if name in commands.BUILT_IN:
        answer = await context.database.write(actor.team_id, commands.run_built_in, actor, name, *given)
        return {"response": answer}
    invocation = await context.database.read(_read, actor, name, *given)
    await _invoke(context, actor, invocation, args.client_token[:100])
    return {}


def _read(reader: Reader, actor: Actor, name: str, channel: str, text: str, thread_ts: int) -> Invocation:
    command = commands.find_app_command(reader, actor.team_id, name)
    if command is None:
        raise ApiError("command_not_found")
    return commands.read_invocation(reader, actor, command, channel, text, thread_ts)


async def _invoke(context: Context, actor: Actor, invocation: Invocation, client_token: str) -> None:
    """Tell the app, and show what it answers at once."""
    target, app_id = invocation.target, invocation.target.app_id
    payload = invocation.payload | {
        "response_url": new_response_url(context.key, actor.origin, "commands", target),
        "trigger_id": new_trigger(context.key, actor, app_id, channel_id=target.channel_id, client_token=client_token),
    }
    command = invocation.command
    answer = await ask(context, command.reached, command.name, payload, url=command.url, kind="slash_commands")
    said = {"text": answer} if isinstance(answer, str) else answer
    if isinstance(said, dict) and said:
        told = await context.database.write(actor.team_id, respond, target, said)
        if told is not None:
            context.bus.publish_ephemeral(told)
