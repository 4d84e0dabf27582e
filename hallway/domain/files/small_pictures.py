"""Faces and custom emoji: small pictures, made anew from what people send; transparency stays, and emoji may move."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_MOST_PIXELS = 50_000_000
_FACE = 512
_EMOJI = 128
_MOST_FRAMES = 200
# Of all frames of a moving picture together.
_MOST_FRAME_PIXELS = 100_000_000
_MOST_BYTES = 1 << 20
_FRAME_MS = 100
_KINDS = ((b"\x89PNG", "image/png"), (b"GIF8", "image/gif"), (b"RIFF", "image/webp"), (b"\xff\xd8", "image/jpeg"))


def face(data: bytes) -> bytes:
    """A profile picture: square; JPEG, or WebP where something shines through. Raises `ValueError` for what is no picture."""
    with _opened(data) as picture:
        upright = ImageOps.exif_transpose(picture)
        is_opaque = not upright.has_transparency_data
        square = ImageOps.fit(upright.convert("RGB" if is_opaque else "RGBA"), (_FACE, _FACE))
        return _saved(square, "JPEG", quality=84) if is_opaque else _saved(square, "WEBP", quality=84)


def emoji(data: bytes) -> bytes:
    """An emoji: PNG, or a moving picture (kept as it is where it is small, WebP otherwise).

    Raises `ValueError` for what is no picture, or moves more than it should.
    """
    with _opened(data) as picture:
        frames = getattr(picture, "n_frames", 1)
        if frames == 1:
            return _saved(_small(ImageOps.exif_transpose(picture)), "PNG")
        if frames > _MOST_FRAMES or frames * picture.width * picture.height > _MOST_FRAME_PIXELS:
            raise ValueError("too many frames")
        shown = [(_small(frame), frame.info.get("duration") or _FRAME_MS) for frame in ImageSequence.Iterator(picture)]
        if max(picture.size) <= _EMOJI:
            return data
        pictures, durations = [frame for frame, _ in shown], [int(duration) for _, duration in shown]
        moving = _saved(pictures[0], "WEBP", save_all=True, append_images=pictures[1:], duration=durations, loop=0, quality=80)
    if len(moving) > _MOST_BYTES:
        raise ValueError("too large")
    return moving


def still(path: Path) -> bytes:
    """The first frame of a picture of ours, as PNG."""
    with Image.open(path, formats=_FORMATS) as picture:
        return _saved(picture.convert("RGBA"), "PNG")


def picture_type(beginning: bytes) -> str:
    """The media type of a picture, from its first bytes."""
    return next((kind for sign, kind in _KINDS if beginning.startswith(sign)), "application/octet-stream")


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                if picture.width * picture.height > _MOST_PIXELS:
                    raise ValueError("too many pixels")
                yield picture
    except (OSError, SyntaxError, EOFError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValueError("not a picture") from error


def _small(picture: Image.Image) -> Image.Image:
    plain = picture.convert("RGBA")
    plain.thumbnail((_EMOJI, _EMOJI))
    return plain


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()
