"""Files that stay elsewhere."""

from typing import Any

import pytest

from tests.api.tour import PICTURE
from tests.apps import Installed, manifest
from tests.examples import Acme

SCOPES = ["chat:write", "remote_files:read", "remote_files:share", "remote_files:write"]
URL = "https://docs.example/plan"


@pytest.fixture
def docs(acme: Acme) -> Installed:
    app = Installed(acme, manifest("Docs", scopes=SCOPES))
    acme.kara.ok("conversations.invite", channel=acme.general, users=[app.bot.id])
    return app


def test_a_file_elsewhere_is_told_of_shared_and_forgotten(acme: Acme, docs: Installed) -> None:
    told = docs.bot.ok("files.remote.add", external_id="1", external_url=URL, title="Plan", filetype="gdoc")["file"]
    expected: dict[str, Any] = {"is_external": True, "external_type": "app", "external_id": "1", "url_private": URL, "title": "Plan"}
    assert told | expected == told
    assert docs.bot.ok("files.remote.add", external_id="1", external_url=URL, title="The plan")["file"]["id"] == told["id"]
    assert acme.ivan.error("files.info", file=told["id"]) == "file_not_found"
    shared = docs.bot.ok("files.remote.share", external_id="1", channels=[acme.general])["file"]
    assert shared["channels"] == [acme.general]
    message = acme.ivan.ok("conversations.history", channel=acme.general, limit=1)["messages"][0]
    assert (message["files"][0]["id"], message["files"][0]["title"]) == (told["id"], "The plan")
    assert [item["id"] for item in docs.bot.ok("files.remote.list", channel=acme.general)["files"]] == [told["id"]]
    docs.bot.ok("files.remote.update", file=told["id"], title="A plan", external_url=f"{URL}/2")
    assert docs.bot.ok("files.remote.info", external_id="1")["file"]["url_private"] == f"{URL}/2"
    docs.bot.ok("files.remote.remove", external_id="1")
    assert docs.bot.error("files.remote.info", external_id="1") == "file_not_found"
    message = acme.ivan.ok("conversations.history", channel=acme.general, limit=1)["messages"][0]
    assert message["files"] == [{"id": told["id"], "mode": "tombstone"}]


def test_a_preview_picture_is_shown(acme: Acme, docs: Installed) -> None:
    fields = {"external_id": "2", "external_url": URL, "title": "Plan"}
    answer = docs.bot.http.post("/api/files.remote.add", data=fields, files={"preview_image": ("p.png", PICTURE)}).json()
    assert answer["ok"], answer
    assert "thumb_64" in answer["file"]
    broken = docs.bot.http.post("/api/files.remote.add", data=fields | {"external_id": "3"}, files={"preview_image": ("p.png", b"no")})
    assert broken.json()["error"] == "bad_image"


def test_what_is_wrong_is_refused(acme: Acme, docs: Installed) -> None:
    other = Installed(acme, manifest("Other", scopes=SCOPES))
    docs.bot.ok("files.remote.add", external_id="1", external_url=URL, title="Plan")
    assert docs.bot.error("files.remote.info") == "invalid_args"
    assert docs.bot.error("files.remote.info", file="F0NOTHING00", external_id="1") == "too_many_ids"
    assert other.bot.error("files.remote.remove", external_id="1") == "file_not_found"
    assert docs.bot.error("files.remote.add", external_id="2", external_url="javascript:alert(1)", title="Plan") == "invalid_url"
    assert docs.bot.error("files.remote.add", external_id="2", external_url=URL, title=" ") == "bad_title"
    assert docs.bot.error("files.remote.add", external_id="", external_url=URL, title="Plan") == "invalid_external_id"
