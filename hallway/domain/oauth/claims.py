"""Who somebody is, as OpenID Connect tells it. The claims keep Slack's literal names, whoever issues them: programs look for those."""

import base64
import hashlib
from typing import Any

from hallway.domain import teams, users
from hallway.domain.oauth.codes import Code
from hallway.platform.storage import Reader

_S = "https://slack.com/"
_USER_SIZES = (24, 32, 48, 72, 192, 512)
_TEAM_SIZES = (34, 44, 68, 88, 102, 132, 230)
ID_TOKEN_S = 3600


def user_claims(reader: Reader, team_id: str, user_id: str, scopes: frozenset[str], origin: str) -> dict[str, Any]:
    """What `scopes` let an app know of somebody: `openid` who they are, `email` and `profile` the rest."""
    user, team = users.get(reader, team_id, user_id), teams.get(reader, team_id)
    claims: dict[str, Any] = {"sub": user.id, f"{_S}user_id": user.id, f"{_S}team_id": team.id}
    if "email" in scopes and user.email:
        claims |= {"email": user.email, "email_verified": True, "date_email_verified": user.created_at}
    if "profile" in scopes:
        profile = users.present_profile(user, origin)
        picture = profile["image_512"]
        names = {"name": profile["real_name"], "given_name": profile["first_name"], "family_name": profile["last_name"]}
        claims |= names | {"picture": picture, "locale": user.locale, f"{_S}team_name": team.name, f"{_S}team_domain": team.domain}
        claims |= {f"{_S}user_image_{size}": profile[f"image_{size}"] for size in _USER_SIZES} | {f"{_S}user_image_1024": picture}
        icon = teams.present_team(team, origin)["icon"]
        claims |= {f"{_S}team_image_{size}": url for size in _TEAM_SIZES if (url := icon.get(f"image_{size}"))}
        claims[f"{_S}team_image_default"] = not team.icon
    return claims


def id_claims(reader: Reader, code: Code, client_id: str, access_token: str, issuer: str, now: int) -> dict[str, Any]:
    """What stands in an id token: for whom, by whom, for how long, and with which access token it came."""
    digest = hashlib.sha256(access_token.encode()).digest()
    claims = user_claims(reader, code.team_id, code.user_id, frozenset(code.user_scopes), issuer)
    claims |= {
        "iss": issuer,
        "aud": client_id,
        "iat": now,
        "exp": now + ID_TOKEN_S,
        "auth_time": code.expires_at - 600,
        "at_hash": base64.urlsafe_b64encode(digest[:16]).decode().rstrip("="),
    }
    return claims | ({"nonce": code.nonce} if code.nonce else {})
