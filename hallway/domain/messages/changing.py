"""Editing and deleting."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, select, update

from hallway.core import encoding, events, richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.timestamps import format_ts
from hallway.domain import files
from hallway.domain.conversations import Access, Conversation
from hallway.domain.messages import echoes, policy, showing_pictures, store, threads
from hallway.domain.messages.posting import note_calls, record_mentions, targets
from hallway.domain.messages.presenting import thread_summary
from hallway.domain.messages.sharing import unshare_files
from hallway.domain.messages.store import Message
from hallway.domain.messages.tables import mention, message, pin, reaction
from hallway.platform.storage import Transaction, query

_m = message.c
_repliers = query(
    select(_m.user_id, _m.ts)
    .where(
        _m.team_id == bindparam("team_id"),
        _m.conversation_id == bindparam("conversation_id"),
        _m.thread_ts == bindparam("root_ts"),
        _m.ts != bindparam("root_ts"),
    )
    .order_by(_m.ts)
)
_set_root = query(
    update(message)
    .where(_m.team_id == bindparam("w_team"), _m.conversation_id == bindparam("w_conversation"), _m.ts == bindparam("w_ts"))
    .values(
        reply_count=bindparam("count"),
        reply_users=bindparam("users"),
        latest_reply=bindparam("latest"),
        thread_ts=bindparam("thread"),
    )
)


def access_message(tx: Transaction, actor: Actor, found: Access, ts: int) -> Message:
    """A message of a conversation that the actor may see. Raises `ApiError("message_not_found")`."""
    message = store.find(tx, actor.team_id, found.conversation.id, ts)
    if message is None:
        raise ApiError("message_not_found")
    return message


def update_message(
    tx: Transaction, actor: Actor, found: Access, ts: int, changes: dict[str, Any], picture_ids: Iterable[str] = ()
) -> dict[str, Any]:
    """Change text, blocks or attachments of one's own message; the new body. Emits `message_changed`.

    Raises `ApiError` with `message_not_found`, `cant_update_message`, `is_archived`, `no_text` or `file_not_found`.
    """
    before = access_message(tx, actor, found, ts)
    policy.check_update(actor, found, before)
    showing_pictures.share(tx, found.conversation, ts, before.thread_ts or 0, actor.user_id, picture_ids)
    return rewrite(tx, actor, found, before, changes, is_edit=True)


def rewrite(tx: Transaction, actor: Actor, found: Access, before: Message, changes: dict[str, Any], *, is_edit: bool) -> dict[str, Any]:
    """Put changes into a message without asking who may; the new body. An edit by its author says so. Emits `message_changed`.

    Raises `ApiError` with `no_text` or `file_not_found`.
    """
    body = {key: value for key, value in before.body.items() if key not in changes} | changes
    body = {key: value for key, value in body.items() if value not in (None, [])}
    body.setdefault("text", "")
    if not (body["text"] or body.get("blocks") or body.get("attachments") or body.get("files")):
        raise ApiError("no_text")
    if "files" in changes:
        _exchange_files(tx, actor, found, before, changes["files"])
    now = format_ts(tx.next_ts(actor.team_id))
    if is_edit:
        body["edited"] = {"user": actor.user_id, "ts": now}
    replace_body(tx, found.conversation, before, body)
    echoes.correct(tx, found.conversation, before, body)
    replace_mentions(tx, found.conversation, before, body)
    note_calls(tx, found.conversation, before.ts, body.get("blocks", []))
    showing_pictures.unshare(tx, found.conversation, before.ts, before.body, body)
    tell_changed(tx, found.conversation, before, body, now)
    return body


def _exchange_files(tx: Transaction, actor: Actor, found: Access, before: Message, wanted: list[dict[str, Any]]) -> None:
    """Share what is new among a message's files, and unshare what is left out."""
    kept, had = [item["id"] for item in wanted], [item["id"] for item in before.body.get("files", ())]
    for file_id in kept:
        if file_id not in had:
            files.access(tx, actor, file_id)
            place = (found.conversation.id, before.ts, before.thread_ts or 0)
            files.record_share(tx, actor.team_id, file_id, *place, actor.user_id)
    unshare_files(tx, actor, found, before.ts, [file_id for file_id in had if file_id not in kept])


def replace_body(tx: Transaction, conversation: Conversation, before: Message, body: dict[str, Any]) -> None:
    """Store a message's new body."""
    where = {"team_id": conversation.team_id, "conversation_id": conversation.id, "ts": before.ts}
    tx.update(message, where, body=encoding.encode_text(body), subtype=body.get("subtype", ""))


def tell_changed(tx: Transaction, conversation: Conversation, before: Message, body: dict[str, Any], now: str) -> None:
    """Emit `message_changed` with the message before and after."""
    summary = thread_summary(before) if before.is_root else {}
    tx.emit(
        conversation.team_id,
        events.conversation(conversation.id),
        {
            "type": "message",
            "subtype": "message_changed",
            "message": {**body, **summary},
            "previous_message": {**before.body, **summary},
            "channel": conversation.id,
            "hidden": True,
            "ts": now,
            "event_ts": now,
        },
        about=echoes.about(conversation.id, before.ts),
    )


def delete_message(tx: Transaction, actor: Actor, found: Access, ts: int) -> None:
    """Delete a message, its mentions, reactions and pin; a root with replies leaves a tombstone. Its files are shared here no longer.

    Emits `message_deleted` (or `message_changed` to the tombstone), and `file_unshared`.
    Raises `ApiError` with `message_not_found` or `cant_delete_message`.
    """
    before = access_message(tx, actor, found, ts)
    policy.check_delete(actor, found, before)
    remove(tx, actor, found, before)


def remove(tx: Transaction, actor: Actor, found: Access, before: Message) -> None:
    """Delete a message without asking who may, as `delete_message` does."""
    conversation, ts = found.conversation, before.ts
    key = {"team_id": conversation.team_id, "conversation_id": conversation.id, "ts": ts}
    spoken_to = _forget_mentions(tx, conversation, before)
    echoes.silence(tx, conversation, ts)
    unshare_files(tx, actor, found, ts, [item["id"] for item in before.body.get("files", ())])
    showing_pictures.unshare(tx, conversation, ts, before.body, {})
    tx.delete(reaction, **key)
    tx.delete(pin, **key)
    now = format_ts(tx.next_ts(conversation.team_id))
    _tell_of_metadata(tx, conversation, before, now)
    if before.is_root:
        _leave_tombstone(tx, conversation, before, now, spoken_to)
        return
    tx.delete(message, **key)
    _tell_deleted(tx, conversation, before, now, spoken_to)
    if before.thread_ts and before.thread_ts != ts:
        _recount(tx, conversation, before.thread_ts, now)


def _tell_of_metadata(tx: Transaction, conversation: Conversation, before: Message, now: str) -> None:
    """Emit `message_metadata_deleted`, for apps that keep what they know in their messages."""
    body = before.body
    if body.get("metadata"):
        told = {
            "type": "message_metadata_deleted", "channel_id": conversation.id, "message_ts": body["ts"], "deleted_ts": now,
            "previous_metadata": body["metadata"], "app_id": body.get("app_id", ""), "bot_id": body.get("bot_id", ""),
            "user_id": before.user_id, "team_id": conversation.team_id, "event_ts": now,
        }  # fmt: skip
        tx.emit(conversation.team_id, events.NOBODY, told)


def _tell_deleted(tx: Transaction, conversation: Conversation, before: Message, now: str, spoken_to: list[str]) -> None:
    body: dict[str, Any] = {
        "type": "message",
        "subtype": "message_deleted",
        "deleted_ts": format_ts(before.ts),
        "channel": conversation.id,
        "previous_message": _trace(before, spoken_to),
        "hidden": True,
        "ts": now,
        "event_ts": now,
    }
    if before.thread_ts:
        body["thread_ts"] = format_ts(before.thread_ts)
    tx.emit(conversation.team_id, events.conversation(conversation.id), body)


def _trace(before: Message, spoken_to: list[str]) -> dict[str, Any]:
    """What is told of a deleted message: nothing of what it said, but what counts of unread messages need: whom it spoke to."""
    trace: dict[str, Any] = {"type": "message", "user": before.user_id, "ts": format_ts(before.ts), "spoke_to": spoken_to}
    if before.subtype:
        trace["subtype"] = before.subtype
    if before.thread_ts:
        trace["thread_ts"] = format_ts(before.thread_ts)
    return trace


def _leave_tombstone(tx: Transaction, conversation: Conversation, before: Message, now: str, spoken_to: list[str]) -> None:
    body = {
        "type": "message",
        "subtype": "tombstone",
        "text": "This message was deleted.",
        "user": "USLACKBOT",
        "hidden": True,
        "ts": format_ts(before.ts),
        "thread_ts": format_ts(before.ts),
        "team": conversation.team_id,
    }
    replace_body(tx, conversation, before, body)
    where = {"team_id": conversation.team_id, "conversation_id": conversation.id, "ts": before.ts}
    tx.update(message, where, is_unread_worthy=False, client_msg_id=None)
    summary = thread_summary(before)
    tx.emit(
        conversation.team_id,
        events.conversation(conversation.id),
        {
            "type": "message",
            "subtype": "message_changed",
            "message": {**body, **summary},
            "previous_message": _trace(before, spoken_to),
            "channel": conversation.id,
            "hidden": True,
            "ts": now,
            "event_ts": now,
        },
    )


def _recount(tx: Transaction, conversation: Conversation, root_ts: int, now: str) -> None:
    """Make a root's summary anew after a reply has gone, and tell of it; a tombstone without replies goes, too."""
    replies = tx.all(_repliers, team_id=conversation.team_id, conversation_id=conversation.id, root_ts=root_ts)
    root = store.find(tx, conversation.team_id, conversation.id, root_ts)
    if root is None:
        return
    if not replies and root.subtype == "tombstone":
        tx.delete(message, team_id=conversation.team_id, conversation_id=conversation.id, ts=root_ts)
        _tell_deleted(tx, conversation, root, now, [])
        return
    users = list(dict.fromkeys(row[0] for row in replies if row[0]))[:100]
    latest = replies[-1][1] if replies else 0
    tx.run(
        _set_root,
        w_team=conversation.team_id, w_conversation=conversation.id, w_ts=root_ts, count=len(replies),
        users=encoding.encode_text(users), latest=latest, thread=root_ts if replies else None,
    )  # fmt: skip
    threads.tell_replied(tx, conversation, root, threads.Summary(len(replies), users, latest), now)


def replace_mentions(tx: Transaction, conversation: Conversation, before: Message, body: dict[str, Any]) -> None:
    """Speak to those whom a message's new body speaks to, and to nobody else."""
    _forget_mentions(tx, conversation, before)
    spoken_to = richtext.mentions(body.get("blocks", []), body["text"], body.get("attachments", ()))
    thread_ts = 0 if before.is_in_channel or before.thread_ts is None else before.thread_ts
    record_mentions(tx, conversation, before.ts, targets(spoken_to), thread_ts=thread_ts)


def _forget_mentions(tx: Transaction, conversation: Conversation, before: Message) -> list[str]:
    """Nobody is spoken to by a message any more; who was."""
    spoken_to = targets(richtext.mentions(before.body.get("blocks", []), before.body.get("text", ""), before.body.get("attachments", ())))
    for target in spoken_to:
        tx.delete(mention, team_id=conversation.team_id, conversation_id=conversation.id, target=target, ts=before.ts)
    return spoken_to
