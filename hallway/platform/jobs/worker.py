"""The worker: waits for the next job's time, runs it in the transaction that removes it, and tries again what failed."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import structlog

from hallway.core.errors import ApiError
from hallway.platform.storage import Database, Job, Transaction, due_jobs, finish_job, next_job_at, postpone_job

log = structlog.get_logger("worker")

_ATTEMPTS = 6
# Another process may have left a job: the queue is looked at this often at least.
_LOOK_S = 5.0


class Worker:
    """Runs jobs until stopped. `jobs` maps each kind to its function."""

    def __init__(self, database: Database, jobs: dict[str, Callable[..., None]]) -> None:
        self._database = database
        self._jobs = jobs
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Work was enqueued."""
        self._wake.set()

    async def run(self) -> None:
        """Work for ever; cancel to stop."""
        while True:
            self._wake.clear()
            try:
                await self._work_off()
                await self._wait()
            except ApiError as error:
                log.warning("queue_unavailable", error=error.code)
                await asyncio.sleep(1)

    async def _work_off(self) -> None:
        while due := await self._database.read(due_jobs, int(time.time())):
            for found in due:
                await self._do(found)

    async def _wait(self) -> None:
        next_at = await self._database.read(next_job_at)
        delay = _LOOK_S if next_at is None else min(_LOOK_S, max(0.0, next_at - time.time()))
        try:
            async with asyncio.timeout(delay):
                await self._wake.wait()
        except TimeoutError:
            return

    async def _do(self, found: Job) -> None:
        try:
            await self._database.write(found.team_id, _run, found, self._jobs.get(found.kind))
        except ApiError as error:
            if error.code == "service_unavailable":
                raise
            log.info("job_refused", kind=found.kind, error=error.code)
            await self._database.write(found.team_id, finish_job, found.team_id, found.id)
        except Exception:
            log.exception("job_failed", kind=found.kind, attempts=found.attempts + 1)
            await self._database.write(found.team_id, _give_up_or_postpone, found)


def _run(tx: Transaction, found: Job, run: Callable[[Transaction, str, dict[str, Any]], None] | None) -> None:
    if finish_job(tx, found.team_id, found.id):
        if run is None:
            log.error("job_unknown", kind=found.kind)
            return
        run(tx, found.team_id, found.arguments)


def _give_up_or_postpone(tx: Transaction, found: Job) -> None:
    if found.attempts + 1 >= _ATTEMPTS:
        log.error("job_given_up", kind=found.kind, id=found.id)
        finish_job(tx, found.team_id, found.id)
    else:
        postpone_job(tx, found, tx.now_s + 2 ** (found.attempts + 2))
