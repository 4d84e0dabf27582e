"""Ways of calling that Slack's own documents no longer show, and programs that are years old still go."""

import json

import httpx

from tests.examples import Acme

PICTURE = b"\x89PNG" + b"x" * (3 << 20)


def test_a_token_may_come_as_a_field_before_a_large_file(acme: Acme) -> None:
    url, fields = f"{acme.server.address}/api/files.upload", {"token": acme.kara.token, "channels": "#general"}
    made = httpx.post(url, data=fields, files={"file": ("big.bin", PICTURE)}, timeout=20, trust_env=False).json()
    assert made["ok"] and made["file"]["size"] == len(PICTURE)
    for wrong, error in (({}, "request_too_large"), ({"token": "xoxp-nobody"}, "invalid_auth")):
        refused = httpx.post(url, data=wrong, files={"file": ("big.bin", PICTURE)}, timeout=20, trust_env=False).json()
        assert refused == {"ok": False, "error": error}
    late = {"file": ("big.bin", PICTURE), "token": (None, acme.kara.token)}
    assert httpx.post(url, files=late, timeout=20, trust_env=False).json()["error"] == "request_too_large"


def test_channels_go_by_name_and_json_in_fields(acme: Acme) -> None:
    attachments = json.dumps([{"fallback": "red", "color": "danger", "fields": [{"title": "a", "value": "b", "short": True}]}])
    given = {"token": acme.kara.token, "channel": "#random", "attachments": attachments, "as_user": "true", "username": "robot"}
    answer = httpx.post(f"{acme.server.address}/api/chat.postMessage", data=given, trust_env=False).json()
    assert answer["ok"] and answer["channel"] == acme.random
    assert acme.ivan.ok("conversations.history", channel=acme.random)["messages"][0]["attachments"][0]["fields"][0]["title"] == "a"
    assert httpx.get(f"{acme.server.address}/api/chat.postMessage", params={**given, "channel": "general"}, trust_env=False).json()["ok"]
