"""Work to be done later, kept in the same database so that it commits with what caused it."""

from typing import Any

import msgspec
from sqlalchemy import bindparam, func, select

from hallway.core import encoding
from hallway.platform.storage.queries import query
from hallway.platform.storage.schema import job
from hallway.platform.storage.transactions import Reader, Transaction


class Job(msgspec.Struct, frozen=True):
    """A piece of work: `kind` names the function, `arguments` is what it was left with."""

    team_id: str
    id: str
    kind: str
    run_at: int
    attempts: int
    arguments_text: str

    @property
    def arguments(self) -> dict[str, Any]:
        """What the job was enqueued with."""
        decoded: dict[str, Any] = encoding.decode(self.arguments_text)
        return decoded


_due = query(
    select(job.c.team_id, job.c.id, job.c.kind, job.c.run_at, job.c.attempts, job.c.arguments)
    .where(job.c.run_at <= bindparam("now"))
    .order_by(job.c.run_at)
    .limit(bindparam("how_many")),
    into=Job,
)
_next = query(select(func.min(job.c.run_at)))


def due_jobs(reader: Reader, now: int, limit: int = 100) -> list[Job]:
    """Jobs whose time has come, oldest first."""
    return reader.all(_due, now=now, how_many=limit)


def next_job_at(reader: Reader) -> int | None:
    """When the next job is due, in unix time."""
    found = reader.value(_next)
    return None if found is None else int(found)


def finish_job(tx: Transaction, team_id: str, job_id: str) -> bool:
    """Take a job off the queue; False if it is gone already (done elsewhere, or cancelled)."""
    return tx.delete(job, team_id=team_id, id=job_id) > 0


def postpone_job(tx: Transaction, found: Job, run_at: int) -> None:
    """Try a failed job again at `run_at`."""
    tx.update(job, {"team_id": found.team_id, "id": found.id}, run_at=run_at, attempts=found.attempts + 1)
