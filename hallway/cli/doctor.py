"""`hallway doctor`: looks at everything a server needs, changes nothing, and says how to mend what is wrong."""

import resource
import sys
from typing import Annotated

from cyclopts import Parameter

from hallway.cli import looking
from hallway.cli.looking import Finding, Look
from hallway.cli.output import Places
from hallway.config import Config, load_config
from hallway.core import encoding
from hallway.logs import configure_logs
from hallway.platform.http.pages import WEB

_FILES_WANTED = 10_000


def doctor(
    *,
    places: Annotated[Places, Parameter(name="*")] = Places(),  # noqa: B008 - frozen
    json: bool = False,
) -> None:
    """Check the database, files, ports, clock and limits of this machine; exit code 1 if anything is wrong.

    Parameters
    ----------
    json
        Print one JSON object.
    """
    config = load_config(places.settings())
    configure_logs("error", config.log_format)
    findings = [look(config) for look in LOOKS]
    is_well = all(finding.is_well for finding in findings)
    if json:
        print(encoding.encode_text({"ok": is_well, "findings": findings}))
    else:
        for finding in findings:
            print(f"{'ok  ' if finding.is_well else 'WARN'} {finding.name}: {finding.what}")
            if not finding.is_well:
                print(f"     → {finding.mend}")
    sys.exit(0 if is_well else 1)


def _open_files(config: Config) -> Finding:
    _, limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    mend = "raise it: `ulimit -Hn 65536` as root, or LimitNOFILE=65536 in the service file"
    return Finding("open files", limit >= _FILES_WANTED, f"at most {limit:,}, of which every connection needs one", mend)


def _client(config: Config) -> Finding:
    is_built = (WEB / "index.html").is_file()
    return Finding("web client", is_built, "built" if is_built else "not built", "run `make setup`")


LOOKS: tuple[Look, ...] = (
    looking.data_folder,
    looking.database,
    looking.integrity,
    looking.files,
    looking.port,
    looking.clock,
    _open_files,
    _client,
)
