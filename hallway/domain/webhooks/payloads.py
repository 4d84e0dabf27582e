"""What is POSTed to a webhook, as an object: JSON, or JSON in the form field `payload`, under whatever type senders claim.

https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
"""

from email.message import Message
from typing import Any
from urllib.parse import parse_qsl, unquote_plus

from python_multipart.multipart import MultipartParser, parse_options_header

from hallway.core import encoding
from hallway.core.errors import ApiError

_FIELD = "payload"
_MOST_FIELDS = 100
_CHARSETS = frozenset(("us-ascii", "iso-8859-1", "latin1", "iso-8859-15", "windows-1252", "cp1252", "utf-16", "utf-16le", "utf-16be"))


def read_payload(body: bytes, content_type: str) -> dict[str, Any]:
    """The object that was sent. Raises `ApiError("invalid_payload")`."""
    kind, charset = _kind_of(content_type)
    if kind == "multipart/form-data":
        text = _from_multipart(body, content_type)
    else:
        text = _decode(body, charset).strip()
        # Many tools send JSON as if it were a form, and some forms as if they were JSON.
        if not text.startswith(("{", '"')):
            text = _from_form(text)
    return _object(text)


def _kind_of(content_type: str) -> tuple[str, str]:
    header = Message()
    header["content-type"] = content_type[:300].replace("\n", " ").replace("\r", " ")
    return header.get_content_type().lower(), header.get_content_charset("utf-8")


def _decode(body: bytes, charset: str) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        charset = "utf-16"
    try:
        return body.decode(charset if charset in _CHARSETS else "utf-8-sig")
    except UnicodeDecodeError:
        raise ApiError("invalid_payload") from None


def _from_form(text: str) -> str:
    try:
        fields = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise ApiError("invalid_payload") from None
    found = fields.get(_FIELD, "")
    # An `&` inside that nobody encoded ends the field too early; then all of the rest is meant.
    rest = text.partition(f"{_FIELD}=")[2]
    if found.strip().endswith("}") or not rest:
        return found
    return unquote_plus(rest)


def _from_multipart(body: bytes, content_type: str) -> str:
    _, options = parse_options_header(content_type)
    parts: list[tuple[bytearray, bytearray]] = []
    callbacks: Any = {
        "on_part_begin": lambda: parts.append((bytearray(), bytearray())),
        "on_header_value": lambda data, start, end: parts[-1][0].extend(data[start:end] + b";"),
        "on_part_data": lambda data, start, end: parts[-1][1].extend(data[start:end]),
    }
    try:
        parser = MultipartParser(options.get(b"boundary", b""), callbacks)
        parser.write(body)
        parser.finalize()
    except (ValueError, KeyError):
        raise ApiError("invalid_payload") from None
    named = (data for header, data in parts if parse_options_header(bytes(header))[1].get(b"name") == _FIELD.encode())
    return _decode(bytes(next(named, b"")), "utf-8")


def _object(text: str) -> dict[str, Any]:
    value = encoding.decode_hostile(text, "invalid_payload")
    if isinstance(value, str):
        # Encoded twice.
        value = encoding.decode_hostile(value, "invalid_payload")
    if not isinstance(value, dict):
        raise ApiError("invalid_payload")
    return value
