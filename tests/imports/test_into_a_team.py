"""An export brought into a team that already has people and talk: nobody loses anything, nobody gets in where they were not."""

import json
from typing import Any

from hallway.domain import conversations
from tests.examples import Acme
from tests.imports.archives import ordinary
from tests.imports.conftest import Bring


def known_as_kara(acme: Acme) -> dict[str, Any]:
    """The ordinary export, in which Ana has Kara's e-mail address."""
    files = ordinary()
    files["users.json"][0]["profile"]["email"] = f"Kara@{acme.domain}.example"
    return files


def test_whoever_has_the_same_address_is_the_same_person(acme: Acme, bring: Bring) -> None:
    files = known_as_kara(acme)
    files["general/2023-11-15.json"] = [
        {
            "type": "message", "user": "U0AAA0002", "text": "hey <@U0AAA0001>", "ts": "1700100000.000100",
            "blocks": [{"type": "rich_text", "elements": [
                {"type": "rich_text_section", "elements": [{"type": "user", "user_id": "U0AAA0001"}]}]}],
        }
    ]  # fmt: skip
    _, report = bring(files, acme.id)
    assert report.imported["joined"] == 1
    kara = acme.kara
    assert kara.error("users.info", user="U0AAA0001") == "user_not_found"
    history = kara.ok("conversations.history", channel="C0AAA0001")["messages"]
    assert history[-1]["user"] == kara.id
    assert history[0]["text"] == f"hey <@{kara.id}>"
    assert history[0]["blocks"][0]["elements"][0]["elements"][0]["user_id"] == kara.id
    assert {"G0AAA0001", "D0AAA0001"} <= {room["id"] for room in kara.ok("users.conversations", types="private_channel,im")["channels"]}
    profile = kara.ok("users.info", user=kara.id)["user"]
    assert (profile["real_name"], profile["profile"]["title"], profile["is_owner"]) == ("Kara Thrace", "", True)
    _, again = bring(files, acme.id)
    assert again.imported["messages"] == 0


def test_nobody_gets_more_rights_than_whoever_imports(acme: Acme, bring: Bring) -> None:
    files = ordinary()
    files["users.json"] += [
        {
            "id": "U0AAA0003",
            "name": "boss",
            "is_owner": True,
            "is_admin": True,
            "profile": {"real_name": "Boss", "email": "boss@old.example"},
        },
        {"id": "U0AAA0004", "name": "mod", "is_admin": True, "profile": {"real_name": "Mod"}},
    ]
    bring(files, acme.id, "admin")
    roles = {user: acme.kara.ok("users.info", user=user)["user"] for user in ("U0AAA0003", "U0AAA0004", "U0AAA0001")}
    assert [(role["is_owner"], role["is_admin"]) for role in roles.values()] == [(False, True), (False, True), (False, False)]


def test_channels_with_a_name_that_is_in_use_get_another(acme: Acme, bring: Bring) -> None:
    acme.kara.ok("chat.postMessage", channel=acme.general, text="already talking")
    secret = acme.channel("secret", is_private=True, members=(acme.mia,))
    _, report = bring(ordinary(), acme.id)
    assert [(entry["record"], entry["code"]) for entry in report.skipped] == [
        ("channel general (now general-aa0001)", "name_taken"),
        ("channel secret (now secret-aa0001)", "name_taken"),
    ]
    named = acme.server.read(conversations.find_by_name, acme.id, "general-aa0001")
    assert named.id == "C0AAA0001" and not named.is_general
    assert acme.kara.ok("conversations.info", channel=acme.general)["channel"]["is_general"]
    assert acme.mia.ok("conversations.members", channel=secret)["members"] == [acme.mia.id]
    _, again = bring(ordinary(), acme.id)
    assert again.skipped == []


def test_people_who_talk_here_already_go_on_in_one_conversation(acme: Acme, bring: Bring) -> None:
    files = known_as_kara(acme)
    files["users.json"][1] = {"id": "U0AAA0002", "name": "ben", "profile": {"real_name": "Ben", "email": f"ivan@{acme.domain}.example"}}
    direct = acme.kara.ok("conversations.open", users=acme.ivan.id)["channel"]["id"]
    acme.kara.ok("chat.postMessage", channel=direct, text="here")
    _, report = bring(files, acme.id)
    assert [(entry["record"], entry["code"]) for entry in report.skipped] == [(f"conversation D0AAA0001 (now {direct})", "merged")]
    texts = [message["text"] for message in acme.ivan.ok("conversations.history", channel=direct)["messages"]]
    assert texts == ["here", "just us"]
    _, again = bring(files, acme.id)
    assert again.imported["messages"] == 0


def test_an_archive_opens_no_conversation_that_it_has_not_made(acme: Acme, bring: Bring) -> None:
    secret = acme.channel("plans", is_private=True, members=(acme.mia,))
    acme.mia.ok("chat.postMessage", channel=secret, text="between us")
    files = ordinary()
    files["groups.json"] = [{"id": secret, "name": "plans", "created": 1, "members": ["U0AAA0001"]}]
    files["plans/2023-11-14.json"] = [{"type": "message", "user": acme.mia.id, "text": "forged", "ts": "1700000000.000100"}]
    _, report = bring(files, acme.id)
    assert [(entry["record"], entry["code"]) for entry in report.skipped] == [(f"conversation {secret} (plans)", "foreign_conversation")]
    assert acme.mia.ok("conversations.members", channel=secret)["members"] == [acme.mia.id]
    assert [message["text"] for message in acme.mia.ok("conversations.history", channel=secret)["messages"]] == ["between us"]


def test_a_private_channel_that_was_imported_and_lives_on_takes_in_nobody_by_archive(acme: Acme, bring: Bring) -> None:
    bring(ordinary(), acme.id)
    files = ordinary()
    files["groups.json"][0]["members"].append("U0AAA0002")
    files["channels.json"][0]["members"].append(acme.mia.id)
    files["secret/2023-11-15.json"] = [{"type": "message", "user": "U0AAA0001", "text": "a day later", "ts": "1700090000.000100"}]
    _, report = bring(files, acme.id)
    assert report.imported["messages"] == 1
    members = acme.server.read(conversations.list_members, acme.id, "G0AAA0001", "", 100)
    assert members == ["U0AAA0001"]
    assert acme.mia.id in acme.kara.ok("conversations.members", channel="C0AAA0001")["members"]


def test_a_hallway_export_neither_opens_what_is_here_nor_changes_it(acme: Acme, bring: Bring) -> None:
    secret = acme.channel("plans", is_private=True, members=(acme.mia,))
    files = ordinary()
    row = {"joined_at": 1, "last_read": 1, "is_open": True, "is_muted": False, "notify": "default"}
    rows: dict[str, list[Any]] = {
        "member": [{"conversation_id": secret, "user_id": acme.ivan.id, **row}],
        "pin": [{"conversation_id": secret, "ts": 1, "created_by": acme.ivan.id, "created_at": 1}],
        "user_account": [
            {
                "id": "U0EVIL0001", "name": "evil", "email": "evil@x.example", "role": "owner", "is_bot": False, "is_deleted": False,
                "is_away": False, "sought": "evil", "tz": "UTC", "locale": "en-US", "profile": '{"real_name":"Evil","image":"00"}',
                "created_at": 1, "updated_at": 1,
            },
            {"id": acme.kara.id, "role": "member"},
            "nonsense",
        ],
        "emoji": [{"name": "lamp", "alias_for": "", "blob": "ab" * 32, "user_id": acme.kara.id, "created_at": 1}],
        "token": [{"id": "K1", "secret_hash": "x", "user_id": acme.kara.id}],
    }  # fmt: skip
    files["__hallway/team.json"] = {"name": "Other", "id": "T0OTHER001", "preferences": {"x": 1}}
    files |= {f"__hallway/rows/{name}.jsonl": "\n".join(map(_line, found)).encode() for name, found in rows.items()}
    _, report = bring(files, acme.id, "admin")
    assert sorted(entry["code"] for entry in report.skipped) == ["bad_json", "bad_record", "no_picture"]
    assert acme.mia.ok("conversations.members", channel=secret)["members"] == [acme.mia.id]
    evil = acme.kara.ok("users.info", user="U0EVIL0001")["user"]
    assert (evil["is_owner"], evil["is_admin"], evil["profile"]["is_custom_image"]) == (False, True, False)
    assert acme.kara.ok("users.info", user=acme.kara.id)["user"]["is_owner"]
    assert acme.kara.ok("emoji.list")["emoji"] == {}
    assert acme.kara.ok("team.info")["team"]["name"] == "Acme"


def _line(value: Any) -> str:
    return json.dumps(value) if not isinstance(value, str) else value
