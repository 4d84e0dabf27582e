"""Archives that mean harm, or are no archives: refused with a reason, before anything is made of them."""

import json
import os
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest

from hallway.domain import imports, teams
from tests.imports.archives import (
    claiming_entries,
    encrypted,
    lying_about_size,
    lying_zip,
    ordinary,
    overlapping,
    packed,
    with_special_file,
)
from tests.imports.conftest import Bring, person
from tests.running import Server

DAY = "general/2023-11-14.json"
NAMES = (
    "../evil.json", "general/../../evil.json", "/etc/passwd", "general\\..\\x.json", "C:/x.json", "C:x.json", "..", "general/\x07.json",
    "general/" + "a" * 600 + ".json",
)  # fmt: skip


def twice() -> bytes:
    """Two entries of one name."""
    data = packed({"users.json": [], "users.jsom": []}, zipfile.ZIP_STORED)
    return data.replace(b"users.jsom", b"users.json")


REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "not_a_zip"),
    "noise": (os.urandom(5000), "not_a_zip"),
    "gzip": (b"\x1f\x8b\x08\x00 this is gzip", "not_a_zip"),
    "cut in half": (packed(ordinary())[:700], "not_a_zip"),
    "no directory": (packed(ordinary())[:-30], "not_a_zip"),
    "no entries": (packed({}), "archive_empty"),
    "a bomb": (lying_zip(), "archive_unsafe"),
    "a bomb of many": (packed({f"general/2023-01-{day:02d}.json": b" " * (9 << 20) for day in range(1, 6)}), "archive_unsafe"),
    "a bomb in a bomb": (packed({"lib 0.zip": lying_zip()}), "not_an_export"),
    "shared bytes": (overlapping(), "archive_unsafe"),
    "one name twice": (twice(), "archive_unsafe"),
    "a password": (encrypted(), "archive_encrypted"),
    "a link": (with_special_file(stat.S_IFLNK), "archive_unsafe"),
    "a pipe": (with_special_file(stat.S_IFIFO), "archive_unsafe"),
    "a device": (with_special_file(stat.S_IFBLK), "archive_unsafe"),
    "another packing": (packed(ordinary(), zipfile.ZIP_LZMA), "archive_unsafe"),
    "absurdly many": (claiming_entries(2_100_000), "archive_unsafe"),
    "something else": (packed({"report.json": [], "pictures/a.png": b"x"}), "not_an_export"),
    "people that are no list": (packed({"users.json": {"id": "U0AAA0001"}, DAY: []}), "damaged_export"),
    "people that are no JSON": (packed({"users.json": b"[{", DAY: []}), "damaged_export"),
    "channels in UTF-16": (packed({"channels.json": "[]".encode("utf-16"), DAY: []}), "damaged_export"),
    "people who lie about their size": (
        lying_about_size({"users.json": [{"id": "U0AAA0001"}], DAY: []}, "users.json", 2),
        "damaged_export",
    ),
    **{f"the name {name[:20]!r}": (packed({**ordinary(), name: []}), "archive_unsafe") for name in NAMES},
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_used_is_refused_with_a_reason(tmp_path: Path, what: str) -> None:
    path = tmp_path / "bad.zip"
    path.write_bytes(REFUSED[what][0])
    with pytest.raises(imports.BadArchive) as refused:
        imports.describe(path)
    assert refused.value.code == REFUSED[what][1]
    assert str(refused.value)[0].isalpha()
    assert [found.name for found in tmp_path.iterdir()] == ["bad.zip"]


def test_a_refused_archive_changes_nothing(server: Server, bring: Bring, tmp_path: Path) -> None:
    assert server.app is not None
    path = tmp_path / "bad.zip"
    path.write_bytes(packed({**ordinary(), "channels.json": b"[{]"}))
    team_id = server.write("", teams.create, "Old", "untouched", "").id
    seq = server.read(lambda reader: server.app and reader.driver.fetch("select count(*) from event", {}))
    with pytest.raises(imports.BadArchive):
        bring(path, team_id)
    assert server.read(lambda reader: server.app and reader.driver.fetch("select count(*) from event", {})) == seq
    server.write(team_id, lambda tx: tx.delete(teams_table(), team_id=team_id))


def teams_table() -> Any:
    from hallway.domain.teams.tables import team

    return team


def test_a_day_that_lies_about_its_size_is_left_out_and_the_rest_comes(bring: Bring, tmp_path: Path) -> None:
    path = tmp_path / "liar.zip"
    path.write_bytes(lying_about_size(ordinary(), DAY, 100))
    _, report = bring(path)
    assert [(entry["record"], entry["code"]) for entry in report.skipped] == [(DAY, "damaged")]
    assert report.imported["messages"] == 2


def test_a_file_that_lies_about_its_size_is_left_out_and_its_message_comes(server: Server, bring: Bring, tmp_path: Path) -> None:
    files = ordinary() | {"__uploads/F0AAA0001/plan.pdf": b"%PDF-" + b"x" * 100_000}
    path = tmp_path / "liar.zip"
    path.write_bytes(lying_about_size(files, "__uploads/F0AAA0001/plan.pdf", 9))
    team_id, report = bring(path)
    assert [entry["code"] for entry in report.skipped] == ["damaged"]
    history = person(server, team_id, "U0AAA0001").ok("conversations.history", channel="C0AAA0001")["messages"]
    assert next(message for message in history if message["text"] == "file")["files"][0]["name"] == "plan.pdf"


def test_folders_in_another_encoding_are_found(bring: Bring, tmp_path: Path) -> None:
    """Some packers write UTF-8 names without the flag that says so."""
    day = [{"type": "message", "user": "U0AAA0001", "text": "moin", "ts": "1700000000.000100"}]
    data = packed({"users.json": [], "grüße/2023-11-14.json": day})
    path = tmp_path / "old.zip"
    flagged = data.count(b"\x00\x08\x00\x00") + data.count(b"\x00\x08\x08\x00")
    assert flagged
    path.write_bytes(data.replace(b"\x14\x00\x00\x08", b"\x14\x00\x00\x00"))
    _, report = bring(path)
    assert (report.imported["channels"], report.imported["messages"]) == (1, 1)


POISON: list[Any] = [
    {"ts": "1700000100.000100", "user": {"id": "U0AAA0001"}, "text": None},
    {"ts": "1700000101.000100", "user": ["U0AAA0001"], "text": {"a": 1}, "blocks": "no list", "attachments": {"no": "list"}},
    {"ts": "1700000102.000100", "user": "U0AAA0001", "text": "x", "reactions": {"name": "tada"}, "files": "F0AAA0001", "edited": "yes"},
    {"ts": "1700000103.000100", "user": "U0AAA0001", "text": "x", "reactions": [7, {"name": "tada", "users": [None, 3, "nobody"]}]},
    {"ts": "1700000104.000100", "user": "U0AAA0001", "text": "x", "files": [None, {"id": 5}, {"id": "F0POISON1", "size": -5}]},
    {"ts": "1700000105.000100", "user": "U0AAA0001", "text": "x", "thread_ts": 17, "subtype": ["a"], "bot_id": {}, "client_msg_id": 4},
    {"ts": "1700000106.000100", "user": "../../U1", "text": "<@U0AAA0001|>" + "<" * 3000, "blocks": [1, "a", None]},
    {"ts": "1700000107.000100", "user": "U0AAA0001", "text": "x" * 500_000},
    {"ts": "1700000108.000100", "user": "U0AAA0001", "text": "x",
     "files": [{"id": "F0POISON02", "mode": "external", "url_private": "javascript:alert(1)"}]},
    {"ts": 1700000109.0001, "user": "U0AAA0001", "text": "a number"},
    {"ts": "1700000110.000100", "user": "U0AAA0001", "text": "x", "thread_ts": "9999999999.9", "reply_count": "many", "replies": 3},
]  # fmt: skip


def test_records_in_no_form_at_all_harm_nobody_who_reads_them(server: Server, bring: Bring) -> None:
    files = ordinary()
    files["general/2023-11-20.json"] = POISON
    files["channels.json"] += [
        {"id": "C0POISON01", "name": 7, "members": "all", "topic": [], "purpose": "x", "created": "soon", "pins": [1, {}]}
    ]
    files["users.json"] += [
        {"id": "U0POISON01", "profile": [], "name": ["a"], "tz": 9},
        "nobody",
        {"id": 9},
        {"id": "U0POISON02", "real_name": " "},
    ]
    team_id, report = bring(files)
    assert {entry["code"] for entry in report.skipped} == {"bad_id", "not_a_message"}
    ana = person(server, team_id, "U0AAA0001")
    history = ana.ok("conversations.history", channel="C0AAA0001", limit=100)["messages"]
    assert len(history) == 8 + len(POISON)
    assert "javascript:" not in json.dumps(history)
    for message in history:
        assert isinstance(message["text"], str) and isinstance(message["ts"], str)
        assert all(isinstance(message.get(key, []), list) for key in ("blocks", "attachments", "files", "reactions"))
    ana.ok("users.list")
    ana.ok("conversations.list")
    ana.ok("conversations.info", channel="C0POISON01")
    session = person(server, team_id, "U0AAA0001", kind="session")
    assert session.ok("client.boot")
    session.ok("client.counts")


def test_json_without_end_is_left_out(bring: Bring) -> None:
    files = ordinary()
    files["general/2023-11-15.json"] = b"[" * 200_000
    files["general/2023-11-16.json"] = b"[NaN, 1e999]"
    files["general/2023-11-17.json"] = b'{"ts": "1"}'
    files["general/2023-11-18.json"] = b'[{"ts":"1700300000.1","user":"U0AAA0001","text":"caf\xe9"}]'
    files["general/2023-11-19.json"] = b'[{"ts":"1700400000.1","user":"U0AAA0001","text":"C:\\\\u0000 \\ud800"}]'
    _, report = bring(files)
    assert [entry["code"] for entry in report.skipped] == ["bad_json", "bad_json", "bad_list"]
    assert report.imported["messages"] == 13
