"""Before and after signing in: `client.start`, `client.setup`, `auth.signin`, `auth.signout`, sessions and passwords."""

from typing import Any

import msgspec

from hallway import __version__
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Answer, NoArguments, Policy, Tier, method
from hallway.core.timestamps import now_seconds
from hallway.domain import auth, teams, users
from hallway.domain.client.onboarding import Founding, found_team
from hallway.domain.context import Context
from hallway.platform.http import Caller, network_of
from hallway.platform.storage import Reader, Transaction

# Wrong passwords a minute for one account and for one address.
_GUESSES_PER_ACCOUNT = 10
_GUESSES_PER_ADDRESS = 50
_LONGEST_EMAIL = 320


@method("client.start", kind="call", scopes=(), policy=Policy.OPEN, tier=Tier.FOUR, audit=UNAUDITED)
async def start(context: Context, caller: Caller, args: NoArguments) -> dict[str, Any]:
    """What the browser should show first: first run, sign-in, or the workspace."""
    known = await context.database.read(teams.list_all)
    state = "sign_in" if known else "first_run"
    shown = None
    if caller.token:
        try:
            actor = await context.database.read(auth.look_up, caller.token)
            state, shown = "signed_in", next(team for team in known if team.id == actor.team_id)
        except ApiError as error:
            # Somebody who was sent away hears so, and does not wonder about a wrong password.
            state = "deactivated" if error.code == "account_inactive" else state
    shown = shown or (known[0] if len(known) == 1 else None)
    answer: dict[str, Any] = {"state": state, "version": __version__, "teams": [_brief(team) for team in known] if len(known) < 20 else []}
    return answer | ({"team": _brief(shown)} if shown else {})


def _brief(team: teams.Team) -> dict[str, Any]:
    return {"id": team.id, "name": team.name, "domain": team.domain, "icon": team.icon}


class Setup(msgspec.Struct):
    """Arguments of `client.setup`."""

    team_name: str
    name: str
    email: str
    password: str
    domain: str = ""


@method("client.setup", kind="call", scopes=(), policy=Policy.OPEN, tier=Tier.TWO, audit="team_created")
async def setup(context: Context, caller: Caller, args: Setup) -> Answer:
    """Make the first team of a new server, and sign its owner in."""
    password_hash = await auth.hash_aside(args.password)
    founding = Founding(args.team_name, args.domain, args.name, args.email, password_hash)
    return await context.database.write("", found_first, founding, caller)


def found_first(tx: Transaction, founding: Founding, caller: Caller) -> Answer:
    """The first team, with its owner signed in. Raises `ApiError("already_set_up")` when there is a team."""
    if teams.list_all(tx):
        raise ApiError("already_set_up")
    team, owner = found_team(tx, founding)
    return sign_in(tx, team.id, owner.id, caller)


def sign_in(tx: Transaction, team_id: str, user_id: str, caller: Caller) -> Answer:
    """Open a session and set its cookie."""
    session = auth.open_session(tx, team_id, user_id, caller)
    return Answer({"ok": True, "team_id": team_id, "user_id": user_id}, (auth.cookie(session, caller),))


class SignIn(msgspec.Struct):
    """Arguments of `auth.signin`; `team` is a domain or id, needed only where the server has several."""

    email: str
    password: str
    team: str = ""


@method("auth.signin", kind="call", scopes=(), policy=Policy.OPEN, tier=Tier.FOUR, audit="user_login")
async def signin(context: Context, caller: Caller, args: SignIn) -> Answer:
    """Sign in with e-mail and password. Wrong ones are counted by account and by address; too many must wait."""
    email = args.email.strip().lower()[:_LONGEST_EMAIL]
    found = await context.database.read(_find_account, args.team, email)
    team_id, user_id, password_hash = found or ("", "", None)
    await _check_password(context, caller.ip, email, args.password, password_hash)
    return await context.database.write(team_id, sign_in, team_id, user_id, caller)


def _find_account(reader: Reader, team: str, email: str) -> tuple[str, str, str | None] | None:
    """Team, user and password hash for an address: in the named team, or in the first that knows it."""
    for candidate in teams.list_all(reader):
        if team in ("", candidate.id, candidate.domain):
            user = users.find_by_email(reader, candidate.id, email)
            if user is not None and not user.is_deleted and not user.is_bot:
                return candidate.id, user.id, auth.find_hash(reader, candidate.id, user.id)
    return None


async def _check_password(context: Context, ip: str, account: str, password: str, password_hash: str | None) -> None:
    """Counted before it is checked, so that guesses made at once count, too; the right password is not counted.

    Raises `RateLimited` with the wait, or `ApiError("invalid_credentials")`.
    """
    buckets = (("address", network_of(ip)), _GUESSES_PER_ADDRESS), (("account", account), _GUESSES_PER_ACCOUNT)
    for bucket, per_minute in buckets:
        context.guesses.check(bucket, per_minute)
    if not await auth.check_aside(password, password_hash):
        raise ApiError("invalid_credentials")
    for bucket, per_minute in buckets:
        context.guesses.refund(bucket, per_minute)


@method("auth.signout", kind="command", scopes=(), policy=Policy.ANYONE, tier=Tier.THREE, audit="user_logout", tokens=("session",))
def signout(tx: Transaction, actor: Actor, args: NoArguments) -> Answer:
    """End this session."""
    auth.revoke_tokens(tx, actor.team_id, actor.user_id, [actor.token_id])
    return Answer({"ok": True}, (auth.no_cookie(actor.origin),))


@method("auth.sessions.list", kind="query", scopes=(), policy=Policy.ANYONE, tier=Tier.THREE, audit=UNAUDITED, tokens=("session",))
def sessions_list(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Where one is signed in."""
    return {"sessions": auth.list_sessions(reader, actor, now_seconds())}


class RevokeSession(msgspec.Struct):
    """Arguments of `auth.sessions.revoke`."""

    session: str


@method(
    "auth.sessions.revoke",
    kind="command",
    scopes=(),
    policy=Policy.ANYONE,
    tier=Tier.THREE,
    audit="user_session_revoked",
    tokens=("session",),
)
def sessions_revoke(tx: Transaction, actor: Actor, args: RevokeSession) -> dict[str, Any]:
    """End one of one's own sessions."""
    if not auth.revoke_tokens(tx, actor.team_id, actor.user_id, [args.session]):
        raise ApiError("session_not_found")
    return {}


class Revoke(msgspec.Struct):
    """Arguments of `auth.revoke`."""

    test: bool = False


@method("auth.revoke", kind="command", scopes=(), policy=Policy.ANYONE, tier=Tier.THREE, audit="token_revoked")
def revoke(tx: Transaction, actor: Actor, args: Revoke) -> dict[str, Any]:
    """End the calling token; with `test`, only say that it would."""
    if args.test:
        return {"revoked": False}
    return {"revoked": bool(auth.revoke_tokens(tx, actor.team_id, actor.user_id, [actor.token_id]))}


class ChangePassword(msgspec.Struct):
    """Arguments of `auth.password.change`."""

    old: str
    new: str


@method(
    "auth.password.change", kind="call", scopes=(), policy=Policy.PERSON, tier=Tier.TWO, audit="user_password_changed", tokens=("session",)
)
async def change_password(context: Context, actor: Actor, args: ChangePassword) -> dict[str, Any]:
    """Choose another password; every other session ends."""
    current = await context.database.read(auth.find_hash, actor.team_id, actor.user_id)
    await _check_password(context, actor.ip, actor.user_id, args.old, current)
    password_hash = await auth.hash_aside(args.new)
    await context.database.write(actor.team_id, _set_password, actor, password_hash)
    return {}


def _set_password(tx: Transaction, actor: Actor, password_hash: str) -> None:
    auth.set_hash(tx, actor.team_id, actor.user_id, password_hash)
    others = [session["id"] for session in auth.list_sessions(tx, actor, tx.now_s) if not session["current"]]
    auth.revoke_tokens(tx, actor.team_id, actor.user_id, others)
