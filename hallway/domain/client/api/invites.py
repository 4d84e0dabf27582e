"""`invites.*` and password resets: links that let somebody in."""

from typing import Any

import msgspec

from hallway.core.actor import Actor, Role
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Answer, Policy, Tier, method
from hallway.core.timestamps import now_seconds
from hallway.domain import auth, conversations, teams, users
from hallway.domain.client.api.entrance import sign_in
from hallway.domain.client.onboarding import Joining, join_team
from hallway.domain.context import Context
from hallway.platform.http import Caller
from hallway.platform.storage import Reader, Transaction

_MOST_HOURS = 30 * 24
_MOST_USES = 1000


class CreateInvite(msgspec.Struct):
    """Arguments of `invites.create`."""

    role: str = "member"
    channels: list[str] = []
    expires_in_hours: int = 7 * 24
    max_uses: int = 1


@method("invites.create", kind="command", scopes=(), policy=Policy.MEMBER, tier=Tier.TWO, audit="user_invited", tokens=("session", "user"))
def create(tx: Transaction, actor: Actor, args: CreateInvite) -> dict[str, Any]:
    """A link by which others join: members invite members and guests, only admins admins."""
    roles: dict[str, Role] = {"member": "member", "guest": "guest", "single_channel_guest": "single_channel_guest", "admin": "admin"}
    role = roles.get(args.role)
    if role is None:
        raise ApiError("invalid_role")
    if role == "admin" and not actor.is_admin:
        raise ApiError("not_an_admin")
    if role in ("guest", "single_channel_guest") and not args.channels:
        raise ApiError("no_channels")
    if role == "single_channel_guest" and len(args.channels) > 1:
        raise ApiError("ura_max_channels")
    ids = [conversations.access_member(tx, actor, channel).conversation.id for channel in args.channels[:100]]
    lifetime_s, uses = min(max(args.expires_in_hours, 1), _MOST_HOURS) * 3600, min(max(args.max_uses, 1), _MOST_USES)
    code = auth.make_code(
        tx, actor, purpose="join", user_id=actor.user_id, role=role, channels=ids, lifetime_s=lifetime_s, uses=uses
    )  # fmt: skip
    return {"invite": {"code": code, "url": f"{actor.origin}/join/{code}", "expires_at": tx.now_s + lifetime_s, "max_uses": uses}}


class Code(msgspec.Struct):
    """A link's code."""

    code: str


@method("invites.info", kind="call", scopes=(), policy=Policy.OPEN, tier=Tier.TWO, audit=UNAUDITED)
async def info(context: Context, caller: Caller, args: Code) -> dict[str, Any]:
    """What a link invites to."""
    return await context.database.read(_describe, args.code)


def _describe(reader: Reader, code: str) -> dict[str, Any]:
    found = auth.access_code(reader, code, "join", now_seconds())
    team = teams.get(reader, found.team_id)
    inviter = users.get(reader, found.team_id, found.user_id)
    return {
        "team": {"name": team.name, "domain": team.domain},
        "inviter": {"real_name": inviter.profile["real_name"]},
        "role": found.role,
        "expires_at": found.expires_at,
        # Their names alone: whoever has the link has been asked into them.
        "channels": [
            {"name": room.name, "is_private": room.kind == "private"}
            for channel in found.channels
            if (room := conversations.find(reader, found.team_id, channel)) is not None and not room.is_direct
        ],
    }


class Accept(Code, kw_only=True):
    """Arguments of `invites.accept`."""

    name: str
    email: str
    password: str


@method("invites.accept", kind="call", scopes=(), policy=Policy.OPEN, tier=Tier.TWO, audit=UNAUDITED)
async def accept(context: Context, caller: Caller, args: Accept) -> Answer:
    """Join by a link, and be signed in."""
    invite = await context.database.read(auth.access_code, args.code, "join", now_seconds())
    password_hash = await auth.hash_aside(args.password)
    return await context.database.write(invite.team_id, _accept, args, password_hash, caller)


def _accept(tx: Transaction, args: Accept, password_hash: str, caller: Caller) -> Answer:
    invite = auth.use_code(tx, args.code, "join")
    inviter = users.get(tx, invite.team_id, invite.user_id)
    # What the inviter could give away then counts only if they could still do so now.
    host = Actor(invite.team_id, inviter.id, inviter.role, "session", "")
    if inviter.is_deleted or host.is_guest or (invite.role == "admin" and not host.is_admin):
        raise ApiError("code_expired")
    if not args.email.strip():
        raise ApiError("invalid_email")
    channels = tuple(id_ for id_ in invite.channels if (found := conversations.find_access(tx, host, id_)) and found.is_member)
    made = join_team(tx, invite.team_id, Joining(args.name, args.email, invite.role, password_hash, channels))
    return sign_in(tx, invite.team_id, made.id, caller)


class CreateReset(msgspec.Struct):
    """Arguments of `auth.password.createReset`."""

    user: str


@method(
    "auth.password.createReset",
    kind="command",
    scopes=(),
    policy=Policy.ADMIN,
    tier=Tier.TWO,
    audit="user_password_reset",
    tokens=("session",),
)
def create_reset(tx: Transaction, actor: Actor, args: CreateReset) -> dict[str, Any]:
    """A link by which somebody chooses a new password; admins cannot make one for an owner."""
    user = users.get(tx, actor.team_id, args.user)
    if user.is_bot or user.is_deleted:
        raise ApiError("user_not_found")
    if user.role == "owner" and actor.role != "owner":
        raise ApiError("not_an_admin")
    code = auth.make_code(tx, actor, purpose="reset", user_id=user.id, role=user.role, channels=[], lifetime_s=24 * 3600, uses=1)
    return {"url": f"{actor.origin}/reset/{code}"}


@method("auth.password.resetInfo", kind="call", scopes=(), policy=Policy.OPEN, tier=Tier.TWO, audit=UNAUDITED)
async def reset_info(context: Context, caller: Caller, args: Code) -> dict[str, Any]:
    """Whose password a link sets anew."""
    return await context.database.read(_describe_reset, args.code)


def _describe_reset(reader: Reader, code: str) -> dict[str, Any]:
    found = auth.access_code(reader, code, "reset", now_seconds())
    user = users.get(reader, found.team_id, found.user_id)
    team = teams.get(reader, found.team_id)
    return {
        "team": {"name": team.name, "domain": team.domain},
        "user": {"real_name": user.profile["real_name"], "email": user.email or ""},
    }


class Reset(Code, kw_only=True):
    """Arguments of `auth.password.reset`."""

    password: str


@method("auth.password.reset", kind="call", scopes=(), policy=Policy.OPEN, tier=Tier.TWO, audit=UNAUDITED)
async def reset(context: Context, caller: Caller, args: Reset) -> Answer:
    """Choose a new password by a link; every session ends, and a new one begins."""
    found = await context.database.read(auth.access_code, args.code, "reset", now_seconds())
    password_hash = await auth.hash_aside(args.password)
    return await context.database.write(found.team_id, _reset, args.code, password_hash, caller)


def _reset(tx: Transaction, code: str, password_hash: str, caller: Caller) -> Answer:
    found = auth.use_code(tx, code, "reset")
    user = users.get(tx, found.team_id, found.user_id)
    # An admin's link must not outlive the day on which its person becomes an owner.
    if user.is_deleted or (user.role == "owner" and found.role != "owner"):
        raise ApiError("code_expired")
    auth.set_hash(tx, found.team_id, found.user_id, password_hash)
    auth.revoke_tokens(tx, found.team_id, found.user_id)
    return sign_in(tx, found.team_id, found.user_id, caller)
