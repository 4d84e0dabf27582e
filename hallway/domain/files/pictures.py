"""Thumbnails: made in the workshop, one at a time, from few formats and with hard limits; hostile pictures get no preview."""

import io
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from hallway.domain.files.kinds import PICTURES
from hallway.domain.files.workshop import workshop
from hallway.platform.blobs import Blobs

_SIZES = (64, 80, 160, 360, 480, 720, 960, 1024)
_MOST_PIXELS = 50_000_000
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_LIMIT = 50 << 20
_ORIENTATION = 0x0112
pool = ThreadPoolExecutor(1, thread_name_prefix="pictures")


def describe(blobs: Blobs, key: str, mimetype: str) -> dict[str, Any]:
    """As `look_at`, for whoever has a thread to wait in; empty for what says itself that it is no picture."""
    return pool.submit(look_at_aside, blobs, blobs.path(key)).result() if mimetype in PICTURES else {}


def look_at_aside(blobs: Blobs, path: Path) -> dict[str, Any]:
    """`look_at` in the workshop; empty also for what is too much for it. For the pool's thread."""
    try:
        return workshop.run(look_at, blobs, path)
    except ValueError:
        return {}


def look_at(blobs: Blobs, path: Path) -> dict[str, Any]:
    """Dimensions of a picture and the blobs of its thumbnails, turned upright and without metadata; empty for anything else."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=_FORMATS) as picture:
                if picture.width * picture.height > _MOST_PIXELS:
                    return {}
                rotation = picture.getexif().get(_ORIENTATION, 1)
                upright = ImageOps.exif_transpose(picture)
                is_opaque = upright.mode in ("RGB", "L")
                plain = upright.convert("RGB" if is_opaque else "RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return {}
    thumbs, keys = {}, {}
    for size in _SIZES:
        if size > 64 and max(plain.size) <= size and size not in (80, 160, 360):
            break
        small = ImageOps.fit(plain, (size, size)) if size <= 160 else plain.copy()
        small.thumbnail((size, size))
        keys[str(size)] = blobs.put([_encoded(small, is_opaque)], _LIMIT)[0]
        thumbs[str(size)] = [small.width, small.height]
    rotation = rotation if isinstance(rotation, int) else 1
    seen = {"original_w": plain.width, "original_h": plain.height, "image_exif_rotation": rotation}
    return {**seen, "thumbs": thumbs, "thumb_blobs": keys}


def _encoded(picture: Image.Image, is_opaque: bool) -> bytes:
    target = io.BytesIO()
    if is_opaque:
        picture.convert("RGB").save(target, "JPEG", quality=84)
    else:
        picture.save(target, "PNG")
    return target.getvalue()
