"""People of an export: those it lists, and those it only shows as authors."""

from typing import Any

from hallway.core import encoding
from hallway.core.errors import ApiError
from hallway.domain import users
from hallway.domain.imports.export_reader import Record
from hallway.domain.imports.store import Report
from hallway.domain.users.tables import user as user_table
from hallway.platform.storage import Database, Transaction

_PROFILE = ("title", "phone", "skype", "pronouns", "display_name", "status_text", "status_emoji", "start_date", "fields")


def import_people(database: Database, team_id: str, records: list[Record], report: Report) -> set[str]:
    """Make the users that the export lists; the ids of all that are there now."""
    known: set[str] = set()
    for start in range(0, len(records), 500):
        database.write_now(team_id, _import_some, team_id, records[start : start + 500], report)
    known.update(record["id"] for record in records)
    return known


def _import_some(tx: Transaction, team_id: str, records: list[Record], report: Report) -> None:
    for record in records:
        if users.find(tx, team_id, record["id"]) is None:
            _create(tx, team_id, record)
            report.count("users")


def _create(tx: Transaction, team_id: str, record: Record) -> None:
    profile = record.get("profile") if isinstance(record.get("profile"), dict) else {}
    assert isinstance(profile, dict)
    real_name = str(profile.get("real_name") or record.get("real_name") or record.get("name") or record["id"])
    email = str(profile.get("email") or "")
    if email and users.find_by_email(tx, team_id, email) is not None:
        email = ""
    new = users.NewUser(
        real_name=real_name,
        email=email,
        name=str(record.get("name") or ""),
        role=_role_of(record),
        is_bot=bool(record.get("is_bot")),
        tz=str(record.get("tz") or "Etc/UTC"),
        id=record["id"],
    )
    try:
        made = users.create(tx, team_id, new)
    except ApiError:
        made = users.create(tx, team_id, users.NewUser(real_name=real_name, name=new.name, is_bot=new.is_bot, id=record["id"]))
    kept: dict[str, Any] = {key: profile[key] for key in _PROFILE if profile.get(key)}
    body = encoding.encode_text(made.profile | kept)
    tx.update(user_table, {"team_id": team_id, "id": made.id}, profile=body, is_deleted=bool(record.get("deleted")))


def _role_of(record: Record) -> Any:
    """Owners and admins of the old place come as members: rights here are given here. Guests stay guests."""
    if record.get("is_ultra_restricted"):
        return "single_channel_guest"
    return "guest" if record.get("is_restricted") else "member"


def hints_of(record: Record) -> dict[str, str]:
    """What a message tells of its author."""
    profile = record.get("user_profile") if isinstance(record.get("user_profile"), dict) else {}
    assert isinstance(profile, dict)
    name = profile.get("display_name") or profile.get("name") or record.get("username") or ""
    return {"real_name": str(profile.get("real_name") or name or ""), "name": str(name)}


def import_strangers(tx: Transaction, team_id: str, unknown: dict[str, dict[str, str]], report: Report) -> None:
    """Make users for authors whom the export does not list: their id is all there is, and perhaps a name."""
    for user_id, hints in unknown.items():
        if users.find(tx, team_id, user_id) is None:
            users.create(tx, team_id, users.NewUser(real_name=hints["real_name"] or user_id, name=hints["name"] or user_id, id=user_id))
            report.count("users")
