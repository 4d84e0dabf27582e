"""Results as Slack writes them. Rows are read anew, and rights checked once more, after the index has spoken."""

import re
import uuid
from typing import Any

from hallway.core.actor import Actor
from hallway.core.timestamps import format_ts
from hallway.domain import conversations, files, messages, users
from hallway.domain.conversations import Access, Conversation
from hallway.domain.messages import Message
from hallway.platform.searchindex import Found, Text, highlight
from hallway.platform.storage import Reader

# Messages shown before and after a hit, and how many are looked at for some that say something.
_BESIDE = 2
_LOOKED_AT = 6
_OPEN, _CLOSE = "\ue000", "\ue001"
_KEPT = ("blocks", "attachments", "files", "thread_ts", "reactions", "bot_id", "edited")
# Markup that must stay as it is: addresses and ids, and escaped signs. The label of a link is text.
_MARKUP = re.compile(r"<[^<>|]*(?:\||>)|>|&(?:amp|lt|gt);")
_NAMESPACE = uuid.UUID("6f2d8c1e-51a5-4f0a-9d3e-6b1f6c0a7e55")


def present_messages(reader: Reader, actor: Actor, found: Found, marked: tuple[Text, ...]) -> list[dict[str, Any]]:
    """The messages behind the hits, in their order, as far as they are still there and the actor may (still) see them."""
    rooms: dict[str, Access | None] = {}
    rows: dict[str, list[Message]] = {}
    for hit in found.hits:
        _, conversation_id, ts = hit.key.split("/")
        if conversation_id not in rooms:
            rooms[conversation_id] = conversations.find_access(reader, actor, conversation_id)
        if rooms[conversation_id] is not None and (row := messages.find(reader, actor.team_id, conversation_id, int(ts))):
            rows.setdefault(conversation_id, []).append(row)
    shown = [row for page in rows.values() for row in page]
    beside = {(row.conversation_id, row.ts): messages.list_beside(reader, actor.team_id, row, _LOOKED_AT) for row in shown}
    shown += [row for pair in beside.values() for near in pair for row in near]
    authors = _names(reader, actor, [row.user_id for row in shown])
    matches: dict[str, dict[str, Any]] = {}
    for conversation_id, page in rows.items():
        access = rooms[conversation_id]
        assert access is not None
        channel = _channel(access.conversation, actor)
        for row, body in zip(page, messages.present_messages(reader, actor, conversation_id, page), strict=True):
            key = f"{actor.team_id}/{conversation_id}/{row.ts}"
            matches[key] = _match(actor, channel, row, body, authors, marked)
            matches[key] |= _context(actor, beside[row.conversation_id, row.ts], authors)
    scores = {hit.key: hit.score for hit in found.hits}
    return [matches[key] | {"score": score} for key, score in scores.items() if key in matches]


def _match(
    actor: Actor, channel: dict[str, Any], row: Message, body: dict[str, Any], authors: dict[str, str], marked: tuple[Text, ...]
) -> dict[str, Any]:
    text = body.get("text") or ""
    kept = {key: body[key] for key in _KEPT if key in body}
    return {
        "iid": _iid(actor, row),
        "team": actor.team_id,
        "channel": channel,
        "type": "im" if channel["is_im"] else "message",
        "user": row.user_id,
        "username": body.get("username") or authors.get(row.user_id, ""),
        "ts": format_ts(row.ts),
        "text": mark(text, marked) if marked else text,
        "permalink": messages.permalink(actor.home, row),
        "no_reactions": not body.get("reactions"),
        **kept,
    }


def _context(actor: Actor, beside: tuple[list[Message], list[Message]], authors: dict[str, str]) -> dict[str, Any]:
    """What was said just before and after: Slack's `previous`, `previous_2`, `next` and `next_2`."""
    context = {}
    for name, near in zip(("previous", "next"), beside, strict=True):
        said = [row for row in near if row.subtype not in messages.QUIET and row.subtype != "tombstone"]
        for number, row in enumerate(said[:_BESIDE], 1):
            context[name if number == 1 else f"{name}_{number}"] = {
                "iid": _iid(actor, row),
                "type": "message",
                "user": row.user_id,
                "username": row.body.get("username") or authors.get(row.user_id, ""),
                "ts": format_ts(row.ts),
                "text": row.body.get("text") or "",
            }
    return context


def _iid(actor: Actor, row: Message) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{actor.team_id}/{row.conversation_id}/{row.ts}"))


def present_files(reader: Reader, actor: Actor, found: Found, marked: tuple[Text, ...]) -> list[dict[str, Any]]:
    """The files behind the hits, in their order, as far as they are still there and the actor may (still) see them."""
    ids = [hit.key.rpartition("/")[2] for hit in found.hits]
    rows = files.get_many(reader, actor.team_id, ids)
    places = files.seen_places(reader, actor, list(rows))
    shown = [
        (hit, rows[file_id])
        for hit, file_id in zip(found.hits, ids, strict=True)
        if file_id in rows
        and rows[file_id].state in ("hosted", "external")
        and (rows[file_id].user_id == actor.user_id or places.get(file_id))
    ]
    authors = _names(reader, actor, [row.user_id for _, row in shown])
    matches = []
    for hit, row in shown:
        body = files.present_file(row, actor.origin, places.get(row.id, []))
        body |= {"username": authors.get(row.user_id, ""), "score": f"{hit.score:.6f}", "top_file": False}
        if marked:
            body["title"] = mark(body.get("title") or "", marked)
        matches.append(body)
    return matches


def _names(reader: Reader, actor: Actor, user_ids: list[str]) -> dict[str, str]:
    ids = list(dict.fromkeys(user_id for user_id in user_ids if user_id))
    return {user.id: user.name for user in users.list_by_ids(reader, actor.team_id, ids)}


def _channel(found: Conversation, actor: Actor) -> dict[str, Any]:
    partner = conversations.partner_of(found, actor.user_id) if found.kind == "im" else ""
    body = {
        "id": found.id,
        "name": partner or conversations.display_name(found),
        "is_channel": found.kind == "channel",
        "is_group": found.kind == "private",
        "is_im": found.kind == "im",
        "is_mpim": found.kind == "mpim",
        "is_private": found.kind != "channel",
        "is_shared": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
    }
    return body | ({"user": partner} if partner else {})


def mark(text: str, sought: tuple[Text, ...]) -> str:
    """Slack's marks around what was looked for; addresses and ids stay as they are."""
    marked, last = [], 0
    for found in _MARKUP.finditer(text):
        marked += [highlight(text[last : found.start()], sought, _OPEN, _CLOSE), found[0]]
        last = found.end()
    return "".join([*marked, highlight(text[last:], sought, _OPEN, _CLOSE)])
