"""From an export's message to rows: what is kept of it, and what goes into tables of its own."""

import time
from typing import Any

import msgspec

from hallway.core import encoding, richtext
from hallway.core.ids import is_id
from hallway.core.timestamps import find_ts, format_ts
from hallway.domain.files import filetype_of, mimetype_of
from hallway.domain.imports.export_reader import Record, without_tokens
from hallway.domain.messages import QUIET, targets

# What changes apart from a message and is kept elsewhere, or is the exporter's own.
_APART = frozenset(
    (
        "_ts", "reactions", "replies", "reply_count", "reply_users", "reply_users_count", "latest_reply", "is_locked", "subscribed",
        "last_read", "pinned_to", "pinned_info", "is_starred", "user_team", "source_team", "user_profile", "files", "file", "unread_count",
        "parent_user_id", "root", "permalink",
    )
)  # fmt: skip
_NEWEST_S = 86_400
# What clients read without looking twice has to be what it should be; anything else under these names is dropped.
_TEXTS = ("subtype", "bot_id", "username", "topic", "purpose", "name", "old_name", "inviter", "client_msg_id", "thread_ts", "bot_link")
_OBJECTS = ("edited", "bot_profile", "icons", "item", "comment", "metadata", "room")
_LISTS = ("blocks", "attachments")


class Rows(msgspec.Struct):
    """Rows of a batch of messages, by table."""

    messages: list[Record] = []
    mentions: list[Record] = []
    reactions: list[Record] = []
    files: list[Record] = []
    shares: list[Record] = []
    tss: set[int] = set()


def add_message(rows: Rows, team_id: str, conversation_id: str, record: Record) -> str:
    """Put a message's rows in; the code of why it cannot be kept, or the empty string."""
    ts: int = record["_ts"]
    if ts > (time.time() + _NEWEST_S) * 1_000_000:
        return "future_timestamp"
    if ts in rows.tss:
        return "repeated_timestamp"
    rows.tss.add(ts)
    subtype = str(record.get("subtype") or "")
    thread_ts = _thread_of(record)
    is_reply = thread_ts is not None and thread_ts != ts
    is_in_channel = not is_reply or subtype in ("thread_broadcast", "reply_broadcast")
    user_id = author_of(record)
    key = {"team_id": team_id, "conversation_id": conversation_id, "ts": ts}
    body = checked_body({name: value for name, value in record.items() if name not in _APART and value is not None})
    body["type"] = "message"
    body["ts"] = format_ts(ts)
    body["team"] = team_id
    if not is_reply:
        body.pop("thread_ts", None)
    if user_id:
        body["user"] = user_id
        # Old exports repeat there who it was: `<@U0123|name>`.
        if body.get("username", "").startswith("<@"):
            del body["username"]
    found_files = _files_of(record)
    if found_files:
        body["files"] = [{"id": item["id"]} for item in found_files]
    rows.messages.append(
        {
            **key,
            "user_id": user_id,
            "subtype": subtype,
            "thread_ts": thread_ts,
            "is_in_channel": is_in_channel,
            "is_unread_worthy": is_in_channel and subtype not in QUIET,
            "client_msg_id": _client_id(record) if user_id else None,
            "body": encoding.encode_text(body),
            "reply_count": 0,
            "reply_users": "[]",
            "latest_reply": 0,
        }
    )
    for target in () if subtype in QUIET else _spoken_to(record):
        rows.mentions.append({**key, "target": target, "thread_ts": 0 if is_in_channel else thread_ts})
    _add_reactions(rows, key, record)
    for item in found_files:
        _add_file(rows, team_id, item, user_id, ts)
        rows.shares.append({**key, "file_id": item["id"], "thread_ts": thread_ts if is_reply else 0, "user_id": user_id})
    return ""


def _thread_of(record: Record) -> int | None:
    """The ts of the message that it answers, or its own where it has answers; nothing answers what comes later."""
    found = record.get("thread_ts")
    ts = find_ts(found) if isinstance(found, str) else None
    return ts if ts and ts <= record["_ts"] else None


def checked_body(body: Record) -> Record:
    """The message's body, if need be without what is not in Slack's form."""
    for names, kind in ((_TEXTS, str), (_OBJECTS, dict), (_LISTS, list)):
        for name in names:
            if name in body and not isinstance(body[name], kind):
                del body[name]
    for name in _LISTS:
        if name in body and not all(isinstance(item, dict) for item in body[name]):
            del body[name]
    if not isinstance(body.get("text"), str):
        body["text"] = ""
    return body


def _client_id(record: Record) -> str | None:
    found = record.get("client_msg_id")
    return found if isinstance(found, str) and 0 < len(found) <= 100 else None


def _spoken_to(record: Record) -> list[str]:
    """Whom the message speaks to, found as for a message that is posted."""
    text, blocks, attachments = (record.get(name) for name in ("text", "blocks", "attachments"))
    has_text = isinstance(text, str) and ("<@" in text or "<!" in text)
    if not (blocks or attachments or has_text):
        return []
    attached = [item for item in attachments if isinstance(item, dict)] if isinstance(attachments, list) else []
    return targets(richtext.mentions(blocks if isinstance(blocks, list) else [], text if isinstance(text, str) else "", attached))


def author_of(record: Record) -> str:
    """Who wrote it, in any of the shapes that exports have had; empty for bots without a user."""
    user = record.get("user")
    if isinstance(user, dict):
        user = user.get("id")
    if not user and isinstance(record.get("comment"), dict):
        user = record["comment"].get("user")
    if not user and isinstance(record.get("file"), dict) and record.get("subtype") in ("file_share", "file_comment", "file_mention"):
        user = record["file"].get("user")
    return user if isinstance(user, str) and is_id(user, "UW") else ""


def _files_of(record: Record) -> list[Record]:
    found = record.get("files") or [record.get("file")]
    return [item for item in found if isinstance(item, dict) and is_id(str(item.get("id", "")), "F")] if isinstance(found, list) else []


def _add_reactions(rows: Rows, key: Record, record: Record) -> None:
    reactions = record.get("reactions")
    place = 0
    for reaction in reactions if isinstance(reactions, list) else ():
        if not isinstance(reaction, dict) or not isinstance(reaction.get("name"), str):
            continue
        for user_id in people_of(reaction):
            place += 1
            rows.reactions.append({**key, "name": reaction["name"][:100], "user_id": user_id, "reacted_at": key["ts"] + place})


def people_of(reaction: Any) -> list[str]:
    """Who has reacted, each once."""
    listed = reaction.get("users") if isinstance(reaction, dict) else None
    return list(dict.fromkeys(user for user in listed if isinstance(user, str) and is_id(user, "UW"))) if isinstance(listed, list) else []


_KEPT_DETAILS = (
    "alt_txt",
    "original_w",
    "original_h",
    "preview",
    "preview_highlight",
    "preview_is_truncated",
    "lines",
    "lines_more",
    "external_type",
)


def _add_file(rows: Rows, team_id: str, item: Record, user_id: str, ts: int) -> None:
    mode = str(item.get("mode") or "hosted")
    name = str(item.get("name") or item.get("title") or "file")[:255]
    details: Record = {key: item[key] for key in _KEPT_DETAILS if isinstance(item.get(key), (str, int))} | {"mode": mode}
    is_external = mode == "external" or item.get("is_external") is True
    if is_external and isinstance(item.get("url_private"), str) and item["url_private"].startswith(("http://", "https://")):
        details["external_url"] = without_tokens(item["url_private"])
    state = mode if mode in ("tombstone", "hidden_by_limit") else "external" if is_external else "hosted"
    rows.files.append(
        {
            "team_id": team_id,
            "id": item["id"],
            "user_id": str(item.get("user") or user_id)[:30],
            "created_at": _number(item.get("created"), ts // 1_000_000),
            "name": name,
            "title": str(item.get("title") or name)[:255],
            "mimetype": str(item.get("mimetype") or mimetype_of(name))[:100],
            "filetype": str(item.get("filetype") or filetype_of(name))[:50],
            "size": _number(item.get("size"), 0),
            "state": state,
            "blob": "",
            "is_public": False,
            "details": encoding.encode_text(details),
        }
    )


def _number(value: Any, otherwise: int) -> int:
    try:
        return min(max(int(value), 0), 1 << 53)
    except (TypeError, ValueError, OverflowError):
        return otherwise
