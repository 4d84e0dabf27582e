"""Messages as Slack writes them: what is stored, plus what changes apart from it. A page takes a fixed number of queries."""

from typing import Any

from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.timestamps import format_ts
from hallway.domain import files, users
from hallway.domain.messages.store import Message
from hallway.domain.messages.tables import pin, reaction, thread_follow
from hallway.platform.storage import Reader, in_list, query

_r, _p, _f = reaction.c, pin.c, thread_follow.c
_reactions = query(
    select(_r.ts, _r.name, _r.user_id)
    .where(_r.team_id == bindparam("team_id"), _r.conversation_id == bindparam("conversation_id"), in_list(_r.ts, "tss"))
    .order_by(_r.reacted_at)
)
_pins = query(
    select(_p.ts, _p.created_by, _p.created_at).where(
        _p.team_id == bindparam("team_id"), _p.conversation_id == bindparam("conversation_id"), in_list(_p.ts, "tss")
    )
)
_follows = query(
    select(_f.thread_ts, _f.is_following, _f.last_read).where(
        _f.team_id == bindparam("team_id"),
        _f.user_id == bindparam("user_id"),
        _f.conversation_id == bindparam("conversation_id"),
        in_list(_f.thread_ts, "tss"),
    )
)
# Names shown with a reaction; the count tells of the rest.
_SHOWN = 50


def present_messages(reader: Reader, actor: Actor, conversation_id: str, page: list[Message]) -> list[dict[str, Any]]:
    """The messages of one conversation as the actor sees them, in the same order."""
    if not page:
        return []
    bodies = [message.body for message in page]
    tss = [message.ts for message in page]
    of = {"team_id": actor.team_id, "conversation_id": conversation_id}
    reactions = _summaries(reader.all(_reactions, **of, tss=tss))
    pins = {row[0]: row for row in reader.all(_pins, **of, tss=tss)}
    follows = {row[0]: row for row in reader.all(_follows, **of, user_id=actor.user_id, tss=tss)}
    for message, body in zip(page, bodies, strict=True):
        if message.ts in reactions:
            body["reactions"] = reactions[message.ts]
        if message.ts in pins:
            _, by, at = pins[message.ts]
            body["pinned_to"], body["pinned_info"] = (
                [conversation_id],
                {"channel": conversation_id, "pinned_by": by, "pinned_ts": at},
            )
        if message.is_root:
            body.update(thread_summary(message))
            body["subscribed"] = False
        if (follow := follows.get(message.ts)) and follow[1]:
            body |= {"subscribed": True, "last_read": format_ts(follow[2])}
    _name_bots(reader, actor.team_id, bodies)
    expand_files(reader, actor, bodies)
    return bodies


def _name_bots(reader: Reader, team_id: str, bodies: list[dict[str, Any]]) -> None:
    """Messages that came from elsewhere tell a bot's id alone: say who it is."""
    nameless = [body for body in bodies if body.get("bot_id") and not body.get("username") and "bot_profile" not in body]
    profiles = {bot_id: users.bot_profile(reader, team_id, bot_id) for bot_id in {body["bot_id"] for body in nameless}}
    for body in nameless:
        body["bot_profile"] = profiles[body["bot_id"]]


def thread_summary(message: Message) -> dict[str, Any]:
    """What a root tells of its replies."""
    users = encoding.decode(message.reply_users_text)
    return {
        "thread_ts": format_ts(message.ts),
        "reply_count": message.reply_count,
        "reply_users_count": len(users),
        "latest_reply": format_ts(message.latest_reply),
        "reply_users": users,
        "is_locked": False,
    }


def expand_files(reader: Reader, actor: Actor, bodies: list[dict[str, Any]]) -> None:
    """Put whole file objects where the bodies hold ids."""
    ids = [item["id"] for body in bodies for item in body.get("files", ())]
    if not ids:
        return
    found = files.get_many(reader, actor.team_id, ids)
    places = files.seen_places(reader, actor, list(found))
    for body in bodies:
        if "files" in body:
            body["files"] = [
                files.present_file(found[item["id"]], actor.origin, places.get(item["id"], []))
                if item["id"] in found
                else {"id": item["id"], "mode": "tombstone"}
                for item in body["files"]
            ]


def _summaries(rows: list[tuple[Any, ...]]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, dict[str, dict[str, Any]]] = {}
    for ts, name, user_id in rows:
        summary = found.setdefault(ts, {}).setdefault(name, {"name": name, "users": [], "count": 0})
        summary["count"] += 1
        if len(summary["users"]) < _SHOWN:
            summary["users"].append(user_id)
    return {ts: list(names.values()) for ts, names in found.items()}


def find_reactions(reader: Reader, team_id: str, conversation_id: str, ts: int) -> list[dict[str, Any]]:
    """The reactions to one message, in the order of their first appearance."""
    rows = reader.all(_reactions, team_id=team_id, conversation_id=conversation_id, tss=[ts])
    return _summaries(rows).get(ts, [])
