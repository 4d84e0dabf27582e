"""The client: pooled connections, every one to a checked address, with limits on time, size, redirects and how many at once."""

import asyncio
import socket
import ssl
import time
from collections.abc import Iterable, Mapping

import msgspec
from aiohttp import ClientResponse, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from yarl import URL

from hallway import __version__
from hallway.platform.outbound.addresses import Network, Rule
from hallway.platform.outbound.bodies import read_body
from hallway.platform.outbound.names import Lookup, Names, checked_socket
from hallway.platform.outbound.outcome import OutboundError, Reply, explained
from hallway.platform.outbound.urls import checked_url

_CONNECTIONS = 1024
# One slow host holds at most these.
_CONNECTIONS_PER_HOST = 64
# Shorter than what common servers allow (Node and uvicorn: 5 s), so that none closes just as we write.
_KEEPALIVE_S = 4.0
_NAMES_KNOWN_S = 30
_MAX_BODY = 1 << 20
_NO_TIMEOUT = ClientTimeout(total=None, sock_connect=None)
_HEADERS = {"User-Agent": f"Hallway/{__version__}", "Accept": "*/*", "Accept-Encoding": "identity"}
# 303 means: done, and something else is to be read there. That is for readers only.
_REDIRECTS = {"POST": (301, 302, 307, 308), "GET": (301, 302, 303, 307, 308)}
_FOR_ONE_HOST = ("authorization", "cookie")


class Outbound:
    """HTTP requests on somebody's behalf. `allowed` are networks that may be reached besides public addresses.

    `ca_file` names a PEM file with authorities that are trusted besides the system's. Raises `OSError` when it cannot be used.
    """

    def __init__(self, allowed: Iterable[Network] = (), ca_file: str = "", lookup: Lookup = socket.getaddrinfo) -> None:
        allowed = tuple(allowed)
        self._rules = (Rule(allowed), Rule(allowed, is_local_allowed=True))
        self._lookup = lookup
        self._tls = ssl.create_default_context()
        self._tls.set_alpn_protocols(["http/1.1"])
        if ca_file:
            try:
                self._tls.load_verify_locations(ca_file)
            except OSError as error:
                raise OSError(f"cannot trust the authorities in {ca_file}: {error}") from error
        self._sessions: tuple[ClientSession, ...] = ()

    async def start(self) -> None:
        """Make ready, on the event loop that is to carry the requests."""
        self._names = Names(self._lookup)
        # Two pools: a connection that a development app may have must not be there for any other.
        self._sessions = tuple(self._open(rule) for rule in self._rules)

    async def close(self) -> None:
        """Drop every connection."""
        for session in self._sessions:
            await session.close()
        if self._sessions:
            await self._names.close()

    async def post(
        self,
        url: str,
        body: bytes,
        headers: Mapping[str, str],
        *,
        timeout_s: float = 3.0,
        max_redirects: int = 2,
        max_body: int = _MAX_BODY,
        is_local_allowed: bool = False,
    ) -> Reply:
        """Send `body`, again at each redirect as it is. `timeout_s` is for everything together. Raises `OutboundError`."""
        return await self._within(timeout_s, _Ask("POST", url, body, headers, max_redirects, max_body), is_local_allowed)

    async def get(
        self,
        url: str,
        headers: Mapping[str, str],
        *,
        timeout_s: float = 5.0,
        max_redirects: int = 5,
        max_body: int = _MAX_BODY,
        is_local_allowed: bool = False,
    ) -> Reply:
        """Read what is at `url`. `timeout_s` is for everything together. Raises `OutboundError`."""
        return await self._within(timeout_s, _Ask("GET", url, None, headers, max_redirects, max_body), is_local_allowed)

    async def _within(self, timeout_s: float, ask: "_Ask", is_local_allowed: bool) -> Reply:
        started = time.perf_counter()
        try:
            async with asyncio.timeout(timeout_s):
                response, body = await _follow(self._sessions[is_local_allowed], ask)
        except Exception as error:
            raise explained(error) from error
        return Reply(response.status, response.headers, body, time.perf_counter() - started, str(response.url))

    def _open(self, rule: Rule) -> ClientSession:
        connector = TCPConnector(
            resolver=self._names,
            socket_factory=checked_socket(rule),
            ssl=self._tls,
            limit=_CONNECTIONS,
            limit_per_host=_CONNECTIONS_PER_HOST,
            keepalive_timeout=_KEEPALIVE_S,
            ttl_dns_cache=_NAMES_KNOWN_S,
        )
        return ClientSession(
            connector=connector,
            cookie_jar=DummyCookieJar(),
            headers=_HEADERS,
            timeout=_NO_TIMEOUT,
            auto_decompress=False,
            trust_env=False,
            skip_auto_headers=("Content-Type",),
        )


class _Ask(msgspec.Struct):
    method: str
    url: str
    body: bytes | None
    headers: Mapping[str, str]
    max_redirects: int
    max_body: int


async def _follow(session: ClientSession, ask: _Ask) -> tuple[ClientResponse, bytes]:
    url, headers = _checked(ask.url), ask.headers
    for _ in range(ask.max_redirects + 1):
        async with session.request(ask.method, url, data=ask.body, headers=headers, allow_redirects=False) as response:
            location = response.headers.get("Location", "")
            if response.status not in _REDIRECTS[ask.method] or not location:
                return response, await read_body(response, ask.max_body)
        target = _next(url, location)
        if target.origin() != url.origin():
            headers = {name: value for name, value in headers.items() if name.lower() not in _FOR_ONE_HOST}
        url = target
    raise OutboundError("too_many_redirects", f"more than {ask.max_redirects} redirects")


def _checked(text: str) -> URL:
    try:
        return checked_url(text)
    except ValueError as error:
        raise OutboundError("connection_failed", str(error)) from None


def _next(url: URL, location: str) -> URL:
    """Where a redirect leads. What was asked for under TLS is not told to anybody without."""
    try:
        target = _checked(str(url.join(URL(location))))
    except ValueError as error:
        raise OutboundError("connection_failed", f"the redirect leads nowhere: {error}") from None
    if url.scheme == "https" and target.scheme == "http":
        raise OutboundError("ssl_error", "a redirect leads from https to http")
    return target
