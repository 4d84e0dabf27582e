"""Pictures are decoded in a process of their own that may use little, and not for long: what brings it down takes nothing else along.

The process starts with the first picture, works on one at a time, and is replaced when it falls or dawdles.
"""

import contextlib
import multiprocessing
import resource
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_MEMORY = 2 << 30
_LONGEST_S = 20.0


class Workshop:
    """Runs functions of picture bytes elsewhere; functions and arguments travel, so they must be importable and picklable."""

    def __init__(self, longest_s: float = _LONGEST_S) -> None:
        self._longest_s = longest_s
        self._one_at_a_time = threading.Lock()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None

    def run(self, make: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `make` returns. Raises what it raises, and `ValueError` when it used too much memory, or took too long."""
        with self._one_at_a_time:
            line = self._open()
            try:
                line.send((make, args, kwargs))
                if not line.poll(self._longest_s):
                    raise ValueError("the picture takes too long")
                is_made, made = line.recv()
            except (EOFError, OSError) as error:
                self.close()
                raise ValueError("the picture is too much") from error
            except ValueError:
                self.close()
                raise
        if not is_made:
            raise made
        result: T = made
        return result

    def close(self) -> None:
        """End the process."""
        if self._process is not None and self._line is not None:
            self._process.kill()
            self._process.join()
            self._line.close()
        self._process = self._line = None

    def _open(self) -> Connection:
        if self._line is None or self._process is None or not self._process.is_alive():
            self.close()
            context = multiprocessing.get_context("spawn")
            self._line, theirs = context.Pipe()
            self._process = context.Process(target=_work, args=(theirs,), name="pictures", daemon=True)
            self._process.start()
            theirs.close()
        return self._line


def _work(line: Connection) -> None:
    """The process: takes work until nobody is left to give any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(EOFError):
        while True:
            make, args, kwargs = line.recv()
            try:
                answer = (True, make(*args, **kwargs))
            except MemoryError:
                answer = (False, ValueError("the picture is too much"))
            except Exception as error:
                answer = (False, ValueError(str(error)))
            line.send(answer)


workshop = Workshop()
