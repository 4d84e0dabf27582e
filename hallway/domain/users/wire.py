"""Users as Slack writes them."""

import hashlib
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from hallway.core.actor import Actor
from hallway.domain.users.store import User

_SIZES = (24, 32, 48, 72, 192, 512)


def present_user(user: User, origin: str) -> dict[str, Any]:
    """The user object of `users.info`; addresses begin with `origin`."""
    profile = present_profile(user, origin)
    label, offset = _zone(user.tz)
    body: dict[str, Any] = {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name,
        "deleted": user.is_deleted,
        "color": hashlib.blake2s(user.id.encode(), digest_size=3).hexdigest(),
        "real_name": profile["real_name"],
        "profile": profile,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": user.updated_at,
        "has_2fa": False,
        "who_can_share_contact_card": "EVERYONE",
    }
    if user.is_deleted:
        return body
    return body | {
        "tz": user.tz,
        "tz_label": label,
        "tz_offset": offset,
        "is_admin": user.role in ("owner", "admin"),
        "is_owner": user.role == "owner",
        "is_primary_owner": user.role == "owner",
        "is_restricted": user.role in ("guest", "single_channel_guest"),
        "is_ultra_restricted": user.role == "single_channel_guest",
        "is_email_confirmed": user.email is not None,
        "locale": user.locale,
    }


def present_for(user: User, actor: Actor) -> dict[str, Any]:
    """A user as the actor may see them: addresses only with the scope for them."""
    body = present_user(user, actor.origin)
    if actor.kind != "session" and "users:read.email" not in actor.scopes:
        body["profile"].pop("email", None)
    return body


def present_profile(user: User, origin: str) -> dict[str, Any]:
    """The profile object: every key that Slack always sends, and what the person filled in."""
    own = user.profile
    real_name, display_name = own.get("real_name", user.name), own.get("display_name", "")
    first, _, last = real_name.partition(" ")
    image = own.get("image", "")
    pictures = {f"image_{size}": f"{origin}/avatars/{user.team_id}/{user.id}/{image or 'initials'}/{size}" for size in _SIZES}
    profile: dict[str, Any] = {
        "title": "",
        "phone": "",
        "skype": "",
        "status_text": "",
        "status_text_canonical": "",
        "status_emoji": "",
        "status_emoji_display_info": [],
        "status_expiration": 0,
        **{key: value for key, value in own.items() if key != "image"},
        "real_name": real_name,
        "real_name_normalized": real_name,
        "display_name": display_name,
        "display_name_normalized": display_name,
        "first_name": first,
        "last_name": last,
        "fields": own.get("fields") or {},
        "avatar_hash": image or "g" + hashlib.blake2s(user.id.encode(), digest_size=5).hexdigest(),
        "is_custom_image": bool(image),
        "team": user.team_id,
        **pictures,
    }
    if image:
        profile["image_original"] = pictures["image_512"]
    if user.email:
        profile["email"] = user.email
    return profile


@lru_cache(maxsize=1000)
def _zone(name: str) -> tuple[str, int]:
    try:
        zone = ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        zone = ZoneInfo("Etc/UTC")
    now = datetime.now(zone)
    offset = now.utcoffset()
    return now.tzname() or name, int(offset.total_seconds()) if offset is not None else 0
