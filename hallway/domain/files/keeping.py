"""Small pictures that people give: of themselves, of their team, of emoji and of apps."""

import asyncio
from collections.abc import Callable
from typing import Any

from hallway.core.errors import ApiError
from hallway.domain.context import Context
from hallway.domain.files.pictures import pool
from hallway.domain.files.workshop import workshop

LARGEST = 5 << 20


async def keep_picture(context: Context, part: Any, make: Callable[[bytes], bytes]) -> str:
    """The key of an uploaded picture, as `make` makes it. They are decoded in the workshop, one at a time.

    Raises `ApiError("bad_image")`.
    """
    if not hasattr(part, "read"):
        raise ApiError("bad_image")
    return await store_picture(context, await part.read(), make)


async def store_picture(context: Context, data: bytes, make: Callable[[bytes], bytes]) -> str:
    """The key of a picture from elsewhere, as `make` makes it. Raises `ApiError("bad_image")`."""
    loop = asyncio.get_running_loop()
    try:
        key, _ = await loop.run_in_executor(pool, lambda: context.blobs.put([workshop.run(make, data)], LARGEST))
    except ValueError as error:
        raise ApiError("bad_image") from error
    return key
