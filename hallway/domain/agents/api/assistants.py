"""`assistant.threads.*`: Slack's for apps, and ours for the people who talk with them."""

from typing import Any

import msgspec

from hallway.core import events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Registrar, Scopes, Tier, method
from hallway.core.timestamps import parse_ts
from hallway.domain import conversations
from hallway.domain.agents import threads
from hallway.domain.context import Context
from hallway.domain.conversations import Access
from hallway.platform.bus import Ephemeral
from hallway.platform.storage import Reader, Transaction

_BOTS = ("bot",)
_MOST_PROMPTS = 4
_MOST_LOADING = 10
_LONGEST = 300


class SetStatus(msgspec.Struct):
    """Arguments of `assistant.threads.setStatus`; an empty `status` takes the line away."""

    channel_id: str
    thread_ts: str
    status: str
    loading_messages: Any = None


@method(
    "assistant.threads.setStatus",
    kind="call",
    scopes=("chat:write", "assistant:write"),
    policy=Policy.ANYONE,
    tier=Tier.SPECIAL,
    audit=UNAUDITED,
    tokens=_BOTS,
)
async def set_status(context: Context, actor: Actor, args: SetStatus) -> dict[str, Any]:
    """Show what the app is doing under a thread, until it writes or two minutes have passed. Nothing of it is kept."""
    lines = args.loading_messages if args.loading_messages is not None else []
    if not isinstance(lines, list) or len(lines) > _MOST_LOADING or not all(isinstance(line, str) for line in lines):
        raise ApiError("invalid_arguments", "[ERROR] must be a list of 1 to 10 strings [json-pointer:/loading_messages]")
    found = await context.database.read(_access, actor, args.channel_id)
    parse_ts(args.thread_ts, "invalid_thread_ts")
    body = {
        "type": "assistant_status",
        "channel": found.conversation.id,
        "thread_ts": args.thread_ts,
        "user": actor.user_id,
        "status": args.status[:_LONGEST],
        "loading_messages": [line[:_LONGEST] for line in lines],
    }
    context.bus.publish_ephemeral(Ephemeral(actor.team_id, events.conversation(found.conversation.id), body, without=actor.user_id))
    return {}


class SetTitle(msgspec.Struct):
    """Arguments of `assistant.threads.setTitle`."""

    channel_id: str
    thread_ts: str
    title: str


def _command(name: str) -> Registrar:
    scopes = Scopes(("assistant:write",), ("assistant:write",))
    return method(name, kind="command", scopes=scopes, policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=_BOTS)


@_command("assistant.threads.setTitle")
def set_title(tx: Transaction, actor: Actor, args: SetTitle) -> dict[str, Any]:
    """Name a thread."""
    threads.set_title(tx, actor, _access(tx, actor, args.channel_id), parse_ts(args.thread_ts, "invalid_thread_ts"), args.title)
    return {}


class SetPrompts(msgspec.Struct):
    """Arguments of `assistant.threads.setSuggestedPrompts`: up to four `{title, message}`."""

    channel_id: str
    prompts: Any
    thread_ts: str = ""
    title: str = ""


@_command("assistant.threads.setSuggestedPrompts")
def set_suggested_prompts(tx: Transaction, actor: Actor, args: SetPrompts) -> dict[str, Any]:
    """Offer questions to begin with."""
    found = _access(tx, actor, args.channel_id)
    thread_ts = parse_ts(args.thread_ts, "invalid_thread_ts") if args.thread_ts else 0
    threads.set_prompts(tx, actor, found, thread_ts, args.title, _read_prompts(args.prompts))
    return {}


def _read_prompts(value: Any) -> list[dict[str, str]]:
    is_list = isinstance(value, list) and 1 <= len(value) <= _MOST_PROMPTS and all(isinstance(item, dict) for item in value)
    prompts = [{key: item.get(key) for key in ("title", "message")} for item in value] if is_list else []
    if not prompts or not all(isinstance(text, str) and text for prompt in prompts for text in prompt.values()):
        raise ApiError("invalid_arguments", "[ERROR] must be 1 to 4 objects with title and message [json-pointer:/prompts]")
    return [{"title": str(prompt["title"])[:_LONGEST], "message": str(prompt["message"])[:3000]} for prompt in prompts]


class Start(msgspec.Struct):
    """Arguments of `assistant.threads.start`: `context_channel_id` is what the person has on their screen beside it."""

    app_id: str
    context_channel_id: str = ""


def _own(name: str, kind: Any) -> Registrar:
    return method(name, kind=kind, scopes=(), policy=Policy.PERSON, tier=Tier.THREE, audit=UNAUDITED, tokens=("session",))


@_own("assistant.threads.start", "command")
def start(tx: Transaction, actor: Actor, args: Start) -> dict[str, Any]:
    """Open a thread with an app's assistant."""
    made = threads.start(tx, actor, args.app_id, _context(tx, actor, args.context_channel_id))
    return {"assistant_thread": made.present()}


class SetContext(msgspec.Struct):
    """Arguments of `assistant.threads.setContext`."""

    channel_id: str
    thread_ts: str
    context_channel_id: str


@_own("assistant.threads.setContext", "command")
def set_context(tx: Transaction, actor: Actor, args: SetContext) -> dict[str, Any]:
    """Tell the assistant what is on one's screen now."""
    found = conversations.access_member(tx, actor, args.channel_id)
    thread = threads.find(tx, actor.team_id, found.conversation.id, parse_ts(args.thread_ts, "invalid_thread_ts"))
    if thread is None:
        raise ApiError("invalid_thread_ts")
    threads.change_context(tx, actor, thread, _context(tx, actor, args.context_channel_id))
    return {}


class ListThreads(msgspec.Struct):
    """Arguments of `assistant.threads.list`: an app, or the direct messages with its bot."""

    app_id: str = ""
    channel_id: str = ""


@_own("assistant.threads.list", "query")
def list_threads(reader: Reader, actor: Actor, args: ListThreads) -> dict[str, Any]:
    """One's threads with an app, the one used last first; `app_id` is empty where the other side is no assistant."""
    app_id = args.app_id
    if args.channel_id:
        found = conversations.access_member(reader, actor, args.channel_id).conversation
        app_id = threads.agent_behind(reader, actor, conversations.partner_of(found, actor.user_id)) if found.kind == "im" else ""
    return {"app_id": app_id, "assistant_threads": [thread.present() for thread in threads.list_own(reader, actor, app_id)]}


def _access(reader: Reader, actor: Actor, channel: str) -> Access:
    return conversations.access_member(reader, actor, channel)


def _context(reader: Reader, actor: Actor, channel: str) -> dict[str, Any]:
    """A channel as context, if the person may see it."""
    if not channel or conversations.find_access(reader, actor, channel) is None:
        return {}
    return {"channel_id": channel, "team_id": actor.team_id, "enterprise_id": None}
