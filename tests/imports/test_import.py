"""Bringing a Slack export in."""

import json
from pathlib import Path
from typing import Any

from hallway.domain import conversations, imports, users
from tests.examples import Acme
from tests.imports.archives import ordinary
from tests.imports.conftest import Bring, person
from tests.running import Server


def test_everything_in_an_ordinary_export_arrives(server: Server, bring: Bring) -> None:
    team_id, report = bring(ordinary())
    assert (report.imported["messages"], report.skipped_count) == (11, 0)
    ana = person(server, team_id, "U0AAA0001")
    history = ana.ok("conversations.history", channel="C0AAA0001")["messages"]
    texts = [message["text"] for message in reversed(history)]
    assert texts == ["root <@U0AAA0002>", "who am I", "beep", "loud reply", "edited", "file", "old shape", "<@U0AAA0002> has joined"]
    root = history[-1]
    assert (root["ts"], root["reply_count"], root["reply_users"]) == ("1700000000.000100", 2, ["U0AAA0002", "U0AAA0001"])
    assert root["reactions"] == [{"name": "tada", "users": ["U0AAA0002", "U0STRANGE1"], "count": 2}]
    assert ana.ok("users.info", user="U0STRANGE1")["user"]["real_name"] == "Sam Stranger"
    files = history[2]["files"]
    assert [item["mode"] for item in files] == ["hosted", "tombstone", "hidden_by_limit"]
    assert "xoxe" not in str(history)
    assert ana.ok("conversations.history", channel="D0AAA0001")["messages"][0]["text"] == "just us"
    assert ana.ok("client.counts")["channels"][0]["has_unreads"] is False


def test_somebody_elses_private_channel_stays_closed(server: Server, bring: Bring) -> None:
    team_id, _ = bring(ordinary())
    stranger = person(server, team_id, "U0STRANGE1")
    assert stranger.error("conversations.history", channel="G0AAA0001") == "channel_not_found"


def test_a_second_import_doubles_nothing(server: Server, bring: Bring) -> None:
    team_id, _ = bring(ordinary())
    _, again = bring(ordinary(), team_id)
    assert (again.imported["messages"], again.imported["already_there"]) == (0, 11)


def test_channels_and_people_are_made_from_day_files_alone(server: Server, bring: Bring) -> None:
    files = {name: value for name, value in ordinary().items() if name.startswith("general/")}
    team_id, report = bring(files)
    assert report.imported["channels"] == 1 and report.imported["users"] == 3
    found = server.read(conversations.find_by_name, team_id, "general")
    assert found.num_members == 3


def test_answers_to_a_message_that_is_missing_can_still_be_read(server: Server, bring: Bring) -> None:
    files = ordinary()
    files["general/2023-11-15.json"] = [
        {"type": "message", "user": "U0AAA0001", "text": "an answer", "ts": "1700100000.000100", "thread_ts": "1690000000.000100"}
    ]
    team_id, report = bring(files)
    assert (report.imported["messages"], report.skipped_count) == (12, 0)
    ana = person(server, team_id, "U0AAA0001")
    first = ana.ok("conversations.history", channel="C0AAA0001")["messages"][-1]
    assert (first["subtype"], first["reply_count"]) == ("tombstone", 1)
    assert ana.ok("conversations.replies", channel="C0AAA0001", ts=first["ts"])["messages"][1]["text"] == "an answer"
    _, again = bring(files, team_id)
    assert again.imported["messages"] == 0


def test_shapes_that_exports_had_in_other_years_arrive(server: Server, bring: Bring) -> None:
    files = ordinary()
    shared = {"id": "F0AAA0009", "user": "U0AAA0001", "name": "plan.png", "mode": "hosted", "mimetype": "image/png", "size": "12"}
    files["general/2023-11-15.json"] = [
        {"type": "message", "subtype": "file_comment", "ts": "1700100000.000100", "is_intro": True, "file": shared,
         "text": "<@U0AAA0002> commented on <@U0AAA0001>\u2019s file <https://x.slack.com/files/a/F0AAA0009/plan.png|plan>: nice",
         "comment": {"id": "Fc0AAA0001", "user": "U0AAA0002", "comment": "nice", "timestamp": 1700100000}},
        {"type": "message", "subtype": "file_mention", "ts": "1700100001.000100", "user": "U0AAA0001", "text": "see", "file": shared},
        {"type": "message", "subtype": "reply_broadcast", "ts": "1700100002.000100", "user": "U0AAA0001", "text": "up",
         "thread_ts": "1700000000.000100", "attachments": [{"text": "root", "is_msg_unfurl": True, "from_url": "https://x/p1"}]},
        {"type": "message", "subtype": "me_message", "ts": "1700100003.000100", "user": "U0AAA0001", "text": "to <#C0AAA0001|general>"},
        {"type": "message", "subtype": "channel_name", "ts": "1700100004.000100", "user": "U0AAA0001", "name": "general", "old_name": "all",
         "text": "<@U0AAA0001|ana> has renamed the channel from \"all\" to \"general\""},
        {"type": "message", "ts": "1700100005.000100", "user": "U0AAA0001", "text": "", "attachments": [{"fallback": "only this"}]},
    ]  # fmt: skip
    team_id, report = bring(files)
    assert (report.imported["messages"], report.skipped_count) == (17, 0)
    history = person(server, team_id, "U0AAA0001").ok("conversations.history", channel="C0AAA0001", limit=6)["messages"][::-1]
    kept = files["general/2023-11-15.json"]
    assert [message["text"] for message in history] == [message["text"] for message in kept]
    assert [message.get("subtype") for message in history] == [message.get("subtype") for message in kept]
    assert [message["user"] for message in history[:2]] == ["U0AAA0002", "U0AAA0001"]
    assert history[0]["comment"]["comment"] == "nice"
    assert [[item["id"] for item in message["files"]] for message in history[:2]] == [["F0AAA0009"], ["F0AAA0009"]]
    assert history[2]["thread_ts"] == "1700000000.000100" and history[2]["attachments"][0]["is_msg_unfurl"]


def test_those_whom_an_export_does_not_list_are_called_what_its_messages_call_them(server: Server, bring: Bring) -> None:
    files = ordinary()
    says = {"type": "message", "user": "U0STRANGE1"}
    files["general/2023-11-15.json"] = [
        {**says, "user": "U0STRANGE2", "text": "who are you", "ts": "1700100000.000100"},
        {**says, "subtype": "bot_add", "bot_id": "B0AAA0009", "ts": "1700100001.000100",
         "text": "added an integration to this channel: <https://old.slack.com/services/B0AAA0009|Jenkins>"},
        {"type": "message", "subtype": "bot_message", "bot_id": "B0AAA0009", "text": "built", "ts": "1700100002.000100"},
        {**says, "subtype": "file_share", "username": "<@U0STRANGE1|sam>", "text": "old", "ts": "1700100003.000100"},
    ]  # fmt: skip
    files["secret/2023-11-15.json"] = [{**says, "text": "thanks <@U0STRANGE2|lee.wu>", "ts": "1700100000.000100"}]
    team_id, _ = bring(files)
    ana = person(server, team_id, "U0AAA0001")
    lee = ana.ok("users.info", user="U0STRANGE2")["user"]
    assert (lee["name"], lee["real_name"]) == ("lee.wu", "lee.wu")
    history = ana.ok("conversations.history", channel="C0AAA0001")["messages"]
    assert "username" not in history[0]
    assert history[1]["bot_profile"]["name"] == "Jenkins"
    assert ana.ok("bots.info", bot="B0AAA0009")["bot"]["name"] == "Jenkins"


def test_bad_records_are_left_out_with_a_reason(server: Server, bring: Bring) -> None:
    files = ordinary()
    files["general/2023-11-15.json"] = b"{ not json"
    files["general/2023-11-16.json"] = [7, {"text": "no ts"}, {"ts": "1700200000.1", "text": "fine"}, {"ts": "9999999999.0", "text": "far"}]
    _, report = bring(files)
    reasons = sorted(item["reason"] for item in report.skipped)
    assert reasons == ["its timestamp is in the future", "no timestamp", "not a record of this kind", "not valid JSON"]
    assert report.imported["messages"] == 12


def test_halves_of_characters_do_not_stop_an_import(server: Server, bring: Bring) -> None:
    files = ordinary()
    files["general/2023-11-17.json"] = b'\xef\xbb\xbf[{"ts":"1700300000.1","user":"U0AAA0001","text":"half \\ud83d and \\u0000 nul"}]'
    files["general/2023-11-18.json"] = b'[{"ts":"1700400000.1","user":"U0AAA0001","text":"written out: \\\\u0000"}]'
    team_id, report = bring(files)
    assert (report.imported["messages"], report.skipped_count) == (13, 0)
    history = person(server, team_id, "U0AAA0001").ok("conversations.history", channel="C0AAA0001")["messages"]
    assert [message["text"] for message in history[:2]] == ["written out: \\u0000", "half ? and  nul"]


def test_an_import_into_a_running_team_takes_the_place_of_its_empty_general(acme: Acme, bring: Bring) -> None:
    bring(ordinary(), acme.id)
    found = acme.server.read(conversations.find_by_name, acme.id, "general")
    assert found.id == "C0AAA0001" and found.is_general
    assert acme.kara.ok("conversations.info", channel="C0AAA0001")["channel"]["is_member"]


def test_an_export_comes_back_equal(server: Server, bring: Bring, tmp_path: Path) -> None:
    assert server.app is not None
    team_id, _ = bring(ordinary())
    first = tmp_path / "first.zip"
    counts = imports.export_team(server.app.database, server.app.blobs, team_id, first, lambda *_: None)
    assert counts["messages"] == 11 and first.stat().st_mode & 0o777 == 0o600
    copy_id, report = bring(first)
    assert report.skipped_count == 0
    assert picture(server, copy_id) == picture(server, team_id)


def picture(server: Server, team_id: str) -> dict[str, Any]:
    """Everything of a team that the two must have in common."""
    ana = person(server, team_id, "U0AAA0001")
    rooms = {}
    for room in ("C0AAA0001", "G0AAA0001", "D0AAA0001"):
        page = ana.ok("conversations.history", channel=room)["messages"]
        threads = [ana.ok("conversations.replies", channel=room, ts=item["ts"])["messages"] for item in page if item.get("reply_count")]
        info = ana.ok("conversations.info", channel=room)["channel"]
        kept = ("id", "name", "topic", "purpose", "created", "creator", "is_archived", "is_general", "is_private", "user")
        members = ana.ok("conversations.members", channel=room)["members"]
        rooms[room] = {"info": {key: info.get(key) for key in kept}, "members": members, "messages": page, "threads": threads}
    people = [server.read(users.find, team_id, user_id) for user_id in ("U0AAA0001", "U0AAA0002", "U0STRANGE1")]
    described = [[user.id, user.name, user.email, user.profile, user.is_deleted] for user in people]
    text = json.dumps({"rooms": rooms, "people": described}, sort_keys=True)
    return {"text": text.replace(team_id, "T")}
