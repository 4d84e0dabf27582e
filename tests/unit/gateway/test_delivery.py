"""Delivery: whatever is sent in whatever rounds, each connection gets all of it once and in order."""

import asyncio
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.platform.gateway import delivery
from hallway.platform.gateway.delivery import Delivery

# Rounds of the loop in which everything has left.
_ENOUGH = 600


class Line:
    """A connection as delivery sees it: what was written to it, in how many writes."""

    def __init__(self) -> None:
        self.is_joining = False
        self.pending: list[bytes] = []
        self.written: list[bytes] = []

    def write(self, frames: bytes) -> None:
        self.written.append(frames)


def deliver(lines: list[Line], steps: list[Any]) -> None:
    """Send what `steps` say: places of lines for one frame each, `None` to let the loop go round once."""

    async def run() -> None:
        sending = Delivery()
        for number, step in enumerate(steps):
            if step is None:
                await asyncio.sleep(0)
            else:
                clients, others = step
                frame = b"<%d>" % number
                sending.send(([lines[place] for place in clients], frame), ([lines[place] for place in others], frame.upper()))  # type: ignore[misc]  # stand for sessions
        for line in lines:
            if line.is_joining:
                sending.joined(line)  # type: ignore[arg-type]  # stands for a session
        for _ in range(_ENOUGH):
            await asyncio.sleep(0)

    asyncio.run(run())


_places = st.sets(st.integers(0, 5), max_size=6)
_steps = st.lists(
    st.one_of(st.none(), _places.flatmap(lambda some: st.tuples(st.just(some), _places.map(lambda rest: rest - some)))), max_size=40
)


@settings(max_examples=200, deadline=None)
@given(steps=_steps, joining=_places, slice_size=st.integers(1, 4))
def test_each_connection_gets_everything_once_and_in_order(steps: list[Any], joining: set[int], slice_size: int) -> None:
    lines = [Line() for _ in range(6)]
    for place in joining:
        lines[place].is_joining = True
    before, delivery._SLICE = delivery._SLICE, slice_size
    try:
        deliver(lines, steps)
    finally:
        delivery._SLICE = before
    for place, line in enumerate(lines):
        wanted = b"".join(b"<%d>" % number for number, step in enumerate(steps) if step is not None and place in step[0] | step[1])
        assert b"".join(line.written) == wanted


def test_what_waits_together_leaves_in_one_write() -> None:
    lines = [Line(), Line()]
    deliver(lines, [({0, 1}, set()), ({0, 1}, set()), ({1}, set())])
    assert [line.written for line in lines] == [[b"<0><1>"], [b"<0><1><2>"]]
