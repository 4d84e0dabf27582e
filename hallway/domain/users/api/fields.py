"""`team.profile.setFields`: what profiles have beyond Slack's own fields (at Slack, an administrator's page)."""

from typing import Any, Literal

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.events import FULL_MEMBERS
from hallway.core.methods import Policy, Scopes, Tier, method
from hallway.domain import teams
from hallway.platform.storage import Transaction

_MOST = 50


class Field(msgspec.Struct):
    """A field; without an `id` it is new. `possible_values` are those of a list."""

    label: str
    id: str = ""
    hint: str = ""
    type: Literal["text", "options_list", "date", "link", "user"] = "text"
    possible_values: list[str] = []
    is_hidden: bool = False


class SetFields(msgspec.Struct):
    """Arguments of `team.profile.setFields`."""

    fields: Any


@method(
    "team.profile.setFields",
    kind="command",
    scopes=Scopes((), ("admin.teams:write",)),
    policy=Policy.ADMIN,
    tier=Tier.TWO,
    audit="custom_profile_fields_changed",
    tokens=("user", "session"),
)
def set_fields(tx: Transaction, actor: Actor, args: SetFields) -> dict[str, Any]:
    """Say which fields profiles have, in this order; those that are not named go."""
    wanted = _read(args.fields)
    before = {field["id"] for field in teams.list_fields(tx, actor.team_id)}
    if unknown := [field.id for field in wanted if field.id and field.id not in before]:
        raise ApiError("invalid_arguments", f"[ERROR] there is no field {unknown[0][:20]} [json-pointer:/fields]")
    made = teams.set_fields(tx, actor.team_id, [msgspec.structs.asdict(field) for field in wanted])
    tx.emit(actor.team_id, FULL_MEMBERS, {"type": "team_profile_change", "profile": {"fields": made}})
    if gone := sorted(before - {field["id"] for field in made}):
        tx.emit(actor.team_id, FULL_MEMBERS, {"type": "team_profile_delete", "profile": {"fields": gone}})
    return {"profile": {"fields": made}}


def _read(fields: Any) -> list[Field]:
    try:
        wanted = msgspec.convert(fields, list[Field])
    except msgspec.ValidationError as error:
        raise ApiError("invalid_arguments", f"[ERROR] {error} [json-pointer:/fields]") from error
    is_right = all(0 < len(field.label.strip()) <= 80 and len(field.hint) <= 140 and len(field.possible_values) <= 100 for field in wanted)
    if len(wanted) > _MOST or not is_right:
        raise ApiError("invalid_arguments", "[ERROR] at most 50 fields, with labels of 1 to 80 characters [json-pointer:/fields]")
    return wanted
