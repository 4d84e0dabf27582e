"""Progress and report of imports."""

import tempfile
from collections.abc import Callable, Iterator
from typing import Any, Concatenate, ParamSpec, TypeVar

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.ids import new_id
from hallway.domain.imports.reasons import REASONS
from hallway.domain.imports.tables import import_run
from hallway.platform.blobs import Blobs
from hallway.platform.storage import Database, Reader, Transaction, query

P = ParamSpec("P")
T = TypeVar("T")

# As many left-out records stand in the report itself; the list of them all is a file.
_LISTED = 1000
_CHUNK = 1 << 16
_MAX_LIST = 64 << 30
_i = import_run.c
_columns = select(_i.id, _i.state, _i.phase, _i.done, _i.total, _i.error, _i.report).where(_i.team_id == bindparam("team_id"))
_find = query(_columns.where(_i.id == bindparam("id")))
_newest = query(_columns.order_by(_i.started_at.desc(), _i.id).limit(1))
_running = query(select(_i.team_id, _i.id, _i.started_by).where(_i.state == "running"))


class Summary(msgspec.Struct):
    """What an import brought, and the first of what it could not keep; `skipped_file` is the blob that lists it all."""

    imported: dict[str, int]
    skipped: list[dict[str, str]]
    skipped_count: int
    skipped_file: str = ""


class Tally:
    """What one transaction brings and leaves out."""

    def __init__(self) -> None:
        self.imported: dict[str, int] = {}
        self.left_out: list[tuple[str, str]] = []

    def count(self, kind: str, number: int = 1) -> None:
        """So many more of a kind came in."""
        self.imported[kind] = self.imported.get(kind, 0) + number

    def skip(self, record: str, code: str) -> None:
        """A record was left out; `code` is one of `REASONS`."""
        self.left_out.append((record, code))


class Report:
    """Counts what comes in, and notes every record that does not, each with the reason, however many there are."""

    def __init__(self) -> None:
        self.imported = {"users": 0, "channels": 0, "messages": 0}
        self.skipped: list[dict[str, str]] = []
        self.skipped_count = 0
        self._all = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the report, closed in `finish`

    def count(self, kind: str, number: int = 1) -> None:
        """So many more of a kind came in."""
        if number:
            self.imported[kind] = self.imported.get(kind, 0) + number

    def skip(self, record: str, code: str) -> None:
        """A record was left out; `code` is one of `REASONS`."""
        entry = {"record": record[:200], "reason": REASONS[code], "code": code}
        self.skipped_count += 1
        self._all.write(encoding.encode(entry) + b"\n")
        if len(self.skipped) < _LISTED:
            self.skipped.append(entry)

    def add(self, tally: Tally) -> None:
        """A transaction has become durable."""
        for kind, number in tally.imported.items():
            self.count(kind, number)
        for record, code in tally.left_out:
            self.skip(record, code)

    def finish(self, blobs: Blobs) -> Summary:
        """The end of it: a list too long for the summary goes into the file store."""
        key = ""
        if self.skipped_count > len(self.skipped):
            key, _ = blobs.put(self._pieces(), _MAX_LIST)
        self.close()
        return Summary(self.imported, self.skipped, self.skipped_count, key)

    def close(self) -> None:
        """Forget the list."""
        self._all.close()

    def _pieces(self) -> Iterator[bytes]:
        self._all.seek(0)
        while piece := self._all.read(_CHUNK):
            yield piece


def write_counted(
    database: Database,
    team_id: str,
    report: Report,
    run: Callable[Concatenate[Transaction, Tally, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run `run(tx, tally, …)`. A transaction that is undone and run again counts once."""

    def attempt(tx: Transaction) -> tuple[T, Tally]:
        tally = Tally()
        return run(tx, tally, *args, **kwargs), tally

    result, tally = database.write_now(team_id, attempt)
    report.add(tally)
    return result


def start_import(tx: Transaction, team_id: str, user_id: str, import_id: str = "") -> str:
    """Note that an import begins; its id."""
    import_id = import_id or new_id("I")
    tx.insert(
        import_run,
        team_id=team_id, id=import_id, state="running", phase="reading", done=0, total=0, error="", report="{}",
        started_by=user_id, started_at=tx.now_s,
    )  # fmt: skip
    return import_id


def note_progress(tx: Transaction, team_id: str, import_id: str, phase: str, done: int, total: int) -> None:
    """How far it is."""
    tx.update(import_run, {"team_id": team_id, "id": import_id}, phase=phase, done=done, total=total)


def finish_import(tx: Transaction, team_id: str, import_id: str, summary: Summary | None, error: str = "", sentence: str = "") -> None:
    """It is over, one way or the other: with a summary, or with an error's code and what it means."""
    body = encoding.encode_text(summary) if summary is not None else encoding.encode_text({"message": sentence})
    state = "failed" if error else "done"
    tx.update(import_run, {"team_id": team_id, "id": import_id}, state=state, error=error, report=body)


def find_import(reader: Reader, team_id: str, import_id: str) -> dict[str, Any] | None:
    """State, phase, done, total, error and report of an import, the newest unless an id is given; None if there is none."""
    row = reader.one(_find, team_id=team_id, id=import_id) if import_id else reader.one(_newest, team_id=team_id)
    if row is None:
        return None
    found_id, state, phase, done, total, error, report = row
    body: dict[str, Any] = {"import_id": found_id, "state": state, "phase": phase, "done": done, "total": total}
    if error:
        body |= {"error": error, "message": encoding.decode(report).get("message", "")}
    if state == "done":
        body["report"] = encoding.decode(report)
    return body


def list_running(reader: Reader) -> list[tuple[Any, ...]]:
    """Imports that have begun and not ended: (team id, id, who started it)."""
    return reader.all(_running)
