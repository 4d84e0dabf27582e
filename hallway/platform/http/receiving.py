"""Large forms: fields into memory, the one file to disk as it arrives, without stopping the event loop."""

import asyncio
from typing import IO
from urllib.parse import unquote

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

from hallway.core.errors import ApiError

_MAX_FIELDS = 20
_MAX_FIELD = 100_000
_FLUSH = 1 << 20


async def receive_file(request: Request, file: IO[bytes]) -> dict[str, str]:
    """Write the form's file to `file`; the fields that came before it.

    Raises `ApiError` with `no_file_data`, `invalid_form_data` or `upload_failed`.
    """
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise ApiError("invalid_form_data")
    form = _Form(options[b"boundary"])
    try:
        async for chunk in request.stream():
            form.parser.write(chunk)
            if form.waiting >= _FLUSH:
                await asyncio.to_thread(form.flush, file)
        form.parser.finalize()
        await asyncio.to_thread(form.flush, file)
    except (FormParserError, ClientDisconnect, UnicodeDecodeError) as error:
        raise ApiError("invalid_form_data") from error
    except OSError as error:
        raise ApiError("upload_failed") from error
    if not form.has_file:
        raise ApiError("no_file_data")
    return form.fields


class _Form:
    """What the parser has found so far."""

    def __init__(self, boundary: bytes) -> None:
        self.parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": self._header_name,
                "on_header_value": self._header_value,
                "on_header_end": self._header_end,
                "on_headers_finished": self._headers_finished,
                "on_part_data": self._data,
                "on_part_end": self._end,
            },
        )
        self.fields: dict[str, str] = {}
        self.has_file = False
        self.waiting = 0
        self._pieces: list[bytes] = []
        self._headers: dict[bytes, bytes] = {}
        self._header: list[bytes] = [b"", b""]
        self._name, self._value = "", b""
        self._is_file = False

    def flush(self, file: IO[bytes]) -> None:
        """Write what is waiting."""
        pieces, self._pieces, self.waiting = self._pieces, [], 0
        file.writelines(pieces)
        file.flush()

    def _begin(self) -> None:
        self._headers, self._name, self._value, self._is_file = {}, "", b"", False

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._header[0] += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._header[1] += data[start:end]

    def _header_end(self) -> None:
        self._headers[self._header[0].lower()] = self._header[1]
        self._header = [b"", b""]

    def _headers_finished(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        self._name = unquote(options.get(b"name", b"").decode())
        self._is_file = b"filename" in options
        if (self._is_file and self.has_file) or len(self.fields) >= _MAX_FIELDS:
            raise ApiError("invalid_form_data")
        self.has_file = self.has_file or self._is_file

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._is_file:
            self._pieces.append(data[start:end])
            self.waiting += end - start
        else:
            self._value += data[start:end]
            if len(self._value) > _MAX_FIELD:
                raise ApiError("invalid_form_data")

    def _end(self) -> None:
        if not self._is_file:
            self.fields[self._name] = self._value.decode()
