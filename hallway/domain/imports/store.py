"""Progress and report of imports."""

from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.ids import new_id
from hallway.domain.imports.tables import import_run
from hallway.platform.storage import Reader, Transaction, query

_i = import_run.c
_find = query(
    select(_i.state, _i.phase, _i.done, _i.total, _i.error, _i.report).where(_i.team_id == bindparam("team_id"), _i.id == bindparam("id"))
)


class Report(msgspec.Struct):
    """What an import brought, and what it could not keep: each with the reason, the first thousand of them."""

    imported: dict[str, int] = {}
    skipped: list[dict[str, str]] = []
    skipped_count: int = 0

    def count(self, kind: str, number: int = 1) -> None:
        """So many more of a kind came in."""
        self.imported[kind] = self.imported.get(kind, 0) + number

    def skip(self, record: str, reason: str) -> None:
        """A record was left out."""
        self.skipped_count += 1
        if len(self.skipped) < 1000:
            self.skipped.append({"record": record[:200], "reason": reason})


def start_import(tx: Transaction, team_id: str, user_id: str) -> str:
    """Note that an import begins; its id."""
    import_id = new_id("I")
    tx.insert(
        import_run,
        team_id=team_id, id=import_id, state="running", phase="reading", done=0, total=0, error="", report="{}",
        started_by=user_id, started_at=tx.now_s,
    )  # fmt: skip
    return import_id


def note_progress(tx: Transaction, team_id: str, import_id: str, phase: str, done: int, total: int) -> None:
    """How far it is."""
    tx.update(import_run, {"team_id": team_id, "id": import_id}, phase=phase, done=done, total=total)


def finish_import(tx: Transaction, team_id: str, import_id: str, report: Report | None, error: str = "") -> None:
    """It is over, one way or the other."""
    body = encoding.encode_text(report) if report is not None else "{}"
    state = "failed" if error else "done"
    tx.update(import_run, {"team_id": team_id, "id": import_id}, state=state, error=error, report=body)


def find_import(reader: Reader, team_id: str, import_id: str) -> dict[str, Any] | None:
    """State, phase, done, total, error and report of an import; None if there is none."""
    row = reader.one(_find, team_id=team_id, id=import_id)
    if row is None:
        return None
    state, phase, done, total, error, report = row
    body: dict[str, Any] = {"state": state, "phase": phase, "done": done, "total": total}
    if error:
        body["error"] = error
    if state == "done":
        body["report"] = encoding.decode(report)
    return body
