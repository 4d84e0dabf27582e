"""Small archives made in code, one for each trap."""

import io
import json
import struct
import zipfile
from pathlib import Path
from typing import Any


def pack(path: Path, files: dict[str, Any]) -> Path:
    """A ZIP with these files; values that are no bytes are written as JSON."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in files.items():
            archive.writestr(name, value if isinstance(value, bytes) else json.dumps(value))
    return path


def ordinary() -> dict[str, Any]:
    """A genuine-looking export: people, a channel, a private one, an im; threads, edits, reactions, files, bots, deleted authors."""
    day = "general/2023-11-14.json"
    return {
        "users.json": [
            {"id": "U0AAA0001", "name": "ana", "profile": {"real_name": "Ana Díaz", "email": "ana@old.example", "title": "Design"}},
            {"id": "U0AAA0002", "name": "ben", "deleted": True, "profile": {"real_name": "Ben Gone"}},
        ],
        "channels.json": [
            {
                "id": "C0AAA0001", "name": "general", "created": "1600000000", "creator": "U0AAA0001", "is_general": True,
                "members": ["U0AAA0001", "U0AAA0002"], "topic": {"value": "Everything", "creator": "U0AAA0001", "last_set": 1},
            }
        ],
        "groups.json": [{"id": "G0AAA0001", "name": "secret", "created": 1, "creator": "U0AAA0001", "members": ["U0AAA0001"]}],
        "dms.json": [{"id": "D0AAA0001", "created": 1, "members": ["U0AAA0001", "U0AAA0002"]}],
        day: [
            {"type": "message", "user": "U0AAA0001", "text": "root <@U0AAA0002>", "ts": "1700000000.000100", "thread_ts": "1700000000.000100",
             "reply_count": 9, "reactions": [{"name": "tada", "users": ["U0AAA0002", "U0STRANGE1"], "count": 2}]},
            {"type": "message", "user": "U0STRANGE1", "text": "who am I", "ts": "1700000001.000100",
             "user_profile": {"real_name": "Sam Stranger", "name": "sam"}},
            {"type": "message", "subtype": "bot_message", "bot_id": "B0AAA0001", "username": "robot", "text": "beep", "ts": "1700000002.000100"},
            {"type": "message", "user": "U0AAA0002", "text": "reply", "ts": "1700000003.000100", "thread_ts": "1700000000.000100"},
            {"type": "message", "subtype": "thread_broadcast", "user": "U0AAA0001", "text": "loud reply", "ts": "1700000004.000100",
             "thread_ts": "1700000000.000100", "root": {"text": "root"}},
            {"type": "message", "user": "U0AAA0001", "text": "edited", "ts": "1700000005.000100", "edited": {"user": "U0AAA0001", "ts": "1700000006.0"}},
            {"type": "message", "user": "U0AAA0001", "text": "file", "ts": "1700000007.000100", "upload": True, "files": [
                {"id": "F0AAA0001", "name": "plan.pdf", "mimetype": "application/pdf", "filetype": "pdf", "size": 5, "mode": "hosted",
                 "url_private": "https://files.slack.example/x?t=xoxe-0000"},
                {"id": "F0AAA0002", "mode": "tombstone"}, {"id": "F0AAA0003", "mode": "hidden_by_limit"}]},
            {"type": "message", "subtype": "file_share", "text": "old shape", "ts": "1700000008.000100",
             "file": {"id": "F0AAA0004", "user": "U0AAA0001", "name": "old.txt", "mode": "snippet", "preview": "old"}},
            {"type": "message", "subtype": "channel_join", "user": "U0AAA0002", "text": "<@U0AAA0002> has joined", "ts": "1700000009.000100"},
        ],
        "secret/2023-11-14.json": [{"type": "message", "user": "U0AAA0001", "text": "hush", "ts": "1700000000.000100"}],
        "D0AAA0001/2023-11-14.json": [{"type": "message", "user": "U0AAA0001", "text": "just us", "ts": "1700000000.000100"}],
        "integration_logs.json": [],
    }  # fmt: skip


def lying_zip() -> bytes:
    """An entry that unpacks to a thousand times its size."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("general/2023-11-14.json", b" " * (64 << 20))
    return target.getvalue()


def packed(files: dict[str, Any], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """As `pack`, in memory."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, value in files.items():
            archive.writestr(name, value if isinstance(value, bytes) else json.dumps(value))
    return target.getvalue()


def with_special_file(kind: int) -> bytes:
    """An ordinary export with an entry that is a link, a pipe or a device."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("users.json", "[]")
        entry = zipfile.ZipInfo("general/2023-11-14.json")
        entry.create_system = 3
        entry.external_attr = (kind | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return target.getvalue()


def directory_entry(data: bytes, number: int) -> int:
    """Where the directory's entry of this number begins."""
    at = data.index(b"PK\x01\x02")
    for _ in range(number):
        at = data.index(b"PK\x01\x02", at + 1)
    return at


def overlapping() -> bytes:
    """Two entries that share their bytes."""
    data = bytearray(packed({"users.json": [], "general/2023-11-14.json": []}, zipfile.ZIP_STORED))
    first, second = directory_entry(data, 0), directory_entry(data, 1)
    (place,) = struct.unpack("<I", data[first + 42 : first + 46])
    data[second + 42 : second + 46] = struct.pack("<I", place + 10)
    return bytes(data)


def encrypted() -> bytes:
    """Entries that say they need a password."""
    data = bytearray(packed({"users.json": []}))
    at = directory_entry(data, 0)
    data[at + 8] |= 1
    return bytes(data)


def lying_about_size(files: dict[str, Any], name: str, claimed: int) -> bytes:
    """An export in which one entry is said to unpack to fewer bytes than it does."""
    data = bytearray(packed(files))
    at = directory_entry(data, list(files).index(name))
    data[at + 24 : at + 28] = struct.pack("<I", claimed)
    return bytes(data)


def claiming_entries(count: int) -> bytes:
    """A directory that is said to have this many entries."""
    end64 = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, count * 46, 0)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, count * 46, 1)
    return (
        b"\0" * (count * 46) + end64 + locator + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    )
