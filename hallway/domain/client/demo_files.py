"""The demo's files: notes, and two pictures drawn here, so that nothing has to be shipped."""

import io
from typing import Any

import msgspec
from PIL import Image, ImageDraw

from hallway.domain import files
from hallway.domain.client.demo_story import NOTES
from hallway.platform.blobs import Blobs

_LIMIT = 1 << 20
_WALL, _FRAME, _LIGHT, _FLOOR = (238, 234, 226), (47, 102, 144), (242, 178, 99), (206, 198, 184)


class Kept(msgspec.Struct, frozen=True):
    """A file whose bytes are stored: its blob, size and what is known of it."""

    blob: str
    size: int
    details: dict[str, Any]


def keep_files(blobs: Blobs) -> dict[str, Kept]:
    """Store the demo's files; by name."""
    notes = NOTES.encode()
    snippet = {"mode": "snippet", "preview": NOTES, "lines": NOTES.count("\n")}
    kept = {"umzug.md": Kept(blobs.put([notes], _LIMIT)[0], len(notes), snippet)}
    for name, picture, words in (
        ("sign.png", _sign(), "Two nested door frames with a lamp between them"),
        ("window.png", _window(), "A window with the sun low over hills"),
    ):
        target = io.BytesIO()
        picture.save(target, "PNG", optimize=True)
        data = target.getvalue()
        blob = blobs.put([data], _LIMIT)[0]
        kept[name] = Kept(blob, len(data), files.describe(blobs, blob, "image/png") | {"alt_txt": words})
    return kept


def _sign() -> Image.Image:
    picture = Image.new("RGB", (960, 600), _WALL)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 500, 960, 600), _FLOOR)
    draw.polygon([(440, 500), (520, 500), (640, 600), (320, 600)], _LIGHT)
    draw.line([(260, 500), (260, 90), (700, 90), (700, 500)], _FRAME, 22, "curve")
    draw.line([(400, 500), (400, 210), (560, 210), (560, 500)], _FRAME, 16, "curve")
    draw.ellipse((462, 132, 498, 168), _LIGHT)
    return picture


def _window() -> Image.Image:
    picture = Image.new("RGB", (900, 675), _WALL)
    draw = ImageDraw.Draw(picture)
    for line in range(80, 520):
        warmth = (line - 80) / 440
        draw.line([(120, line), (780, line)], (int(126 + 120 * warmth), int(160 + 40 * warmth), int(205 - 70 * warmth)))
    draw.ellipse((400, 330, 500, 430), (255, 226, 150))
    draw.polygon([(120, 520), (120, 440), (300, 380), (520, 470), (780, 400), (780, 520)], (74, 104, 92))
    draw.polygon([(120, 520), (120, 480), (420, 450), (780, 490), (780, 520)], (52, 78, 70))
    draw.line([(120, 80), (780, 80), (780, 520), (120, 520), (120, 80)], (250, 248, 244), 22)
    draw.line([(450, 80), (450, 520)], (250, 248, 244), 14)
    draw.rectangle((90, 520, 810, 560), (250, 248, 244))
    return picture
