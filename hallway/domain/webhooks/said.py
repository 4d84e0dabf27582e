"""A webhook's payload as the arguments of a message: whether Slack's or Teams'."""

from typing import Any

import msgspec

from hallway.core import encoding
from hallway.core.errors import ApiError
from hallway.domain.messages.api.composing import Said
from hallway.domain.webhooks import teams

# Teams takes 28 KB; some senders do not know.
_LARGEST_CARD = 100_000


def read_said(payload: dict[str, Any], size: int, *, is_custom: bool) -> Said:
    """What is to be said by a payload of `size` bytes, where `channel` is empty unless the payload names one and may.

    Raises `ApiError` with `no_text` or `invalid_payload`.
    """
    kind = teams.kind_of(payload)
    if kind and size > _LARGEST_CARD:
        raise ApiError("invalid_payload")
    if kind is not None:
        return msgspec.convert({"channel": "", **teams.to_slack(payload, kind)}, Said)
    masks = {key: _text(payload.get(key)) for key in ("channel", "username", "icon_emoji", "icon_url")} if is_custom else {}
    return Said(
        **{"channel": "", **masks},
        text=_text(payload.get("text")),
        blocks=_list(payload.get("blocks")),
        attachments=_list(payload.get("attachments")),
        thread_ts=_text(payload.get("thread_ts")),
        reply_broadcast=_flag(payload.get("reply_broadcast"), False),
        mrkdwn=_flag(payload.get("mrkdwn"), True),
        metadata=_list(payload.get("metadata")),
        link_names=_flag(payload.get("link_names"), False),
        parse=_text(payload.get("parse")),
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ApiError("invalid_payload")
    return str(value)


def _flag(value: Any, default: bool) -> bool:
    return default if value is None else str(value).lower() in ("true", "1")


def _list(value: Any) -> Any:
    """Blocks and the like: also as JSON in a string, as the Web API takes them."""
    if isinstance(value, str):
        return encoding.decode_hostile(value, "invalid_payload") if value.strip() else None
    return value or None
