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
from hallway.domain.imports.store import Report

Record = dict[str, Any]

_DAY = re.compile(r"^(?P<folder>.+)/\d{4}-\d{2}-\d{2}\.json$")
_LISTS = (("channels.json", "channel"), ("groups.json", "private"), ("mpims.json", "mpim"), ("dms.json", "im"))
_URL_TOKEN = re.compile(r"([?&])(?:t|token|pub_secret)=[^&#\s\"]*")
_decoder = msgspec.json.Decoder()


class ExportedConversation(msgspec.Struct):
    """A conversation as the export tells of it, and the day files with its messages."""

    id: str
    kind: str
    name: str
    record: Record
    day_files: list[str]


class Export:
    """An opened Slack export. Raises `BadArchive` when there is nothing of Slack's in it."""

    def __init__(self, archive: Archive, report: Report) -> None:
        self._archive = archive
        self._report = report
        self._folders: dict[str, list[str]] = {}
        for name in sorted(archive.entries):
            if match := _DAY.match(name):
                self._folders.setdefault(match["folder"], []).append(name)
        self.users = self._list("users.json")
        self.conversations = self._find_conversations()
        if not self.conversations and not self.users:
            raise BadArchive("this is not a Slack export: it has neither users.json nor channels with day files")
        self.total = sum(len(conversation.day_files) for conversation in self.conversations)

    def messages(self, day_file: str) -> list[Record]:
        """A day's messages in order of ts; what is no message is reported."""
        try:
            records = _decode(self._archive.read(day_file))
        except (ValueError, RecursionError):
            self._report.skip(day_file, "not valid JSON")
            return []
        except BadArchive as error:
            self._report.skip(day_file, str(error))
            return []
        if not isinstance(records, list):
            self._report.skip(day_file, "not a list of messages")
            return []
        found = [(ts, record) for number, record in enumerate(records) if (ts := self._ts_of(record, day_file, number)) is not None]
        found.sort(key=lambda pair: pair[0])
        return [record | {"_ts": ts} for ts, record in found]

    def upload(self, file_id: str) -> Iterator[bytes] | None:
        """The bytes of a file that stands in the archive itself, as Hallway's own exports have them."""
        folder = f"__uploads/{file_id}/"
        name = next((name for name in self._archive.entries if name.startswith(folder)), None)
        return None if name is None else self._archive.chunks(name)  # type: ignore[return-value]

    def extra(self, name: str) -> Record:
        """A file that only Hallway's own exports have; empty where it is missing."""
        if name not in self._archive.entries:
            return {}
        value = _decoder.decode(self._archive.read(name))
        return value if isinstance(value, dict) else {}

    def _ts_of(self, record: Any, day_file: str, number: int) -> int | None:
        ts = find_ts(str(record.get("ts", ""))) if isinstance(record, dict) else None
        if ts is None or ts == 0:
            self._report.skip(f"{day_file}#{number}", "no timestamp" if isinstance(record, dict) else "not an object")
            return None
        return ts

    def _list(self, name: str) -> list[Record]:
        if name not in self._archive.entries:
            return []
        try:
            records = _decode(self._archive.read(name))
        except (ValueError, RecursionError) as error:
            raise BadArchive(f"{name} is not valid JSON") from error
        if not isinstance(records, list):
            raise BadArchive(f"{name} is not a list")
        good = [record for record in records if isinstance(record, dict) and is_id(str(record.get("id", "")))]
        for record in records:
            if record not in good:
                self._report.skip(f"{name}: {str(record)[:60]}", "no usable id")
        return good

    def _find_conversations(self) -> list[ExportedConversation]:
        left = dict(self._folders)
        found = []
        for file, kind in _LISTS:
            for record in self._list(file):
                name = str(record.get("name") or record["id"])
                folder = record["id"] if record["id"] in left and kind == "im" else name
                found.append(ExportedConversation(record["id"], kind, name, record, left.pop(folder, left.pop(record["id"], []))))
        for folder, files in left.items():
            if not folder.startswith(("__", "FC:")) and "/" not in folder:
                found.append(ExportedConversation(made_up_id("C", folder), "channel", folder, {}, files))
        return found


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


def _decode(data: bytes) -> Any:
    """JSON with what genuine exports hold: a mark at the beginning, halves of characters. NUL, which PostgreSQL cannot keep,
    is taken out. Raises `ValueError` for what is no JSON."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        value = _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        whole = json.dumps(json.loads(data.decode("utf-8", "replace")), ensure_ascii=False)
        value = _decoder.decode(whole.encode("utf-8", "replace"))
    return _without_nul(value) if b"\\u0000" in data else value


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list):
        return [_without_nul(item) for item in value]
    return {key: _without_nul(item) for key, item in value.items()} if isinstance(value, dict) else value
