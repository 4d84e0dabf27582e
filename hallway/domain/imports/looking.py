"""Looking into an archive before anything is made for it."""

from pathlib import Path

import msgspec

from hallway.core.ids import is_id
from hallway.domain.imports.archive import Archive
from hallway.domain.imports.export_reader import Export
from hallway.domain.imports.own_rows import own_team
from hallway.domain.imports.store import Report


class Described(msgspec.Struct, frozen=True):
    """What an archive tells of the team it came from; empty where it says nothing."""

    team_id: str
    team_name: str


def describe(path: Path) -> Described:
    """See that the archive can be used, and what team it holds. Raises `BadArchive`."""
    archive, report = Archive(path), Report()
    try:
        export = Export(archive, report)
        team = own_team(export.own_record("team.json"))
        first = next(export.users(), {})
    finally:
        report.close()
        archive.close()
    team_id = team.id or first.get("team_id")
    return Described(team_id if isinstance(team_id, str) and is_id(team_id, "T") else "", team.name[:80])
