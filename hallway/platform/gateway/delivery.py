"""Putting frames on connections: every connection gets them in the order they were sent, in as few writes as that allows.

A frame for many connections waits as one run. While nothing else waits, its bytes go straight from one connection to the next; as
soon as something does, what waits is sorted by connection, and each gets all of its frames in one write.
"""

import asyncio
from collections import deque
from collections.abc import Sequence

from prometheus_client import Counter

from hallway.platform.gateway.session import Session

_deliveries = Counter("hallway_deliveries", "Events put on connections")

# Connections written to before other work gets a turn.
_SLICE = 500


# Sessions, none of them twice, and the bytes for each of them.
Part = tuple[Sequence[Session], bytes]


class Run:
    """What is sent at one time: parts with different sessions. Of the first part, the sessions before `place` have been served."""

    __slots__ = ("parts", "place")

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts
        self.place = 0


class Delivery:
    """What is to be written by this process, in slices between other work."""

    def __init__(self) -> None:
        self._runs: deque[Run] = deque()
        self._touched: deque[Session] = deque()
        self._is_flushing = False

    def send(self, *parts: Part) -> None:
        """Write to the sessions of each part soon, after everything sent before. No session may be in two parts, and the
        sequences must not change afterwards."""
        wanted = [part for part in parts if part[0]]
        if wanted:
            self._runs.append(Run(wanted))
            self._flush_soon()

    def joined(self, session: Session) -> None:
        """A session may be written to from now on: what gathered meanwhile is sent."""
        session.is_joining = False
        if session.pending:
            self._touched.append(session)
            self._flush_soon()

    def _flush_soon(self) -> None:
        if not self._is_flushing:
            self._is_flushing = True
            asyncio.get_running_loop().call_soon(self._flush)

    def _flush(self) -> None:
        if self._touched or len(self._runs) > 1:
            self._sort()
            self._write_touched()
        elif self._runs:
            self._write_run(self._runs[0])
        self._is_flushing = False
        if self._touched or self._runs:
            self._flush_soon()

    def _write_run(self, run: Run) -> None:
        sessions, data = run.parts[0]
        start = run.place
        run.place = end = min(start + _SLICE, len(sessions))
        for session in sessions[start:end]:
            if session.is_joining:
                session.pending.append(data)
            else:
                session.write(data)
        _deliveries.inc(end - start)
        if end == len(sessions):
            del run.parts[0]
            run.place = 0
        if not run.parts:
            self._runs.popleft()

    def _sort(self) -> None:
        """Hand every waiting frame to the sessions that it is for."""
        for run in self._runs:
            place = run.place
            for sessions, data in run.parts:
                for session in sessions[place:] if place else sessions:
                    pending = session.pending
                    if not pending and not session.is_joining:
                        self._touched.append(session)
                    pending.append(data)
                place = 0
        self._runs.clear()

    def _write_touched(self) -> None:
        touched, frames = self._touched, 0
        for _ in range(min(_SLICE, len(touched))):
            session = touched.popleft()
            pending, session.pending = session.pending, []
            frames += len(pending)
            session.write(pending[0] if len(pending) == 1 else b"".join(pending))
        _deliveries.inc(frames)
