"""What people act on: a message or a view, as it is kept here, with the app behind it."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.timestamps import now_seconds, parse_ts
from hallway.domain import conversations, messages
from hallway.domain.conversations import Access
from hallway.domain.interactions import payloads, viewing
from hallway.domain.interactions.reaching import Reached, reach_interactive
from hallway.domain.interactions.response_urls import Target
from hallway.domain.interactions.viewing import View
from hallway.domain.messages import ephemerals
from hallway.platform.storage import Reader

Container = dict[str, Any]


class Found(msgspec.Struct, frozen=True):
    """Something that can be acted on. `blocks` are those that hold its elements; `facts` is what payloads say of it."""

    reached: Reached
    blocks: list[dict[str, Any]]
    facts: dict[str, Any]
    target: Target | None = None
    view: View | None = None
    function_execution_id: str = ""

    @property
    def channel_id(self) -> str:
        """The conversation that it stands in, empty for none."""
        return self.target.channel_id if self.target is not None else self.view.channel_id if self.view is not None else ""


def find_container(reader: Reader, actor: Actor, container: Any) -> Found:
    """What a client's `container` names, if the actor sees it.

    Raises `ApiError` with `invalid_container`, `channel_not_found`, `message_not_found`, `view_not_found`, `app_not_found` and the like.
    """
    kind = container.get("type") if isinstance(container, dict) else None
    if kind == "view":
        return _find_view(reader, actor, container)
    if kind in ("message", "message_attachment"):
        return _find_message(reader, actor, container)
    raise ApiError("invalid_container")


def _find_view(reader: Reader, actor: Actor, container: Container) -> Found:
    found = viewing.access(reader, actor, str(container.get("view_id", "")))
    reached = reach_interactive(reader, actor.team_id, found.app_id)
    facts = {"container": {"type": "view", "view_id": found.id}, "view": viewing.present(found, reached)}
    return Found(reached, found.blocks, facts, view=found, function_execution_id=found.function_execution_id)


def _find_message(reader: Reader, actor: Actor, container: Container) -> Found:
    channel_id, message_ts = str(container.get("channel_id", "")), str(container.get("message_ts", ""))
    found = conversations.access_readable(reader, actor, channel_id)
    is_ephemeral = container.get("is_ephemeral") is True
    body = find_body(reader, actor, found, message_ts, is_ephemeral=is_ephemeral)
    holder, told = body, {"type": "message", "message_ts": body["ts"], "channel_id": found.conversation.id, "is_ephemeral": is_ephemeral}
    facts = {"container": told, "channel": payloads.place(found.conversation)} | ({} if is_ephemeral else {"message": body})
    if container.get("attachment_id") is not None:
        holder = find_attachment(body, container["attachment_id"])
        told |= {"type": "message_attachment", "attachment_id": holder["id"], "is_app_unfurl": "app_id" in holder}
        if "app_id" in holder:
            told["app_unfurl_url"] = holder["app_unfurl_url"]
            facts["app_unfurl"] = holder
    if "thread_ts" in body:
        told["thread_ts"] = body["thread_ts"]
    reached = reach_interactive(reader, actor.team_id, str(holder.get("app_id") or body.get("app_id", "")))
    target = target_of(actor, reached, found, body, is_ephemeral=is_ephemeral)
    return Found(reached, holder.get("blocks", []), facts, target=target, function_execution_id=body.get("function_execution_id", ""))


def find_body(reader: Reader, actor: Actor, found: Access, message_ts: str, *, is_ephemeral: bool) -> dict[str, Any]:
    """A message of a conversation, as it is kept. Raises `ApiError("message_not_found")`."""
    ts = parse_ts(message_ts, "message_not_found")
    if is_ephemeral:
        return ephemerals.find(reader, actor.team_id, found.conversation.id, ts, actor.user_id, now_seconds())
    message = messages.find(reader, actor.team_id, found.conversation.id, ts)
    if message is None:
        raise ApiError("message_not_found")
    return message.body


def find_any_body(reader: Reader, actor: Actor, found: Access, message_ts: str) -> tuple[dict[str, Any], bool]:
    """A message of a conversation, kept or ephemeral, and whether it is ephemeral. Raises `ApiError("message_not_found")`."""
    try:
        return find_body(reader, actor, found, message_ts, is_ephemeral=False), False
    except ApiError:
        return find_body(reader, actor, found, message_ts, is_ephemeral=True), True


def find_attachment(body: dict[str, Any], attachment_id: Any) -> dict[str, Any]:
    """One of a message's attachments, by its number. Raises `ApiError("invalid_attachment")`."""
    for attachment in body.get("attachments", ()):
        if str(attachment.get("id")) == str(attachment_id):
            found: dict[str, Any] = attachment
            return found
    raise ApiError("invalid_attachment")


def target_of(actor: Actor, reached: Reached, found: Access, body: dict[str, Any], *, is_ephemeral: bool = False) -> Target:
    """Whom and what an app answers that hears of this message."""
    return Target(
        actor.team_id, reached.app.id, actor.user_id, found.conversation.id, message_ts=parse_ts(body["ts"]), is_ephemeral=is_ephemeral
    )  # fmt: skip
