"""Every setting: its type, default and meaning. Later ones win: defaults, a TOML file, `HALLWAY_*` variables, flags.

The table in `docs/operating.md` is made from this one.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from hallway.platform.outbound import parse_networks

_TRUSTED = "127.0.0.1"


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Settings of one server."""

    host: Annotated[str, Meta(min_length=1, description="address to listen on; `0.0.0.0` for every IPv4 address")] = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535, description="port for HTTP and WebSockets; 0 lets the system choose")] = 8065
    data: Annotated[str, Meta(min_length=1, description="folder for the database, files, search index and keys")] = "./data"
    database: Annotated[str, Meta(description="`postgresql://…`; empty means SQLite in the data folder")] = ""
    public_url: Annotated[
        str,
        Meta(
            pattern=r"^(https?://[^/\s]+)?/?$",
            description="address that people type, such as `https://chat.example.org`; empty means: as the caller wrote it",
        ),
    ] = ""
    trusted_proxies: Annotated[
        str, Meta(description="addresses or networks of the proxies in front, comma-separated: their `X-Forwarded-*` headers count")
    ] = _TRUSTED
    rate_limits: Annotated[Literal["on", "off"], Meta(description="`off` for benchmarks and migrations; guessing stays limited")] = "on"
    rate_limit_factor: Annotated[float, Meta(gt=0, description="how many times Slack's own limits are allowed")] = 10.0
    max_upload_mb: Annotated[int, Meta(ge=1, description="largest file, in MiB")] = 1024
    event_log_days: Annotated[int, Meta(ge=1, description="how long events are kept for clients and readers that lag behind")] = 7
    log_level: Annotated[Literal["debug", "info", "warning", "error"], Meta(description="least grave lines that are written")] = "info"
    log_format: Annotated[Literal["auto", "json", "text"], Meta(description="JSON lines or text; `auto` is text on a terminal")] = "auto"
    tls_certificate: Annotated[str, Meta(description="PEM file with the certificate and its chain; the server then speaks TLS itself")] = ""
    tls_key: Annotated[str, Meta(description="PEM file with the certificate's private key")] = ""
    outbound_allow: Annotated[
        str,
        Meta(
            description="networks besides public addresses that apps' request URLs may lead to, comma-separated, such as `10.0.0.0/8`; "
            "empty means none: neither this machine nor anything behind it"
        ),
    ] = ""
    outbound_ca: Annotated[str, Meta(description="PEM file with authorities to trust, besides the system's, when calling apps")] = ""

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

    Raises `ValueError` with a sentence that names the setting or the file.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    data = str(given.get("data") or environment.get("HALLWAY_DATA") or Config().data)
    values = _from_file(environment.get("HALLWAY_CONFIG", ""), Path(data).expanduser() / "hallway.toml")
    for field in msgspec.structs.fields(Config):
        if (text := environment.get(variable(field.name))) is not None:
            values[field.name] = text
    values.update(given)
    try:
        config = msgspec.convert(values, Config, strict=False)
    except msgspec.ValidationError as error:
        raise ValueError(f"a setting is wrong: {error}") from error
    if bool(config.tls_certificate) != bool(config.tls_key):
        raise ValueError("tls_certificate and tls_key belong together: set both or neither")
    try:
        parse_networks(config.outbound_allow)
    except ValueError as error:
        raise ValueError(f"outbound_allow is wrong: {error}") from error
    return config


def _from_file(named: str, usual: Path) -> dict[str, Any]:
    """The settings of the named file, which must be there, or of the usual one, which may be."""
    file = Path(named).expanduser() if named else usual
    if not named and not file.is_file():
        return {}
    try:
        return tomllib.loads(file.read_text())
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{file} is not valid TOML: {error}") from error
    except OSError as error:
        raise ValueError(f"HALLWAY_CONFIG names {file}, which cannot be read: {error.strerror}") from error


def variable(setting: str) -> str:
    """The environment variable of a setting."""
    return f"HALLWAY_{setting.upper()}"


def settings_table() -> str:
    """Every setting with its variable, default and meaning, as a Markdown table."""
    hints = msgspec.json.schema(Config)["$defs"]["Config"]["properties"]
    lines = ["| setting | variable | default | meaning |", "| --- | --- | --- | --- |"]
    for field in msgspec.structs.fields(Config):
        default = f"`{field.default}`" if field.default != "" else ""
        lines.append(f"| `{field.name}` | `{variable(field.name)}` | {default} | {hints[field.name]['description']} |")
    return "\n".join(lines) + "\n"
