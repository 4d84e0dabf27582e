"""Direct messages: one im for each pair, one mpim for each set of people."""

from sqlalchemy import bindparam, select

from hallway.core import events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.domain import users
from hallway.domain.conversations import creating, store
from hallway.domain.conversations.access import Access, access
from hallway.domain.conversations.membership import add_members
from hallway.domain.conversations.store import Conversation, Kind
from hallway.domain.conversations.tables import member
from hallway.domain.conversations.wire import event_prefix, present_conversation
from hallway.platform.storage import Transaction, query

_MOST_PEOPLE = 9


def open_direct(tx: Transaction, actor: Actor, user_ids: list[str]) -> Conversation | None:
    """The im or mpim of the actor and these people, made if there is none; None if one of them does not exist.

    Emits `im_created` or `mpim_joined` to each of them when it is made. Raises `ApiError` with `user_disabled` or `too_many_users`.
    """
    people = sorted({actor.user_id, *user_ids})
    if len(people) > _MOST_PEOPLE:
        raise ApiError("too_many_users")
    found_users = {user.id: user for user in users.list_visible(tx, actor, people)}
    if len(found_users) < len(people):
        return None
    found = store.find_by_name(tx, actor.team_id, ",".join(people))
    if found is not None:
        return found
    if any(user.is_deleted for user in found_users.values()):
        raise ApiError("user_disabled")
    return create_direct(tx, actor.team_id, actor.user_id, people)


def create_direct(tx: Transaction, team_id: str, creator: str, people: list[str]) -> Conversation:
    """A new im (one or two people) or mpim; every one of them is told."""
    kind: Kind = "im" if len(people) <= 2 else "mpim"
    made = Conversation(
        team_id, new_id("D" if kind == "im" else "G"), kind, ",".join(people), creator, tx.now_s, tx.now_s, False, False,
        creating.NOTHING_SAID, creating.NOTHING_SAID, "[]", 0, "{}",
    )  # fmt: skip
    creating.insert(tx, made)
    add_members(tx, made, people)
    for user_id in people:
        viewer = Actor(team_id, user_id, "member", "user", "")
        channel = present_conversation(access(tx, viewer, made.id), user_id)
        name = "im_created" if kind == "im" else "mpim_joined"
        tx.emit(team_id, events.user(user_id), {"type": name, "user": user_id, "channel": channel})
    return made


_closed = query(
    select(member.c.user_id).where(
        member.c.team_id == bindparam("team_id"), member.c.conversation_id == bindparam("id"), member.c.is_open.is_(False)
    )
)


def reopen(tx: Transaction, found: Conversation) -> None:
    """Show an im or mpim again to those who had closed it: something was said. Emits `im_open` or `mpim_open` to each of them."""
    for (user_id,) in tx.all(_closed, team_id=found.team_id, id=found.id):
        set_open(tx, Actor(found.team_id, user_id, "member", "user", ""), found, is_open=True)


def set_open(tx: Transaction, actor: Actor, found: Conversation, *, is_open: bool) -> bool:
    """Show an im or mpim in the actor's sidebar, or take it away; whether that changed. Emits `im_open`, `im_close` and the like."""
    key = {"team_id": actor.team_id, "conversation_id": found.id, "user_id": actor.user_id}
    was_open = access(tx, actor, found.id).is_open
    if was_open == is_open:
        return False
    tx.update(member, key, is_open=is_open)
    body = {"type": f"{event_prefix(found)}_{'open' if is_open else 'close'}", "user": actor.user_id, "channel": found.id}
    tx.emit(actor.team_id, events.user(actor.user_id), body)
    return True


def access_target(tx: Transaction, actor: Actor, channel: str) -> Access:
    """Where something is to be said: a conversation by id or name; a user's id means the direct messages with them. Raises as `access`."""
    if channel[:1] in "UW" and (direct := open_direct(tx, actor, [channel])) is not None:
        return access(tx, actor, direct.id)
    return access(tx, actor, channel)
