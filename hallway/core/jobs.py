"""Jobs as data: which function does which kind of work that was left for later."""

from collections.abc import Callable
from typing import Any

JOBS: dict[str, Callable[..., None]] = {}


def job(kind: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register the function below, `(tx, team_id, arguments)`, as what does jobs of this kind.

    It runs in the transaction that takes the job off the queue, so its effect happens exactly once. Rights are checked when it
    runs, not when the job was left. Raises `TypeError` when the kind is taken.
    """

    def register(run: Callable[[Any, str, dict[str, Any]], None]) -> Callable[..., None]:
        if kind in JOBS:
            raise TypeError(f"{kind} is registered twice")
        JOBS[kind] = run
        return run

    return register
