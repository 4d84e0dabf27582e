"""Making, joining, leaving, naming, archiving: the change, its event and its words, in one transaction."""

from typing import Any

from hallway.core import encoding, events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.events import FULL_MEMBERS, Audience
from hallway.core.timestamps import format_ts
from hallway.domain import conversations, messages, users
from hallway.domain.channels import policy
from hallway.domain.conversations import Access, Conversation
from hallway.domain.conversations.tables import conversation as conversation_table
from hallway.domain.messages import NewMessage
from hallway.platform.storage import Transaction

_TEXT_LIMIT = 250


def create(tx: Transaction, actor: Actor, name: str, *, is_private: bool) -> Conversation:
    """A new channel with the actor in it. Emits `channel_created` (public ones) and `channel_joined`.

    Raises `ApiError` with `name_taken`, `restricted_action` or an `invalid_name…`.
    """
    if actor.is_guest:
        raise ApiError("restricted_action")
    made = conversations.create_channel(tx, actor.team_id, conversations.check_name(name), actor.user_id, is_private=is_private)
    if not is_private:
        channel = {"id": made.id, "name": made.name, "created": made.created_at, "creator": actor.user_id, "is_channel": True}
        tx.emit(actor.team_id, FULL_MEMBERS, {"type": "channel_created", "channel": channel, "event_ts": _now(tx, made)})
    enter(tx, made, [actor.user_id])
    return made


def join(tx: Transaction, actor: Actor, found: Access) -> bool:
    """Join a public channel; False if the actor is in it already. Raises `ApiError` with `is_archived` and the like."""
    policy.check_is_channel(found)
    policy.check_is_open(found)
    if found.is_member:
        return False
    if found.conversation.kind != "channel":
        raise ApiError("method_not_supported_for_channel_type")
    return bool(enter(tx, found.conversation, [actor.user_id]))


def enter(tx: Transaction, found: Conversation, user_ids: list[str], inviter: str = "") -> list[str]:
    """Put users in, give each the whole channel object (`channel_joined`), and say so; those who were not in it yet."""
    joined = conversations.add_members(tx, found, user_ids, inviter)
    for user_id in joined:
        viewer = Actor(found.team_id, user_id, "member", "user", "")
        access = conversations.access(tx, viewer, found.id)
        channel = conversations.present_conversation(access, user_id) | {"num_members": access.conversation.num_members}
        body = {"type": "channel_joined" if found.kind == "channel" else "group_joined", "channel": channel}
        tx.emit(found.team_id, events.user(user_id), body)
        say(tx, found, user_id, _kind(found, "join"), f"<@{user_id}> has joined the {_noun(found)}", inviter=inviter)
    return joined


def leave(tx: Transaction, actor: Actor, found: Access) -> bool:
    """Leave a channel; False if the actor is not in it. Raises `ApiError` with `cant_leave_general`,
    `is_archived` or `last_member`."""
    policy.check_is_channel(found)
    policy.check_is_open(found)
    if found.conversation.is_general:
        raise ApiError("cant_leave_general")
    if not found.is_member:
        return False
    if found.conversation.kind == "private" and found.conversation.num_members == 1:
        raise ApiError("last_member")
    text = f"<@{actor.user_id}> has left the {_noun(found.conversation)}"
    say(tx, found.conversation, actor.user_id, _kind(found.conversation, "leave"), text)
    return conversations.remove_member(tx, found.conversation, actor.user_id)


def invite(tx: Transaction, actor: Actor, found: Access, user_ids: list[str], *, force: bool = False) -> list[dict[str, Any]]:
    """Put others in; the problems, one for each who could not be. Raises `ApiError` with the first problem unless `force`."""
    policy.check_invite(actor, found)
    visible = {user.id: user for user in users.list_visible(tx, actor, user_ids)}
    problems: list[dict[str, Any]] = []
    wanted: list[str] = []
    for user_id in dict.fromkeys(user_ids):
        error = _invite_problem(tx, actor, found, user_id, visible.get(user_id))
        if error:
            problems.append({"ok": False, "error": error, "user": user_id})
        else:
            wanted.append(user_id)
    if problems and not (force and wanted):
        raise ApiError(problems[0]["error"], errors=problems)
    enter(tx, found.conversation, wanted, inviter=actor.user_id)
    return problems


def _invite_problem(tx: Transaction, actor: Actor, found: Access, user_id: str, user: users.User | None) -> str:
    if user_id == actor.user_id:
        return "cant_invite_self"
    if user is None:
        return "user_not_found"
    if user.is_deleted:
        return "user_disabled"
    if conversations.is_member(tx, actor.team_id, found.conversation.id, user_id):
        return "already_in_channel"
    if user.role == "single_channel_guest" and _is_in_a_channel(tx, user):
        return "ura_max_channels"
    return ""


def _is_in_a_channel(tx: Transaction, user: users.User) -> bool:
    """Whether a user is in a channel already."""
    return any(not access.conversation.is_direct for access in conversations.list_joined(tx, user.team_id, user.id))


def kick(tx: Transaction, actor: Actor, found: Access, user_id: str) -> None:
    """Take somebody out. Raises `ApiError` with `not_in_channel`, `cant_kick_self`, `cant_kick_from_general` and the like."""
    policy.check_kick(actor, found, user_id)
    if not conversations.is_member(tx, actor.team_id, found.conversation.id, user_id):
        raise ApiError("not_in_channel")
    text = f"<@{user_id}> was removed from the {_noun(found.conversation)}"
    say(tx, found.conversation, user_id, _kind(found.conversation, "leave"), text)
    conversations.remove_member(tx, found.conversation, user_id, by=actor.user_id)


def rename(tx: Transaction, actor: Actor, found: Access, wish: str) -> Conversation:
    """Give a channel another name. Emits `channel_rename`. Raises `ApiError` with `name_taken`, `not_authorized` and the like."""
    policy.check_rule(actor, found, "not_authorized")
    policy.check_is_open(found)
    before = found.conversation
    name = conversations.check_name(wish)
    if name == before.name:
        return before
    if conversations.find_by_name(tx, actor.team_id, name) is not None:
        raise ApiError("name_taken")
    previous = [before.name, *encoding.decode(before.previous_names_text)][:20]
    _change(tx, before, name=name, previous_names=encoding.encode_text(previous))
    channel = {"id": before.id, "name": name, "created": before.created_at, "is_channel": before.kind == "channel"}
    kind = "channel_rename" if before.kind == "channel" else "group_rename"
    tx.emit(actor.team_id, _audience(before), {"type": kind, "channel": channel, "event_ts": _now(tx, before)})
    text = f'<@{actor.user_id}> has renamed the {_noun(before)} from "{before.name}" to "{name}"'
    say(tx, before, actor.user_id, _kind(before, "name"), text, old_name=before.name, name=name)
    return conversations.access(tx, actor, before.id).conversation


def set_text(tx: Transaction, actor: Actor, found: Access, field: str, value: str) -> dict[str, Any]:
    """Set the `topic` or the `purpose`; the new value with who and when. Raises `ApiError` with `too_long` and the like."""
    policy.check_change(actor, found)
    if len(value) > _TEXT_LIMIT:
        raise ApiError("too_long")
    made = {"value": value, "creator": actor.user_id, "last_set": tx.now_s}
    _change(tx, found.conversation, **{field: encoding.encode_text(made)})
    is_cleared = not value
    text = f"<@{actor.user_id}> " + (
        f"has cleared {_noun(found.conversation)} {field}" if is_cleared else f"set the {_noun(found.conversation)} {field}: {value}"
    )
    say(tx, found.conversation, actor.user_id, _kind(found.conversation, field), text, **{field: value})
    return made


def archive(tx: Transaction, actor: Actor, found: Access) -> None:
    """Close a channel for ever, or until `unarchive`. Raises `ApiError` with `already_archived`, `cant_archive_general` …"""
    policy.check_rule(actor, found)
    if found.conversation.is_general:
        raise ApiError("cant_archive_general")
    if found.conversation.is_archived:
        raise ApiError("already_archived")
    _set_archived(tx, actor, found.conversation, is_archived=True)


def unarchive(tx: Transaction, actor: Actor, found: Access) -> None:
    """Open an archived channel again. Raises `ApiError` with `not_archived` and the like."""
    policy.check_rule(actor, found)
    if not found.conversation.is_archived:
        raise ApiError("not_archived")
    _set_archived(tx, actor, found.conversation, is_archived=False)


def _set_archived(tx: Transaction, actor: Actor, found: Conversation, *, is_archived: bool) -> None:
    word = "archive" if is_archived else "unarchive"
    text = f"<@{actor.user_id}> {word}d the {_noun(found)}"
    say(tx, found, actor.user_id, _kind(found, word), text)
    _change(tx, found, is_archived=is_archived)
    prefix = "channel" if found.kind == "channel" else "group"
    body = {"type": f"{prefix}_{word}", "channel": found.id, "user": actor.user_id, "event_ts": _now(tx, found)}
    tx.emit(found.team_id, _audience(found), body)


def say(tx: Transaction, found: Conversation, user_id: str, subtype: str, text: str, **extra: Any) -> None:
    """What the server itself says about a change."""
    kept = {key: value for key, value in extra.items() if value != "" or key in ("topic", "purpose")}
    messages.add(tx, found, user_id, NewMessage(text=text, subtype=subtype, extra=kept))


def _change(tx: Transaction, found: Conversation, **values: Any) -> None:
    key = {"team_id": found.team_id, "id": found.id}
    tx.update(conversation_table, key, updated_at=tx.now_s, **values)


def _audience(found: Conversation) -> Audience:
    return FULL_MEMBERS if found.kind == "channel" else events.conversation(found.id)


def _kind(found: Conversation, word: str) -> str:
    return f"{'channel' if found.kind == 'channel' else 'group'}_{word}"


def _noun(found: Conversation) -> str:
    return "channel" if found.kind in ("channel", "private") else "conversation"


def _now(tx: Transaction, found: Conversation) -> str:
    return format_ts(tx.next_ts(found.team_id))
