"""What a ZIP file says of its own directory, read before anything is allocated for it."""

import struct
import zipfile
from pathlib import Path

_MAX_ENTRIES = 2_000_000
_MAX_DIRECTORY = 512 << 20
_SMALLEST_ENTRY = 46
_END = b"PK\x05\x06"
_END_SIZE = 22
_COMMENT = 65_535
_LOCATOR = b"PK\x06\x07"
_LOCATOR_SIZE = 20
_END_64 = b"PK\x06\x06"


def check_directory(path: Path) -> None:
    """See that the directory is there and of a size that can be read.

    Raises `zipfile.BadZipFile` where there is none, and `OverflowError` for more entries than an export can have.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        start = max(0, size - _END_SIZE - _COMMENT - _LOCATOR_SIZE)
        file.seek(start)
        tail = file.read()
        at = tail.rfind(_END)
        if at < 0 or len(tail) - at < _END_SIZE:
            raise zipfile.BadZipFile("no end of directory")
        count, length = struct.unpack("<HL", tail[at + 10 : at + 16])
        locator = tail[at - _LOCATOR_SIZE : at] if at >= _LOCATOR_SIZE else b""
        if locator.startswith(_LOCATOR):
            (place,) = struct.unpack("<Q", locator[8:16])
            file.seek(min(place, size))
            end = file.read(56)
            if not end.startswith(_END_64) or len(end) < 56:
                raise zipfile.BadZipFile("no end of directory")
            count, length = struct.unpack("<QQ", end[32:48])
    if length > size or length < _SMALLEST_ENTRY * (count if count < 0xFFFF else 0):
        raise zipfile.BadZipFile("the directory is not as large as it says")
    if count > _MAX_ENTRIES or length > _MAX_DIRECTORY:
        raise OverflowError("too many entries")
