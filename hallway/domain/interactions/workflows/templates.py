"""Values that a workflow takes from elsewhere: `{{inputs.who}}`, `{{steps.first.text}}`, `{{data.channel_id}}`."""

import re
from typing import Any

from hallway.core import encoding
from hallway.core.errors import ApiError

_REFERENCE = re.compile(r"\{\{\s*([A-Za-z0-9_.-]{1,300})\s*\}\}")
_DEPTH = 10
_LONGEST = 100_000


def fill(value: Any, known: dict[str, Any], depth: int = 0) -> Any:
    """The value with every reference replaced by what is known under it; one that stands alone keeps its type, unknown ones are None.

    Raises `ApiError("parameter_validation_failed")` for what gets too long or too deep.
    """
    if depth > _DEPTH:
        raise ApiError("parameter_validation_failed")
    if isinstance(value, dict):
        return {key: fill(item, known, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [fill(item, known, depth + 1) for item in value]
    if not isinstance(value, str) or "{{" not in value:
        return value
    alone = _REFERENCE.fullmatch(value.strip())
    if alone is not None:
        return _look_up(alone[1], known)
    filled = _REFERENCE.sub(lambda match: _as_text(_look_up(match[1], known)), value)
    if len(filled) > _LONGEST:
        raise ApiError("parameter_validation_failed")
    return filled


def _look_up(path: str, known: dict[str, Any]) -> Any:
    found: Any = known
    for name in path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _as_text(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return encoding.encode_text(value)
    return "" if value is None else str(value)
