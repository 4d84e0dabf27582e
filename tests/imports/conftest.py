"""Fixtures of the tests on imports."""

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest

from hallway.core.actor import Role
from hallway.domain import auth, imports, teams
from hallway.domain.imports import Summary
from tests.examples import ALL_SCOPES, Person
from tests.imports.archives import pack
from tests.running import Server

Bring = Callable[..., tuple[str, Summary]]


@pytest.fixture
def bring(server: Server, tmp_path: Path) -> Bring:
    """Imports files into a new team (or a given one); the team's id and the report."""

    def run(files: dict[str, Any] | Path, team_id: str = "", highest: Role = "owner") -> tuple[str, Summary]:
        path = files if isinstance(files, Path) else pack(tmp_path / f"{uuid.uuid4().hex}.zip", files)
        assert server.app is not None
        team_id = team_id or server.write("", lambda tx: teams.create(tx, "Old", f"old-{uuid.uuid4().hex[:8]}").id)
        report = imports.import_archive(server.app.database, server.app.blobs, path, team_id, highest, lambda *_: None)
        return team_id, report

    return run


def person(server: Server, team_id: str, user_id: str, kind: Literal["user", "session"] = "user") -> Person:
    """Somebody imported, with a token, or in a browser."""
    token = server.write(team_id, auth.issue_token, team_id, auth.NewToken(user_id, kind, ALL_SCOPES if kind == "user" else ()))
    return Person(server, team_id, user_id, user_id, token)
