"""Who is in a conversation: the one place that writes memberships, and tells gateways and people of them."""

from sqlalchemy import bindparam, update

from hallway.core import events
from hallway.core.events import NOBODY
from hallway.domain.conversations.store import Conversation
from hallway.domain.conversations.tables import conversation, member
from hallway.platform.storage import Transaction, query

_count = query(
    update(conversation)
    .where(conversation.c.team_id == bindparam("team_id"), conversation.c.id == bindparam("id"))
    .values(num_members=conversation.c.num_members + bindparam("change"))
)


def add_members(
    tx: Transaction, found: Conversation, user_ids: list[str], inviter: str = "", *, last_read: int | None = None, is_told: bool = True
) -> list[str]:
    """Put users into a conversation; those who were not in it yet.

    What was said before is read for them (`last_read` in microseconds, now unless given). Emits `membership` for the
    gateways, and (unless `is_told` is off) `member_joined_channel` for channels.
    """
    read_to = tx.next_ts(found.team_id) if last_read is None else last_read
    joined = [
        user_id
        for user_id in user_ids
        if tx.insert_new(
            member,
            team_id=found.team_id, conversation_id=found.id, user_id=user_id, joined_at=tx.now_s, last_read=read_to,
            is_open=True, is_muted=False, notify="default",
        )
    ]  # fmt: skip
    if joined:
        tx.run(_count, team_id=found.team_id, id=found.id, change=len(joined))
        tx.emit(found.team_id, NOBODY, {"type": "membership", "conversation": found.id, "joined": joined})
    if is_told and not found.is_direct:
        for user_id in joined:
            _tell_joined(tx, found, user_id, inviter)
    return joined


def remove_member(tx: Transaction, found: Conversation, user_id: str, by: str = "") -> bool:
    """Take a user out of a channel, `by` somebody else where that is so; False if they were not in it.

    Emits `member_left_channel` to the channel (the one who left included), `channel_left` to the user, then `membership`.
    """
    if not tx.delete(member, team_id=found.team_id, conversation_id=found.id, user_id=user_id):
        return False
    tx.run(_count, team_id=found.team_id, id=found.id, change=-1)
    left = {
        "type": "member_left_channel",
        "user": user_id,
        "channel": found.id,
        "channel_type": "C" if found.kind == "channel" else "G",
        "team": found.team_id,
    }
    tx.emit(found.team_id, events.conversation(found.id), left)
    kind = "channel_left" if found.kind == "channel" else "group_left"
    tx.emit(found.team_id, events.user(user_id), {"type": kind, "channel": found.id, "actor_id": by or user_id})
    tx.emit(found.team_id, NOBODY, {"type": "membership", "conversation": found.id, "left": [user_id]})
    return True


def _tell_joined(tx: Transaction, found: Conversation, user_id: str, inviter: str) -> None:
    body = {
        "type": "member_joined_channel",
        "user": user_id,
        "channel": found.id,
        "channel_type": "C" if found.kind == "channel" else "G",
        "team": found.team_id,
    }
    if inviter:
        body["inviter"] = inviter
    tx.emit(found.team_id, events.conversation(found.id), body)
