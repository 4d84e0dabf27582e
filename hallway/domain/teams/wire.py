"""Teams as Slack writes them."""

from typing import Any

from hallway.domain.teams.store import Team


def present_team(team: Team, origin: str) -> dict[str, Any]:
    """The team object of `team.info`."""
    icon = {f"image_{size}": f"{origin}{team.icon}" for size in (34, 44, 68, 88, 102, 132, 230)} if team.icon else {}
    return {
        "id": team.id,
        "name": team.name,
        "domain": team.domain,
        "url": f"{origin}/",
        "email_domain": team.preferences.get("email_domain", ""),
        "icon": {**icon, "image_default": not team.icon},
        "avatar_base_url": f"{origin}/avatars/",
        "is_verified": False,
    }
