"""Who may do what with channels: pure rules that raise Slack's error codes."""

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain.conversations import Access


def check_is_channel(found: Access) -> None:
    """Raises `ApiError("method_not_supported_for_channel_type")` for ims and mpims."""
    if found.conversation.is_direct:
        raise ApiError("method_not_supported_for_channel_type")


def check_is_open(found: Access) -> None:
    """Raises `ApiError("is_archived")`."""
    if found.conversation.is_archived:
        raise ApiError("is_archived")


def check_change(actor: Actor, found: Access) -> None:
    """Topic, purpose: any member. Raises `ApiError` with `not_in_channel`, `is_archived` or `user_is_restricted`."""
    if not found.is_member:
        raise ApiError("not_in_channel")
    check_is_open(found)
    if actor.is_guest:
        raise ApiError("user_is_restricted")


def check_rule(actor: Actor, found: Access, error: str = "restricted_action") -> None:
    """Rename, archive: whoever made the channel, and admins. Raises `ApiError` with `error` and as `check_change`."""
    check_is_channel(found)
    if not found.is_member and not actor.is_admin:
        raise ApiError("not_in_channel")
    if not (actor.is_admin or found.conversation.creator == actor.user_id):
        raise ApiError(error)


def check_invite(actor: Actor, found: Access) -> None:
    """Inviting: any member but guests. Raises `ApiError` with `not_in_channel`, `is_archived` or `user_is_restricted`."""
    check_is_channel(found)
    check_change(actor, found)


def check_kick(actor: Actor, found: Access, user_id: str) -> None:
    """Removing others: members of private channels and admins; nobody from #general.

    Raises `ApiError` with `cant_kick_self`, `cant_kick_from_general`, `restricted_action` and as `check_change`.
    """
    check_is_channel(found)
    if user_id == actor.user_id:
        raise ApiError("cant_kick_self")
    if found.conversation.is_general:
        raise ApiError("cant_kick_from_general")
    check_change(actor, found)
    if found.conversation.kind == "channel" and not (actor.is_admin or found.conversation.creator == actor.user_id):
        raise ApiError("restricted_action")
