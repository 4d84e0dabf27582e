"""`hallway team`, `hallway user`, `hallway token`."""

from typing import Annotated, Literal

import cyclopts
from cyclopts import Parameter

from hallway.cli.output import Places, team_of, tell
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import auth, client, users
from hallway.domain.users import User
from hallway.platform.storage import Reader, Transaction

team_app = cyclopts.App(name="team", help="Teams (workspaces).")
user_app = cyclopts.App(name="user", help="People.")
token_app = cyclopts.App(name="token", help="Tokens for scripts and apps.")

Where = Annotated[Places, Parameter(name="*")]


@team_app.command(name="create")
def create_team(
    *,
    name: str,
    domain: str,
    admin_email: str,
    admin_name: str,
    admin_password: str,
    places: Where = Places(),  # noqa: B008 - frozen
    json: bool = False,
) -> None:
    """Make a team with #general, #random and its owner.

    Parameters
    ----------
    name
        What people see.
    domain
        Short name in addresses: lower-case letters, digits, hyphens.
    admin_email
        The owner's e-mail address.
    admin_name
        The owner's full name.
    admin_password
        The owner's password, eight characters at least.
    json
        Print one JSON object.
    """
    founding = client.Founding(name, domain, admin_name, admin_email, auth.hash_password(admin_password))
    with places.open() as database:
        team, owner = database.write_now("", client.found_team, founding)
    result = {"team_id": team.id, "user_id": owner.id, "domain": domain}
    tell(f"Team {name} ({team.id}) is there; {admin_email} owns it.", result, as_json=json)


@user_app.command(name="create")
def create_user(
    *,
    team: str,
    email: str,
    name: str,
    password: str | None = None,
    role: Literal["member", "admin", "owner", "guest"] = "member",
    places: Where = Places(),  # noqa: B008 - frozen
    json: bool = False,
) -> None:
    """Add somebody to a team. Without a password, the answer has a link by which they choose one within a day.

    Parameters
    ----------
    team
        The team's domain.
    email
        Their e-mail address.
    name
        Their full name.
    password
        Eight characters at least.
    role
        What they may do.
    json
        Print one JSON object.
    """
    password_hash = auth.hash_password(password) if password else ""
    with places.open() as database:
        found = team_of(database, team)
        joining = client.Joining(name, email, role, password_hash)
        made = database.write_now(found.id, client.join_team, found.id, joining)
        code = "" if password else database.write_now(found.id, password_code, made)
    result = {"user_id": made.id, "team_id": found.id}
    sentence = f"{name} <{email}> is {role} of {found.name}."
    if code:
        result["password_url"] = f"{places.address}/reset/{code}"
        sentence += f"\nA password is chosen within a day at {result['password_url']}"
    tell(sentence, result, as_json=json)


def password_code(tx: Transaction, user: User) -> str:
    """A code by which somebody chooses a password within a day; empty for those who have one."""
    if auth.find_hash(tx, user.team_id, user.id) is not None:
        return ""
    actor = Actor(user.team_id, user.id, user.role, "user", "")
    return auth.make_code(tx, actor, purpose="reset", user_id=user.id, role=user.role, channels=[], lifetime_s=86_400, uses=1)


@token_app.command(name="create")
def create_token(
    *,
    team: str,
    user: str,
    scopes: str,
    kind: Literal["user", "bot"] = "user",
    places: Where = Places(),  # noqa: B008 - frozen
    json: bool = False,
) -> None:
    """Make a token; it is shown once.

    Parameters
    ----------
    team
        The team's domain.
    user
        E-mail address of the person it acts for; a bot token gets a bot user of its own, named after them.
    scopes
        Comma-separated, as at Slack: chat:write,channels:read …
    kind
        Whether it acts as the person or as a bot.
    json
        Print one JSON object.
    """
    wanted = tuple(scope.strip() for scope in scopes.split(",") if scope.strip())
    with places.open() as database:
        found = team_of(database, team)
        holder, token = database.write_now(found.id, _issue, found.id, user, kind, wanted)
    result = {"token": token, "user_id": holder.id, "team_id": found.id}
    tell(f"{token}\n(shown only this once; it acts as {holder.name})", result, as_json=json)


def _issue(tx: Transaction, team_id: str, email: str, kind: Literal["user", "bot"], scopes: tuple[str, ...]) -> tuple[User, str]:
    person = _access_by_email(tx, team_id, email)
    auth.check_scopes(scopes)
    if kind == "user":
        return person, auth.issue_token(tx, team_id, auth.NewToken(person.id, "user", scopes))
    bot = users.create(tx, team_id, users.NewUser(real_name=f"{person.profile['real_name']} (bot)", is_bot=True))
    bot_id = users.add_bot(tx, team_id, bot.id, "", bot.profile["real_name"])
    return bot, auth.issue_token(tx, team_id, auth.NewToken(bot.id, "bot", scopes, bot_id=bot_id))


def _access_by_email(reader: Reader, team_id: str, email: str) -> User:
    found = users.find_by_email(reader, team_id, email)
    if found is None:
        raise ApiError("user_not_found")
    return found
