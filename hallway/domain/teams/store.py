"""All SQL on the team itself."""

from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.domain.teams.tables import emoji, profile_field, team
from hallway.platform.storage import Reader, Transaction, query


class Team(msgspec.Struct, frozen=True):
    """A team's row."""

    id: str
    name: str
    domain: str
    icon: str
    created_at: int
    preferences_text: str

    @property
    def preferences(self) -> dict[str, Any]:
        """Settings of the team, by Slack's names."""
        decoded: dict[str, Any] = encoding.decode(self.preferences_text)
        return decoded


_columns = select(team.c.team_id, team.c.name, team.c.domain, team.c.icon, team.c.created_at, team.c.preferences)
_get = query(_columns.where(team.c.team_id == bindparam("team_id")), into=Team)
_by_domain = query(_columns.where(team.c.domain == bindparam("domain")), into=Team)
_all = query(_columns.order_by(team.c.created_at), into=Team)


def create(tx: Transaction, name: str, domain: str, team_id: str = "") -> Team:
    """A new team. Raises `ApiError("domain_taken")`."""
    if find_by_domain(tx, domain) is not None:
        raise ApiError("domain_taken")
    made = Team(team_id or new_id("T"), name, domain, "", tx.now_s, "{}")
    tx.insert(team, team_id=made.id, name=name, domain=domain, icon="", created_at=made.created_at, preferences="{}")
    return made


def set_preference(tx: Transaction, found: Team, name: str, value: Any) -> None:
    """Change one of the team's settings."""
    tx.update(team, {"team_id": found.id}, preferences=encoding.encode_text(found.preferences | {name: value}))


def update(tx: Transaction, found: Team, **changes: str) -> Team:
    """Change the team's name or icon."""
    tx.update(team, {"team_id": found.id}, **changes)
    return get(tx, found.id)


def get(reader: Reader, team_id: str) -> Team:
    """The team. Raises `ApiError("team_not_found")`."""
    found = reader.one(_get, team_id=team_id)
    if found is None:
        raise ApiError("team_not_found")
    return found


def find_by_domain(reader: Reader, domain: str) -> Team | None:
    """The team with this domain (the first label of its address), or None."""
    return reader.one(_by_domain, domain=domain)


def list_all(reader: Reader) -> list[Team]:
    """Every team on this server, oldest first."""
    return reader.all(_all)


_emoji = query(
    select(emoji.c.name, emoji.c.alias_for, emoji.c.blob, emoji.c.user_id, emoji.c.created_at).where(
        emoji.c.team_id == bindparam("team_id"), emoji.c.name == bindparam("name")
    )
)
_all_emoji = query(
    select(emoji.c.name, emoji.c.alias_for, emoji.c.blob).where(emoji.c.team_id == bindparam("team_id")).order_by(emoji.c.name)
)


def find_emoji(reader: Reader, team_id: str, name: str) -> tuple[Any, ...] | None:
    """A custom emoji: (name, alias_for, blob, who added it, when); or None."""
    return reader.one(_emoji, team_id=team_id, name=name)


def list_emoji(reader: Reader, team_id: str) -> list[tuple[Any, ...]]:
    """Every custom emoji: (name, alias_for, blob)."""
    return reader.all(_all_emoji, team_id=team_id)


_f = profile_field.c
_fields = query(
    select(_f.id, _f.ordering, _f.label, _f.hint, _f.type, _f.possible_values, _f.is_hidden)
    .where(_f.team_id == bindparam("team_id"))
    .order_by(_f.ordering)
)


def list_fields(reader: Reader, team_id: str) -> list[dict[str, Any]]:
    """The team's own profile fields in order, as Slack writes them."""
    return [
        {
            "id": row[0],
            "ordering": row[1],
            "label": row[2],
            "hint": row[3],
            "type": row[4],
            "possible_values": encoding.decode(row[5]),
            "options": None,
            "is_hidden": row[6],
        }
        for row in reader.all(_fields, team_id=team_id)
    ]


def set_fields(tx: Transaction, team_id: str, fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Replace the team's profile fields by these, in this order; as they are now. Those without an `id` are given one."""
    tx.delete(profile_field, team_id=team_id)
    rows = [
        {
            "team_id": team_id,
            "id": field["id"] or new_id("Xf"),
            "ordering": place,
            "label": field["label"].strip(),
            "hint": field["hint"],
            "type": field["type"],
            "possible_values": encoding.encode_text([value[:80] for value in field["possible_values"]]),
            "is_hidden": field["is_hidden"],
        }
        for place, field in enumerate(fields)
    ]
    tx.insert_many(profile_field, rows)
    return list_fields(tx, team_id)
