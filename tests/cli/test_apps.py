"""`hallway app`."""

import json
from pathlib import Path

import httpx
import pytest

from tests.apps import manifest
from tests.cli.running import Place, Serving


@pytest.fixture
def described(tmp_path: Path) -> Path:
    """A manifest."""
    file = tmp_path / "manifest.json"
    file.write_text(json.dumps(manifest("Alerts", scopes=["chat:write", "incoming-webhook"])))
    return file


def test_an_app_is_made_installed_and_posts(place: Place, described: Path) -> None:
    place.found()
    made = place.ok(
        "app", "create", "--team", "acme", "--manifest", str(described), "--install", "--webhook-channel", "general", "--allow-local"
    )  # fmt: skip
    expected = {"app_id", "client_id", "client_secret", "signing_secret", "verification_token", "bot_token", "app_token", "webhook_url"}
    assert expected <= made.keys() and all(made[key] for key in expected)
    with Serving(place) as server:
        url = server.address + "/services/" + made["webhook_url"].partition("/services/")[2]
        assert httpx.post(url, json={"text": "hello"}, trust_env=False).text == "ok"
        headers = {"Authorization": f"Bearer {made['bot_token']}"}
        assert httpx.post(f"{server.address}/api/auth.test", headers=headers, trust_env=False).json()["bot_id"] == made["bot_id"]


def test_what_cannot_be_made_is_refused_whole(place: Place, described: Path, tmp_path: Path) -> None:
    place.found()
    create = ("app", "create", "--team", "acme", "--manifest", str(described))
    assert place.refused(*create, "--webhook-channel", "general") == "app_not_installed"
    assert place.refused(*create, "--install", "--webhook-channel", "nowhere") == "channel_not_found"
    assert place.refused(*create, "--owner", "nobody@acme.example") == "user_not_found"
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{}")
    assert place.refused("app", "create", "--team", "acme", "--manifest", str(wrong)) == "invalid_manifest"
