"""SQL on apps and where they are installed."""

from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.errors import ApiError
from hallway.domain.apps.tables import app, installation
from hallway.platform.storage import Reader, query


class App(msgspec.Struct, frozen=True):
    """An app's row. `signing_secret` and `verification_token` are sealed."""

    team_id: str
    id: str
    name: str
    manifest_text: str
    client_secret_hash: str
    signing_secret: str
    verification_token: str
    created_by: str
    created_at: int
    updated_at: int
    is_local: bool
    is_deleted: bool
    icon: str
    events_off_at: int
    verified_url: str

    @property
    def manifest(self) -> dict[str, Any]:
        """What it is and wants, in Slack's schema."""
        decoded: dict[str, Any] = encoding.decode(self.manifest_text)
        return decoded

    @property
    def client_id(self) -> str:
        """What it calls itself in OAuth: its team and its id."""
        return f"{self.team_id}.{self.id}"


class Installation(msgspec.Struct, frozen=True):
    """An app in a team: its bot (empty where it has none), with which scopes, by whom, and up to which event it has been served."""

    team_id: str
    app_id: str
    bot_id: str
    bot_user_id: str
    bot_scopes_text: str
    installed_by: str
    installed_at: int
    is_active: bool
    position: int
    parted_at: int

    @property
    def bot_scopes(self) -> list[str]:
        """What its bot may do."""
        decoded: list[str] = encoding.decode(self.bot_scopes_text)
        return decoded


_a, _i = app.c, installation.c
_apps = select(
    _a.team_id, _a.id, _a.name, _a.manifest, _a.client_secret_hash, _a.signing_secret, _a.verification_token, _a.created_by,
    _a.created_at, _a.updated_at, _a.is_local, _a.is_deleted, _a.icon, _a.events_off_at, _a.verified_url,
)  # fmt: skip
_installations = select(
    _i.team_id, _i.app_id, _i.bot_id, _i.bot_user_id, _i.bot_scopes, _i.installed_by, _i.installed_at, _i.is_active, _i.position,
    _i.parted_at,
)  # fmt: skip
_find = query(_apps.where(_a.team_id == bindparam("team_id"), _a.id == bindparam("id"), _a.is_deleted.is_(False)), into=App)
_of_team = query(_apps.where(_a.team_id == bindparam("team_id"), _a.is_deleted.is_(False)).order_by(_a.name, _a.id), into=App)
_installed = query(
    _installations.where(_i.team_id == bindparam("team_id"), _i.app_id == bindparam("app_id")),
    into=Installation,
)
_active = query(_installations.where(_i.team_id == bindparam("team_id"), _i.is_active), into=Installation)
_teams = query(select(_i.team_id).where(_i.is_active).distinct())
_by_bot_user = query(
    _installations.where(_i.team_id == bindparam("team_id"), _i.bot_user_id == bindparam("user_id"), _i.is_active), into=Installation
)


def find(reader: Reader, team_id: str, app_id: str) -> App | None:
    """The app, or None."""
    return reader.one(_find, team_id=team_id, id=app_id)


def get(reader: Reader, team_id: str, app_id: str) -> App:
    """The app. Raises `ApiError("app_not_found")`."""
    found = find(reader, team_id, app_id)
    if found is None:
        raise ApiError("app_not_found")
    return found


def find_by_client_id(reader: Reader, client_id: str) -> App | None:
    """The app with this client id, or None."""
    team_id, _, app_id = client_id.partition(".")
    return find(reader, team_id, app_id)


def list_apps(reader: Reader, team_id: str) -> list[App]:
    """Every app of a team, by name."""
    return reader.all(_of_team, team_id=team_id)


def find_installation(reader: Reader, team_id: str, app_id: str) -> Installation | None:
    """How the app is, or once was, installed; None if it never was."""
    return reader.one(_installed, team_id=team_id, app_id=app_id)


def find_active(reader: Reader, team_id: str, app_id: str) -> Installation | None:
    """How the app is installed now, or None."""
    found = find_installation(reader, team_id, app_id)
    return found if found is not None and found.is_active else None


def find_by_bot_user(reader: Reader, team_id: str, user_id: str) -> Installation | None:
    """The installation whose bot this user is, or None."""
    return reader.one(_by_bot_user, team_id=team_id, user_id=user_id)


def list_active(reader: Reader, team_id: str) -> list[Installation]:
    """Every app that is installed in a team now."""
    return reader.all(_active, team_id=team_id)


def teams_with_apps(reader: Reader) -> list[str]:
    """The teams in which any app is installed."""
    return [row[0] for row in reader.all(_teams)]
