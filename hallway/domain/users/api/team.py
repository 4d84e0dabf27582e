"""`team.*`, `emoji.list`, `auth.teams.list`."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Scopes, Tier, method
from hallway.domain import teams
from hallway.platform.storage import Reader

_TEAM = Scopes(("team:read",), ("team:read",))


class Which(msgspec.Struct):
    """Arguments of `team.info`."""

    team: str = ""
    domain: str = ""


@method("team.info", kind="query", scopes=_TEAM, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def info(reader: Reader, actor: Actor, args: Which) -> dict[str, Any]:
    """The team: one's own, whatever is asked for."""
    team = teams.get(reader, actor.team_id)
    if args.team not in ("", team.id) or args.domain not in ("", team.domain):
        raise ApiError("team_not_found")
    return {"team": teams.present_team(team, actor.origin)}


@method(
    "team.profile.get",
    kind="query",
    scopes=Scopes(("users.profile:read",), ("users.profile:read",)),
    policy=Policy.ANYONE,
    tier=Tier.THREE,
    audit=UNAUDITED,
)
def profile(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """The fields that profiles have beyond Slack's own."""
    return {"profile": {"fields": teams.list_fields(reader, actor.team_id), "sections": []}}


@method(
    "team.preferences.list",
    kind="query",
    scopes=Scopes(("team.preferences:read",), ("team.preferences:read",)),
    policy=Policy.ANYONE,
    tier=Tier.TWO,
    audit=UNAUDITED,
)
def preferences(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Settings of the team."""
    return {
        "allow_message_deletion": True,
        "display_real_names": True,
        "disable_file_uploads": "allow_all",
        "msg_edit_window_mins": -1,
        "who_can_post_general": "ra",
    }


@method("emoji.list", kind="query", scopes=Scopes(("emoji:read",), ("emoji:read",)), policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def emoji(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """The team's own emoji: an address each, or `alias:name`."""
    found = {
        name: f"alias:{alias}" if alias else f"{actor.origin}/emoji/{actor.team_id}/{name}/{blob[:16]}"
        for name, alias, blob in teams.list_emoji(reader, actor.team_id)
    }
    return {"emoji": found, "cache_ts": str(len(found))}


@method("auth.teams.list", kind="query", scopes=(), policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def auth_teams(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """The teams that the token is good for: one."""
    team = teams.get(reader, actor.team_id)
    return {"teams": [{"id": team.id, "name": team.name}], "response_metadata": {"next_cursor": ""}}
