"""`chat.*`: saying, changing and deleting."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Tier, method
from hallway.core.timestamps import format_ts, parse_ts
from hallway.domain import conversations
from hallway.domain.messages.posting import NewMessage, post
from hallway.platform.storage import Transaction

# Longer text is cut, as Slack does.
TEXT_LIMIT = 40_000


class PostMessage(msgspec.Struct):
    """Arguments of `chat.postMessage`."""

    channel: str
    text: str = ""
    thread_ts: str = ""
    reply_broadcast: bool = False
    client_msg_id: str = ""


@method("chat.postMessage", kind="command", scopes="chat:write", policy=Policy.ANYONE, tier=Tier.SPECIAL, audit=UNAUDITED)
def post_message(tx: Transaction, actor: Actor, args: PostMessage) -> dict[str, Any]:
    """Post a message to a channel, DM or thread."""
    if not args.text:
        raise ApiError("no_text")
    found = conversations.access(tx, actor, args.channel)
    posted = post(
        tx,
        actor,
        found,
        NewMessage(
            text=args.text[:TEXT_LIMIT],
            thread_ts=parse_ts(args.thread_ts, "invalid_thread_ts") if args.thread_ts else 0,
            is_broadcast=args.reply_broadcast,
            client_msg_id=args.client_msg_id,
        ),
    )
    return {"channel": found.conversation.id, "ts": format_ts(posted.ts), "message": posted.body}
