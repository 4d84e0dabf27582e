"""`hallway doctor`: looks at everything a server needs, and says how to mend what is wrong."""

import os
import resource
import shutil
import socket
import sys
import time
from collections.abc import Callable
from typing import Annotated

import msgspec
from cyclopts import Parameter

from hallway.cli.output import Places
from hallway.config import Config, load_config
from hallway.core import encoding
from hallway.core.errors import ApiError
from hallway.platform import storage
from hallway.platform.http.pages import WEB

_FILES_WANTED = 10_000
_FREE_WANTED = 1 << 30


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at: `mend` says what to do where it is not well."""

    name: str
    is_well: bool
    what: str
    mend: str = ""


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
    findings = [look(config) for look in _LOOKS]
    if json:
        print(encoding.encode_text({"ok": all(finding.is_well for finding in findings), "findings": findings}))
    else:
        for finding in findings:
            print(f"{'ok  ' if finding.is_well else 'WARN'} {finding.name}: {finding.what}")
            if not finding.is_well:
                print(f"     → {finding.mend}")
    sys.exit(0 if all(finding.is_well for finding in findings) else 1)


def _data(config: Config) -> Finding:
    path = config.data_path
    try:
        path.mkdir(parents=True, exist_ok=True)
        probe = path / ".doctor"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        return Finding("data folder", False, f"{path}: {error.strerror}", "make it writable for this user, or choose --data")
    free = shutil.disk_usage(path).free
    what = f"{path.absolute()} is writable, {free / (1 << 30):.1f} GiB free"
    return Finding("data folder", free > _FREE_WANTED, what, "free some space: below 1 GiB writes may soon fail")


def _database(config: Config) -> Finding:
    kind = "PostgreSQL" if config.database else "SQLite"
    try:
        database = storage.open_database(config.database_url)
        started = time.perf_counter()
        database.write_now("", lambda tx: None)
        took_ms = (time.perf_counter() - started) * 1000
        count = len(database.read_now(storage.team_ids))
        database.close()
    except (ApiError, OSError, ValueError) as error:
        return Finding("database", False, f"{kind}: {error}", "check --database, that it runs, and that this user may write")
    except Exception as error:
        return Finding("database", False, f"{kind}: {type(error).__name__}: {error}", "check --database and its server's log")
    return Finding("database", True, f"{kind} answers, a durable write takes {took_ms:.1f} ms, {count} event logs")


def _integrity(config: Config) -> Finding:
    if config.database:
        return Finding("integrity", True, "left to PostgreSQL")
    import apsw

    path = config.data_path / "hallway.db"
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        answer = next(iter(connection.execute("pragma quick_check(1)")))[0]
    except apsw.Error as error:
        answer = str(error)
    return Finding("integrity", answer == "ok", str(answer), "stop the server and restore the newest backup; keep this file")


def _port(config: Config) -> Finding:
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((config.host, config.port))
        except OSError as error:
            mend = "a server is running there, which is fine if it is yours; otherwise choose --port"
            return Finding("port", False, f"{config.host}:{config.port}: {error.strerror}", mend)
    return Finding("port", True, f"{config.host}:{config.port} is free")


def _clock(config: Config) -> Finding:
    year = time.gmtime().tm_year
    stamps = [entry.stat().st_mtime for entry in os.scandir(config.data_path)] if config.data_path.is_dir() else []
    ahead = max(stamps, default=0.0) - time.time()
    is_well = year >= 2025 and ahead < 60
    return Finding("clock", is_well, time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime()), "set the clock: run an NTP client")


def _open_files(config: Config) -> Finding:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    mend = "raise it: `ulimit -n 65536`, or LimitNOFILE=65536 in the service file; every connection needs one"
    return Finding("open files", hard >= _FILES_WANTED, f"limit {soft}, may be raised to {hard}", mend)


def _client(config: Config) -> Finding:
    is_built = (WEB / "index.html").is_file()
    return Finding("web client", is_built, "built" if is_built else "not built", "run `make setup`")


_LOOKS: tuple[Callable[[Config], Finding], ...] = (_data, _database, _integrity, _port, _clock, _open_files, _client)
