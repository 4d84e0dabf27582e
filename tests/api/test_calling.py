"""How methods may be called: every form of request that Slack's clients send, and what malformed ones are told."""

import json
from typing import Any

import pytest

from hallway.domain import auth
from tests.examples import Acme, Person

JSON = {"content-type": "application/json; charset=utf-8"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


def test_arguments_come_by_query_form_json_and_multipart(acme: Acme) -> None:
    http, given = acme.kara.http, {"channel": acme.general, "limit": "1"}
    acme.kara.ok("chat.postMessage", channel=acme.general, text="hello")
    for answer in (
        http.get("/api/conversations.history", params=given),
        http.post("/api/conversations.history", params=given),
        http.post("/api/conversations.history", data=given),
        http.post("/api/conversations.history", json=given),
        http.post("/api/conversations.history", files={name: (None, value) for name, value in given.items()}),
        http.post("/api/conversations.history", params={"channel": acme.general}, data={"limit": "1"}),
        http.post("/api/conversations.history", params=given, headers=JSON),
    ):
        assert [message["text"] for message in answer.json()["messages"]] == ["hello"]


@pytest.mark.parametrize("types", ["public_channel,private_channel", '["public_channel", "private_channel"]'])
@pytest.mark.parametrize("yes", ["1", "true", "True"])
def test_forms_write_lists_and_booleans_in_several_ways(acme: Acme, types: str, yes: str) -> None:
    acme.channel("secret", is_private=True, members=(acme.kara,))
    acme.kara.ok("conversations.archive", channel=acme.random)
    answer = acme.kara.http.post("/api/conversations.list", data={"types": types, "exclude_archived": yes, "team_id": acme.id}).json()
    assert {channel["name"] for channel in answer["channels"]} == {"general", "secret"}


def test_nested_values_are_objects_or_json_as_text(acme: Acme) -> None:
    block = [{"type": "section", "text": {"type": "plain_text", "text": "boxed"}}]
    one = acme.kara.ok("chat.postMessage", channel=acme.general, text="x", blocks=block)["message"]["blocks"]
    two = acme.kara.ok("chat.postMessage", channel=acme.general, text="x", blocks=json.dumps(block))["message"]["blocks"]
    form = {"channel": acme.general, "text": "x", "blocks": json.dumps(block)}
    three = acme.kara.http.post("/api/chat.postMessage", data=form).json()["message"]["blocks"]
    assert one[0]["text"]["text"] == two[0]["text"]["text"] == three[0]["text"]["text"] == "boxed"


def test_null_is_the_same_as_absent_and_the_unknown_is_passed_over(acme: Acme) -> None:
    acme.kara.ok("chat.postMessage", channel=acme.general, text="hi", blocks=None, thread_ts=None, no_such_argument={"a": 1})


MALFORMED: list[tuple[str, bytes, dict[str, str], str]] = [
    ("chat.postMessage", b"{", JSON, "invalid_json"),
    ("chat.postMessage", b"[1, 2]", JSON, "json_not_object"),
    ("chat.postMessage", b'"text"', JSON, "json_not_object"),
    ("chat.postMessage", b'{"channel": "C1", "text": "\\u0000"}', JSON, "invalid_json"),
    ("chat.postMessage", b'{"channel": "C1", "text": "\xff"}', JSON, "invalid_json"),
    ("chat.postMessage", b"[" * 100_000, JSON, "invalid_json"),
    ("chat.postMessage", b"channel=C1&text=%ff", FORM, "invalid_charset"),
    ("chat.postMessage", b"text=x", FORM, "invalid_arguments"),
    ("chat.postMessage", b'{"channel": 5, "text": {"a": 1}}', JSON, "invalid_arguments"),
    ("conversations.history", b'{"channel": "C1", "limit": "many"}', JSON, "invalid_arguments"),
    ("conversations.list", b'{"exclude_archived": "perhaps"}', JSON, "invalid_arguments"),
    ("conversations.invite", b'{"channel": "C1", "users": [{}]}', JSON, "invalid_arguments"),
    ("chat.postMessage", b"{" + b" " * (2 << 20) + b"}", JSON, "request_too_large"),
]


@pytest.mark.parametrize(("method", "body", "headers", "error"), MALFORMED, ids=range(len(MALFORMED)))
def test_malformed_requests_are_told_what_is_wrong(acme: Acme, method: str, body: bytes, headers: dict[str, str], error: str) -> None:
    answer = acme.kara.http.post(f"/api/{method}", content=body, headers=headers)
    assert (answer.status_code, answer.json()["ok"], answer.json()["error"]) == (200, False, error)
    assert "Traceback" not in answer.text


def test_what_is_missing_is_named(acme: Acme) -> None:
    answer = acme.kara.call("conversations.history", limit="x")
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] missing required field: channel",
        "[ERROR] must be an integer [json-pointer:/limit]",
    ]


def test_tokens_come_in_the_header_or_the_body(acme: Acme) -> None:
    def error(**request: Any) -> str:
        answer: dict[str, Any] = acme.kara.http.post("/api/auth.test", **{"headers": {"Authorization": ""}, **request}).json()
        return str(answer.get("error", answer.get("user_id")))

    assert error() == "not_authed"
    assert error(data={"token": acme.ivan.token}) == acme.ivan.id
    assert error(headers={"Authorization": "Bearer nonsense"}) == "invalid_auth"
    assert error(headers={"Authorization": f"Bearer {acme.ivan.token}x"}) == "invalid_auth"
    assert error(headers={"Authorization": f"Bearer {acme.ivan.token}"}, data={"token": "nonsense"}) == acme.ivan.id


def test_scopes_are_told_in_headers_and_missed_in_answers(acme: Acme) -> None:
    token = acme.server.write(acme.id, auth.issue_token, acme.id, auth.NewToken(acme.kara.id, "user", ("users:read", "chat:write")))
    person = Person(acme.server, acme.id, acme.kara.id, "Kara", token)
    answer = person.call("conversations.history", channel=acme.general)
    assert answer["error"] == "missing_scope"
    assert answer["needed"].split(",") == ["channels:history", "groups:history", "im:history", "mpim:history"]
    assert answer["provided"] == "chat:write,users:read"
    headers = person.http.post("/api/users.info", data={"user": acme.ivan.id}).headers
    assert (headers["x-oauth-scopes"], headers["x-accepted-oauth-scopes"]) == ("chat:write,users:read", "users:read")
    person.close()


def test_json_without_a_charset_and_forms_with_one_get_a_warning(acme: Acme) -> None:
    http = acme.kara.http
    plain = http.post("/api/auth.test", content=b"{}", headers={"content-type": "application/json"}).json()
    assert (plain["warning"], plain["response_metadata"]["warnings"]) == ("missing_charset", ["missing_charset"])
    form = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}
    superfluous = http.post("/api/auth.test", content=b"a=b", headers=form).json()
    assert superfluous["warning"] == "superfluous_charset"
    assert "warning" not in http.post("/api/auth.test", content=b"{}", headers=JSON).json()
    said = {"channel": acme.general, "text": "x" * 40_001}
    both = http.post("/api/chat.postMessage", content=json.dumps(said), headers={"content-type": "application/json"}).json()
    assert both["response_metadata"]["warnings"] == ["message_truncated", "missing_charset"]
    assert both["warning"] == "message_truncated,missing_charset"


def test_an_unknown_method_is_named(acme: Acme) -> None:
    answer = acme.kara.http.post("/api/no.such.method").json()
    assert answer == {"ok": False, "error": "unknown_method", "req_method": "no.such.method"}
