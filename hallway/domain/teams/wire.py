"""Teams as Slack writes them."""

from typing import Any
from urllib.parse import urlsplit

from hallway.domain.teams.store import Team
from hallway.platform.http import is_slacks


def team_url(team: Team, origin: str) -> str:
    """Where a team is, with a slash at the end. To callers by a name of Slack's it is TEAM.slack.com: programs take that apart."""
    address = urlsplit(origin)
    if not is_slacks(address.netloc):
        return f"{origin}/"
    port = f":{address.port}" if address.port else ""
    return f"{address.scheme}://{team.domain}.slack.com{port}/"


def present_team(team: Team, origin: str) -> dict[str, Any]:
    """The team object of `team.info`."""
    icon = {f"image_{size}": f"{origin}{team.icon}" for size in (34, 44, 68, 88, 102, 132, 230)} if team.icon else {}
    return {
        "id": team.id,
        "name": team.name,
        "domain": team.domain,
        "url": team_url(team, origin),
        "email_domain": team.preferences.get("email_domain", ""),
        "icon": {**icon, "image_default": not team.icon},
        "avatar_base_url": f"{origin}/avatars/",
        "is_verified": False,
    }
