"""Listening: uvicorn on one port for HTTP and WebSockets, and a graceful stop."""

import asyncio
import contextlib
import errno
import signal
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn

from hallway.platform.http.patience import PatientProtocol, cut_off_stalled


async def serve(
    app: Any,
    *,
    host: str,
    port: int,
    upgrade: type[Any],
    on_started: Callable[[str], None],
    on_stopping: Callable[[], Awaitable[None]],
    tls_certificate: str = "",
    tls_key: str = "",
    trusted_proxies: str = "127.0.0.1",
    handle_signals: bool = True,
) -> None:
    """Serve `app` until SIGTERM or SIGINT (or until cancelled), then stop taking requests, finish those under way, and return.

    `on_started` gets the address once it is open. Raises `OSError` when the port cannot be had or the certificate cannot be used.
    """
    config = uvicorn.Config(
        app,
        loop="uvloop",
        http=PatientProtocol,
        ws=upgrade,
        access_log=False,
        log_config=None,
        log_level="warning",
        backlog=4096,
        server_header=False,
        date_header=True,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=10,
        lifespan="off",
        ssl_certfile=tls_certificate or None,
        ssl_keyfile=tls_key or None,
        forwarded_allow_ips=trusted_proxies,
    )
    _load_certificate(config)
    listener = open_port(host, port)
    server = _Server(config, on_stopping)
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT) if handle_signals else ():
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    running = asyncio.create_task(server.serve([listener]))
    await asyncio.wait({running, asyncio.create_task(server.opened.wait())}, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        await running
        raise OSError(f"cannot serve on {host}:{port}")
    on_started(_address(host, listener.getsockname()[1], "https" if tls_certificate else "http"))
    waiting = asyncio.create_task(stopping.wait())
    watching = asyncio.create_task(cut_off_stalled(server.server_state.connections))
    try:
        await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        watching.cancel()
        server.should_exit = True
        await running


def _address(host: str, port: int, scheme: str) -> str:
    reachable = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host  # noqa: S104 - only compared
    return f"{scheme}://{reachable}:{port}"


def open_port(host: str, port: int) -> socket.socket:
    """A bound socket. Raises `OSError` with a sentence that names the address."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
        except OSError:
            listener.close()
            raise
    except OSError as error:
        hint = ": is a server running there already? Choose another with --port or HALLWAY_PORT" if error.errno == errno.EADDRINUSE else ""
        raise OSError(f"cannot listen on {host}:{port}: {error.strerror}{hint}") from error
    listener.setblocking(False)
    return listener


def _load_certificate(config: uvicorn.Config) -> None:
    try:
        config.load()
    except OSError as error:
        raise OSError(f"cannot use the certificate {config.ssl_certfile} with the key {config.ssl_keyfile}: {error}") from error


class _Server(uvicorn.Server):
    """uvicorn's server with our signal handling instead of its own; `opened` is set once it listens."""

    def __init__(self, config: uvicorn.Config, on_stopping: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self.opened = asyncio.Event()
        self._on_stopping = on_stopping

    async def startup(self, sockets: Any = None) -> None:
        """Open the port."""
        await super().startup(sockets)
        if self.started:
            self.opened.set()

    async def shutdown(self, sockets: Any = None) -> None:
        """Close the port before anything else ends: whoever is told to come back finds the next server, or none, but not this one."""
        for server in self.servers:
            server.close()
        await self._on_stopping()
        await super().shutdown(sockets)

    def capture_signals(self) -> Any:
        """Signals are handled by `serve`."""
        return contextlib.nullcontext()
