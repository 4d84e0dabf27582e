"""`chat.*`: saying, changing and deleting."""

from typing import Any

import msgspec

from hallway.core import cursors, events, richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.core.timestamps import format_ts, parse_ts
from hallway.domain import conversations
from hallway.domain.context import Context
from hallway.domain.messages import changing, ephemerals, policy, scheduling, showing_calls, store
from hallway.domain.messages.api.composing import Said, check_metadata, compose_new, compose_parts, embed_pictures
from hallway.domain.messages.posting import TEXT_LIMIT, NewMessage, compose, post
from hallway.domain.messages.presenting import expand_files
from hallway.platform.bus import Ephemeral
from hallway.platform.storage import Reader, Transaction

_WRITE = Scopes(("chat:write", "bot"), ("chat:write", "chat:write:user", "chat:write:bot"))


class PostMessage(Said):
    """Arguments of `chat.postMessage`."""

    client_msg_id: str = ""


@method("chat.postMessage", kind="command", scopes=_WRITE, policy=Policy.ANYONE, tier=Tier.SPECIAL, audit=UNAUDITED)
def post_message(tx: Transaction, actor: Actor, args: PostMessage) -> dict[str, Any]:
    """Post a message to a channel, DM or thread."""
    found = conversations.access_target(tx, actor, args.channel)
    new = compose_new(tx, actor, args, client_msg_id=args.client_msg_id[:100])
    posted = post(tx, actor, found, new)
    answer = {"channel": found.conversation.id, "ts": format_ts(posted.ts), "message": posted.body}
    if len(args.text or "") > TEXT_LIMIT:
        answer |= {"warning": "message_truncated", "response_metadata": {"warnings": ["message_truncated"]}}
    return answer


@method("chat.meMessage", kind="command", scopes=_WRITE, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def me_message(tx: Transaction, actor: Actor, args: Said) -> dict[str, Any]:
    """Say what one does: `/me waves`."""
    if not args.text:
        raise ApiError("no_text")
    found = conversations.access_target(tx, actor, args.channel)
    posted = post(tx, actor, found, NewMessage(text=richtext.escape_stray(args.text[:TEXT_LIMIT]), subtype="me_message"))
    return {"channel": found.conversation.id, "ts": format_ts(posted.ts)}


class PostEphemeral(Said, kw_only=True):
    """Arguments of `chat.postEphemeral`: seen by `user` alone, until their page is loaded anew."""

    user: str


@method("chat.postEphemeral", kind="call", scopes=_WRITE, policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED)
async def post_ephemeral(context: Context, actor: Actor, args: PostEphemeral) -> dict[str, Any]:
    """Show a message to one member of a conversation, without keeping it."""
    body = await context.database.write(actor.team_id, _show_ephemeral, actor, args)
    context.bus.publish_ephemeral(Ephemeral(actor.team_id, events.user(args.user), body))
    return {"message_ts": body["ts"]}


def _show_ephemeral(tx: Transaction, actor: Actor, args: PostEphemeral) -> dict[str, Any]:
    found = conversations.access_member(tx, actor, args.channel)
    policy.check_post(actor, found)
    if not conversations.is_member(tx, actor.team_id, found.conversation.id, args.user):
        raise ApiError("user_not_in_channel")
    return ephemerals.show(tx, found.conversation, actor.user_id, args.user, compose_new(tx, actor, args))


class Update(Said, kw_only=True):
    """Arguments of `chat.update`."""

    ts: str
    channel: str
    file_ids: list[str] | None = None


@method("chat.update", kind="command", scopes=_WRITE, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def update(tx: Transaction, actor: Actor, args: Update) -> dict[str, Any]:
    """Change one's own message: what is given replaces what was there."""
    found = conversations.access(tx, actor, args.channel)
    text, blocks, attachments = compose_parts(args)
    blocks = showing_calls.embed(tx, actor, blocks)
    pictures = embed_pictures(tx, actor, blocks, attachments)
    if args.text is None and blocks is None and attachments is None and args.file_ids is None and args.metadata is None:
        raise ApiError("no_text")
    changes: dict[str, Any] = {}
    if text is not None:
        changes |= {"text": text, "blocks": blocks if blocks is not None else richtext.parse_mrkdwn(text)}
    elif blocks is not None:
        changes |= {"text": richtext.blocks_to_text(blocks), "blocks": blocks}
    if attachments is not None:
        changes["attachments"] = attachments
    if args.metadata is not None:
        changes["metadata"] = check_metadata(args.metadata) if args.metadata else None
    if args.file_ids is not None:
        changes["files"] = [{"id": file_id} for file_id in dict.fromkeys(args.file_ids)]
    body = changing.update_message(tx, actor, found, parse_ts(args.ts, "message_not_found"), changes, pictures)
    expand_files(tx, actor, [body])
    return {"channel": found.conversation.id, "ts": body["ts"], "text": body["text"], "message": body}


class Named(msgspec.Struct):
    """A message by channel and ts."""

    channel: str
    ts: str


@method("chat.delete", kind="command", scopes=_WRITE, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def delete(tx: Transaction, actor: Actor, args: Named) -> dict[str, Any]:
    """Delete one's own message; admins delete anybody's."""
    found = conversations.access(tx, actor, args.channel)
    changing.delete_message(tx, actor, found, parse_ts(args.ts, "message_not_found"))
    return {"channel": found.conversation.id, "ts": args.ts}


class Permalink(msgspec.Struct):
    """Arguments of `chat.getPermalink`."""

    channel: str
    message_ts: str


@method("chat.getPermalink", kind="query", scopes=Scopes(), policy=Policy.ANYONE, tier=Tier.SPECIAL, audit=UNAUDITED)
def get_permalink(reader: Reader, actor: Actor, args: Permalink) -> dict[str, Any]:
    """The address of a message."""
    found = conversations.access(reader, actor, args.channel)
    message = store.find(reader, actor.team_id, found.conversation.id, parse_ts(args.message_ts, "message_not_found"))
    if message is None:
        raise ApiError("message_not_found")
    return {"channel": found.conversation.id, "permalink": store.permalink(actor.home, message)}


class Schedule(Said, kw_only=True):
    """Arguments of `chat.scheduleMessage`; `post_at` in unix seconds."""

    post_at: int


@method("chat.scheduleMessage", kind="command", scopes=_WRITE, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def schedule_message(tx: Transaction, actor: Actor, args: Schedule) -> dict[str, Any]:
    """Leave a message to be said at a time."""
    found = conversations.access_target(tx, actor, args.channel)
    new = compose_new(tx, actor, args)
    scheduled_id = scheduling.schedule(tx, actor, found, new, args.post_at)
    blocks = new.blocks if new.blocks is not None else richtext.parse_mrkdwn(new.text)
    body = compose(found.conversation, actor.user_id, tx.now_us, new, blocks)
    del body["ts"]
    return {
        "channel": found.conversation.id,
        "scheduled_message_id": scheduled_id,
        "post_at": args.post_at,
        "message": body | {"type": "delayed_message"},
    }


class ScheduledList(msgspec.Struct):
    """Arguments of `chat.scheduledMessages.list`."""

    channel: str = ""
    oldest: float = 0
    latest: float = 1 << 40
    limit: int = 100
    cursor: str = ""


@method("chat.scheduledMessages.list", kind="query", scopes=Scopes(), policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def scheduled_list(reader: Reader, actor: Actor, args: ScheduledList) -> dict[str, Any]:
    """What the caller has scheduled, soonest first."""
    if args.channel and conversations.find_access(reader, actor, args.channel) is None:
        raise ApiError("invalid_channel")
    mine = scheduling.list_own(reader, actor, int(args.oldest), int(args.latest))
    wanted = [item for item in mine if not args.channel or item.conversation_id == args.channel]
    start = cursors.number(args.cursor) if args.cursor else 0
    end = start + min(max(args.limit, 1), 1000)
    page = [
        {
            "id": item.id,
            "channel_id": item.conversation_id,
            "post_at": item.post_at,
            "date_created": item.created_at,
            "text": item.new.text,
        }
        | ({"thread_ts": format_ts(item.new.thread_ts)} if item.new.thread_ts else {})
        for item in wanted[start:end]
    ]
    return {"scheduled_messages": page, "response_metadata": {"next_cursor": str(end) if end < len(wanted) else ""}}


class DeleteScheduled(msgspec.Struct):
    """Arguments of `chat.deleteScheduledMessage`."""

    channel: str
    scheduled_message_id: str


@method("chat.deleteScheduledMessage", kind="command", scopes=_WRITE, policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED)
def delete_scheduled(tx: Transaction, actor: Actor, args: DeleteScheduled) -> dict[str, Any]:
    """Drop a scheduled message."""
    scheduling.cancel(tx, actor, conversations.access(tx, actor, args.channel), args.scheduled_message_id)
    return {}
