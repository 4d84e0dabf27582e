"""What `hallway doctor` looks at: each look answers with one finding, and leaves everything as it was."""

import os
import shutil
import ssl
import stat
import tempfile
import time
from collections.abc import Callable
from http import client
from pathlib import Path

import apsw
import msgspec
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from hallway.config import Config
from hallway.core.errors import ApiError
from hallway.domain.files.tables import file
from hallway.platform import http, storage
from hallway.platform.blobs import Blobs
from hallway.platform.storage import query

_FREE_WANTED = 1 << 30
_ASTRAY_S = 60
_blobs = query(select(file.c.blob).where(file.c.blob != "").distinct())


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at: `mend` says what to do where it is not well."""

    name: str
    is_well: bool
    what: str
    mend: str = ""


Look = Callable[[Config], Finding]


def data_folder(config: Config) -> Finding:
    """Whether there is room, and the right to write."""
    path = config.data_path
    mend = "make it writable for this user, or choose another with --data"
    if not path.exists():
        return _future_folder(path)
    try:
        with tempfile.NamedTemporaryFile(dir=path, prefix=".doctor-"):
            free = shutil.disk_usage(path).free
    except OSError as error:
        return Finding("data folder", False, f"{path}: {error.strerror}", mend)
    key = path / "secret.key"
    if key.exists() and stat.S_IMODE(key.stat().st_mode) & 0o077:
        return Finding("data folder", False, f"others may read {key}", f"chmod 600 {key}")
    what = f"{path.absolute()} is writable, {free / (1 << 30):.1f} GiB free"
    return Finding("data folder", free > _FREE_WANTED, what, "free some space: below 1 GiB writes may soon fail")


def _future_folder(path: Path) -> Finding:
    parent = next(folder for folder in path.absolute().parents if folder.exists())
    is_well = parent.is_dir() and os.access(parent, os.W_OK)
    what = f"{path} is not there yet" + ("; the first start makes it" if is_well else f", and this user may not write to {parent}")
    return Finding("data folder", is_well, what, f"make {path} as root and give it to this user, or choose another with --data")


def database(config: Config) -> Finding:
    """Whether it answers, has our schema, and takes a durable write."""
    kind = "PostgreSQL" if config.database else "SQLite"
    if not config.database and not _sqlite_file(config).exists():
        return Finding("database", True, f"{_sqlite_file(config)} is not there yet; the first start makes it")
    mend = "see that the PostgreSQL server runs, and that --database names its host, database, user and password"
    if not config.database:
        mend = "make the file and its folder writable for this user; where the file is damaged, restore the newest backup"
    try:
        revision = storage.schema_revision(config.database_url)
        if revision != storage.HEAD:
            return Finding("database", revision is None, f"{kind} answers; the next start brings its schema to {storage.HEAD}", "")
        opened = storage.open_database(config.database_url)
        try:
            started = time.perf_counter()
            opened.write_now("", lambda tx: None)
            took_ms = (time.perf_counter() - started) * 1000
        finally:
            opened.close()
    except SQLAlchemyError as error:
        return Finding("database", False, f"{kind}: {str(getattr(error, 'orig', error)).strip()}", mend)
    except (ApiError, ValueError, OSError) as error:
        return Finding("database", False, f"{kind}: {error.__cause__ or error}", mend)
    return Finding("database", True, f"{kind} answers; a write takes {took_ms:.1f} ms")


def integrity(config: Config) -> Finding:
    """Whether the SQLite file is whole; PostgreSQL looks after itself."""
    if config.database:
        return Finding("integrity", True, "left to PostgreSQL")
    path = _sqlite_file(config)
    if not path.exists():
        return Finding("integrity", True, "nothing there yet")
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            answer = str(next(iter(connection.execute("pragma quick_check(1)")))[0])
        finally:
            connection.close()
    except apsw.Error as error:
        answer = str(error)
    return Finding("integrity", answer == "ok", answer, "stop the server, keep this file, and restore the newest backup")


def files(config: Config) -> Finding:
    """Whether every file that messages name is in the file store."""
    folder = config.data_path / "files"
    if not folder.exists():
        return Finding("files", True, f"{folder} is not there yet; the first start makes it")
    if not os.access(folder, os.W_OK):
        return Finding("files", False, f"{folder} is not writable", f"make it writable for this user: chown -R $USER {folder}")
    if not config.database and not _sqlite_file(config).exists():
        return Finding("files", True, "none are named without a database")
    try:
        opened = storage.open_database(config.database_url, create=False)
        try:
            keys = [row[0] for row in opened.read_now(lambda reader: reader.all(_blobs))]
        finally:
            opened.close()
    except (ApiError, ValueError, apsw.Error):
        return Finding("files", True, "cannot be counted without the database")
    store = Blobs(folder)
    missing = [key for key in keys if not store.path(key).is_file()]
    what = f"{len(keys):,} in {folder}" + (f", of which {len(missing):,} are missing" if missing else "")
    return Finding("files", not missing, what, f"restore {folder} from the backup that belongs to the database")


def port(config: Config) -> Finding:
    """Whether the port is free, or a server of ours answers there."""
    try:
        http.open_port(config.host, config.port).close()
    except OSError as error:
        if _answers(config):
            return Finding("port", True, f"a Hallway server answers on {config.host}:{config.port}")
        return Finding("port", False, str(error), "stop what listens there, or choose another with --port or HALLWAY_PORT")
    return Finding("port", True, f"{config.host}:{config.port} is free")


def _answers(config: Config) -> bool:
    connection = client.HTTPConnection(config.host, config.port, timeout=3)
    if config.tls_certificate:
        # Only whether it is ours is asked; nothing is told to it.
        connection = client.HTTPSConnection(config.host, config.port, timeout=3, context=ssl._create_unverified_context())  # noqa: S323
    try:
        connection.request("GET", "/health")
        return connection.getresponse().read() == b'{"ok":true}'
    except (OSError, client.HTTPException):
        return False
    finally:
        connection.close()


def clock(config: Config) -> Finding:
    """Whether the clock is behind what was written here before."""
    now = time.time()
    told = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(now))
    mend = "set the clock and keep it right with an NTP client, such as systemd-timesyncd or chrony"
    folder = config.data_path
    stamps = [entry.stat().st_mtime for entry in os.scandir(folder)] if folder.is_dir() and os.access(folder, os.R_OK) else []
    behind_s = max(stamps, default=now) - now
    if behind_s > _ASTRAY_S:
        return Finding("clock", False, f"{told}, {behind_s:,.0f} s behind what was written to {folder}", mend)
    return Finding("clock", now > _BUILT_AT, told, mend)


# No clock is right that is before this.
_BUILT_AT = 1_767_225_600


def _sqlite_file(config: Config) -> Path:
    return config.data_path / "hallway.db"
