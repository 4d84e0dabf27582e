"""`client.boot` and `client.counts`: opening the client costs what one is in, not how big the company is."""

from typing import Any

from hallway.core.actor import Actor
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Tier, method
from hallway.domain import conversations, messages, personal, teams, users
from hallway.domain.conversations import Access, Count
from hallway.platform.storage import Reader, last_seq

_TOKENS = ("session", "user")


@method("client.boot", kind="query", scopes=(), policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED, tokens=_TOKENS)
def boot(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Everything the client needs to draw itself: oneself, the team, what one is in, and the seq it is true at."""
    joined = conversations.list_joined(reader, actor.team_id, actor.user_id)
    names = users.names_of(reader, actor.team_id, actor.user_id)
    counts = {count.conversation_id: count for count in conversations.count_all(reader, actor.team_id, actor.user_id, names)}
    starred = personal.starred_channels(reader, actor)
    partners = {user_id for access in joined for user_id in access.conversation.people}
    known = users.list_by_ids(reader, actor.team_id, sorted(partners | {actor.user_id}))
    myself = next(user for user in known if user.id == actor.user_id)
    return {
        "self": users.present_user(myself, actor.origin),
        "team": teams.present_team(teams.get(reader, actor.team_id), actor.origin),
        "prefs": personal.preferences_of(reader, actor),
        "channels": [_entry(access, counts.get(access.conversation.id), starred, actor.user_id) for access in joined],
        "users": [users.present_user(user, actor.origin) for user in known],
        "sections": personal.list_sections(reader, actor),
        "dnd": personal.present_dnd(reader, actor.team_id, actor.user_id),
        "emoji_version": len(teams.list_emoji(reader, actor.team_id)),
        "seq": last_seq(reader, actor.team_id),
    }


@method("client.counts", kind="query", scopes=(), policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=_TOKENS)
def counts(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Unread and mention counts of everything one is in."""
    names = users.names_of(reader, actor.team_id, actor.user_id)
    groups: dict[str, list[dict[str, Any]]] = {"channels": [], "mpims": [], "ims": []}
    for count in conversations.count_all(reader, actor.team_id, actor.user_id, names):
        key = {"im": "ims", "mpim": "mpims"}.get(count.kind, "channels")
        groups[key].append(conversations.present_count(count))
    threads = messages.following.counts(reader, actor.team_id, actor.user_id, names)
    return {**groups, "threads": threads, "saved": personal.count_saved(reader, actor)}


def _entry(access: Access, count: Count | None, starred: frozenset[str], viewer: str) -> dict[str, Any]:
    found = access.conversation
    body: dict[str, Any] = {
        "id": found.id,
        "name": conversations.display_name(found),
        "is_channel": found.kind == "channel",
        "is_private": found.kind != "channel",
        "is_im": found.kind == "im",
        "is_mpim": found.kind == "mpim",
        "is_archived": found.is_archived,
        "is_general": found.is_general,
        "topic": found.topic,
        "purpose": found.purpose,
        "created": found.created_at,
        "creator": found.creator,
        "num_members": found.num_members,
        "is_member": True,
        "is_open": access.is_open,
        "is_muted": access.is_muted,
        "notify": access.notify,
        "is_starred": found.id in starred,
    }
    if found.kind == "im":
        body["user"] = conversations.partner_of(found, viewer)
    if found.kind == "mpim":
        body["members"] = found.people
    if count is not None:
        body |= conversations.present_count(count)
    return body
