"""From a caller's arguments to a NewMessage: limits, escaping, blocks; nothing a caller sends reaches a message unasked."""

from typing import Any

import msgspec

from hallway.core import richtext
from hallway.core.actor import Actor
from hallway.core.arguments import Given
from hallway.core.errors import ApiError
from hallway.core.timestamps import parse_ts
from hallway.domain import auth, users
from hallway.domain.messages import showing_calls, showing_pictures
from hallway.domain.messages.api.naming import link_names
from hallway.domain.messages.posting import TEXT_LIMIT, NewMessage
from hallway.platform.storage import Reader

_MARKDOWN_LIMIT = 12_000
_MOST_ATTACHMENTS = 100


class Said(msgspec.Struct):
    """What every method that says something takes."""

    channel: str
    text: str | None = None
    blocks: Given = None
    attachments: Given = None
    markdown_text: str | None = None
    thread_ts: str = ""
    reply_broadcast: bool = False
    mrkdwn: bool = True
    username: str = ""
    icon_emoji: str = ""
    icon_url: str = ""
    metadata: Any = None
    link_names: bool = False
    parse: str = ""


def compose_new(reader: Reader, actor: Actor, args: Said, *, client_msg_id: str = "") -> NewMessage:
    """What is to be said.

    Raises `ApiError` with `no_text`, `invalid_blocks` and what else `check_parts` raises, `markdown_text_conflict`,
    `msg_too_long`, `invalid_thread_ts` or `invalid_metadata_format`.
    """
    text, blocks, attachments = compose_parts(args)
    if text and (args.link_names or args.parse == "full"):
        text = link_names(reader, actor, text)
    if not text and not blocks and not attachments:
        raise ApiError("no_text")
    if text and blocks is None and not args.mrkdwn:
        blocks = [_verbatim(text)]
    pictures = embed_pictures(reader, actor, blocks, attachments)
    return NewMessage(
        text=text or "",
        blocks=showing_calls.embed(reader, actor, blocks),
        attachments=attachments,
        thread_ts=parse_ts(args.thread_ts, "invalid_thread_ts") if args.thread_ts else 0,
        is_broadcast=args.reply_broadcast,
        subtype="bot_message" if _wears_a_mask(actor, args) else "",
        client_msg_id=client_msg_id,
        picture_ids=tuple(pictures),
        extra=_extra(reader, actor, args),
    )


def embed_pictures(
    reader: Reader, actor: Actor, blocks: list[dict[str, Any]] | None, attachments: list[dict[str, Any]] | None
) -> list[str]:
    """Put addresses to the pictures of blocks and attachments that are files here; the files' ids."""
    pairs = ((blocks, "invalid_blocks"), (attachments, "invalid_attachments"))
    return [file_id for parts, error in pairs for file_id in showing_pictures.embed(reader, actor, parts, error)]


def compose_parts(args: Said) -> tuple[str | None, list[dict[str, Any]] | None, list[dict[str, Any]] | None]:
    """Text, blocks and attachments, checked; None for what was not given."""
    text = None if args.text is None else richtext.escape_stray(args.text[:TEXT_LIMIT])
    blocks = check_parts(args.blocks, "invalid_blocks") if args.blocks is not None else None
    if args.markdown_text is not None:
        if args.text or args.blocks:
            raise ApiError("markdown_text_conflict")
        if len(args.markdown_text) > _MARKDOWN_LIMIT:
            raise ApiError("msg_too_long")
        blocks = richtext.parse_markdown(args.markdown_text)
        text = richtext.blocks_to_text(blocks)
    attachments = check_parts(args.attachments, "invalid_attachments") if args.attachments is not None else None
    return text, blocks or (None if text else blocks), attachments


def check_parts(value: Any, error: str) -> list[dict[str, Any]]:
    """Blocks or attachments, checked. Raises `ApiError` with `error`, and what is wrong beside it; or with `invalid_blocks_format`,
    `msg_blocks_too_long`, `too_many_attachments` or `attachment_payload_limit_exceeded`."""
    is_blocks = error == "invalid_blocks"
    if not isinstance(value, list):
        raise ApiError("invalid_blocks_format" if is_blocks else error)
    if not is_blocks and len(value) > _MOST_ATTACHMENTS:
        raise ApiError("too_many_attachments")
    try:
        return richtext.check_blocks(value) if is_blocks else richtext.check_attachments(value)
    except richtext.InvalidBlocks as invalid:
        if invalid.is_too_large:
            raise ApiError("msg_blocks_too_long" if is_blocks else "attachment_payload_limit_exceeded") from invalid
        raise ApiError(error, *invalid.messages, errors=invalid.errors) from invalid


def _verbatim(text: str) -> dict[str, Any]:
    element = {"type": "text", "text": richtext.unescape(text)}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [element]}]}


def _wears_a_mask(actor: Actor, args: Said) -> bool:
    return bool(args.username or args.icon_emoji or args.icon_url) and "chat:write.customize" in actor.scopes


def _extra(reader: Reader, actor: Actor, args: Said) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if actor.bot_id:
        extra = {
            "bot_id": actor.bot_id,
            "app_id": actor.app_id,
            "bot_profile": users.bot_profile(reader, actor.team_id, actor.bot_id),
        }
    elif actor.app_id:
        extra = {"app_id": actor.app_id}
    if function := auth.function_of(actor):
        extra["function_execution_id"] = function
    if _wears_a_mask(actor, args):
        extra["username"] = args.username[:80] or extra.get("bot_profile", {}).get("name", "bot")
        if args.icon_emoji:
            extra["icons"] = {"emoji": args.icon_emoji[:100]}
        elif args.icon_url.startswith(("https://", "http://")):
            extra["icons"] = {"image_64": args.icon_url[:3000]}
    if args.metadata is not None:
        extra["metadata"] = check_metadata(args.metadata)
    return extra


def check_metadata(value: Any) -> dict[str, Any]:
    """A message's metadata. Raises `ApiError` with `invalid_metadata_format` or `metadata_too_large`."""
    if not isinstance(value, dict) or not isinstance(value.get("event_type"), str) or not isinstance(value.get("event_payload"), dict):
        raise ApiError("invalid_metadata_format")
    if len(msgspec.json.encode(value)) > 16_384:
        raise ApiError("metadata_too_large")
    return {"event_type": value["event_type"][:255], "event_payload": value["event_payload"]}
