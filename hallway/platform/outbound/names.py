"""From a host's name to those of its addresses that may be connected to."""

import asyncio
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from hallway.platform.outbound.addresses import Rule

Lookup = Callable[..., list[Any]]
# A name server that never answers holds a thread for as long as the system waits: there are enough for a few of those.
_THREADS = 64


class NotAllowed(OSError):
    """The address is not one that may be connected to."""


class Names(AbstractResolver):
    """Looks names up in threads of its own. `lookup` is called as `socket.getaddrinfo` is."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._threads = ThreadPoolExecutor(_THREADS, "names")

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC) -> list[ResolveResult]:
        """Every address of a host. Raises `OSError` when it has none."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self._threads, self._look_up, host, port, family)
        except UnicodeError as error:
            raise OSError(f"{host} cannot be a host's name") from error
        return [
            ResolveResult(hostname=host, host=address[0], port=port, family=kind, proto=proto, flags=socket.AI_NUMERICHOST)
            for kind, _, proto, _, address in found
        ]

    def _look_up(self, host: str, port: int, family: int) -> list[Any]:
        return self._lookup(host, port, family=family, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)

    async def close(self) -> None:
        """End the threads; those that still wait are left behind."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def checked_socket(rule: Rule) -> Callable[[Any], socket.socket]:
    """What makes the socket for an address that is about to be connected to: no connection is made without passing here.

    So it does not matter whether the address was written in the URL or looked up, when, and how often the answer changed.
    """

    def make(info: Any) -> socket.socket:
        family, kind, proto, _, address = info
        if not rule.allows(address[0]):
            # Without the address: what names inside mean is not told to those who write URLs.
            raise NotAllowed("requests to this address are not allowed")
        return socket.socket(family, kind, proto)

    return make
