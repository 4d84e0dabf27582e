"""Dialogs: what modals were before Block Kit. Opened by a trigger, filled in, submitted or called off.

From docs.slack.dev/legacy/legacy-dialogs: up to ten elements of three kinds, with errors told for each by its name.
"""

from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding, events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.domain import conversations
from hallway.domain.interactions import offering, payloads
from hallway.domain.interactions.reaching import Reached, reach_interactive
from hallway.domain.interactions.response_urls import Target
from hallway.domain.interactions.seeing import sees_conversation, sees_user
from hallway.domain.interactions.tables import dialog
from hallway.domain.interactions.triggers import Trigger
from hallway.platform.storage import Reader, Transaction, query

_TEXT_LIMITS = {"text": 150, "textarea": 3000}


class Dialog(msgspec.Struct, frozen=True):
    """A dialog's row."""

    team_id: str
    id: str
    app_id: str
    user_id: str
    channel_id: str
    body_text: str

    @property
    def body(self) -> dict[str, Any]:
        """What the app has made of it."""
        decoded: dict[str, Any] = encoding.decode(self.body_text)
        return decoded


_d = dialog.c
_find = query(
    select(_d.team_id, _d.id, _d.app_id, _d.user_id, _d.channel_id, _d.body).where(
        _d.team_id == bindparam("team_id"), _d.id == bindparam("id"), _d.user_id == bindparam("user_id")
    ),
    into=Dialog,
)


class Answered(msgspec.Struct, frozen=True):
    """A dialog that somebody has submitted or called off, and what its app is told."""

    found: Dialog
    reached: Reached
    payload: dict[str, Any]
    target: Target


def open_dialog(tx: Transaction, trigger: Trigger, body: dict[str, Any]) -> None:
    """Open a dialog for whoever acted. Emits `dialog_opened` to their clients."""
    dialog_id = new_id("Dg")
    tx.insert(
        dialog,
        team_id=trigger.team_id, id=dialog_id, app_id=trigger.app_id, user_id=trigger.user_id, channel_id=trigger.channel_id,
        body=encoding.encode_text(body), expires_at=tx.now_s + 86_400,
    )  # fmt: skip
    shown = {key: value for key, value in body.items() if key not in ("state", "callback_id")}
    told = {
        "type": "dialog_opened",
        "dialog_id": dialog_id,
        "dialog": shown,
        "app_id": trigger.app_id,
        "client_token": trigger.client_token,
    }
    tx.emit(trigger.team_id, events.user(trigger.user_id), told)


def access(reader: Reader, actor: Actor, dialog_id: str) -> Dialog:
    """A dialog on the actor's own screen. Raises `ApiError("dialog_not_found")`."""
    found = reader.one(_find, team_id=actor.team_id, id=dialog_id, user_id=actor.user_id)
    if found is None:
        raise ApiError("dialog_not_found")
    return found


def forget(tx: Transaction, found: Dialog) -> None:
    """The dialog is closed. Emits `dialog_closed` to the person's clients."""
    tx.delete(dialog, team_id=found.team_id, id=found.id)
    tx.emit(found.team_id, events.user(found.user_id), {"type": "dialog_closed", "dialog_id": found.id})


def read_submission(reader: Reader, actor: Actor, dialog_id: str, given: Any) -> Answered:
    """What somebody submits, as far as the dialog asks for it.

    Raises `ApiError` with `dialog_not_found`, or `invalid_submission` with `errors: [{name, error}]` by codes.
    """
    found = access(reader, actor, dialog_id)
    said = given if isinstance(given, dict) else {}
    values, errors = {}, []
    for element in found.body["elements"]:
        value = said.get(element["name"])
        problem = _problem(reader, actor, dialog_id, element, value)
        if problem:
            errors.append({"name": element["name"], "error": problem})
        values[element["name"]] = value or None
    if errors:
        raise ApiError("invalid_submission", errors=errors)
    return _answered(reader, actor, found, "dialog_submission", {"submission": values})


def read_cancellation(reader: Reader, actor: Actor, found: Dialog) -> Answered:
    """What an app is told whose dialog somebody calls off."""
    return _answered(reader, actor, found, "dialog_cancellation", {})


def read_suggestion(reader: Reader, actor: Actor, found: Dialog, name: str, typed: str) -> Answered:
    """What an app is asked of whose dialog somebody types into."""
    return _answered(reader, actor, found, "dialog_suggestion", {"name": name, "value": typed})


def _answered(reader: Reader, actor: Actor, found: Dialog, kind: str, facts: dict[str, Any]) -> Answered:
    reached = reach_interactive(reader, actor.team_id, found.app_id)
    payload = payloads.frame(reader, actor, kind) | {"action_ts": payloads.action_ts()} | facts
    payload |= {"callback_id": found.body["callback_id"], "state": found.body.get("state", "")}
    channel = conversations.find_access(reader, actor, found.channel_id) if found.channel_id else None
    if channel is not None:
        payload["channel"] = payloads.place(channel.conversation)
    return Answered(found, reached, payload, Target(actor.team_id, found.app_id, actor.user_id, found.channel_id))


def _problem(reader: Reader, actor: Actor, dialog_id: str, element: dict[str, Any], value: Any) -> str:
    """What is wrong with a value: `required`, `too_short`, `too_long`, `invalid_choice` or nothing."""
    if value in (None, ""):
        return "" if element.get("optional") else "required"
    if not isinstance(value, str) or "\0" in value:
        return "invalid_choice"
    if element["type"] != "select":
        if len(value) < int(element.get("min_length") or 0):
            return "too_short"
        return "too_long" if len(value) > int(element.get("max_length") or _TEXT_LIMITS[element["type"]]) else ""
    source = element.get("data_source", "static")
    if source == "users":
        return "" if sees_user(reader, actor, value) else "invalid_choice"
    if source in ("channels", "conversations"):
        return "" if sees_conversation(reader, actor, value) else "invalid_choice"
    if source == "external":
        offered = offering.offered(reader, actor, offering.dialog_place(dialog_id))({"action_id": element["name"]})
        return "" if any(option["value"] == value for option in offered) else "invalid_choice"
    groups = [{"options": element.get("options", [])}, *element.get("option_groups", [])]
    return "" if any(option["value"] == value for group in groups for option in group["options"]) else "invalid_choice"
