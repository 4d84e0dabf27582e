"""Reading a request: headers, cookies, and a body in any of the forms that Slack's clients send."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from starlette.datastructures import Headers
from starlette.formparsers import MultiPartException, MultiPartParser

from hallway.core import encoding
from hallway.core.errors import ApiError
from hallway.platform.http.addresses import HOME

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
LimitOf = Callable[[dict[str, Any]], Awaitable[int]]

_MAX_FIELDS = 1000


class Request(msgspec.Struct):
    """One HTTP request as the Web API sees it."""

    method: str
    path: str
    query: bytes
    headers: dict[bytes, bytes]
    ip: str
    scheme: str
    public: str

    def header(self, name: bytes) -> str:
        """A header's value, or the empty string."""
        return self.headers.get(name, b"").decode("latin-1")

    @property
    def origin(self) -> str:
        """Scheme and host as the caller wrote them."""
        return f"{self.scheme}://{self.header(b'host') or 'localhost'}"

    @property
    def home(self) -> str:
        """Scheme and host where people open the client."""
        return self.public or self.origin

    def cookie(self, name: str) -> str:
        """A cookie's value, or the empty string."""
        for part in self.header(b"cookie").split(";"):
            key, _, value = part.strip().partition("=")
            if key == name:
                return value
        return ""


def read_request(scope: Scope) -> Request:
    """The request line and headers."""
    client = scope.get("client")
    return Request(
        scope["method"],
        scope["path"],
        scope["query_string"],
        dict(scope["headers"]),
        client[0] if client else "",
        scope["scheme"],
        scope.get(HOME, ""),
    )


async def read_arguments(request: Request, receive: Receive, limit_of: LimitOf) -> dict[str, Any]:
    """Arguments from query string and body, merged. `limit_of` tells how long the body may be, for what has been read so far.

    Raises `ApiError` with `invalid_json`, `json_not_object`, `invalid_form_data`, `invalid_charset` or `request_too_large`.
    """
    arguments: dict[str, Any] = _read_pairs(request.query) if request.query else {}
    if request.method == "GET":
        return arguments
    kind = request.headers.get(b"content-type", b"")
    if kind.startswith(b"multipart/form-data"):
        arguments.update(await _read_multipart(request, receive, arguments, limit_of))
        return arguments
    body = await read_body(request, receive, await limit_of(arguments))
    if not body:
        return arguments
    if kind.startswith(b"application/json") or (body[:1] == b"{" and not kind.startswith(b"application/x-www-form")):
        value = encoding.decode_hostile(body)
        if not isinstance(value, dict):
            raise ApiError("json_not_object")
        arguments.update(value)
    else:
        arguments.update(_read_pairs(body))
    return arguments


async def read_body(request: Request, receive: Receive, limit: int) -> bytes:
    """The whole body. Raises `ApiError("request_too_large")` above `limit` bytes, at once where the size is announced."""
    announced = request.headers.get(b"content-length", b"0")
    if announced.isdigit() and int(announced) > limit:
        raise ApiError("request_too_large")
    body: bytes = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ApiError("request_timeout")
        body += message.get("body", b"")
        if len(body) > limit:
            raise ApiError("request_too_large")
        if not message.get("more_body"):
            return body


def _read_pairs(data: bytes) -> dict[str, Any]:
    try:
        pairs = parse_qsl(data.decode("ascii"), keep_blank_values=True, max_num_fields=_MAX_FIELDS, errors="strict")
    except UnicodeDecodeError as error:
        raise ApiError("invalid_charset") from error
    except ValueError as error:
        raise ApiError("invalid_form_data") from error
    if any("\0" in value for _, value in pairs):
        raise ApiError("invalid_charset")
    return dict(pairs)


async def _read_multipart(request: Request, receive: Receive, before: dict[str, Any], limit_of: LimitOf) -> dict[str, Any]:
    async def stream() -> Any:
        limit = await limit_of(before)
        received, has_more = 0, True
        while has_more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise MultiPartException("the client went away")
            received += len(message.get("body", b""))
            if received > limit:
                # Old programs send the token as a field, before the file.
                limit = await limit_of(before | dict(parser.items))
            if received > limit:
                raise ApiError("request_too_large")
            yield message.get("body", b"")
            has_more = message.get("more_body", False)

    headers = Headers(raw=list(request.headers.items()))
    parser = MultiPartParser(headers, stream(), max_files=20, max_fields=_MAX_FIELDS, max_part_size=1 << 20)
    try:
        form = await parser.parse()
    except (MultiPartException, UnicodeDecodeError, KeyError) as error:
        raise ApiError("invalid_form_data") from error
    arguments = dict(form.multi_items())
    if any(isinstance(value, str) and "\0" in value for value in arguments.values()):
        raise ApiError("invalid_charset")
    return arguments
