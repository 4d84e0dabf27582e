"""A team that goes out and comes in again is the same team: every table, and every byte of the next export."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import bindparam, select

from hallway.domain import imports, teams
from hallway.platform.blobs import Blobs
from hallway.platform.storage import Database, Reader, metadata, open_database, query
from tests.examples import Acme
from tests.imports.conftest import Bring
from tests.imports.full_team import fill

# What does not leave (secrets, sessions), or belongs to the server rather than to the team.
STAYS = {
    "access",
    "app",
    "app_request",
    "app_resolution",
    "assistant_thread",
    "call",
    "call_place",
    "credential",
    "dialog",
    "ephemeral_message",
    "event",
    "featured_workflow",
    "function_execution",
    "function_permission",
    "import_run",
    "imported_conversation",
    "install_request",
    "installation",
    "invite",
    "job",
    "offered_options",
    "oauth_code",
    "refresh_token",
    "released_blob",
    "response_url_use",
    "remote_file",
    "signing_key",
    "team_clock",
    "token",
    "used_trigger",
    "view",
    "waiting_event",
    "webhook",
    "workflow_run",
    "workflow_trigger",
}


@pytest.fixture
def elsewhere(database: str, tmp_path: Path) -> Iterator[tuple[Database, Blobs]]:
    """Another server's database, of the same engine, and its file store."""
    opened = open_database(database or f"sqlite:///{tmp_path / 'elsewhere.db'}")
    yield opened, Blobs(tmp_path / "files")
    opened.close()


def test_a_team_that_moves_is_the_same_team(acme: Acme, elsewhere: tuple[Database, Blobs], tmp_path: Path) -> None:
    fill(acme)
    assert acme.server.app is not None
    database, blobs = elsewhere
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    imports.export_team(acme.server.app.database, acme.server.app.blobs, acme.id, first, lambda *_: None)
    described = imports.describe(first)
    assert described.team_id == acme.id
    database.write_now("", teams.create, acme.domain, acme.domain, described.team_id)
    summary = imports.import_archive(database, blobs, first, acme.id, "owner", lambda *_: None)
    assert summary.skipped == []
    before = acme.server.app.database.read_now(rows_of, acme.id)
    after = database.read_now(rows_of, acme.id)
    for table, rows in before.items():
        assert rows, f"the test's team has no {table}: then this proves nothing of it"
        assert after[table] == rows, table
    assert database.read_now(planned, acme.id) == acme.server.app.database.read_now(planned, acme.id)
    for key in blob_keys(before):
        assert blobs.path(key).read_bytes() == acme.server.app.blobs.path(key).read_bytes()
    imports.export_team(database, blobs, acme.id, second, lambda *_: None)
    assert second.read_bytes() == first.read_bytes()


def test_what_is_secret_stays(acme: Acme, tmp_path: Path) -> None:
    fill(acme)
    assert acme.server.app is not None
    out = tmp_path / "out.zip"
    imports.export_team(acme.server.app.database, acme.server.app.blobs, acme.id, out, lambda *_: None)
    assert out.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(out) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    for person in acme.people:
        assert person.token.encode() not in everything
    for secret in (b"xoxb-", b"xoxp-", b"xoxs-", b"argon2", b"secret_hash", b"public_secret"):
        assert secret not in everything


def test_bytes_that_are_lost_do_not_keep_the_rest_back(acme: Acme, bring: Bring, tmp_path: Path) -> None:
    fill(acme)
    assert acme.server.app is not None
    blobs = Blobs(tmp_path / "empty")
    out = tmp_path / "out.zip"
    counts = imports.export_team(acme.server.app.database, blobs, acme.id, out, lambda *_: None)
    assert (counts["files"], counts["files whose bytes are missing"]) == (0, 2)
    _, report = bring(out)
    assert [entry["code"] for entry in report.skipped] == ["no_picture"]
    assert report.imported["messages"] == counts["messages"]


def test_an_export_of_what_is_public_has_nothing_private(acme: Acme, tmp_path: Path) -> None:
    fill(acme)
    assert acme.server.app is not None
    out = tmp_path / "public.zip"
    with out.open("wb") as target:
        imports.write_export(acme.server.app.database, acme.server.app.blobs, acme.id, target, imports.PUBLIC_KINDS, lambda *_: None)
    with zipfile.ZipFile(out) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
        names = archive.namelist()
    for secret in ("hush", "just us", "to myself", "three of us", "Only us", "Kuchen", "half a tho", "highlight_words"):
        assert secret not in everything
    assert "Root *bold*" in everything
    assert not any(name.startswith(("D0", "G0", "secret/", "mpdm-")) for name in names)


def test_slacks_own_files_have_nothing_of_ours(acme: Acme, tmp_path: Path) -> None:
    fill(acme)
    assert acme.server.app is not None
    out = tmp_path / "out.zip"
    imports.export_team(acme.server.app.database, acme.server.app.blobs, acme.id, out, lambda *_: None)
    with zipfile.ZipFile(out) as archive:
        names = archive.namelist()
        channels = json.loads(archive.read("channels.json"))
    ours = [name for name in names if name.startswith("__")]
    slacks = {name.partition("/")[0] for name in names if name not in ours}
    lists = {"users.json", "channels.json", "groups.json", "dms.json", "mpims.json", "integration_logs.json"}
    assert lists <= slacks
    assert {"general", "random", "secret"} <= slacks
    keys = {"id", "name", "created", "creator", "is_archived", "is_general", "members", "topic", "purpose", "pins", "previous_names"}
    assert all(set(channel) <= keys for channel in channels)
    # Other importers take two parts for a channel's day: ours all have three.
    assert all(name.count("/") >= 2 or name == "__hallway/team.json" for name in ours)


def rows_of(reader: Reader, team_id: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of a team, by table, JSON decoded."""
    found = {}
    for table in metadata.sorted_tables:
        if table.name not in STAYS:
            keys = list(table.primary_key)
            rows = reader.all(query(select(*table.columns).where(table.c.team_id == bindparam("team_id")).order_by(*keys)), team_id=team_id)
            found[table.name] = [tuple(map(_decoded, row)) for row in rows]
    return found


def planned(reader: Reader, team_id: str) -> set[tuple[str, str, int]]:
    """What is left to be done some day: reminders, scheduled messages, statuses that end."""
    jobs = metadata.tables["job"].c
    rows = reader.all(query(select(jobs.kind, jobs.id, jobs.run_at).where(jobs.team_id == bindparam("team_id"))), team_id=team_id)
    kinds = {"reminder", "scheduled_message", "status_end"}
    found = {row for row in rows if row[0] in kinds}
    assert {row[0] for row in found} == kinds, rows
    return found


def _decoded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value[:1] in ("{", "[") else value


def blob_keys(rows: dict[str, list[tuple[Any, ...]]]) -> set[str]:
    """Keys of every blob that rows name."""
    text = json.dumps(rows)
    return {part for part in text.replace("\\", "").split('"') if len(part) == 64 and set(part) <= set("0123456789abcdef")}
