"""Putting views on somebody's screen: opening, pushing, updating, publishing and closing. Each tells the person's clients.

From docs.slack.dev/surfaces/modals: at most three modals on each other, 250 KB each; `hash` keeps updates from overwriting each other.
"""

import secrets
from typing import Any

import msgspec

from hallway.core import encoding, events, richtext
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.domain import users
from hallway.domain.interactions import viewing
from hallway.domain.interactions.reaching import Reached
from hallway.domain.interactions.tables import view
from hallway.domain.interactions.viewing import View
from hallway.platform.storage import Transaction

_MOST_IN_STACK = 3
_LARGEST = 250_000


def check(body: Any, kind: str) -> dict[str, Any]:
    """A view as an app sends it, checked. Raises `ApiError` with `invalid_arguments` (and where) or `view_too_large`."""
    try:
        checked = richtext.check_view(body, kind)
    except richtext.InvalidBlocks as invalid:
        raise ApiError("view_too_large" if invalid.is_too_large else "invalid_arguments", *invalid.messages) from invalid
    if len(encoding.encode(checked)) > _LARGEST:
        raise ApiError("view_too_large")
    return checked


class Screen(msgspec.Struct, frozen=True):
    """Where a view opens: on whose screen, in which conversation they acted, in which window of theirs, for which function."""

    user_id: str
    channel_id: str = ""
    client_token: str = ""
    function_execution_id: str = ""


def open_view(tx: Transaction, reached: Reached, screen: Screen, body: dict[str, Any], *, above: View | None = None) -> View:
    """Open a modal, alone or on top of another. Emits `view_opened` or `view_pushed`.

    Raises `ApiError` with `duplicate_external_id` or `push_limit_reached`.
    """
    stack = viewing.list_stack(tx, above) if above is not None else []
    if len(stack) >= _MOST_IN_STACK:
        raise ApiError("push_limit_reached")
    view_id, top = new_id("V"), stack[-1] if stack else None
    external_id = _free_external_id(tx, reached, body)
    made = View(
        reached.app.team_id, view_id, reached.app.id, screen.user_id, "modal", top.root_id if top else view_id, top.id if top else "",
        len(stack) + 1, external_id, _new_hash(tx), encoding.encode_text(body), screen.channel_id, screen.client_token,
        screen.function_execution_id, tx.now_s,
    )  # fmt: skip
    _insert(tx, made)
    tell(tx, made, "view_pushed" if top else "view_opened", view=viewing.present_to_person(made, reached))
    return made


def update_view(tx: Transaction, reached: Reached, found: View, body: dict[str, Any], wanted_hash: str = "") -> View:
    """Put other content into a view. Emits `view_updated`. Raises `ApiError` with `hash_conflict` or `duplicate_external_id`."""
    if wanted_hash and wanted_hash != found.hash:
        raise ApiError("hash_conflict")
    external_id = _free_external_id(tx, reached, body, found.id) or found.external_id
    changes = {"hash": _new_hash(tx), "touched_at": tx.now_s, "external_id": external_id}
    made = msgspec.structs.replace(found, body_text=encoding.encode_text(body), **changes)
    tx.update(view, {"team_id": found.team_id, "id": found.id}, body=made.body_text, **changes)
    tell(tx, made, "view_updated", view=viewing.present_to_person(made, reached))
    return made


def publish_view(tx: Transaction, reached: Reached, user_id: str, body: dict[str, Any], wanted_hash: str = "") -> View:
    """Show this in somebody's home tab of the app. Emits `view_updated`. Raises as `update_view` does."""
    before = viewing.find_home(tx, reached.app.team_id, reached.app.id, user_id)
    if before is not None:
        return update_view(tx, reached, before, body, wanted_hash)
    if wanted_hash:
        raise ApiError("hash_conflict")
    view_id, external_id = new_id("V"), _free_external_id(tx, reached, body)
    made = View(
        reached.app.team_id, view_id, reached.app.id, user_id, "home", view_id, "", 1, external_id, _new_hash(tx),
        encoding.encode_text(body), "", "", "", tx.now_s,
    )  # fmt: skip
    _insert(tx, made)
    tell(tx, made, "view_updated", view=viewing.present_to_person(made, reached))
    return made


def close_view(tx: Transaction, found: View) -> None:
    """Take a modal off the screen, with whatever lies on it. Emits `view_closed`."""
    for one in viewing.list_stack(tx, found):
        if one.depth >= found.depth:
            tx.delete(view, team_id=one.team_id, id=one.id)
    tell(tx, found, "view_closed", view_id=found.id, is_cleared=False)


def clear_views(tx: Transaction, found: View) -> None:
    """Take all modals of a stack off the screen. Emits `view_closed`."""
    tx.delete(view, team_id=found.team_id, root_id=found.root_id)
    tell(tx, found, "view_closed", view_id=found.id, is_cleared=True)


def tell(tx: Transaction, found: View, kind: str, **facts: Any) -> None:
    """Tell the person's clients; those that show modals go by the token of the window that it was opened in."""
    body = {"type": kind, "app_id": found.app_id, "client_token": found.client_token, **facts}
    tx.emit(found.team_id, events.user(found.user_id), body)


def _insert(tx: Transaction, made: View) -> None:
    values = msgspec.structs.asdict(made)
    tx.insert(view, body=values.pop("body_text"), **values)


def _free_external_id(tx: Transaction, reached: Reached, body: dict[str, Any], view_id: str = "") -> str:
    """The name that the app gives the view, if no other view of its has it."""
    external_id = str(body.get("external_id") or "")
    if external_id:
        other = viewing.find_by_external_id(tx, reached.app.team_id, reached.app.id, external_id)
        if other is not None and other.id != view_id:
            raise ApiError("duplicate_external_id")
    return external_id


def _new_hash(tx: Transaction) -> str:
    return f"{tx.now_s}.{secrets.token_hex(4)}"


def check_user(tx: Transaction, team_id: str, user_id: str) -> None:
    """Raises `ApiError("invalid_arguments")` for a user who is not here."""
    user = users.find(tx, team_id, user_id)
    if user is None or user.is_deleted:
        raise ApiError("invalid_arguments", "invalid `user_id`")
