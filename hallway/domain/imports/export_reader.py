"""Reading a Slack export: people, conversations, and messages one day file at a time. Knows nothing of the database."""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from hallway.core.ids import is_id
from hallway.core.timestamps import find_ts
from hallway.domain.imports.archive import Archive, BadArchive
from hallway.domain.imports.json_list import list_elements
from hallway.domain.imports.store import Report

Record = dict[str, Any]

# Where Hallway's own exports keep what Slack's layout has no place for. Other importers pass over it.
OWN = "__hallway/"
_MAX_DAY = 64 << 20
_MAX_RECORD = 16 << 20
_DAY = re.compile(r"^(?P<folder>[^/]+)/\d{4}-\d{2}-\d{2}\.json$")
_USER_ID = re.compile(rb"\b[UW][A-Z0-9]{6,30}\b")
_LISTS = (("channels.json", "channel"), ("groups.json", "private"), ("mpims.json", "mpim"), ("dms.json", "im"))
_URL_TOKEN = re.compile(r"([?&])(?:t|token|pub_secret)=[^&#\s\"]*")
# Genuine exports carry a live token in the address of every file, wherever a file is told of.
_LIVE_TOKEN = re.compile(rb"([?&])(?:t|token)=xox[a-z]-[0-9A-Za-z-]*(&?)")
_decoder = msgspec.json.Decoder()


class ExportedConversation(msgspec.Struct):
    """A conversation as the export tells of it, and the day files with its messages."""

    id: str
    kind: str
    name: str
    record: Record
    day_files: list[str]


class Export:
    """An opened Slack export. Raises `BadArchive` when there is nothing of Slack's in it.

    `people` are ids of the export that stand for somebody with another id here: they are exchanged wherever they occur.
    """

    def __init__(self, archive: Archive, report: Report) -> None:
        self._archive = archive
        self._report = report
        self.people: dict[bytes, bytes] = {}
        self._folders: dict[str, list[str]] = {}
        self._uploads: dict[str, str] = {}
        for name in sorted(archive.entries):
            if match := _DAY.match(name):
                self._folders.setdefault(match["folder"], []).append(name)
            elif name.startswith("__uploads/") and name.count("/") == 2:
                self._uploads[name.split("/")[1]] = name
        if "users.json" not in archive.entries and not self._folders and not any(name in archive.entries for name, _ in _LISTS):
            raise BadArchive("not_an_export", "this is not a Slack export: it has neither users.json nor channels with day files")
        for name in ("users.json", *(name for name, _ in _LISTS)):
            for _ in self._parts(name):
                pass
        self.total = sum(len(files) for files in self._folders.values())

    def users(self) -> Iterator[Record]:
        """The people whom the export lists, one by one."""
        return self._list("users.json")

    def conversations(self) -> Iterator[ExportedConversation]:
        """The conversations that the export lists, then those that it only has day files of."""
        left = dict(self._folders)
        for file, kind in _LISTS:
            for record in self._list(file):
                name = str(record.get("name") or record["id"])
                folder = record["id"] if record["id"] in left and kind == "im" else name
                yield ExportedConversation(record["id"], kind, name, record, left.pop(folder, left.pop(record["id"], [])))
        for folder, files in left.items():
            if folder.startswith(("__", "FC:")):
                for name in files:
                    self._report.skip(name, "no_conversation")
            else:
                yield ExportedConversation(made_up_id("C", folder), "channel", folder, {}, files)

    def messages(self, day_file: str) -> list[Record]:
        """A day's messages in order of ts; what is no message is reported."""
        try:
            if self._archive.entries[day_file].file_size > _MAX_DAY:
                raise BadArchive("too_large", f"{day_file} is too large")
            records = self._decode(self._archive.read(day_file))
        except (ValueError, RecursionError):
            self._report.skip(day_file, "bad_json")
            return []
        except BadArchive as error:
            self._report.skip(day_file, error.code)
            return []
        if not isinstance(records, list):
            self._report.skip(day_file, "bad_list")
            return []
        found = [(ts, record) for number, record in enumerate(records) if (ts := self._ts_of(record, day_file, number)) is not None]
        found.sort(key=lambda pair: pair[0])
        return [record | {"_ts": ts} for ts, record in found]

    def has_upload(self, file_id: str) -> bool:
        """Whether the bytes of a file stand in the archive."""
        return file_id in self._uploads

    def upload(self, file_id: str) -> Iterator[bytes] | None:
        """The bytes of a file that stands in the archive itself."""
        name = self._uploads.get(file_id)
        return None if name is None else self._archive.chunks(name)

    def own_rows(self, table: str) -> Iterator[Record]:
        """The rows of a table that only Hallway's own exports have; those that are none are reported."""
        name = f"{OWN}rows/{table}.jsonl"
        if name not in self._archive.entries:
            return
        try:
            for number, line in enumerate(self._archive.lines(name, _MAX_RECORD), 1):
                try:
                    row = self._decode(line)
                except (ValueError, RecursionError):
                    row = None
                if isinstance(row, dict):
                    yield row
                else:
                    self._report.skip(f"{name}:{number}", "bad_json")
        except BadArchive as error:
            self._report.skip(name, error.code)

    def own_record(self, name: str) -> Record:
        """A record that only Hallway's own exports have; empty where there is none."""
        if OWN + name not in self._archive.entries:
            return {}
        try:
            value = self._decode(self._archive.read(OWN + name))
        except (ValueError, RecursionError, BadArchive):
            self._report.skip(OWN + name, "bad_json")
            return {}
        return value if isinstance(value, dict) else {}

    def own_blobs(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Keys and bytes of the pictures that only Hallway's own exports have."""
        folder = f"{OWN}blobs/"
        for name in self._archive.entries:
            if name.startswith(folder):
                yield name.removeprefix(folder), self._archive.chunks(name)

    def _ts_of(self, record: Any, day_file: str, number: int) -> int | None:
        ts = find_ts(str(record.get("ts", ""))) if isinstance(record, dict) else None
        if ts is None or ts == 0:
            self._report.skip(f"{day_file}#{number}", "no_timestamp" if isinstance(record, dict) else "bad_record")
            return None
        return ts

    def _list(self, name: str) -> Iterator[Record]:
        for part in self._parts(name):
            try:
                record = self._decode(part)
            except (ValueError, RecursionError):
                record = None
            if isinstance(record, dict) and is_id(str(record.get("id", ""))):
                yield record
            else:
                self._report.skip(f"{name}: {part[:60].decode('utf-8', 'replace')}", "bad_id")

    def _parts(self, name: str) -> Iterator[bytes]:
        """The elements of a list as they stand in the file. Raises `BadArchive` for what is no list."""
        if name in self._archive.entries:
            try:
                yield from list_elements(self._archive.chunks(name), _MAX_RECORD)
            except ValueError as error:
                raise BadArchive("damaged_export", f"{name} is not a list in valid JSON") from error
            except BadArchive as error:
                raise BadArchive("damaged_export", str(error)) from error

    def _decode(self, data: bytes) -> Any:
        """JSON with what genuine exports hold: a mark at the beginning, halves of characters. NUL, which PostgreSQL cannot keep,
        is taken out. Raises `ValueError` for what is no JSON."""
        data = data.removeprefix(_MARK)
        if b"=xox" in data:
            data = _LIVE_TOKEN.sub(lambda match: match[1] if match[2] else b"", data)
        if self.people:
            data = _USER_ID.sub(lambda match: self.people.get(match[0], match[0]), data)
        try:
            value = _decoder.decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError):
            try:
                value = _decoder.decode(_mended(data))
            except msgspec.DecodeError as error:
                raise ValueError("not valid JSON") from error
        return _without_nul(value) if b"\\u0000" in data else value


_MARK = b"\xef\xbb\xbf"


def _mended(data: bytes) -> bytes:
    """JSON with a sign in place of each half of a character and of what is no UTF-8. Raises `ValueError` for what is no JSON."""
    return json.dumps(json.loads(data.decode("utf-8", "replace")), ensure_ascii=False).encode("utf-8", "replace")


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list):
        return [_without_nul(item) for item in value]
    return {key.replace("\0", ""): _without_nul(item) for key, item in value.items()} if isinstance(value, dict) else value


def made_up_id(prefix: str, text: str) -> str:
    """An id for what has none in the export: the same for the same text, so that a second import finds it again."""
    digest = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    letters = ""
    for _ in range(9):
        digest, rest = divmod(digest, 36)
        letters += "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest]
    return f"{prefix}X{letters}"


def without_tokens(url: str) -> str:
    """A file's address without the token that genuine exports carry in it."""
    return _URL_TOKEN.sub(r"\1", url).rstrip("?&")
