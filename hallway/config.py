"""Every setting: its type, default and meaning. Later ones win: defaults, a TOML file, `HALLWAY_*` variables, flags."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Settings of one server."""

    host: str = "127.0.0.1"  # address to listen on
    port: int = 8065  # port to listen on, for HTTP and WebSockets
    data: str = "./data"  # folder for the database, files, search index and keys
    database: str = ""  # postgresql://… ; empty means SQLite in the data folder
    public_url: str = ""  # https://chat.example.org where a proxy hides it; empty means: as the caller wrote it
    rate_limits: str = "on"  # off switches every rate limit off (benchmarks, migrations)
    rate_limit_factor: float = 10.0  # how many times Slack's own limits are allowed
    max_upload_mb: int = 1024  # largest file
    event_log_days: int = 7  # how long events are kept for clients and readers that lag behind
    log_level: str = "info"  # debug, info, warning or error
    log_format: str = "auto"  # json, text, or auto: text on a terminal
    tls_certificate: str = ""  # PEM file; with tls_key the server speaks TLS itself
    tls_key: str = ""  # PEM file

    @property
    def data_path(self) -> Path:
        """The data folder."""
        return Path(self.data).expanduser()

    @property
    def database_url(self) -> str:
        """Where the records are."""
        return self.database or f"sqlite:///{(self.data_path / 'hallway.db').absolute()}"


def load_config(overrides: Mapping[str, Any], environment: Mapping[str, str] = os.environ) -> Config:
    """Settings from the file `HALLWAY_CONFIG` names (or `hallway.toml` in the data folder), the environment, and `overrides`.

    Raises `ValueError` with a sentence that names the setting.
    """
    values: dict[str, Any] = {}
    given = {name: value for name, value in overrides.items() if value is not None}
    data = str(given.get("data") or environment.get("HALLWAY_DATA") or Config().data)
    file = Path(environment.get("HALLWAY_CONFIG") or Path(data).expanduser() / "hallway.toml")
    if file.is_file():
        values.update(tomllib.loads(file.read_text()))
    for field in msgspec.structs.fields(Config):
        if (text := environment.get(f"HALLWAY_{field.name.upper()}")) is not None:
            values[field.name] = text
    values.update(given)
    try:
        return msgspec.convert(values, Config, strict=False)
    except msgspec.ValidationError as error:
        raise ValueError(f"a setting is wrong: {error}") from error
