"""Messages to be said later. Rights are checked when they are said, not when they were written."""

from typing import Any

import msgspec
import structlog
from sqlalchemy import bindparam, func, select

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.core.jobs import job
from hallway.domain import conversations, users
from hallway.domain.conversations import Access
from hallway.domain.messages import policy
from hallway.domain.messages.posting import NewMessage, post
from hallway.domain.messages.tables import scheduled_message
from hallway.platform.storage import Reader, Transaction, query

log = structlog.get_logger("scheduling")

_FAR_S = 120 * 86400
_s = scheduled_message.c
_columns = select(_s.id, _s.conversation_id, _s.user_id, _s.post_at, _s.created_at, _s.arguments).where(_s.team_id == bindparam("team_id"))


class Scheduled(msgspec.Struct, frozen=True):
    """A scheduled message's row; times in unix seconds."""

    id: str
    conversation_id: str
    user_id: str
    post_at: int
    created_at: int
    arguments_text: str

    @property
    def new(self) -> NewMessage:
        """What is to be said."""
        return NewMessage(**(encoding.decode(self.arguments_text) | {"file_ids": ()}))


_find = query(_columns.where(_s.id == bindparam("id")), into=Scheduled)
_of_user = query(
    _columns.where(_s.user_id == bindparam("user_id"), _s.post_at >= bindparam("oldest"), _s.post_at <= bindparam("latest")).order_by(
        _s.post_at, _s.id
    ),
    into=Scheduled,
)


# So many for one channel within the same five minutes.
_SPAN_S = 300
_MOST_IN_SPAN = 30
_near = query(
    select(func.count())
    .select_from(scheduled_message)
    .where(
        _s.team_id == bindparam("team_id"),
        _s.conversation_id == bindparam("conversation_id"),
        _s.post_at >= bindparam("since"),
        _s.post_at < bindparam("since") + _SPAN_S,
    )
)


def schedule(tx: Transaction, actor: Actor, found: Access, new: NewMessage, post_at: int) -> str:
    """Leave a message for `post_at`; its id. Raises `ApiError` with `time_in_past`, `time_too_far`, `restricted_too_many` and as `post`."""
    policy.check_post(actor, found)
    if post_at <= tx.now_s:
        raise ApiError("time_in_past")
    if post_at > tx.now_s + _FAR_S:
        raise ApiError("time_too_far")
    if tx.value(_near, team_id=actor.team_id, conversation_id=found.conversation.id, since=post_at // _SPAN_S * _SPAN_S) >= _MOST_IN_SPAN:
        raise ApiError("restricted_too_many")
    made = new_id("Q")
    tx.insert(
        scheduled_message,
        team_id=actor.team_id, id=made, conversation_id=found.conversation.id, user_id=actor.user_id, post_at=post_at,
        created_at=tx.now_s, arguments=encoding.encode_text(_stored(new)),
    )  # fmt: skip
    arguments = {"id": made, "kind": actor.kind, "bot_id": actor.bot_id, "app_id": actor.app_id, "scopes": sorted(actor.scopes)}
    tx.enqueue(actor.team_id, "scheduled_message", post_at, arguments, job_id=made)
    return made


def _stored(new: NewMessage) -> dict[str, Any]:
    """A message without what only a running call knows."""
    return {name: getattr(new, name) for name in new.__struct_fields__ if name != "present_files"}


def list_own(reader: Reader, actor: Actor, oldest: int, latest: int) -> list[Scheduled]:
    """What the actor has scheduled for this span of time, soonest first."""
    return reader.all(_of_user, team_id=actor.team_id, user_id=actor.user_id, oldest=oldest, latest=latest)


def cancel(tx: Transaction, actor: Actor, found: Access, scheduled_id: str) -> None:
    """Drop a scheduled message. Raises `ApiError("invalid_scheduled_message_id")`."""
    scheduled = tx.one(_find, team_id=actor.team_id, id=scheduled_id)
    is_own = scheduled is not None and scheduled.user_id == actor.user_id
    if scheduled is None or not is_own or scheduled.conversation_id != found.conversation.id:
        raise ApiError("invalid_scheduled_message_id")
    tx.delete(scheduled_message, team_id=actor.team_id, id=scheduled_id)


@job("scheduled_message")
def say_scheduled(tx: Transaction, team_id: str, arguments: dict[str, Any]) -> None:
    """Say what was scheduled, if it was not cancelled and its author still may; otherwise it is dropped."""
    scheduled = tx.one(_find, team_id=team_id, id=arguments["id"])
    if scheduled is None:
        return
    tx.delete(scheduled_message, team_id=team_id, id=scheduled.id)
    author = users.get(tx, team_id, scheduled.user_id)
    if author.is_deleted:
        return
    scopes = frozenset(arguments["scopes"])
    actor = Actor(team_id, author.id, author.role, arguments["kind"], "", scopes, arguments["bot_id"], arguments["app_id"])
    try:
        # A refusal comes before anything is written.
        post(tx, actor, conversations.access(tx, actor, scheduled.conversation_id), scheduled.new)
    except ApiError as error:
        log.info("scheduled_message_dropped", team=team_id, id=scheduled.id, user=author.id, error=error.code)
