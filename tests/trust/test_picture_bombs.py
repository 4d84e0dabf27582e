"""Pictures made to hurt: whoever sends one gets no preview, and nobody else notices."""

import io
import os
import struct
import threading
import time
import zlib

import pytest
from PIL import Image

from hallway.domain.files.workshop import Workshop
from tests.examples import Acme, Person


def _png(width: int, height: int, data: bytes = b"") -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data or zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def _many_frames() -> bytes:
    """A GIF of sixty thousand frames, a few bytes each."""
    frame = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0"
    return b"GIF89a\x10\x27\x10\x27\x80\0\0\0\0\0\xff\xff\xff" + frame * 60_000 + b";"


def _whole() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (300, 200), "#336699").save(target, "PNG")
    return target.getvalue()


_BOMBS = {
    "thirty thousand pixels square": _png(30_000, 30_000, zlib.compress(b"\0" * (30_000 * 3751))),
    "two thousand million pixels wide": _png(2**31 - 1, 1),
    "just below the limit, and empty": _png(7_000, 7_000),
    "text that unpacks without end": _png(10, 10, zlib.compress(b"\0" * 50_000_000)),
    "cut in the middle": _whole()[:200],
    "a web page behind a picture": _whole() + b"<script>alert(1)</script>",
    "a web page": b"<html><img src=x>",
    "many frames": _many_frames(),
    "no bytes to speak of": b"\x89PNG",
    "a format we do not show": b"II*\0" + b"\xff" * 1000,
    "a script": b"%!PS-Adobe-3.0\n(x) run",
}


def _send(person: Person, channel: str, data: bytes) -> dict[str, object]:
    waiting = person.ok("files.getUploadURLExternal", filename="picture.png", length=len(data))
    assert person.http.post(waiting["upload_url"], content=data).status_code == 200
    made: dict[str, object] = person.ok("files.completeUploadExternal", files=[{"id": waiting["file_id"]}], channel_id=channel)["files"][0]
    return made


@pytest.mark.parametrize("bomb", _BOMBS)
def test_a_bomb_harms_nobody_else(acme: Acme, bomb: str) -> None:
    longest = [0.0]
    is_over = threading.Event()

    def live() -> None:
        while not is_over.is_set():
            started = time.monotonic()
            acme.ivan.ok("api.test")
            longest[0] = max(longest[0], time.monotonic() - started)

    witness = threading.Thread(target=live)
    witness.start()
    try:
        file = _send(acme.kara, acme.general, _BOMBS[bomb])
    finally:
        is_over.set()
        witness.join()
    assert ("thumb_64" in file) == (bomb in ("a web page behind a picture", "text that unpacks without end"))
    assert longest[0] < 5
    answer = acme.session(acme.kara).http.post("/api/users.setPhoto", files={"image": ("f.png", _BOMBS[bomb], "image/png")}).json()
    assert answer["ok"] or answer["error"] in ("bad_image", "request_too_large")
    assert "thumb_64" in _send(acme.kara, acme.general, _whole())


def test_what_falls_or_dawdles_is_replaced() -> None:
    workshop = Workshop(longest_s=10)
    assert workshop.run(len, b"abc") == 3
    for work, argument in ((os._exit, 1), (bytearray, 1 << 40), (int, "x")):
        with pytest.raises(ValueError):
            workshop.run(work, argument)
        assert workshop.run(len, b"abc") == 3
    workshop.close()
    impatient = Workshop(longest_s=0.01)
    with pytest.raises(ValueError, match="too long"):
        impatient.run(time.sleep, 60)
    impatient.close()
