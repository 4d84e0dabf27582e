"""The tools: each calls Web API methods as the person, with their rights and their token's scopes, and answers in a few fields."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from hallway.core import richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain.context import Context
from hallway.domain.mcp.calling import call

_MOST = 100

Schema = dict[str, Any]
Run = Callable[[Context, Actor, dict[str, Any]], Awaitable[dict[str, Any]]]


class Tool(msgspec.Struct, frozen=True):
    """A tool as it is offered: `schema` is the JSON Schema of its arguments, `is_reading` tells that it changes nothing."""

    name: str
    title: str
    description: str
    schema: Schema
    run: Run
    is_reading: bool = True


TOOLS: dict[str, Tool] = {}


def _tool(title: str, required: str, *, is_reading: bool = True, **properties: Schema) -> Callable[[Run], Run]:
    schema = {"type": "object", "properties": properties, "required": required.split(), "additionalProperties": False}

    def register(run: Run) -> Run:
        TOOLS[run.__name__] = Tool(run.__name__, title, " ".join((run.__doc__ or "").split()), schema, run, is_reading)
        return run

    return register


def _text(description: str) -> Schema:
    return {"type": "string", "description": description}


_LIMIT: Schema = {"type": "integer", "minimum": 1, "maximum": _MOST, "default": 20, "description": "How many at most"}
_CHANNEL = _text("The channel's id, or its name with #")
_CURSOR = _text("Where to go on, from an earlier answer")


@_tool("Search messages", "query", query=_text("Words and modifiers: from:@ana in:#general before:2026-05-01 has:link"), limit=_LIMIT)
async def search_messages(context: Context, actor: Actor, given: dict[str, Any]) -> dict[str, Any]:
    """Search every message that the person may see, the best matches first. Slack's modifiers work: from:, in:, has:, before:,
    after:, on:, during:, is:thread, "exact words", -without."""
    found = await call(context, actor, "search.messages", query=given["query"], count=_limit(given))
    matches = found["messages"]["matches"]
    names = await _names(context, actor, [match.get("user", "") for match in matches])
    return {
        "total": found["messages"]["total"],
        "messages": [
            _message(match, names) | {"channel": match["channel"]["id"], "channel_name": match["channel"].get("name", "")}
            for match in matches
        ],
    }


@_tool("Read a channel", "channel", channel=_CHANNEL, limit=_LIMIT, cursor=_CURSOR)
async def read_channel(context: Context, actor: Actor, given: dict[str, Any]) -> dict[str, Any]:
    """Read the latest messages of a channel or direct message, the newest first."""
    channel = await _channel(context, actor, given["channel"])
    page = await call(context, actor, "conversations.history", channel=channel, limit=_limit(given), cursor=given.get("cursor", ""))
    names = await _names(context, actor, [message.get("user", "") for message in page["messages"]])
    cursor = page.get("response_metadata", {}).get("next_cursor", "")
    return {"channel": channel, "messages": [_message(message, names) for message in page["messages"]], "next_cursor": cursor}


@_tool("Read a thread", "channel thread_ts", channel=_CHANNEL, thread_ts=_text("The ts of the thread's first message"), limit=_LIMIT)
async def read_thread(context: Context, actor: Actor, given: dict[str, Any]) -> dict[str, Any]:
    """Read a thread from its beginning."""
    channel = await _channel(context, actor, given["channel"])
    page = await call(context, actor, "conversations.replies", channel=channel, ts=given["thread_ts"], limit=_limit(given))
    names = await _names(context, actor, [message.get("user", "") for message in page["messages"]])
    return {"channel": channel, "messages": [_message(message, names) for message in page["messages"]], "has_more": page["has_more"]}


@_tool(
    "Post a message",
    "channel text",
    is_reading=False,
    channel=_text("The channel's id, its name with #, or a person's id"),
    text=_text("What to say, in Markdown"),
    thread_ts=_text("The ts of the message to reply to"),
)
async def post_message(context: Context, actor: Actor, given: dict[str, Any]) -> dict[str, Any]:
    """Post a message as the person, to a channel, a thread or a person."""
    place = {"channel": given["channel"], "thread_ts": given.get("thread_ts", "")}
    posted = await call(context, actor, "chat.postMessage", **place, markdown_text=given["text"])
    link = await call(context, actor, "chat.getPermalink", channel=posted["channel"], message_ts=posted["ts"])
    return {"channel": posted["channel"], "ts": posted["ts"], "permalink": link["permalink"]}


@_tool("List people", "", query=_text("The beginning of a name; empty for everybody"), limit=_LIMIT)
async def list_people(context: Context, actor: Actor, given: dict[str, Any]) -> dict[str, Any]:
    """Find people of the team by name, with their ids, titles and time zones."""
    if given.get("query"):
        found = (await call(context, actor, "users.search", query=given["query"], limit=_limit(given)))["users"]
    else:
        found = (await call(context, actor, "users.list", limit=_limit(given)))["members"]
    return {"people": [_person(user) for user in found if not user["deleted"]]}


@_tool("List channels", "", query=_text("Part of a name; empty for those the person is in"), limit=_LIMIT)
async def list_channels(context: Context, actor: Actor, given: dict[str, Any]) -> dict[str, Any]:
    """Find channels that the person may see, with their ids, topics and purposes."""
    if given.get("query"):
        found = (await call(context, actor, "conversations.search", query=given["query"], limit=_limit(given)))["channels"]
    else:
        kinds = ["public_channel", "private_channel"]
        found = (await call(context, actor, "users.conversations", types=kinds, limit=_limit(given)))["channels"]
    return {"channels": [_described(channel) for channel in found]}


def _limit(given: dict[str, Any]) -> int:
    return min(max(int(given.get("limit", 20)), 1), _MOST)


async def _channel(context: Context, actor: Actor, name: str) -> str:
    """A channel's id. Raises `ApiError("channel_not_found")`."""
    found: str = (await call(context, actor, "conversations.info", channel=name))["channel"]["id"]
    return found


async def _names(context: Context, actor: Actor, ids: list[str]) -> dict[str, str]:
    """What the people behind these ids are called."""
    wanted = list(dict.fromkeys(user_id for user_id in ids if user_id))
    if not wanted:
        return {}
    found = (await call(context, actor, "users.info", users=wanted))["users"]
    return {user["id"]: user["profile"].get("display_name") or user["real_name"] for user in found}


def _message(message: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    user_id = message.get("user", "")
    body = {
        "ts": message["ts"],
        "user": user_id,
        "user_name": names.get(user_id) or message.get("username", ""),
        "text": message.get("text") or richtext.blocks_to_text(message.get("blocks", [])),
    }
    for key in ("thread_ts", "reply_count", "permalink"):
        if key in message:
            body[key] = message[key]
    if message.get("files"):
        body["files"] = [{"id": item["id"], "name": item.get("name", "")} for item in message["files"]]
    return body


def _person(user: dict[str, Any]) -> dict[str, Any]:
    profile = user["profile"]
    return {
        "id": user["id"],
        "name": user["real_name"],
        "display_name": profile.get("display_name", ""),
        "title": profile.get("title", ""),
        "tz": user.get("tz", ""),
        "is_bot": user["is_bot"],
    }


def _described(channel: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": channel["id"],
        "name": channel["name"],
        "is_private": channel.get("is_private", False),
        "topic": channel.get("topic", {}).get("value", ""),
        "purpose": channel.get("purpose", {}).get("value", ""),
    }


async def run_tool(context: Context, actor: Actor, name: str, given: dict[str, Any]) -> dict[str, Any]:
    """What a tool answers. Raises `ApiError` with `unknown_tool`, `invalid_arguments`, or whatever its methods raise."""
    tool = TOOLS.get(name)
    if tool is None:
        raise ApiError("unknown_tool")
    unknown = given.keys() - tool.schema["properties"].keys()
    missing = [key for key in tool.schema["required"] if not given.get(key)]
    if unknown or missing:
        raise ApiError(
            "invalid_arguments", f"missing: {', '.join(missing) or 'nothing'}; unknown: {', '.join(sorted(unknown)) or 'nothing'}"
        )
    return await tool.run(context, actor, given)
