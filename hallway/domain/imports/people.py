"""People of an export: those it lists, those it only shows as authors or members, and those who are here already."""

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.actor import Role
from hallway.core.errors import ApiError
from hallway.core.ids import SLACKBOT, is_id
from hallway.domain import users
from hallway.domain.imports.batches import batched
from hallway.domain.imports.export_reader import Export, Record
from hallway.domain.imports.store import Report, Tally, write_counted
from hallway.domain.users.tables import user as user_table
from hallway.platform.storage import Database, Reader, Transaction, in_list, query

_PROFILE = (
    "title", "phone", "skype", "pronouns", "display_name", "status_text", "status_emoji", "status_expiration", "start_date", "fields",
)  # fmt: skip
_BATCH = 500
ROLES: tuple[Role, ...] = ("single_channel_guest", "guest", "member", "admin", "owner")
_NAMED = re.compile(r"<@([UW][A-Z0-9]{6,30})\|([^>\s]{1,80})>")
_u = user_table.c
_there = query(select(_u.id).where(_u.team_id == bindparam("team_id"), in_list(_u.id, "ids")))


def same_people(database: Database, team_id: str, export: Export) -> dict[bytes, bytes]:
    """Ids of the export that belong to somebody who is here under another id: whoever has the same e-mail address.

    That an address says who somebody is holds because only those who run the team (or the server) import.
    """
    found: dict[bytes, bytes] = {}
    listed = ((record["id"], _email_of(record)) for record in export.users())
    for batch in batched(((user_id, email) for user_id, email in listed if email), _BATCH):
        found.update(database.read_now(_others, team_id, batch))
    return found


def _others(reader: Reader, team_id: str, listed: Iterable[tuple[str, str]]) -> dict[bytes, bytes]:
    found = {}
    for user_id, email in listed:
        here = users.find_by_email(reader, team_id, email)
        if here is not None and here.id != user_id:
            found[user_id.encode()] = here.id.encode()
    return found


def _email_of(record: Record) -> str:
    profile = record.get("profile")
    return str(profile.get("email") or "") if isinstance(profile, dict) else ""


def import_people(database: Database, team_id: str, export: Export, highest: Role, report: Report) -> None:
    """Make the users that the export lists. Nobody gets more rights than whoever imports has (`highest`)."""
    for batch in batched(export.users(), _BATCH):
        write_counted(database, team_id, report, _import_some, team_id, batch, highest)


def _import_some(tx: Transaction, tally: Tally, team_id: str, records: list[Record], highest: Role) -> None:
    for record in records:
        if not is_id(record["id"], "UW"):
            tally.skip(f"users.json: {record['id']}", "bad_id")
        elif users.find(tx, team_id, record["id"]) is None:
            _create(tx, team_id, record, highest)
            tally.count("users")


def _create(tx: Transaction, team_id: str, record: Record, highest: Role) -> None:
    profile = record.get("profile") if isinstance(record.get("profile"), dict) else {}
    assert isinstance(profile, dict)
    real_name = str(profile.get("real_name") or record.get("real_name") or record.get("name") or record["id"])
    email = str(profile.get("email") or "")
    if email and users.find_by_email(tx, team_id, email) is not None:
        email = ""
    new = users.NewUser(
        real_name=real_name.strip() or record["id"],
        email=email,
        name=str(record.get("name") or ""),
        role=at_most(_role_of(record), highest),
        is_bot=bool(record.get("is_bot")),
        tz=str(record.get("tz") or "Etc/UTC"),
        locale=str(record.get("locale") or "en-US"),
        id=record["id"],
    )
    try:
        made = users.create(tx, team_id, new)
    except ApiError:
        made = users.create(tx, team_id, users.NewUser(real_name=new.real_name, name=new.name, is_bot=new.is_bot, id=record["id"]))
    kept: dict[str, Any] = made.profile | {key: profile[key] for key in _PROFILE if profile.get(key)}
    where = {"team_id": team_id, "id": made.id}
    tx.update(user_table, where, profile=encoding.encode_text(kept), is_deleted=bool(record.get("deleted")))
    users.index_names(tx, users.get(tx, team_id, made.id))


def at_most(role: Role, highest: Role) -> Role:
    """The lesser of two roles."""
    return min(role, highest, key=ROLES.index)


def _role_of(record: Record) -> Role:
    if record.get("is_ultra_restricted"):
        return "single_channel_guest"
    if record.get("is_restricted"):
        return "guest"
    if record.get("is_owner") or record.get("is_primary_owner"):
        return "owner"
    return "admin" if record.get("is_admin") else "member"


class Strangers:
    """Users whom messages show but the export does not list: their id is all there is, and perhaps a name somewhere."""

    def __init__(self) -> None:
        self._names: dict[str, tuple[str, str]] = {SLACKBOT: ("Slackbot", "slackbot")}
        self._known: set[str] = set()
        self._nameless: set[str] = set()

    def see(self, user_id: str, record: Record) -> None:
        """Somebody has written this message."""
        profile = record.get("user_profile")
        if isinstance(profile, dict) and user_id not in self._names:
            name = str(profile.get("display_name") or profile.get("name") or "")
            self._names[user_id] = (str(profile.get("real_name") or name), name)

    def read(self, text: Any) -> None:
        """Old exports write `<@U0123|name>`: that is what somebody was called."""
        if not isinstance(text, str) or "<@" not in text:
            return
        for user_id, name in _NAMED.findall(text):
            self._names.setdefault(user_id, (name, name))

    def import_all(self, database: Database, team_id: str, user_ids: Iterable[str], report: Report) -> None:
        """Make a user for each of these who is not here."""
        for batch in batched((user_id for user_id in user_ids if user_id not in self._known), _BATCH):
            write_counted(database, team_id, report, self._import_some, team_id, batch)
            self._known.update(batch)

    def _import_some(self, tx: Transaction, tally: Tally, team_id: str, user_ids: list[str]) -> None:
        there = {row[0] for row in tx.all(_there, team_id=team_id, ids=list(user_ids))}
        for user_id in user_ids:
            if user_id not in there:
                real_name, name = self._names.get(user_id, ("", ""))
                new = users.NewUser(real_name=real_name.strip() or user_id, name=name or user_id, is_bot=user_id == SLACKBOT, id=user_id)
                users.create(tx, team_id, new)
                tally.count("users")
            if user_id not in self._names:
                self._nameless.add(user_id)

    def name_all(self, database: Database, team_id: str) -> None:
        """Give those who had no name when they were made the one that was found later."""
        for batch in batched(sorted(self._nameless & self._names.keys()), _BATCH):
            database.write_now(team_id, self._name_some, team_id, batch)

    def _name_some(self, tx: Transaction, team_id: str, user_ids: list[str]) -> None:
        for user_id in user_ids:
            found = users.find(tx, team_id, user_id)
            if found is not None and found.email is None and found.profile["real_name"] == user_id:
                real_name, name = self._names[user_id]
                tx.update(user_table, {"team_id": team_id, "id": user_id}, name=users.free_name(tx, team_id, name))
                users.store_profile(tx, users.get(tx, team_id, user_id), found.profile | {"real_name": real_name[:80]})
