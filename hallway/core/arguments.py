"""From what callers send (query, form or JSON) to a method's typed arguments.

Forms know only text, so a field's type decides how its text is read: booleans may be `1` or `true`, lists commas or JSON,
nested values JSON text; a `Scalar` stays as it came, and so does what is `Given` and is no JSON. Unknown arguments are ignored and
`null` is the same as absent, as Slack does.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_args, get_origin

import msgspec

from hallway.core import encoding
from hallway.core.errors import ApiError

_TRUE = frozenset(("1", "true", "True", "yes", "t", "on"))
_FALSE = frozenset(("0", "false", "False", "no", "f", "off", ""))

# A value whose type the method itself knows.
Scalar = str | int | float | bool | None

# A nested value whose method itself says what is wrong with it: text that is no JSON is handed on as it is.
Given = str | list[Any] | dict[str, Any] | None

Read = Callable[[str, Any], Any]


class Everything(msgspec.Struct):
    """For methods that take whatever they are given: all of it, undecoded, but for the token."""

    given: dict[str, Any]


def decode_arguments(raw: Mapping[str, Any], arguments: type[msgspec.Struct]) -> Any:
    """The typed arguments of a method.

    Raises `ApiError("invalid_arguments")` with a line for each argument that is missing or of the wrong kind.
    """
    if arguments is Everything:
        return Everything({name: value for name, value in raw.items() if name != "token" and not hasattr(value, "read")})
    values: dict[str, Any] = {}
    problems: list[str] = []
    for name, wire_name, read, is_required in _plan(arguments):
        value = raw.get(wire_name)
        if value is None or (value == "" and read is not _read_text):
            if is_required:
                problems.append(f"[ERROR] missing required field: {wire_name}")
            continue
        try:
            values[name] = read(wire_name, value)
        except _WrongKind as wrong:
            problems.append(f"[ERROR] {wrong} [json-pointer:/{wire_name}]")
    if problems:
        raise ApiError("invalid_arguments", *problems)
    return arguments(**values)


class _WrongKind(Exception):
    pass


@cache
def _plan(arguments: type[msgspec.Struct]) -> tuple[tuple[str, str, Read, bool], ...]:
    return tuple((field.name, field.encode_name, _reader_of(field.type), field.required) for field in msgspec.structs.fields(arguments))


def _reader_of(annotation: Any) -> Read:
    if annotation == Scalar:
        return _read_scalar
    if annotation == Given:
        return _read_given
    choices = [part for part in get_args(annotation) if part is not type(None)]
    if get_origin(annotation) is list:
        return _read_list
    if choices and type(None) in get_args(annotation):
        return _reader_of(choices[0]) if len(choices) == 1 else _read_nested
    readers: dict[Any, Read] = {str: _read_text, int: _read_int, float: _read_float, bool: _read_bool}
    return readers.get(annotation, _read_nested)


def _read_scalar(name: str, value: Any) -> Any:
    if isinstance(value, (str, int, float)):
        return value
    raise _WrongKind("must be a string, a number or a boolean")


def _read_given(name: str, value: Any) -> Any:
    try:
        return _read_nested(name, value)
    except _WrongKind:
        return value


def _read_text(name: str, value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ",".join(value)
    raise _WrongKind("must be a string")


def _read_int(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise _WrongKind("must be an integer")
    try:
        number = int(value)
    except (ValueError, OverflowError):
        raise _WrongKind("must be an integer") from None
    if abs(number) > 1 << 53:
        raise _WrongKind("must be a smaller integer")
    return number


def _read_float(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise _WrongKind("must be a number")
    try:
        number = float(value)
    except (ValueError, OverflowError):
        raise _WrongKind("must be a number") from None
    if number != number or abs(number) > 1 << 53:
        raise _WrongKind("must be a number")
    return number


def _read_bool(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = str(value)
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise _WrongKind("must be a boolean")


def _read_list(name: str, value: Any) -> list[str]:
    if isinstance(value, str):
        if value.startswith("["):
            value = _read_nested(name, value)
        else:
            return [item.strip() for item in value.split(",") if item.strip()]
    if not isinstance(value, list) or not all(isinstance(item, (str, int)) for item in value):
        raise _WrongKind("must be a list of strings")
    return [str(item) for item in value]


def _read_nested(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return encoding.decode_hostile(value)
    except ApiError:
        raise _WrongKind("must be valid JSON") from None
