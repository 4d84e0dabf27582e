"""Founding a team and joining one: the places where users, passwords and channels meet."""

import re

import msgspec

from hallway.core.actor import Role
from hallway.core.errors import ApiError
from hallway.domain import auth, channels, conversations, teams, users
from hallway.domain.conversations import Conversation
from hallway.domain.teams import Team
from hallway.domain.users import User
from hallway.platform.storage import Transaction

GENERAL, RANDOM = "general", "random"


class Founding(msgspec.Struct, frozen=True):
    """A new team and its owner. `domain` may be empty: then it is made from the name; an import brings its own channels."""

    name: str
    domain: str
    owner_name: str
    owner_email: str
    password_hash: str
    with_channels: bool = True


class Joining(msgspec.Struct, frozen=True):
    """Somebody new. Without a password they get in by a reset link."""

    name: str
    email: str
    role: Role = "member"
    password_hash: str = ""
    channels: tuple[str, ...] = ()


def found_team(tx: Transaction, founding: Founding) -> tuple[Team, User]:
    """A team with its owner, #general and #random.

    Raises `ApiError` with `invalid_name`, `invalid_domain`, `domain_taken`, `invalid_email` or `no_name`.
    """
    name = founding.name.strip()
    if not 1 <= len(name) <= 80:
        raise ApiError("invalid_name")
    if not founding.owner_email.strip():
        raise ApiError("invalid_email")
    domain = founding.domain or re.sub(r"[^a-z0-9]+", "-", users.sought_as(name)).strip("-")[:40] or "team"
    check_domain(domain)
    team = teams.create(tx, name, domain)
    owner = users.create(tx, team.id, users.NewUser(real_name=founding.owner_name, email=founding.owner_email, role="owner"))
    if founding.password_hash:
        auth.set_hash(tx, team.id, owner.id, founding.password_hash)
    made = [
        conversations.create_channel(tx, team.id, channel, owner.id, is_general=channel == GENERAL)
        for channel in ((GENERAL, RANDOM) if founding.with_channels else ())
    ]
    for channel in made:
        channels.enter(tx, channel, [owner.id])
    teams.set_preference(tx, team, "default_channels", [channel.id for channel in made])
    return team, owner


def check_domain(domain: str) -> None:
    """Raises `ApiError("invalid_domain")` for what is no label of an address."""
    if not re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?", domain):
        raise ApiError("invalid_domain")


def join_team(tx: Transaction, team_id: str, joining: Joining) -> User:
    """Somebody new in a team: full members are put into the default channels, guests only where they are invited.

    Raises `ApiError` with `already_in_team`, `invalid_email` or `no_name`.
    """
    made = users.create(tx, team_id, users.NewUser(real_name=joining.name, email=joining.email, role=joining.role))
    if joining.password_hash:
        auth.set_hash(tx, team_id, made.id, joining.password_hash)
    is_guest = joining.role in ("guest", "single_channel_guest")
    defaults = [] if is_guest else _default_channels(tx, team_id)
    # A default channel may have become private: nobody gets into it unasked.
    default = [found for found in defaults if found is not None and found.kind == "channel"]
    named = [conversations.find(tx, team_id, channel_id) for channel_id in joining.channels]
    for found in [*default, *named]:
        if found is not None and not found.is_archived and not found.is_direct:
            channels.enter(tx, found, [made.id])
    return made


def _default_channels(tx: Transaction, team_id: str) -> list[Conversation | None]:
    """The general channel, and those that the team puts everyone into."""
    ids = teams.get(tx, team_id).preferences.get("default_channels", [])
    return [conversations.find_general(tx, team_id), *(conversations.find(tx, team_id, channel_id) for channel_id in ids)]
