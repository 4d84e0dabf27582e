"""Imports: a Slack export becomes a team's conversations, people and messages; and the way back out."""

from hallway.domain.imports.archive import BadArchive
from hallway.domain.imports.exporting import export_team
from hallway.domain.imports.importing import Progress, check_archive, import_archive
from hallway.domain.imports.store import find_import, start_import

__all__ = ["BadArchive", "Progress", "check_archive", "export_team", "find_import", "import_archive", "start_import"]
