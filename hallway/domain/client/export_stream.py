"""An export on its way to a browser: packed in a thread, handed over piece by piece, never further ahead than a few pieces."""

import asyncio
import io
import threading
from collections.abc import AsyncIterator, Callable
from typing import IO, Any, cast

from hallway.domain import imports
from hallway.domain.context import Context

_PIECE = 1 << 18
_AHEAD = 8


class _Abandoned(Exception):
    """Nobody reads any more."""


class ExportStream:
    """Make it on the event loop; `pack` runs in a thread."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[bytes] = asyncio.Queue()
        self._room = threading.Semaphore(_AHEAD)
        self._is_abandoned = False

    def pack(self, context: Context, team_id: str) -> None:
        """Write the export; raises what goes wrong, and then the download does not end well either."""
        pipe = _Pipe(self._put)
        try:
            target = cast(IO[bytes], io.BufferedWriter(pipe, _PIECE))
            imports.write_export(context.database, context.blobs, team_id, target, imports.PUBLIC_KINDS, lambda *_: None)
            target.flush()
        except _Abandoned:
            return
        finally:
            self._loop.call_soon_threadsafe(self._queue.put_nowait, b"")

    async def pieces(self) -> AsyncIterator[bytes]:
        """What has been packed, until the end."""
        while piece := await self._queue.get():
            self._room.release()
            yield piece

    def abandon(self) -> None:
        """Let the thread end where nobody waits for it."""
        self._is_abandoned = True
        self._room.release()

    def _put(self, piece: bytes) -> None:
        self._room.acquire()
        if self._is_abandoned:
            raise _Abandoned
        self._loop.call_soon_threadsafe(self._queue.put_nowait, piece)


class _Pipe(io.RawIOBase):
    """Where the packer writes: cannot be sought, so that ZIP is written front to back."""

    def __init__(self, put: Callable[[bytes], None]) -> None:
        self._put = put

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any) -> int:
        """Hand a piece over."""
        piece = bytes(data)
        self._put(piece)
        return len(piece)
