"""`chat.unfurl`: previews below a message, and asking its author to sign in where a preview needs it."""

from typing import Any

import msgspec

from hallway.core import encoding, events, richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.core.timestamps import format_ts, parse_ts
from hallway.domain import conversations
from hallway.domain.context import Context
from hallway.domain.conversations import Access
from hallway.domain.messages import changing, store, unfurl_ids
from hallway.domain.messages.api.composing import check_parts
from hallway.domain.messages.posting import NewMessage, compose
from hallway.domain.messages.store import Message
from hallway.platform.bus import Ephemeral
from hallway.platform.storage import Transaction

# Bytes of all a message's previews and attachments together.
_LARGEST = 120_000


class Unfurl(msgspec.Struct):
    """Arguments of `chat.unfurl`: attachments by address, or what the author is to be told; for the message with this ts, or by the
    `unfurl_id` and `source` of a `link_shared`."""

    channel: str = ""
    ts: str = ""
    unfurl_id: str = ""
    source: str = ""
    unfurls: Any = None
    user_auth_required: bool = False
    user_auth_message: str = ""
    user_auth_url: str = ""
    user_auth_blocks: Any = None


@method(
    "chat.unfurl",
    kind="call",
    scopes=Scopes(("links:write", "chat:write"), ("links:write", "chat:write")),
    policy=Policy.ANYONE,
    tier=Tier.THREE,
    audit=UNAUDITED,
)
async def unfurl(context: Context, actor: Actor, args: Unfurl) -> dict[str, Any]:
    """Show a preview for addresses that stand in a message: below it, or while it is being written."""
    place = _place(args)
    if args.unfurls is not None and not isinstance(args.unfurls, dict):
        raise ApiError("invalid_unfurls_format")
    is_asking = args.user_auth_required or bool(args.user_auth_message or args.user_auth_url or args.user_auth_blocks)
    if not args.unfurls and not is_asking:
        raise ApiError("missing_unfurls")
    if place is None:
        context.bus.publish_ephemeral(_preview(context.key, actor, args))
        return {}
    question = await context.database.write(actor.team_id, _unfurl, actor, args, place, is_asking)
    if question is not None:
        context.bus.publish_ephemeral(question)
    return {}


def _place(args: Unfurl) -> tuple[str, str] | None:
    """Channel and ts of the message, None for one that is being written."""
    if args.unfurl_id or args.source:
        if not args.unfurl_id:
            raise ApiError("missing_unfurl_id")
        if not args.source:
            raise ApiError("missing_source")
        if args.source not in ("composer", "conversations_history"):
            raise ApiError("invalid_source")
        return None if args.source == "composer" else unfurl_ids.read_message(args.unfurl_id)
    if not args.channel:
        raise ApiError("missing_channel")
    if not args.ts:
        raise ApiError("missing_ts")
    return args.channel, args.ts


def _preview(key: bytes, actor: Actor, args: Unfurl) -> Ephemeral:
    """What only the one who writes sees, of what is still being written."""
    writing = unfurl_ids.read_writing(key, args.unfurl_id, actor.team_id, actor.app_id)
    previews = _previews(actor, args.unfurls or {})
    body = {"type": "link_previewed", "unfurl_id": args.unfurl_id, "app_id": actor.app_id, "attachments": previews}
    if len(encoding.encode(previews)) > _LARGEST:
        raise ApiError("attachment_payload_limit_exceeded")
    return Ephemeral(actor.team_id, events.user(writing.user_id), body)


def _previews(actor: Actor, unfurls: dict[str, Any]) -> list[dict[str, Any]]:
    named = [{**(item if isinstance(item, dict) else {}), "from_url": url} for url, item in unfurls.items()]
    # Whose preview it is, nobody else can write into an attachment: what is used in it goes to this app.
    own = {"is_app_unfurl": True, "app_id": actor.app_id, "bot_id": actor.bot_id} if actor.app_id else {}
    return [{**item, **own, "app_unfurl_url": item["from_url"]} for item in check_parts(named, "invalid_attachments")]


def _access(tx: Transaction, actor: Actor, channel: str) -> Access:
    """The conversation; apps are asked for previews in public channels that their bot is not in, too."""
    found = conversations.access(tx, actor, channel)
    if not found.is_member and actor.kind != "bot":
        raise ApiError("not_in_channel")
    return found


def _unfurl(tx: Transaction, actor: Actor, args: Unfurl, place: tuple[str, str], is_asking: bool) -> Ephemeral | None:
    found = _access(tx, actor, place[0])
    message = store.find(tx, actor.team_id, found.conversation.id, parse_ts(place[1], "cannot_find_message"))
    if message is None:
        raise ApiError("cannot_find_message")
    if args.unfurls:
        _show(tx, actor, found, message, args.unfurls)
    return _ask(tx, actor, found, message, args) if is_asking and message.user_id else None


def _show(tx: Transaction, actor: Actor, found: Access, message: Message, unfurls: dict[str, Any]) -> None:
    body = message.body
    linked = richtext.mentions(body.get("blocks", []), body.get("text", "")).links
    if any(url not in linked for url in unfurls):
        raise ApiError("cannot_unfurl_url")
    kept = [item for item in body.get("attachments", []) if item.get("from_url") not in unfurls]
    shown = [*kept, *_previews(actor, unfurls)]
    if len(encoding.encode(shown)) > _LARGEST:
        raise ApiError("attachment_payload_limit_exceeded")
    body["attachments"] = [{**item, "id": number} for number, item in enumerate(shown, 1)]
    changing.replace_body(tx, found.conversation, message, body)
    changing.tell_changed(tx, found.conversation, message, body, format_ts(tx.next_ts(actor.team_id)))


def _ask(tx: Transaction, actor: Actor, found: Access, message: Message, args: Unfurl) -> Ephemeral:
    """What only the message's author sees: the app's own blocks, or its words with a link."""
    words = args.user_auth_message or "To show a preview of this link, sign in."
    if args.user_auth_url.startswith(("https://", "http://")):
        text = f"<{args.user_auth_url[:3000]}|{richtext.escape(words[:3000])}>"
    else:
        text = richtext.escape_stray(words[:3000])
    blocks = check_parts(args.user_auth_blocks, "invalid_blocks") if args.user_auth_blocks else richtext.parse_mrkdwn(text)
    new = NewMessage(text=text, blocks=blocks, thread_ts=message.thread_ts or 0)
    body = compose(found.conversation, actor.user_id, tx.next_ts(actor.team_id), new, blocks)
    if actor.bot_id:
        body |= {"bot_id": actor.bot_id, "app_id": actor.app_id}
    body |= {"is_ephemeral": True, "channel": found.conversation.id, "event_ts": body["ts"]}
    return Ephemeral(actor.team_id, events.user(message.user_id), body)
