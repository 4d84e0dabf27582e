"""Posting: one message, one row, one event."""

from collections.abc import Callable
from typing import Any

import msgspec

from hallway.core import encoding, events, richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.timestamps import format_ts
from hallway.domain import calls, conversations
from hallway.domain.conversations import Access, Conversation
from hallway.domain.messages import policy, showing_pictures, store, threads
from hallway.domain.messages.echoes import about
from hallway.domain.messages.store import Message
from hallway.domain.messages.tables import mention, message
from hallway.platform.storage import Transaction

# Longer text is cut, as Slack does.
TEXT_LIMIT = 40_000


class NewMessage(msgspec.Struct, frozen=True):
    """What is to be said. `text` is mrkdwn, escaped; `thread_ts` in microseconds, 0 for none; `file_ids` are ready files, `picture_ids`
    those that its blocks show and its author may see.

    `extra` are keys that the server itself adds (bot_id, username, icons, topic …) — never what a caller sent unchecked.
    """

    text: str = ""
    blocks: list[dict[str, Any]] | None = None
    attachments: list[dict[str, Any]] | None = None
    thread_ts: int = 0
    is_broadcast: bool = False
    subtype: str = ""
    client_msg_id: str = ""
    file_ids: tuple[str, ...] = ()
    picture_ids: tuple[str, ...] = ()
    present_files: Callable[[], list[dict[str, Any]]] | None = None
    extra: dict[str, Any] = {}


class Posted(msgspec.Struct, frozen=True):
    """A posted message: its ts in microseconds, its body as Slack writes it, and whether it had been posted before."""

    ts: int
    body: dict[str, Any]
    is_duplicate: bool = False


def post(tx: Transaction, actor: Actor, found: Access, new: NewMessage) -> Posted:
    """Say something in a conversation, as the actor.

    The same `client_msg_id` from the same person is the same message, for ever. Emits `message`, and `message_replied` for
    replies. Raises `ApiError` with `is_archived`, `not_in_channel`, `thread_not_found` or `no_text`.
    """
    if new.client_msg_id:
        before = store.find_by_client_id(tx, actor.team_id, actor.user_id, new.client_msg_id)
        if before is not None:
            return Posted(before.ts, before.body, True)
    policy.check_post(actor, found)
    return add(tx, found.conversation, actor.user_id, new)


def add(tx: Transaction, conversation: Conversation, user_id: str, new: NewMessage) -> Posted:
    """Put a message into a conversation without asking who may: for the server's own words, and after `post` has asked."""
    root = threads.access_root(tx, conversation, new.thread_ts) if new.thread_ts else None
    blocks = new.blocks if new.blocks is not None else richtext.parse_mrkdwn(new.text) if new.text and not new.subtype else []
    ts = tx.next_ts(conversation.team_id)
    body = compose(conversation, user_id, ts, new, blocks)
    if root is not None and root.user_id:
        body["parent_user_id"] = root.user_id
    is_in_channel = root is None or new.is_broadcast
    spoken_to = richtext.Mentions() if new.subtype in policy.QUIET else richtext.mentions(blocks, new.text, new.attachments or ())
    tx.insert(
        message,
        team_id=conversation.team_id, conversation_id=conversation.id, ts=ts, user_id=user_id, subtype=body.get("subtype", ""),
        thread_ts=root.ts if root else None, is_in_channel=is_in_channel,
        is_unread_worthy=is_in_channel and new.subtype not in policy.QUIET,
        client_msg_id=new.client_msg_id or None, body=encoding.encode_text(body),
        reply_count=0, reply_users="[]", latest_reply=0,
    )  # fmt: skip
    note_calls(tx, conversation, ts, blocks)
    showing_pictures.share(tx, conversation, ts, new.thread_ts, user_id, new.picture_ids)
    record_mentions(tx, conversation, ts, targets(spoken_to), thread_ts=0 if is_in_channel or root is None else root.ts)
    tx.emit(
        conversation.team_id,
        events.conversation(conversation.id),
        {**body, **_whole_files(new), "channel": conversation.id, "event_ts": body["ts"]},
        about=about(conversation.id, ts),
    )
    if conversation.is_direct:
        conversations.reopen(tx, conversation)
    if root is not None:
        threads.replied(tx, conversation, root, user_id, ts, spoken_to.users)
    return Posted(ts, body)


def _whole_files(new: NewMessage) -> dict[str, Any]:
    """Those who hear of a message get its files whole, and hear by the subtype that it has some; the stored message names them."""
    if new.present_files is None:
        return {}
    kind = {} if new.subtype or (new.thread_ts and new.is_broadcast) else {"subtype": "file_share"}
    return {"files": new.present_files(), **kind}


def compose(conversation: Conversation, user_id: str, ts: int, new: NewMessage, blocks: list[dict[str, Any]]) -> dict[str, Any]:
    """The message as Slack writes it."""
    body: dict[str, Any] = {"type": "message"}
    subtype = new.subtype or ("thread_broadcast" if new.thread_ts and new.is_broadcast else "")
    if subtype:
        body["subtype"] = subtype
    if user_id:
        body["user"] = user_id
    body["text"] = new.text or richtext.blocks_to_text(blocks)
    body["ts"] = format_ts(ts)
    body["team"] = conversation.team_id
    if new.client_msg_id:
        body["client_msg_id"] = new.client_msg_id
    if blocks:
        body["blocks"] = blocks
    if new.attachments:
        body["attachments"] = new.attachments
    if new.thread_ts:
        body["thread_ts"] = format_ts(new.thread_ts)
    if new.file_ids:
        body["files"] = [{"id": file_id} for file_id in new.file_ids]
        body["upload"] = True
    if not (body["text"] or blocks or new.attachments or new.file_ids):
        raise ApiError("no_text")
    return body | new.extra


def note_calls(tx: Transaction, conversation: Conversation, ts: int, blocks: list[dict[str, Any]]) -> None:
    """Note which calls a message shows, so that it can be kept up to date."""
    for block in blocks:
        if block["type"] == "call":
            calls.note_place(tx, conversation.team_id, block["call_id"], conversation.id, ts)


def targets(spoken_to: richtext.Mentions) -> list[str]:
    """Whom a message speaks to, as the mention table names them."""
    broadcasts = [f"!{name}" for name in spoken_to.broadcasts]
    return list(dict.fromkeys([*spoken_to.users, *spoken_to.usergroups, *broadcasts]))


def record_mentions(tx: Transaction, conversation: Conversation, ts: int, whom: list[str], *, thread_ts: int) -> None:
    """One row for each name in the message, never one for each reader."""
    tx.insert_many(
        mention,
        [
            {
                "team_id": conversation.team_id,
                "conversation_id": conversation.id,
                "target": target,
                "ts": ts,
                "thread_ts": thread_ts,
            }
            for target in whom
        ],
        conflict="nothing",
    )


__all__ = ["Message", "NewMessage", "Posted", "add", "compose", "post", "record_mentions", "targets"]
