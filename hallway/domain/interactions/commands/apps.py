"""The commands of apps: which there are, and what an app is told when somebody uses one."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import apps, conversations, teams, users
from hallway.domain.interactions import payloads
from hallway.domain.interactions.commands.wording import escaped, plain
from hallway.domain.interactions.reaching import Reached, reach
from hallway.domain.interactions.response_urls import Target
from hallway.platform.storage import Reader

_TEXT_LIMIT = 12_000


class AppCommand(msgspec.Struct, frozen=True):
    """A command of an app, as its manifest has it."""

    reached: Reached
    name: str
    description: str
    usage_hint: str
    url: str
    should_escape: bool


class Invocation(msgspec.Struct, frozen=True):
    """A command as somebody used it."""

    command: AppCommand
    payload: dict[str, Any]
    target: Target


def list_app_commands(reader: Reader, team_id: str) -> list[AppCommand]:
    """Every command of an installed app; where two have the same name, that of the one installed last."""
    found: dict[str, AppCommand] = {}
    for active in sorted(apps.list_active(reader, team_id), key=lambda installation: (installation.installed_at, installation.app_id)):
        reached = reach(reader, team_id, active.app_id)
        for item in apps.manifest.slash_commands(reached.manifest):
            name = item["command"].lower()
            found[name] = AppCommand(
                reached, name, item["description"], item.get("usage_hint", ""), item.get("url", ""), bool(item.get("should_escape"))
            )  # fmt: skip
    return list(found.values())


def find_app_command(reader: Reader, team_id: str, name: str) -> AppCommand | None:
    """The command of an app that is called so, or None."""
    return next((command for command in list_app_commands(reader, team_id) if command.name == name), None)


def read_invocation(reader: Reader, actor: Actor, command: AppCommand, channel: str, text: str, thread_ts: int) -> Invocation:
    """What the app is told, but for what it can answer with.

    Raises `ApiError` with `channel_not_found`, `not_in_channel` or `msg_too_long`.
    """
    found = conversations.access_member(reader, actor, channel)
    if len(text) > _TEXT_LIMIT:
        raise ApiError("msg_too_long")
    team, user = teams.get(reader, actor.team_id), users.get(reader, actor.team_id, actor.user_id)
    place = payloads.place(found.conversation)
    payload = {
        "team_id": team.id,
        "team_domain": team.domain,
        "channel_id": place["id"],
        "channel_name": place["name"],
        "user_id": user.id,
        "user_name": user.name,
        "command": command.name,
        "text": (escaped if command.should_escape else plain)(reader, actor, text),
        "is_enterprise_install": "false",
    }
    target = Target(actor.team_id, command.reached.app.id, actor.user_id, found.conversation.id, thread_ts=thread_ts)
    return Invocation(command, payload, target)
