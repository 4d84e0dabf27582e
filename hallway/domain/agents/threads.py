"""Threads with an assistant: opened by a person in the direct messages with an app's bot (docs.slack.dev/ai/developing-ai-apps)."""

from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding, events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.timestamps import format_ts
from hallway.domain import apps, conversations, messages
from hallway.domain.agents.tables import assistant_thread
from hallway.domain.apps import App, Installation
from hallway.domain.conversations import Access
from hallway.domain.messages import NewMessage
from hallway.platform.storage import Reader, Transaction, query

_OPENING = "New Assistant Thread"
_LONGEST_TITLE = 200


class Thread(msgspec.Struct, frozen=True):
    """A thread with an assistant; `thread_ts` in microseconds, 0 for the conversation as a whole."""

    conversation_id: str
    thread_ts: int
    app_id: str
    user_id: str
    title: str
    status: str
    context_text: str
    prompts_text: str
    updated_at: int

    def present(self) -> dict[str, Any]:
        """As our client takes it."""
        return {
            "channel_id": self.conversation_id,
            "thread_ts": format_ts(self.thread_ts),
            "app_id": self.app_id,
            "title": self.title,
            "status": self.status,
            "context": encoding.decode(self.context_text),
            "updated": self.updated_at,
            **encoding.decode(self.prompts_text),
        }


_c = assistant_thread.c
_columns = select(
    _c.conversation_id, _c.thread_ts, _c.app_id, _c.user_id, _c.title, _c.status, _c.context, _c.prompts, _c.updated_at
).where(_c.team_id == bindparam("team_id"))
_find = query(_columns.where(_c.conversation_id == bindparam("conversation_id"), _c.thread_ts == bindparam("thread_ts")), into=Thread)
_of_user = query(
    _columns.where(_c.user_id == bindparam("user_id"), _c.app_id == bindparam("app_id"))
    .order_by(_c.updated_at.desc(), _c.thread_ts.desc())
    .limit(bindparam("how_many")),
    into=Thread,
)


def find(reader: Reader, team_id: str, conversation_id: str, thread_ts: int) -> Thread | None:
    """The thread, or None where there is none with an assistant."""
    return reader.one(_find, team_id=team_id, conversation_id=conversation_id, thread_ts=thread_ts)


def list_own(reader: Reader, actor: Actor, app_id: str, limit: int = 50) -> list[Thread]:
    """The actor's threads with an app, the one used last first."""
    return reader.all(_of_user, team_id=actor.team_id, user_id=actor.user_id, app_id=app_id, how_many=limit)


def start(tx: Transaction, actor: Actor, app_id: str, context: dict[str, Any]) -> Thread:
    """Open a thread with an app's assistant. Emits the opening `message` and, to the app, `assistant_thread_started`.

    Raises `ApiError` with `app_not_found` or `not_agent_app`.
    """
    found, active = access_agent(tx, actor, app_id)
    direct = conversations.open_direct(tx, actor, [active.bot_user_id])
    if direct is None:
        raise ApiError("app_not_found")
    extra = {
        "bot_id": active.bot_id,
        "app_id": found.id,
        "assistant_app_thread": {"title": _OPENING, "title_blocks": [], "artifacts": []},
    }
    opening = NewMessage(text=_OPENING, subtype="assistant_app_thread", extra=extra)
    posted = messages.add(tx, direct, active.bot_user_id, opening)
    tx.insert(
        assistant_thread,
        team_id=actor.team_id, conversation_id=direct.id, thread_ts=posted.ts, app_id=found.id, user_id=actor.user_id, title="",
        status="active", context=encoding.encode_text(context), prompts="{}", updated_at=tx.now_s,
    )  # fmt: skip
    made = find(tx, actor.team_id, direct.id, posted.ts)
    assert made is not None
    _tell_app(tx, actor.team_id, active.bot_user_id, "assistant_thread_started", made)
    return made


def change_context(tx: Transaction, actor: Actor, found: Thread, context: dict[str, Any]) -> None:
    """What is on the person's screen beside the thread is another now. Emits `assistant_thread_context_changed` to the app."""
    if encoding.decode(found.context_text) == context:
        return
    _update(tx, actor.team_id, found, context=encoding.encode_text(context))
    active = apps.find_active(tx, actor.team_id, found.app_id)
    made = find(tx, actor.team_id, found.conversation_id, found.thread_ts)
    if active is not None and made is not None:
        _tell_app(tx, actor.team_id, active.bot_user_id, "assistant_thread_context_changed", made)


def set_title(tx: Transaction, actor: Actor, found: Access, thread_ts: int, title: str) -> None:
    """Name a thread: the message that opened it bears the title. Emits `message_changed` and `assistant_thread_changed`."""
    thread = access_own(tx, actor, found, thread_ts)
    title = title[:_LONGEST_TITLE]
    _update(tx, actor.team_id, thread, title=title)
    root = messages.find(tx, actor.team_id, found.conversation.id, thread_ts)
    if root is not None and "assistant_app_thread" in root.body:
        body = root.body | {"assistant_app_thread": root.body["assistant_app_thread"] | {"title": title}}
        messages.replace_body(tx, found.conversation, root, body)
        messages.tell_changed(tx, found.conversation, root, body, format_ts(tx.next_ts(actor.team_id)))
    _tell_people(tx, actor.team_id, found, thread_ts)


def set_prompts(tx: Transaction, actor: Actor, found: Access, thread_ts: int, title: str, prompts: list[dict[str, str]]) -> None:
    """Offer questions to begin with; those offered before go. Emits `assistant_thread_changed`."""
    thread = access_own(tx, actor, found, thread_ts)
    _update(tx, actor.team_id, thread, prompts=encoding.encode_text({"prompts_title": title[:_LONGEST_TITLE], "prompts": prompts}))
    _tell_people(tx, actor.team_id, found, thread_ts)


def set_status(tx: Transaction, actor: Actor, found: Access, thread_ts: int, status: str, title: str | None = None) -> Thread:
    """Give a session its state, and make it where it is not there yet. Emits `assistant_thread_changed`."""
    thread = find(tx, actor.team_id, found.conversation.id, thread_ts)
    if thread is None:
        tx.insert(
            assistant_thread,
            team_id=actor.team_id, conversation_id=found.conversation.id, thread_ts=thread_ts, app_id=actor.app_id,
            user_id=conversations.partner_of(found.conversation, actor.user_id), title=(title or "")[:_LONGEST_TITLE], status=status,
            context="{}", prompts="{}", updated_at=tx.now_s,
        )  # fmt: skip
    elif thread.app_id != actor.app_id:
        raise ApiError("not_authorized")
    else:
        _update(tx, actor.team_id, thread, status=status, **({} if title is None else {"title": title[:_LONGEST_TITLE]}))
    _tell_people(tx, actor.team_id, found, thread_ts)
    made = find(tx, actor.team_id, found.conversation.id, thread_ts)
    assert made is not None
    return made


def access_agent(reader: Reader, actor: Actor, app_id: str) -> tuple[App, Installation]:
    """An installed app that is an assistant. Raises `ApiError` with `app_not_found` or `not_agent_app`."""
    found = apps.get(reader, actor.team_id, app_id)
    active = apps.find_active(reader, actor.team_id, app_id)
    if active is None or not active.bot_user_id:
        raise ApiError("app_not_found")
    features = apps.manifest.part(found.manifest, "features")
    if not ("assistant_view" in features or "agent_view" in features):
        raise ApiError("not_agent_app")
    return found, active


def agent_behind(reader: Reader, actor: Actor, user_id: str) -> str:
    """The app whose assistant a bot user is; empty for everybody else."""
    active = apps.find_by_bot_user(reader, actor.team_id, user_id)
    try:
        return access_agent(reader, actor, active.app_id)[0].id if active is not None else ""
    except ApiError:
        return ""


def access_own(reader: Reader, actor: Actor, found: Access, thread_ts: int) -> Thread:
    """A thread with the app that acts. Raises `ApiError("invalid_thread_ts")`."""
    thread = find(reader, actor.team_id, found.conversation.id, thread_ts)
    if thread is None or thread.app_id != actor.app_id:
        raise ApiError("invalid_thread_ts")
    return thread


def _update(tx: Transaction, team_id: str, found: Thread, **changes: Any) -> None:
    where = {"team_id": team_id, "conversation_id": found.conversation_id, "thread_ts": found.thread_ts}
    tx.update(assistant_thread, where, **changes, updated_at=tx.now_s)


def _tell_people(tx: Transaction, team_id: str, found: Access, thread_ts: int) -> None:
    thread = find(tx, team_id, found.conversation.id, thread_ts)
    if thread is not None:
        told = {"type": "assistant_thread_changed", "assistant_thread": thread.present()}
        tx.emit(team_id, events.conversation(found.conversation.id), told)


def _tell_app(tx: Transaction, team_id: str, bot_user_id: str, kind: str, found: Thread) -> None:
    told = {
        "type": kind,
        "assistant_thread": {
            "user_id": found.user_id,
            "context": encoding.decode(found.context_text),
            "channel_id": found.conversation_id,
            "thread_ts": format_ts(found.thread_ts),
        },
    }
    tx.emit(team_id, events.user(bot_user_id), told)
