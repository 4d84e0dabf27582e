"""The direct messages view: every im and mpim one is in with its last message, newest first, in one statement a page."""

from typing import Any

import msgspec
from sqlalchemy import and_, bindparam, func, or_, select

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.timestamps import format_ts
from hallway.domain.conversations.tables import conversation, member
from hallway.domain.messages.tables import message
from hallway.platform.storage import Reader, query

_SHOWN = ("type", "subtype", "user", "text", "blocks", "username", "bot_id", "bot_profile", "attachments")
_c, _m, _g = conversation.c, member.c, message.c


class Direct(msgspec.Struct, frozen=True):
    """An im or mpim as one member has it; `people` are the ids of everybody in it, ts in microseconds."""

    conversation_id: str
    kind: str
    people: str
    last_read: int
    is_open: bool
    is_muted: bool
    unread: int
    ts: int
    user_id: str
    body_text: str


_here = and_(_g.team_id == _m.team_id, _g.conversation_id == _m.conversation_id)
_latest = select(func.max(_g.ts)).where(_here, _g.is_in_channel).scalar_subquery()
_unread = (
    select(func.count())
    .select_from(message)
    .where(_here, _g.is_unread_worthy, _g.ts > _m.last_read, _g.user_id != _m.user_id)
    .scalar_subquery()
)
_mine = (
    select(
        _m.team_id,
        _m.conversation_id,
        _c.kind,
        _c.name,
        _m.last_read,
        _m.is_open,
        _m.is_muted,
        _unread.label("unread"),
        _latest.label("latest"),
    )
    .select_from(member.join(conversation, and_(_c.team_id == _m.team_id, _c.id == _m.conversation_id)))
    .where(_m.team_id == bindparam("team_id"), _m.user_id == bindparam("user_id"), or_(_c.kind == "im", _c.kind == "mpim"))
    .subquery()
)
_d = _mine.c
_page = query(
    select(
        _d.conversation_id, _d.kind, _d.name, _d.last_read, _d.is_open, _d.is_muted, _d.unread, _g.ts, _g.user_id, _g.body
    )
    .select_from(_mine.join(message, and_(_g.team_id == _d.team_id, _g.conversation_id == _d.conversation_id, _g.ts == _d.latest)))
    .where(_d.latest < bindparam("before"), or_(bindparam("only_unread") == 0, _d.unread > 0))
    .order_by(_d.latest.desc())
    .limit(bindparam("how_many")),
    into=Direct,
)  # fmt: skip


def list_dms(reader: Reader, actor: Actor, before: int, limit: int, *, only_unread: bool) -> list[Direct]:
    """Up to `limit` of the actor's direct conversations whose last message is older than `before` (µs), newest first.

    Conversations in which nothing was said are left out: there is nothing to show of them.
    """
    of = {"team_id": actor.team_id, "user_id": actor.user_id}
    return reader.all(_page, **of, before=before, only_unread=int(only_unread), how_many=limit)


def present_dm(found: Direct, viewer: str) -> dict[str, Any]:
    """One row of the view: the conversation as the client knows it, and the last message as far as a preview needs it."""
    ids = found.people.split(",")
    body = encoding.decode(found.body_text)
    shown = {name: body[name] for name in _SHOWN if body.get(name)}
    shown |= {"ts": format_ts(found.ts), "num_files": len(body.get("files") or ())}
    row: dict[str, Any] = {
        "id": found.conversation_id,
        "is_im": found.kind == "im",
        "is_mpim": found.kind == "mpim",
        "is_open": found.is_open,
        "is_muted": found.is_muted,
        "last_read": format_ts(found.last_read),
        "latest": format_ts(found.ts),
        "unread_count": found.unread,
        "mention_count": found.unread,
        "message": shown,
    }
    if found.kind == "im":
        return row | {"user": next((person for person in ids if person != viewer), viewer)}
    return row | {"members": ids}
