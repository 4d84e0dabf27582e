"""A local folder as file store. A blob's key is its SHA-256, so no name from outside ever becomes a path."""

import hashlib
import os
import re
import tempfile
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

_KEY = re.compile(r"^[0-9a-f]{64}$")


class TooLarge(Exception):
    """More bytes than allowed."""


class Blobs:
    """Blobs below `root`. A blob is there only once it is whole and on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root
        # What is sent is for those who may see it, not for everybody on this machine.
        root.parent.mkdir(0o700, parents=True, exist_ok=True)
        (root / "tmp").mkdir(parents=True, exist_ok=True)

    def path(self, key: str) -> Path:
        """Where a blob's bytes are. Raises `ValueError` for what is no key."""
        if not _KEY.match(key):
            raise ValueError("not a blob key")
        return self.root / key[:2] / key

    def delete(self, key: str, unless_newer: float) -> bool:
        """Delete a blob; False, and it stays, if its bytes came again after `unless_newer` (unix time)."""
        path = self.path(key)
        try:
            if path.stat().st_mtime > unless_newer:
                return False
            path.unlink()
        except FileNotFoundError:
            return True
        return True

    def put(self, chunks: Iterable[bytes], limit: int) -> tuple[str, int]:
        """Store bytes; their key and number. Raises `TooLarge` above `limit`, and then nothing is kept."""
        writer = _Writer(self, limit)
        try:
            for chunk in chunks:
                writer.write(chunk)
            return writer.finish()
        finally:
            writer.discard()

    async def put_stream(self, chunks: AsyncIterator[bytes], limit: int) -> tuple[str, int]:
        """As `put`, for bytes that arrive."""
        writer = _Writer(self, limit)
        try:
            async for chunk in chunks:
                writer.write(chunk)
            return writer.finish()
        finally:
            writer.discard()


class _Writer:
    def __init__(self, blobs: Blobs, limit: int) -> None:
        self._blobs, self._limit, self._size = blobs, limit, 0
        self._hash = hashlib.sha256()
        handle, name = tempfile.mkstemp(dir=blobs.root / "tmp")
        self._file = os.fdopen(handle, "wb")
        self._name = Path(name)

    def write(self, chunk: bytes) -> None:
        self._size += len(chunk)
        if self._size > self._limit:
            raise TooLarge
        self._hash.update(chunk)
        self._file.write(chunk)

    def finish(self) -> tuple[str, int]:
        self._file.flush()
        os.fsync(self._file.fileno())
        key = self._hash.hexdigest()
        path = self._blobs.path(key)
        path.parent.mkdir(exist_ok=True)
        self._name.replace(path)
        return key, self._size

    def discard(self) -> None:
        self._file.close()
        self._name.unlink(missing_ok=True)
