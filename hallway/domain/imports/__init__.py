"""Imports: a Slack export becomes a team's conversations, people and messages; and the way back out."""

from hallway.domain.imports.archive import BadArchive
from hallway.domain.imports.exporting import ALL_KINDS, PUBLIC_KINDS, export_team, write_export
from hallway.domain.imports.importing import Progress, import_archive
from hallway.domain.imports.looking import Described, describe
from hallway.domain.imports.rooms import settle
from hallway.domain.imports.store import Summary, find_import, finish_import, list_running, note_progress, start_import

__all__ = [
    "ALL_KINDS",
    "PUBLIC_KINDS",
    "BadArchive",
    "Described",
    "Progress",
    "Summary",
    "describe",
    "export_team",
    "find_import",
    "finish_import",
    "import_archive",
    "list_running",
    "note_progress",
    "settle",
    "start_import",
    "write_export",
]
