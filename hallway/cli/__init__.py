"""The `hallway` command: serve, and everything an operator does without a browser.

Every command takes `--data` or `--database` and works whether or not a server is running on the same data: it commits through
the same committer, and the server hears of it from the event log.
"""

import resource
import sys
from typing import Annotated

import cyclopts
import uvloop
from cyclopts import Parameter

from hallway import __version__
from hallway.app import run
from hallway.cli import apps, doctor, exporting, importing, people, searching
from hallway.cli.output import Failure, Places, fail, tell
from hallway.config import load_config
from hallway.core.errors import ApiError
from hallway.logs import configure_logs

app = cyclopts.App(name="hallway", help="A team messenger on your own machines.", version_flags=["--version"], version=__version__)
app.command(people.team_app)
app.command(people.user_app)
app.command(people.token_app)
app.command(apps.app)
app.command(importing.app)
app.command(exporting.app)
app.command(searching.app)
app.command(importing.demo)
app.command(doctor.doctor)


@app.command
def serve(
    *,
    host: str | None = None,
    port: int | None = None,
    places: Annotated[Places, Parameter(name="*")] = Places(),  # noqa: B008 - frozen
    json: bool = False,
) -> None:
    """Run the server until it is told to stop (Ctrl+C or SIGTERM).

    Parameters
    ----------
    host
        Address to listen on.
    port
        Port to listen on.
    json
        Tell the address as one JSON object.
    """
    config = load_config({"host": host, "port": port, **places.settings()})
    configure_logs(config.log_level, config.log_format)
    _raise_open_files()

    def started(address: str) -> None:
        tell(f"Hallway is at {address}", {"address": address}, as_json=json)

    uvloop.run(run(config, started))


def _raise_open_files() -> None:
    """Every connection needs an open file: take as many as the system gives."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


@app.command
def version(
    *,
    places: Annotated[Places, Parameter(name="*")] = Places(),  # noqa: B008 - frozen
    json: bool = False,
) -> None:
    """Print the version; data is not looked at.

    Parameters
    ----------
    json
        Print one JSON object.
    """
    tell(__version__, {"version": __version__}, as_json=json)


def main() -> None:
    """Entry point: exit code 0 when done, 1 when refused or failed, 2 for a wrong command line, 130 when interrupted."""
    wants_json = "--json" in sys.argv
    try:
        app(sys.argv[1:], exit_on_error=False, print_error=not wants_json)
    except cyclopts.CycloptsError as error:
        if wants_json:
            fail("invalid_arguments", str(error), as_json=True)
        sys.exit(2)
    except ApiError as error:
        fail(error.code, " ".join(error.messages), as_json=wants_json)
        sys.exit(1)
    except Failure as error:
        fail(error.code, str(error), as_json=wants_json)
        sys.exit(1)
    except (ValueError, OSError) as error:
        fail("failed", str(error), as_json=wants_json)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
