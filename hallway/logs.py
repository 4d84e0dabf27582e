"""Structured logs on standard error, with secrets taken out in one place."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_SECRET = re.compile(r"xox[a-z]-[A-Za-z0-9-]{8,}|xapp-[A-Za-z0-9-]{8,}|xoxe[.A-Za-z0-9-]{8,}")
# All but the line breaks of a stack trace.
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_SECRET_KEYS = frozenset(("password", "token", "secret", "cookie", "authorization", "ticket"))


def configure_logs(level: str, form: str) -> None:
    """Log `level` and above, as JSON lines or as text."""
    is_text = form == "text" or (form == "auto" and sys.stderr.isatty())
    renderer: Any = structlog.dev.ConsoleRenderer() if is_text else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            redact,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper(), logging.INFO)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    if not any(isinstance(handler, _Forward) for handler in logging.root.handlers):
        logging.root.addHandler(_Forward(logging.WARNING))


class _Forward(logging.Handler):
    """Lines of libraries, in our form."""

    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger(record.name).log(record.levelno, record.getMessage(), exc_info=record.exc_info, logger=record.name)


def redact(_: Any, __: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Take out tokens and passwords, wherever in a log line they stand; and control characters, which terminals obey."""
    for key, value in entry.items():
        if key in _SECRET_KEYS:
            entry[key] = "[redacted]"
        elif isinstance(value, str):
            entry[key] = _SECRET.sub("[redacted]", _CONTROLS.sub("", value))
    return entry
