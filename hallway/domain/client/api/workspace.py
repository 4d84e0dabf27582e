"""What admins set for the whole team: its name, icon and default channels."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.events import EVERYONE
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.domain import conversations, files, teams
from hallway.domain.context import Context
from hallway.platform.storage import Reader, Transaction

_READ, _WRITE = Scopes((), ("admin.teams:read",)), Scopes((), ("admin.teams:write",))
_OWN = ("user", "session")
_LONGEST_NAME = 255
_MOST_CHANNELS = 100
_PICTURE = 5 << 20


class Workspace(msgspec.Struct):
    """A team; a session's need not be named."""

    team_id: str = ""


@method("admin.teams.settings.info", kind="query", scopes=_READ, policy=Policy.ADMIN, tier=Tier.THREE, audit=UNAUDITED, tokens=_OWN)
def info(reader: Reader, actor: Actor, args: Workspace) -> dict[str, Any]:
    """The team's settings."""
    team = _team(reader, actor, args)
    return {"team": teams.present_team(team, actor.origin) | {"default_channels": team.preferences.get("default_channels", [])}}


class Name(Workspace, kw_only=True):
    """Arguments of `admin.teams.settings.setName`."""

    name: str


@method("admin.teams.settings.setName", kind="command", scopes=_WRITE, policy=Policy.ADMIN, tier=Tier.THREE, audit="pref.name", tokens=_OWN)
def set_name(tx: Transaction, actor: Actor, args: Name) -> dict[str, Any]:
    """Call the team something else. Emits `team_rename`."""
    name = args.name.strip()
    if not 0 < len(name) <= _LONGEST_NAME:
        raise ApiError("failed_to_set_name")
    teams.update(tx, _team(tx, actor, args), name=name)
    tx.emit(actor.team_id, EVERYONE, {"type": "team_rename", "name": name})
    return {}


class Channels(Workspace, kw_only=True):
    """Arguments of `admin.teams.settings.setDefaultChannels`."""

    channel_ids: list[str]


@method(
    "admin.teams.settings.setDefaultChannels",
    kind="command",
    scopes=_WRITE,
    policy=Policy.ADMIN,
    tier=Tier.TWO,
    audit="pref.default_channels",
    tokens=_OWN,
)
def set_default_channels(tx: Transaction, actor: Actor, args: Channels) -> dict[str, Any]:
    """Choose the public channels that new members are put into, beside the general one."""
    team = _team(tx, actor, args)
    found = [conversations.find(tx, actor.team_id, channel_id) for channel_id in dict.fromkeys(args.channel_ids[: _MOST_CHANNELS + 1])]
    ids = [channel.id for channel in found if channel is not None and channel.kind == "channel" and not channel.is_archived]
    if len(ids) != len(found) or len(ids) > _MOST_CHANNELS:
        raise ApiError("one_or_more_invalid_channels")
    teams.set_preference(tx, team, "default_channels", ids)
    return {}


class Icon(msgspec.Struct):
    """Arguments of `team.setIcon`: a picture, or none to go back to the team's letters."""

    image: Any = None


@method(
    "team.setIcon", kind="call", scopes=_WRITE, policy=Policy.ADMIN, tier=Tier.TWO, audit="icon_changed", tokens=_OWN, body_limit=_PICTURE
)
async def set_icon(context: Context, actor: Actor, args: Icon) -> dict[str, Any]:
    """Give the team a face."""
    key = await files.keep_picture(context, args.image, files.face) if args.image is not None else ""
    return await context.database.write(actor.team_id, _set_icon, actor, key)


def _set_icon(tx: Transaction, actor: Actor, key: str) -> dict[str, Any]:
    team = teams.update(tx, teams.get(tx, actor.team_id), icon=f"/team-icons/{actor.team_id}/{key}" if key else "")
    icon = teams.present_team(team, "")["icon"]
    tx.emit(actor.team_id, EVERYONE, {"type": "team_pref_change", "name": "icon", "value": icon})
    return {"icon": icon}


def _team(reader: Reader, actor: Actor, args: Workspace) -> teams.Team:
    if args.team_id not in ("", actor.team_id):
        raise ApiError("team_not_found")
    return teams.get(reader, actor.team_id)
