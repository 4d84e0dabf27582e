"""The `hallway` command."""

import sys

import cyclopts
import uvloop

from hallway import __version__
from hallway.app import run
from hallway.config import load_config
from hallway.logs import configure_logs

app = cyclopts.App(name="hallway", help="A team messenger on your own machines.", version=__version__)


@app.command
def serve(*, host: str | None = None, port: int | None = None, data: str | None = None, database: str | None = None) -> None:
    """Run the server."""
    config = load_config({"host": host, "port": port, "data": data, "database": database})
    configure_logs(config.log_level, config.log_format)
    uvloop.run(run(config, lambda address: print(f"Hallway is at {address}", flush=True)))


def main() -> None:
    """Entry point."""
    sys.exit(app())
