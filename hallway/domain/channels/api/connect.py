"""Sharing channels between companies: not there yet. What would change something is refused with Slack's own error for teams that
may not; what lists finds nothing."""

from typing import Any

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Tier, method
from hallway.platform.storage import Reader

_METHODS = (
    "acceptSharedInvite", "approveSharedInvite", "declineSharedInvite", "inviteShared", "requestSharedInvite.approve",
    "requestSharedInvite.deny", "externalInvitePermissions.set",
)  # fmt: skip


def _refuse(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Refused: this team does not share channels with other companies."""
    raise ApiError("not_allowed")


for _name in _METHODS:
    method(f"conversations.{_name}", kind="query", scopes=(), policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)(_refuse)


@method(
    "team.externalTeams.disconnect",
    kind="query",
    scopes=("conversations.connect:manage",),
    policy=Policy.ADMIN,
    tier=Tier.TWO,
    audit=UNAUDITED,
)
def disconnect(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Refused: there is no company that this team shares channels with."""
    raise ApiError("invalid_target_team")


@method("conversations.listConnectInvites", kind="query", scopes=(), policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def list_connect_invites(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Invitations from other companies: none."""
    return {"invites": [], "response_metadata": {"next_cursor": ""}}


@method("conversations.requestSharedInvite.list", kind="query", scopes=(), policy=Policy.ANYONE, tier=Tier.TWO, audit=UNAUDITED)
def list_invite_requests(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Requests to invite other companies: none."""
    return {"invite_requests": [], "response_metadata": {"next_cursor": ""}}


@method(
    "team.externalTeams.list",
    kind="query",
    scopes=("conversations.connect:manage", "team:read"),
    policy=Policy.ADMIN,
    tier=Tier.TWO,
    audit=UNAUDITED,
)
def list_external_teams(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Companies that channels are shared with: none."""
    return {"organizations": [], "total_count": 0, "response_metadata": {"next_cursor": ""}}
