"""Listening: uvicorn on one port for HTTP and WebSockets, and a graceful stop."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn


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
    handle_signals: bool = True,
) -> None:
    """Serve `app` until SIGTERM or SIGINT (or until cancelled), then stop taking requests, finish those under way, and return.

    `on_started` gets the address once it is open. Raises `OSError` when the port cannot be had.
    """
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        loop="uvloop",
        http="httptools",
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
    )
    server = _Server(config)
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT) if handle_signals else ():
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    running = asyncio.create_task(server.serve())
    await asyncio.wait({running, asyncio.create_task(server.opened.wait())}, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        await running
        raise OSError(f"cannot listen on {host}:{port}")
    scheme = "https" if tls_certificate else "http"
    on_started(f"{scheme}://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{server.port}")  # noqa: S104
    waiting = asyncio.create_task(stopping.wait())
    try:
        await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        await on_stopping()
        server.should_exit = True
        await running


class _Server(uvicorn.Server):
    """uvicorn's server with our signal handling instead of its own; `opened` is set once it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.opened = asyncio.Event()

    async def startup(self, sockets: Any = None) -> None:
        """Open the port."""
        await super().startup(sockets)
        if self.started:
            self.opened.set()

    @property
    def port(self) -> int:
        """The port in use, also where the system chose it."""
        return int(self.servers[0].sockets[0].getsockname()[1])

    def capture_signals(self) -> Any:
        """Signals are handled by `serve`."""
        return contextlib.nullcontext()
