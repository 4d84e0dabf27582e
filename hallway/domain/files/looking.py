"""What a file holds, looked at off the event loop: a picture's dimensions and thumbnails, a text's beginning."""

import asyncio
from pathlib import Path
from typing import Any

from hallway.domain.files import pictures
from hallway.domain.files.kinds import PICTURES, is_text
from hallway.platform.blobs import Blobs

_PREVIEW = 4000
# Lines are counted in so many characters.
_COUNTED = 1 << 20


async def look_at(blobs: Blobs, key: str, mimetype: str, filetype: str) -> dict[str, Any]:
    """What a file's details tell of its bytes; nothing for what is neither picture nor text."""
    path = blobs.path(key)
    if mimetype in PICTURES:
        return await asyncio.get_running_loop().run_in_executor(pictures.pool, pictures.look_at_aside, blobs, path)
    if is_text(filetype):
        return await asyncio.to_thread(_preview, path)
    return {}


def read_text(path: Path, limit: int) -> str:
    """Up to `limit` characters of a text file: UTF-8, UTF-16 where it says so, or else Windows-1252."""
    with path.open("rb") as file:
        data = file.read(limit * 4 + 4)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "ignore")
    else:
        try:
            text = data.removeprefix(b"\xef\xbb\xbf").decode()
        except UnicodeDecodeError as error:
            # A letter that the limit has cut in two is no reason to doubt the rest.
            is_cut = error.start >= len(data) - 4
            text = data.decode("utf-8", "ignore") if is_cut else data.decode("cp1252", "replace")
    return text.replace("\0", "")[:limit]


def _preview(path: Path) -> dict[str, Any]:
    text = read_text(path, _COUNTED)
    preview = text[:_PREVIEW]
    lines = text.count("\n") + 1
    return {
        "mode": "snippet",
        "preview": preview,
        "preview_is_truncated": len(text) > _PREVIEW,
        "lines": lines,
        "lines_more": lines - preview.count("\n") - 1,
    }
