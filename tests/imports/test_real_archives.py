"""Genuine exports, where they are beside the project: everything in them arrives, and what cannot is told."""

import json
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from hallway.core.timestamps import parse_ts
from hallway.domain import imports
from tests.imports.conftest import Bring, person
from tests.running import Server

REAL = Path(__file__).parents[3] / "shared" / "data" / "slack"
BIG = REAL / "hyperledger-slack-clean-dayfiles.zip"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real archives are not beside the project")


def test_a_years_talk_of_a_foundation_arrives_to_the_last_message(server: Server, bring: Bring) -> None:
    team_id, report = bring(BIG)
    assert report.imported == {
        "users": 5583, "channels": 121, "messages": 72_563, "reactions": 1481, "files": 19, "pins": 24, "bots": 12,
    }  # fmt: skip
    # Files that were pinned, and pins on days that the archive lacks.
    assert Counter(entry["code"] for entry in report.skipped) == {"no_such_message": 12, "not_a_message": 6}
    assert_every_message_is_there(server, team_id, BIG)


def assert_every_message_is_there(server: Server, team_id: str, path: Path) -> None:
    """What an admin reads, day by day, is what stands in the day files."""
    with zipfile.ZipFile(path) as archive:
        rooms = {room["name"]: room["id"] for room in json.loads(archive.read("channels.json"))}
        days: dict[str, list[dict[str, Any]]] = {}
        for name in archive.namelist():
            if "/" in name and name.endswith(".json"):
                days.setdefault(name.partition("/")[0], []).extend(json.loads(archive.read(name)))
    reader = person(server, team_id, next(record["user"] for records in days.values() for record in records if "user" in record))
    for name in ("general", "fabric-ledger-couchdb", "chaincode", "ci-pipeline"):
        told = {record["ts"]: record for record in days[name]}
        read = {message["ts"]: message for message in everything_in(reader, rooms[name])}
        assert read.keys() == told.keys()
        for ts, record in told.items():
            kept = read[ts]
            assert kept["text"] == record["text"].replace("\0", "")
            assert kept.get("user") == record.get("user")
            for key in ("edited", "subtype", "attachments", "reactions", "bot_id", "topic", "purpose", "inviter"):
                assert kept.get(key) == record.get(key), (name, ts, key)


def everything_in(reader: Any, channel: str) -> list[dict[str, Any]]:
    """A channel from end to end, threads included."""
    found, cursor = [], ""
    while True:
        page = reader.ok("conversations.history", channel=channel, limit=999, cursor=cursor)
        for message in page["messages"]:
            found.append(message)
            if message.get("reply_count"):
                replies = reader.ok("conversations.replies", channel=channel, ts=message["ts"], limit=999)["messages"]
                found += [reply for reply in replies[1:] if reply.get("subtype") not in ("thread_broadcast", "reply_broadcast")]
        cursor = page.get("response_metadata", {}).get("next_cursor", "")
        if not cursor:
            return found


def test_a_small_team_of_2018_arrives(server: Server, bring: Bring) -> None:
    team_id, report = bring(REAL / "zulip-test_slack_importer.zip")
    assert (report.imported["messages"], report.imported["users"], report.skipped_count) == (91, 4, 1)  # a pinned file
    assert report.imported["reactions"] == 2 and report.imported["files"] == 2
    with zipfile.ZipFile(REAL / "zulip-test_slack_importer.zip") as archive:
        listed = [user["id"] for user in json.loads(archive.read("users.json"))]
        rooms = json.loads(archive.read("channels.json"))
    reader = person(server, team_id, listed[0])
    for room in rooms:
        shown = reader.ok("conversations.info", channel=room["id"])["channel"]
        assert (shown["name"], shown["created"]) == (room["name"], int(room["created"]))
        assert sorted(reader.ok("conversations.members", channel=room["id"])["members"]) == sorted(room["members"])
    messages = [message for room in rooms for message in everything_in(reader, room["id"])]
    assert len(messages) == 91
    assert "xoxe" not in json.dumps(messages)
    for message in messages:
        assert parse_ts(message["ts"])


def test_a_team_with_an_author_it_does_not_list_arrives(bring: Bring) -> None:
    _, report = bring(REAL / "mattermost-Fake_Team_Import.zip")
    assert (report.imported["messages"], report.imported["users"], report.skipped_count) == (8, 3, 0)


def test_an_archive_of_another_kind_is_refused(bring: Bring) -> None:
    with pytest.raises(imports.BadArchive, match="not a ZIP file"):
        bring(REAL / "mattermost-Fake_Team_Import.tar.gz")


def test_every_kind_of_conversation_and_post_arrives(server: Server, bring: Bring) -> None:
    loose = {
        path.stem.removeprefix("slack-import-test-"): json.loads(path.read_text())
        for path in (REAL / "mattermost-slack-import-test").iterdir()
    }
    team_id, report = bring(
        {
            "users.json": loose["users"],
            "channels.json": loose["channels"],
            "groups.json": loose["private-channels"],
            "dms.json": loose["direct-messages"],
            "mpims.json": loose["group-direct-messages"],
            "random/2016-09-03.json": loose["posts"],
        }
    )
    assert (report.imported["channels"], report.imported["messages"], report.skipped_count) == (6 + 1 + 4 + 3, 9, 0)
    reader = person(server, team_id, "U07Q4MHCP")
    random = next(room["id"] for room in loose["channels"] if room["name"] == "random")
    read = {message["ts"]: message for message in everything_in(reader, random)}
    assert sorted(read) == sorted(post["ts"] for post in loose["posts"])
    shared = read["1469782519.000002"]
    assert [(item["id"], item["name"], item["size"], item["mode"]) for item in shared["files"]] == [
        ("F1WB5FH7W", "Pdf.pdf", 457717, "hosted")
    ]
    assert reader.ok("conversations.info", channel=random)["channel"]["is_member"]


def test_what_a_corporate_export_writes_of_direct_messages_arrives(server: Server, bring: Bring) -> None:
    told = {name: json.loads((REAL / "zulip-metadata" / f"{name}.json").read_text()) for name in ("channels", "dms", "mpims")}
    cases = json.loads((REAL / "zulip-metadata" / "slack_message_conversion.json").read_text())["regular_tests"]
    talk = [
        {"type": "message", "user": "U061A1R2R", "text": case["input"], "ts": f"{1556638500 + number}.000100"}
        for number, case in enumerate(cases)
    ]
    team_id, report = bring({f"{name}.json": value for name, value in told.items()} | {"DJ47BL849/2019-04-30.json": talk})
    assert (report.imported["channels"], report.imported["messages"], report.skipped_count) == (4 + 4 + 3, len(cases), 0)
    reader = person(server, team_id, "U061A1R2R")
    texts = [message["text"] for message in everything_in(reader, "DJ47BL849")]
    assert sorted(texts) == sorted(case["input"] for case in cases)
    assert reader.ok("conversations.info", channel="DJ47BL849")["channel"]["user"] == "U061A5N1G"
    notes = person(server, team_id, "U064KUGRJ").ok("conversations.info", channel="DRS3PSLDK")["channel"]
    assert notes["user"] == "U064KUGRJ"
    assert reader.error("conversations.info", channel="DRS3PSLDK") == "channel_not_found"


def test_the_small_team_moves_twice_and_stays_the_same(server: Server, bring: Bring, tmp_path: Path) -> None:
    assert server.app is not None
    team_id, _ = bring(REAL / "zulip-test_slack_importer.zip")
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    imports.export_team(server.app.database, server.app.blobs, team_id, first, lambda *_: None)
    copy_id, report = bring(first)
    assert report.skipped_count == 0
    imports.export_team(server.app.database, server.app.blobs, copy_id, second, lambda *_: None)
    assert contents(second, copy_id) == contents(first, team_id)


def contents(path: Path, team_id: str) -> dict[str, bytes]:
    """What is in an export, whichever team it is of."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).replace(team_id.encode(), b"T") for name in archive.namelist() if not name.endswith("team.json")}
