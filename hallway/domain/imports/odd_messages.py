"""Messages that their own record does not tell all of: buried roots, answers of bots that went to the channel as well.

A Hallway export carries their rows besides. They are few, so an import keeps them at hand.
"""

from typing import Any

import msgspec

from hallway.core import encoding
from hallway.core.ids import is_id
from hallway.core.timestamps import find_ts
from hallway.domain.imports.export_reader import Export, Record
from hallway.domain.imports.rows import Rows, add_message, checked_body
from hallway.domain.imports.store import Report
from hallway.domain.messages import Message
from hallway.domain.messages.tables import mention, message
from hallway.platform.storage import Transaction

_MOST = 200_000


class OddMessage(msgspec.Struct):
    """The columns of a message as they are."""

    conversation_id: str
    ts: int
    user_id: str
    thread_ts: int | None
    is_in_channel: bool
    is_unread_worthy: bool
    has_client_id: bool
    body: dict[str, Any]


def find_odd(team_id: str, original: Message, is_unread_worthy: bool, record: Record) -> OddMessage | None:
    """The message's own row, if an import would make another one of its exported record."""
    rows = Rows()
    add_message(rows, team_id, original.conversation_id, record | {"_ts": find_ts(record["ts"])})
    made = rows.messages[0] if rows.messages else {}
    kept = {"user_id": original.user_id, "thread_ts": original.thread_ts, "is_in_channel": original.is_in_channel}
    is_same = made and all(made[name] == value for name, value in kept.items()) and made["body"] == original.body_text
    if is_same and made["is_unread_worthy"] == is_unread_worthy and bool(made["client_msg_id"]) == bool(original.client_msg_id):
        return None
    return OddMessage(
        original.conversation_id, original.ts, original.user_id, original.thread_ts, original.is_in_channel, is_unread_worthy,
        bool(original.client_msg_id), original.body,
    )  # fmt: skip


class OddMessages:
    """Those of one export, by conversation."""

    def __init__(self, export: Export, report: Report) -> None:
        self._found: dict[str, list[OddMessage]] = {}
        for number, row in enumerate(export.own_rows("message")):
            try:
                odd = msgspec.convert(row, OddMessage)
            except msgspec.ValidationError:
                odd = None
            if number >= _MOST:
                report.skip(f"message {row.get('ts')}", "too_large")
            elif odd is None or (odd.user_id and not is_id(odd.user_id, "UW")) or not _are_times(odd):
                report.skip(f"message {row.get('ts')}", "bad_record")
            else:
                self._found.setdefault(odd.conversation_id, []).append(odd)

    def settle(self, tx: Transaction, team_id: str, conversation_id: str) -> None:
        """Give the messages of a conversation, which are in now, the rows they had."""
        for odd in self._found.get(conversation_id, ()):
            key = {"team_id": team_id, "conversation_id": conversation_id, "ts": odd.ts}
            body = encoding.encode_text(checked_body(odd.body) | {"team": team_id})
            columns = {"user_id": odd.user_id, "thread_ts": odd.thread_ts, "is_in_channel": odd.is_in_channel, "body": body}
            no_id = {} if odd.has_client_id else {"client_msg_id": None}
            tx.update(message, key, **columns, **no_id, is_unread_worthy=odd.is_unread_worthy)
            if odd.is_in_channel:
                tx.update(mention, key, thread_ts=0)


def _are_times(odd: OddMessage) -> bool:
    return all(0 < value < 1 << 62 for value in (odd.ts, odd.thread_ts) if value is not None)
