"""Files as Slack writes them."""

from typing import Any
from urllib.parse import quote

from hallway.core.timestamps import format_ts
from hallway.domain.files.kinds import pretty_type
from hallway.domain.files.store import File

Places = list[tuple[str, int, int, str, str]]
_NOWHERE: Places = []


def present_file(found: File, origin: str, places: Places = _NOWHERE) -> dict[str, Any]:
    """The file object: where it is shared, its addresses and thumbnails."""
    if found.state in ("tombstone", "hidden_by_limit"):
        return {"id": found.id, "mode": found.state}
    details = found.details
    body: dict[str, Any] = {
        "id": found.id,
        "created": found.created_at,
        "timestamp": found.created_at,
        "name": found.name,
        "title": found.title,
        "mimetype": found.mimetype,
        "filetype": found.filetype,
        "pretty_type": pretty_type(found.filetype),
        "user": found.user_id,
        "user_team": found.team_id,
        "editable": details.get("mode") == "snippet",
        "size": found.size,
        "mode": details.get("mode", "hosted"),
        "is_external": found.state == "external",
        "external_type": details.get("external_type", ""),
        "is_public": any(place[4] == "channel" for place in places),
        "public_url_shared": found.is_public,
        "display_as_bot": False,
        "username": "",
        "file_access": "visible",
        "media_display_type": "unknown",
        "comments_count": 0,
        "is_starred": False,
        "has_rich_preview": False,
        "has_more_shares": False,
        **_addresses(found, origin),
        **_picture(found, origin),
        **_shares(places),
    }
    for key in (
        "alt_txt",
        "app_id",
        "external_id",
        "external_url",
        "preview",
        "preview_highlight",
        "preview_is_truncated",
        "lines",
        "lines_more",
    ):
        if key in details:
            body[key] = details[key]
    return body


def _addresses(found: File, origin: str) -> dict[str, Any]:
    permalink = f"{origin}/files/{found.user_id}/{found.id}/{quote(found.name)}"
    if found.state == "external":
        url = found.details.get("external_url", "")
        return {"url_private": url, "permalink": url or permalink}
    if not found.blob:
        return {"permalink": permalink}
    private = f"{origin}/files-pri/{found.team_id}-{found.id}"
    public = f"{origin}/files-pub/{found.team_id}-{found.id}-{found.details.get('public_secret', '')}"
    return {
        "url_private": f"{private}/{quote(found.name)}",
        "url_private_download": f"{private}/download/{quote(found.name)}",
        "permalink": permalink,
        **({"permalink_public": public} if found.is_public else {}),
    }


def _picture(found: File, origin: str) -> dict[str, Any]:
    details = found.details
    body: dict[str, Any] = {key: details[key] for key in ("original_w", "original_h", "image_exif_rotation", "blur") if key in details}
    for size, (width, height) in details.get("thumbs", {}).items():
        body[f"thumb_{size}"] = f"{origin}/files-tmb/{found.team_id}-{found.id}/{size}"
        if size not in ("64", "80", "160"):
            body[f"thumb_{size}_w"], body[f"thumb_{size}_h"] = width, height
    return body


def _shares(places: Places) -> dict[str, Any]:
    shares: dict[str, dict[str, list[dict[str, Any]]]] = {}
    lists: dict[str, list[str]] = {"channels": [], "groups": [], "ims": []}
    for conversation_id, ts, thread_ts, user_id, kind in places:
        visibility, key = {"channel": ("public", "channels"), "private": ("private", "groups")}.get(kind, ("private", "ims"))
        if conversation_id not in lists[key]:
            lists[key].append(conversation_id)
        share: dict[str, Any] = {"ts": format_ts(ts), "share_user_id": user_id, "reply_users": [], "reply_count": 0}
        if thread_ts:
            share["thread_ts"] = format_ts(thread_ts)
        shares.setdefault(visibility, {}).setdefault(conversation_id, []).append(share)
    return {**lists, "shares": shares}
