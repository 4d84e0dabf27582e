"""`rtm.start`'s picture of the team: what one is in, with how far one has read, and of the team no more than a page of each kind."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.timestamps import format_ts, now_seconds
from hallway.domain import conversations, messages, personal, teams, users
from hallway.domain.conversations import Access, Count, Page
from hallway.domain.users import groups
from hallway.platform.storage import Reader

# Bots, people, and channels that one is not in: so many of each.
_SHOWN = 1000


class Wishes(msgspec.Struct, frozen=True):
    """What the picture is to hold, as Slack's arguments say it."""

    simple_latest: bool = False
    no_unreads: bool = False
    no_latest: bool = False
    mpim_aware: bool = False
    include_locale: bool = False


def describe_team(reader: Reader, actor: Actor, wishes: Wishes) -> dict[str, Any]:
    """The picture, but for presence and the address to connect to."""
    joined = conversations.list_joined(reader, actor.team_id, actor.user_id)
    names = users.names_of(reader, actor.team_id, actor.user_id)
    counts = {count.conversation_id: count for count in conversations.count_all(reader, actor.team_id, actor.user_id, names)}
    rooms: dict[str, list[dict[str, Any]]] = {"channel": [], "private": [], "im": [], "mpim": []}
    for access in joined:
        rooms[access.conversation.kind].append(_room(reader, actor, access, counts.get(access.conversation.id), wishes))
    others = conversations.list_visible(reader, actor, Page(("channel",), limit=_SHOWN))
    rooms["channel"] += [conversations.present_conversation(access, actor.user_id) for access in others if not access.is_member]
    subteams = [groups.seen_by(reader, actor, group) for group in groups.list_all(reader, actor.team_id)]
    return {
        "self": _myself(reader, actor),
        "team": teams.present_team(teams.get(reader, actor.team_id), actor.origin) | {"prefs": {}, "plan": "enterprise"},
        "channels": rooms["channel"],
        # To those who do not know mpims they are groups.
        "groups": rooms["private"] + ([] if wishes.mpim_aware else rooms["mpim"]),
        "ims": rooms["im"],
        "mpims": rooms["mpim"] if wishes.mpim_aware else [],
        "users": [_person(user, actor, wishes) for user in users.list_page(reader, actor, "", _SHOWN)],
        "bots": _bots(reader, actor),
        "subteams": {"self": [group["id"] for group in subteams if group["id"] in names], "all": subteams},
        "dnd": personal.present_dnd(reader, actor.team_id, actor.user_id),
        "read_only_channels": [],
        "non_threadable_channels": [],
        "thread_only_channels": [],
        "can_manage_shared_channels": False,
        "accept_tos_url": None,
        "is_europe": False,
        "cache_ts": now_seconds(),
        "cache_version": "v1",
        "cache_ts_version": "v1",
        "latest_event_ts": f"{now_seconds()}.000000",
    }


def _myself(reader: Reader, actor: Actor) -> dict[str, Any]:
    user = users.get(reader, actor.team_id, actor.user_id)
    return {
        "id": user.id,
        "name": user.name,
        "created": user.created_at,
        "manual_presence": "away" if user.is_away else "active",
        # What is not decided is not told: Slack's SDKs expect no null here.
        "prefs": {name: value for name, value in personal.slack_preferences(reader, actor).items() if value is not None},
    }


def _person(user: users.User, actor: Actor, wishes: Wishes) -> dict[str, Any]:
    body = users.present_for(user, actor)
    if not wishes.include_locale:
        body.pop("locale", None)
    return body


def _bots(reader: Reader, actor: Actor) -> list[dict[str, Any]]:
    """The bots whom the actor may see."""
    found = users.list_bots(reader, actor.team_id, _SHOWN)
    seen = {user.id for user in users.list_visible(reader, actor, [bot["user_id"] for bot in found])}
    return [bot for bot in found if bot["user_id"] in seen]


def _room(reader: Reader, actor: Actor, access: Access, count: Count | None, wishes: Wishes) -> dict[str, Any]:
    body = conversations.present_conversation(access, actor.user_id)
    if count is None:
        return body
    if not wishes.no_unreads:
        body |= {"unread_count": count.unread, "unread_count_display": count.unread}
    if not wishes.no_latest and count.latest:
        body["latest"] = _latest(reader, actor, count, wishes)
    return body


def _latest(reader: Reader, actor: Actor, count: Count, wishes: Wishes) -> Any:
    """A room's last message; only its ts for those who want it simple."""
    if wishes.simple_latest:
        return format_ts(count.latest)
    found = messages.find(reader, actor.team_id, count.conversation_id, count.latest)
    return messages.present_messages(reader, actor, count.conversation_id, [found])[0] if found is not None else None
