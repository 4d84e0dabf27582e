"""`hallway import slack`, `export slack` and `demo`."""

import stat
import zipfile
from pathlib import Path

from tests.cli.running import Place
from tests.imports.archives import lying_zip, ordinary, pack


def test_an_export_goes_in_and_comes_out(place: Place, tmp_path: Path) -> None:
    archive = pack(tmp_path / "old.zip", ordinary())
    report = place.ok("import", "slack", str(archive), "--team", "acme", "--admin-email", "kara@acme.example")
    assert report.keys() == {"ok", "team_id", "imported", "skipped", "skipped_count", "skipped_file", "password_url"}
    assert report["imported"]["messages"] > 9
    again = place.ok("import", "slack", str(archive), "--team", "acme")
    assert again["team_id"] == report["team_id"]
    assert again["imported"].get("messages", 0) == 0
    out = tmp_path / "new.zip"
    exported = place.ok("export", "slack", "--team", "acme", "--out", str(out))
    assert exported.keys() == {"ok", "team_id", "file", "exported"}
    assert exported["exported"]["messages"] >= report["imported"]["messages"]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert "users.json" in zipfile.ZipFile(out).namelist()
    assert place.refused("export", "slack", "--team", "other", "--out", str(out)) == "team_not_found"


def test_an_archive_that_cannot_be_used_makes_no_team(place: Place, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    bomb.write_bytes(lying_zip())
    for file in (bomb, pack(tmp_path / "empty.zip", {}), tmp_path / "missing.zip"):
        assert place.refused("import", "slack", str(file), "--team", "acme") == "bad_archive"
    archive = pack(tmp_path / "old.zip", ordinary())
    assert place.refused("import", "slack", str(archive), "--team", "No Domain") == "invalid_domain"
    assert place.refused("user", "create", "--team", "acme", "--email", "a@b.example", "--name", "Ana") == "team_not_found"


def test_progress_and_the_report_are_for_people_without_json(place: Place, tmp_path: Path) -> None:
    ran = place.run("import", "slack", str(pack(tmp_path / "old.zip", ordinary())), "--team", "acme")
    assert ran.code == 0
    assert ran.out.startswith("Imported into acme: ")


def test_the_demo_is_made_once(place: Place) -> None:
    made = place.ok("demo")
    assert made.keys() == {"ok", "team_id", "user_id", "email"}
    assert place.refused("demo") == "domain_taken"


def test_the_search_index_is_made_anew(place: Place) -> None:
    place.ok("demo")
    assert place.ok("search", "rebuild").keys() == {"ok", "indexed", "by"}
