"""Imports that a browser has started: each in a thread, its progress kept where the browser looks, on after a restart."""

import asyncio
import threading
from pathlib import Path
from typing import Any

import structlog

from hallway.core.actor import Role
from hallway.core.ids import new_id
from hallway.domain import imports, users
from hallway.domain.context import Context

log = structlog.get_logger("imports")
# Progress is noted this often in the course of an import.
_STEPS = 200


class _Stopped(Exception):
    """The server stops; the import goes on when it starts again."""


class ImportRuns:
    """The imports of this server."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._folder = context.blobs.root / "incoming"
        self._running: set[asyncio.Task[Any]] = set()
        self._is_stopping = threading.Event()

    def new_place(self) -> tuple[str, Path]:
        """An id for an import, and where its archive is to be put."""
        self._folder.mkdir(exist_ok=True)
        import_id = new_id("I")
        return import_id, self._folder / f"{import_id}.zip"

    def begin(self, team_id: str, import_id: str, highest: Role) -> None:
        """Start an import whose archive is in its place."""
        task = asyncio.create_task(asyncio.to_thread(self._run, team_id, import_id, highest))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def resume(self) -> None:
        """Go on with what the last process has left; archives that belong to no import are deleted."""
        left = {path.stem: path for path in self._folder.glob("*.zip")}
        for team_id, import_id, started_by in await self._context.database.read(imports.list_running):
            if import_id in left:
                del left[import_id]
                user = await self._context.database.read(users.find, team_id, started_by)
                self.begin(team_id, import_id, user.role if user is not None else "member")
        for path in left.values():
            path.unlink(missing_ok=True)

    async def stop(self) -> None:
        """Interrupt what runs."""
        self._is_stopping.set()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _run(self, team_id: str, import_id: str, highest: Role) -> None:
        database, path = self._context.database, self._folder / f"{import_id}.zip"
        noted = [-1]

        def progress(phase: str, done: int, total: int) -> None:
            if self._is_stopping.is_set():
                raise _Stopped
            if done - noted[0] >= max(1, total // _STEPS) or done == total:
                noted[0] = done
                database.write_now(team_id, imports.note_progress, team_id, import_id, phase, done, total)

        try:
            summary = imports.import_archive(database, self._context.blobs, path, team_id, highest, progress)
            database.write_now(team_id, imports.finish_import, team_id, import_id, summary)
        except _Stopped:
            return
        except imports.BadArchive as error:
            database.write_now(team_id, imports.finish_import, team_id, import_id, None, error.code, str(error))
        except Exception:
            log.exception("import_failed", team=team_id, import_id=import_id)
            sentence = "the import stopped; the server's log says why"
            database.write_now(team_id, imports.finish_import, team_id, import_id, None, "import_failed", sentence)
        path.unlink(missing_ok=True)
