"""A real server for tests: the whole application on its own port, in a thread, on SQLite or PostgreSQL."""

import asyncio
import ssl
import threading
from pathlib import Path
from typing import Any

import uvloop

from hallway.app import App, run
from hallway.config import Config


class Server:
    """A running server. `write` and `read` run domain functions on its database, as the server's own code does."""

    def __init__(self, data: Path, database: str = "", **settings: Any) -> None:
        self.config = Config(data=str(data), database=database, port=0, **{"rate_limits": "off", "log_level": "warning", **settings})
        self.app: App | None = None
        self.address = ""
        # Which certificates those who call it accept: the usual ones, unless a test has an authority of its own.
        self.trust: ssl.SSLContext | bool = True
        self._loop: asyncio.AbstractEventLoop | None = None
        self._started = threading.Event()
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> "Server":
        """Start, and return once it answers."""
        self._thread.start()
        assert self._started.wait(30), "the server did not start"
        if self._failure is not None:
            raise self._failure
        return self

    def stop(self) -> None:
        """Stop gracefully."""
        if self._loop is not None and self._task is not None:
            self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join(30)

    def write(self, team_id: str, work: Any, *args: Any, **kwargs: Any) -> Any:
        """Run `work(tx, …)` in the server's committer."""
        assert self.app is not None
        return self.app.database.write_now(team_id, work, *args, **kwargs)

    def read(self, work: Any, *args: Any, **kwargs: Any) -> Any:
        """Run `work(reader, …)` over a snapshot."""
        assert self.app is not None
        return self.app.database.read_now(work, *args, **kwargs)

    def _run(self) -> None:
        try:
            uvloop.run(self._serve())
        except asyncio.CancelledError:
            pass
        except BaseException as error:
            self._failure = error
            self._started.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._task = asyncio.current_task()
        self.app = App(self.config)
        await run(self.config, self._on_started, app=self.app, handle_signals=False)

    def _on_started(self, address: str) -> None:
        self.address = address
        self._started.set()
