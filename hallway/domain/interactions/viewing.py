"""Views as they are kept, found and written: modals on somebody's screen, and home tabs."""

from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain.interactions.reaching import Reached
from hallway.domain.interactions.tables import view
from hallway.platform.storage import Reader, query


class View(msgspec.Struct, frozen=True):
    """A view's row."""

    team_id: str
    id: str
    app_id: str
    user_id: str
    kind: str
    root_id: str
    previous_id: str
    depth: int
    external_id: str
    hash: str
    body_text: str
    channel_id: str
    client_token: str
    function_execution_id: str
    touched_at: int

    @property
    def body(self) -> dict[str, Any]:
        """What the app has made of it: type, title, blocks and the like."""
        decoded: dict[str, Any] = encoding.decode(self.body_text)
        return decoded

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """Its blocks."""
        blocks: list[dict[str, Any]] = self.body["blocks"]
        return blocks


_v = view.c
_in_team = select(
    _v.team_id, _v.id, _v.app_id, _v.user_id, _v.kind, _v.root_id, _v.previous_id, _v.depth, _v.external_id, _v.hash, _v.body,
    _v.channel_id, _v.client_token, _v.function_execution_id, _v.touched_at,
).where(_v.team_id == bindparam("team_id"))  # fmt: skip
_find = query(_in_team.where(_v.id == bindparam("id")), into=View)
_by_external_id = query(_in_team.where(_v.app_id == bindparam("app_id"), _v.external_id == bindparam("external_id")), into=View)
_stack = query(_in_team.where(_v.root_id == bindparam("root_id")).order_by(_v.depth), into=View)
_home = query(
    _in_team.where(_v.user_id == bindparam("user_id"), _v.app_id == bindparam("app_id"), _v.kind == "home"),
    into=View,
)


def find(reader: Reader, team_id: str, view_id: str) -> View | None:
    """The view, or None."""
    return reader.one(_find, team_id=team_id, id=view_id)


def find_by_external_id(reader: Reader, team_id: str, app_id: str, external_id: str) -> View | None:
    """The view that the app calls so, or None."""
    return reader.one(_by_external_id, team_id=team_id, app_id=app_id, external_id=external_id)


def find_home(reader: Reader, team_id: str, app_id: str, user_id: str) -> View | None:
    """What the app has published for somebody, or None."""
    return reader.one(_home, team_id=team_id, app_id=app_id, user_id=user_id)


def access(reader: Reader, actor: Actor, view_id: str) -> View:
    """A view on the actor's own screen. Raises `ApiError("view_not_found")`."""
    found = find(reader, actor.team_id, view_id)
    if found is None or found.user_id != actor.user_id:
        raise ApiError("view_not_found")
    return found


def list_stack(reader: Reader, found: View) -> list[View]:
    """The modals that lie on each other with this one, the lowest first."""
    return reader.all(_stack, team_id=found.team_id, root_id=found.root_id)


def present(found: View, reached: Reached) -> dict[str, Any]:
    """The view object, as apps get it."""
    body = found.body
    return {
        "id": found.id,
        "team_id": found.team_id,
        "type": found.kind,
        "blocks": body["blocks"],
        "private_metadata": body.get("private_metadata", ""),
        "callback_id": body.get("callback_id", ""),
        "state": {"values": {}},
        "hash": found.hash,
        **({"title": body["title"]} if body.get("title") else {}),
        "clear_on_close": bool(body.get("clear_on_close")),
        "notify_on_close": bool(body.get("notify_on_close")),
        "close": body.get("close"),
        "submit": body.get("submit"),
        **({"submit_disabled": body["submit_disabled"]} if "submit_disabled" in body else {}),
        "previous_view_id": found.previous_id or None,
        "root_view_id": found.root_id,
        "app_id": found.app_id,
        "external_id": found.external_id,
        "app_installed_team_id": found.team_id,
        "bot_id": reached.installation.bot_id,
    }


def present_to_person(found: View, reached: Reached) -> dict[str, Any]:
    """The view object, as the person's own clients get it: without what the app keeps in it for itself."""
    return {key: value for key, value in present(found, reached).items() if key != "private_metadata"}
