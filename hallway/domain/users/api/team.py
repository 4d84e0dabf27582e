"""`team.*`, `emoji.list`, `auth.teams.list`."""

from typing import Any

import msgspec

from hallway.core import richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Scopes, Tier, method
from hallway.domain import teams
from hallway.domain.users import visible
from hallway.domain.users.api.people import read_cursor, write_cursor
from hallway.platform.storage import Reader

_TEAM = Scopes(("team:read",), ("team:read",))


# Two parts of a profile, as Slack divides it: what the team adds stands in the second.
_SECTIONS = (("contact", "Contact information"), ("custom", "About me"))


class Which(msgspec.Struct):
    """Arguments of `team.info`."""

    team: str = ""
    domain: str = ""


@method("migration.exchange", kind="query", scopes=("tokens.basic",), policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def exchange_ids(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Refused: people have one id here, nothing is to be exchanged."""
    raise ApiError("not_enterprise_team")


@method("team.info", kind="query", scopes=_TEAM, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def info(reader: Reader, actor: Actor, args: Which) -> dict[str, Any]:
    """The team: one's own, whatever is asked for."""
    team = teams.get(reader, actor.team_id)
    if args.team not in ("", team.id) or args.domain not in ("", team.domain):
        raise ApiError("team_not_found")
    return {"team": teams.present_team(team, actor.origin)}


class Profile(msgspec.Struct):
    """Arguments of `team.profile.get`: `all`, `visible` or `hidden` fields."""

    visibility: str = "all"


@method(
    "team.profile.get",
    kind="query",
    scopes=Scopes(("users.profile:read",), ("users.profile:read",)),
    policy=Policy.ANYONE,
    tier=Tier.THREE,
    audit=UNAUDITED,
)
def profile(reader: Reader, actor: Actor, args: Profile) -> dict[str, Any]:
    """The fields that profiles have beyond Slack's own, and the sections that they stand in."""
    if args.visibility not in ("all", "visible", "hidden"):
        raise ApiError("invalid_arguments", "[ERROR] must be all, visible or hidden [json-pointer:/visibility]")
    sections = [
        {
            "id": f"{actor.team_id}-{kind}",
            "team_id": actor.team_id,
            "section_type": kind,
            "label": label,
            "order": order,
            "is_hidden": False,
        }
        for order, (kind, label) in enumerate(_SECTIONS, 1)
    ]
    wanted = {"visible": (False,), "hidden": (True,)}.get(args.visibility, (False, True))
    fields = [
        field | {"section_id": sections[-1]["id"]} for field in teams.list_fields(reader, actor.team_id) if field["is_hidden"] in wanted
    ]
    return {"profile": {"fields": fields, "sections": sections}}


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


class Billable(msgspec.Struct):
    """Arguments of `team.billableInfo`."""

    user: str = ""
    cursor: str = ""
    limit: int = 1000


@method(
    "team.billableInfo",
    kind="query",
    scopes=Scopes((), ("admin",)),
    policy=Policy.ADMIN,
    tier=Tier.TWO,
    audit=UNAUDITED,
    tokens=("user", "session"),
)
def billable(reader: Reader, actor: Actor, args: Billable) -> dict[str, Any]:
    """Who has a seat: everyone but bots and those whose account has ended."""
    limit = min(max(args.limit, 1), 1000)
    if args.user:
        found = [visible.access(reader, actor, args.user)]
    else:
        found = visible.list_page(reader, actor, read_cursor(args.cursor), limit + 1)
    seats = {user.id: {"billing_active": not (user.is_bot or user.is_deleted)} for user in found[:limit]}
    return {"billable_info": seats, "response_metadata": {"next_cursor": write_cursor(found, limit)}}


@method(
    "team.billing.info",
    kind="query",
    scopes=Scopes(("team.billing:read",), ("team.billing:read",)),
    policy=Policy.ANYONE,
    tier=Tier.THREE,
    audit=UNAUDITED,
)
def billing(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """The plan: there is one, with everything."""
    return {"plan": "enterprise"}


class Emoji(msgspec.Struct):
    """Arguments of `emoji.list`."""

    include_categories: bool = False


@method("emoji.list", kind="query", scopes=Scopes(("emoji:read",), ("emoji:read",)), policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def emoji(reader: Reader, actor: Actor, args: Emoji) -> dict[str, Any]:
    """The team's own emoji: an address each, or `alias:name`; and the standard ones by category."""
    found = {
        name: f"alias:{alias}" if alias else f"{actor.origin}/emoji/{actor.team_id}/{name}/{blob[:16]}"
        for name, alias, blob in teams.list_emoji(reader, actor.team_id)
    }
    answer: dict[str, Any] = {"emoji": found, "cache_ts": str(len(found))}
    if args.include_categories:
        answer |= {"categories_version": "1", "categories": richtext.emoji_categories()}
    return answer


class Teams(msgspec.Struct):
    """Arguments of `auth.teams.list`."""

    limit: int = 100
    cursor: str = ""
    include_icon: bool = False


@method("auth.teams.list", kind="query", scopes=(), policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def auth_teams(reader: Reader, actor: Actor, args: Teams) -> dict[str, Any]:
    """The teams that the token is good for: one."""
    team = teams.get(reader, actor.team_id)
    icon = {"icon": teams.present_team(team, actor.origin)["icon"]} if args.include_icon else {}
    return {"teams": [{"id": team.id, "name": team.name, **icon}], "response_metadata": {"next_cursor": ""}}
