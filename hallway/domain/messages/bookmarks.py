"""Bookmarks: links at the top of a conversation."""

from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import bindparam, select

from hallway.core import encoding, events, richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.domain.conversations import Access
from hallway.domain.messages.tables import bookmark
from hallway.platform.storage import Reader, Transaction, query

_LIMIT = 100
_TITLE, _EMOJI = 255, 100
_b = bookmark.c
_all = query(
    select(_b.body).where(_b.team_id == bindparam("team_id"), _b.conversation_id == bindparam("conversation_id")).order_by(_b.ordering)
)


def list_all(reader: Reader, team_id: str, conversation_id: str) -> list[dict[str, Any]]:
    """A conversation's bookmarks in order, as Slack writes them."""
    return [encoding.decode(row[0]) for row in reader.all(_all, team_id=team_id, conversation_id=conversation_id)]


def add(tx: Transaction, actor: Actor, found: Access, title: str, link: str, emoji: str) -> dict[str, Any]:
    """A new bookmark at the end. Emits `bookmark_added`.

    Raises `ApiError` with `is_archived`, `invalid_link`, `invalid_emoji` or `too_many_bookmarks`.
    """
    check_place(found)
    present = list_all(tx, actor.team_id, found.conversation.id)
    if len(present) >= _LIMIT:
        raise ApiError("too_many_bookmarks")
    made = {
        "id": new_id("Bk"),
        "channel_id": found.conversation.id,
        "title": title[:_TITLE],
        "link": check_link(link),
        "emoji": check_emoji(emoji[:_EMOJI]),
        "icon_url": None,
        "type": "link",
        "entity_id": None,
        "date_created": tx.now_s,
        "date_updated": 0,
        "rank": f"{len(present):06d}",
        "last_updated_by_user_id": actor.user_id,
        "last_updated_by_team_id": actor.team_id,
        "shortcut_id": None,
        "app_id": actor.app_id or None,
    }
    _store(tx, actor, made, len(present))
    _tell(tx, actor, found, "bookmark_added", made)
    return made


def edit(tx: Transaction, actor: Actor, found: Access, bookmark_id: str, changes: dict[str, str]) -> dict[str, Any]:
    """Change title, link or emoji. Emits `bookmark_updated`. Raises `ApiError` with `not_found` and as `add`."""
    check_place(found)
    present = list_all(tx, actor.team_id, found.conversation.id)
    place = _place_of(present, bookmark_id)
    if "link" in changes:
        check_link(changes["link"])
    check_emoji(changes.get("emoji", ""))
    changes = {name: value[: {"title": _TITLE, "emoji": _EMOJI}.get(name)] for name, value in changes.items()}
    made = present[place] | changes | {"date_updated": tx.now_s, "last_updated_by_user_id": actor.user_id}
    _store(tx, actor, made, place)
    _tell(tx, actor, found, "bookmark_updated", made)
    return made


def remove(tx: Transaction, actor: Actor, found: Access, bookmark_id: str) -> None:
    """Delete a bookmark. Emits `bookmark_deleted`. Raises `ApiError` with `is_archived` or `not_found`."""
    check_place(found)
    present = list_all(tx, actor.team_id, found.conversation.id)
    made = present[_place_of(present, bookmark_id)]
    tx.delete(bookmark, team_id=actor.team_id, conversation_id=found.conversation.id, id=bookmark_id)
    _tell(tx, actor, found, "bookmark_deleted", made)


def check_place(found: Access) -> None:
    """Raises `ApiError("is_archived")`."""
    if found.conversation.is_archived:
        raise ApiError("is_archived")


def check_emoji(emoji: str) -> str:
    """The emoji, if it is none or `:name:`. Raises `ApiError("invalid_emoji")`."""
    if emoji and not richtext.is_emoji_name(emoji.strip(":")):
        raise ApiError("invalid_emoji")
    return emoji


def check_link(link: str) -> str:
    """The link, if it is an absolute web or mail address. Raises `ApiError("invalid_link")`."""
    parts = urlsplit(link)
    if parts.scheme not in ("http", "https", "mailto") or len(link) > 3000 or not (parts.netloc or parts.path):
        raise ApiError("invalid_link")
    return link


def _place_of(present: list[dict[str, Any]], bookmark_id: str) -> int:
    place = next((number for number, item in enumerate(present) if item["id"] == bookmark_id), -1)
    if place < 0:
        raise ApiError("not_found")
    return place


def _store(tx: Transaction, actor: Actor, made: dict[str, Any], place: int) -> None:
    tx.upsert(
        bookmark,
        team_id=actor.team_id, conversation_id=made["channel_id"], id=made["id"], ordering=place, body=encoding.encode_text(made),
    )  # fmt: skip


def _tell(tx: Transaction, actor: Actor, found: Access, kind: str, made: dict[str, Any]) -> None:
    tx.emit(actor.team_id, events.conversation(found.conversation.id), {"type": kind, "user": actor.user_id, "bookmark": made})
