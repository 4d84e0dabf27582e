"""Bodies of answers, up to a size, also once unpacked."""

import zlib
from collections.abc import Callable

from aiohttp import ClientResponse

from hallway.platform.outbound.outcome import OutboundError

# For gzip and zlib alike; the window is found in the data.
_ANY_WINDOW = 32 + zlib.MAX_WBITS


async def read_body(response: ClientResponse, limit: int) -> bytes:
    """The whole body, unpacked. Raises `OutboundError` when it is larger than `limit` bytes or packed in a way nobody asked for."""
    length = response.content_length
    if length is not None and length > limit:
        raise _too_large(limit)
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing in ("", "identity"):
        return await _gather(response, limit, bytes)
    # We ask for plain bytes; some servers pack them all the same.
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise OutboundError("http_error", f"the answer is packed as {packing[:20]}, which was not asked for")
    unpacker = zlib.decompressobj(_ANY_WINDOW)
    try:
        return await _gather(response, limit, lambda chunk: unpacker.decompress(chunk, limit + 1))
    except zlib.error:
        raise OutboundError("http_error", f"the answer is not {packing}, as it says") from None


async def _gather(response: ClientResponse, limit: int, unpack: Callable[[bytes], bytes]) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += unpack(chunk)
        if len(body) > limit:
            raise _too_large(limit)
    return bytes(body)


def _too_large(limit: int) -> OutboundError:
    return OutboundError("http_error", f"the answer is larger than {limit} bytes")
