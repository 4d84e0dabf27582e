"""Archives that come from a browser, and exports that go there."""

import io
import json
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.examples import Acme
from tests.imports.archives import ordinary, packed
from tests.running import Server

FOUNDER = {"team_name": "Old", "name": "Kara Thrace", "email": "kara@acme.example", "password": "correct horse battery"}
# What only a page of this server can send.
PAGE = {"x-hallway-client": "web"}


@pytest.fixture
def empty(data: Path, database: str) -> Iterator[Server]:
    """A server on which nothing is set up."""
    running = Server(data, database).start()
    yield running
    running.stop()


def send(address: str, path: str, data: bytes, fields: dict[str, str], **headers: str) -> httpx.Response:
    with httpx.Client(base_url=address, trust_env=False, timeout=30) as http:
        return http.post(path, data=fields, files={"file": ("export.zip", data, "application/zip")}, headers=headers)


def finished(ask: Any) -> dict[str, Any]:
    """The end of an import."""
    until = time.monotonic() + 30
    while (found := ask())["state"] == "running":
        assert time.monotonic() < until
        time.sleep(0.02)
    return dict(found)


def test_the_first_page_takes_an_export_and_nothing_else(empty: Server) -> None:
    address = empty.address
    for bad, code in ((b"no archive", "not_a_zip"), (packed({"x.txt": b"x"}), "not_an_export"), (packed({}), "archive_empty")):
        answer = send(address, "/setup/import", bad, FOUNDER, **PAGE).json()
        assert (answer["ok"], answer["error"]) == (False, code)
        assert answer["message"]
    assert (
        send(address, "/setup/import", packed(ordinary()), {**FOUNDER, "password": "short"}, **PAGE).json()["error"] == "password_too_short"
    )
    for body, kind in ((b"", ""), (b"x", "multipart/form-data"), (b"--x\r\n", "multipart/form-data; boundary=x")):
        refused = httpx.post(f"{address}/setup/import", content=body, headers={"content-type": kind, **PAGE}, trust_env=False).json()
        assert refused["error"] in ("invalid_form_data", "no_file_data")
    started = httpx.post(f"{address}/api/client.start", trust_env=False).json()
    assert started["state"] == "first_run"
    assert empty.app is not None
    assert list((empty.app.blobs.root / "incoming").iterdir()) == []

    answer = send(address, "/setup/import", packed(ordinary()), FOUNDER, **PAGE)
    assert answer.json()["ok"]
    with httpx.Client(base_url=address, cookies=dict(answer.cookies), headers={"x-hallway-client": "web"}, trust_env=False) as kara:
        import_id = answer.json()["import_id"]
        done = finished(lambda: kara.post("/api/imports.status", json={"import_id": import_id}).json())
        assert (done["state"], done["report"]["imported"]["messages"], done["done"], done["total"]) == ("done", 11, 3, 3)
        rooms = kara.post("/api/users.conversations", json={"types": "public_channel,private_channel"}).json()["channels"]
        assert [room["name"] for room in rooms] == ["general"]
    assert send(address, "/setup/import", packed(ordinary()), FOUNDER, **PAGE).json()["error"] == "already_set_up"
    assert list((empty.app.blobs.root / "incoming").iterdir()) == []


def test_only_those_who_run_the_team_import_into_it(acme: Acme) -> None:
    data = packed(ordinary())
    for person, error in ((acme.ivan, "not_an_admin"), (acme.person("Robo", kind="bot"), "not_an_admin")):
        answer = send(acme.server.address, "/imports/slack", data, {}, authorization=f"Bearer {person.token}")
        assert answer.json()["error"] == error
    # A cookie alone is not enough: any page can make a browser send it.
    browser = acme.session(acme.kara)
    with httpx.Client(base_url=acme.server.address, cookies={"hallway_session": browser.token}, trust_env=False) as http:
        assert http.post("/imports/slack", files={"file": ("a.zip", data)}).json()["error"] == "invalid_auth"
    done = imported(acme, data)
    assert done["report"]["imported"]["messages"] == 11
    assert acme.ivan.error("imports.status", import_id="I0") == "not_an_admin"


def imported(acme: Acme, data: bytes) -> dict[str, Any]:
    """Kara imports; the end of it."""
    answer = send(acme.server.address, "/imports/slack", data, {}, authorization=f"Bearer {acme.kara.token}").json()
    assert answer["ok"], answer
    found = finished(lambda: acme.kara.ok("imports.status", import_id=answer["import_id"]))
    return found | {"import_id": answer["import_id"]}


def test_a_long_list_of_what_was_left_out_can_be_had_whole(acme: Acme) -> None:
    files = ordinary()
    files["general/2023-11-20.json"] = [{"type": "message", "text": f"no time {number}"} for number in range(1500)]
    done = imported(acme, packed(files))
    assert (done["report"]["skipped_count"], len(done["report"]["skipped"])) == (1500, 1000)
    address = f"/imports/{done['import_id']}/left-out"
    listed = [json.loads(line) for line in acme.kara.http.get(address).text.splitlines()]
    assert [entry["record"] for entry in listed] == [f"general/2023-11-20.json#{number}" for number in range(1500)]
    assert {(entry["code"], entry["reason"]) for entry in listed} == {("no_timestamp", "no timestamp")}
    for other in (acme.ivan.http, httpx.Client(base_url=acme.server.address, trust_env=False)):
        assert other.get(address).status_code == 404


def test_owners_take_home_what_is_public(acme: Acme) -> None:
    acme.kara.ok("chat.postMessage", channel=acme.general, text="for all")
    secret = acme.channel("plans", is_private=True, members=(acme.kara,))
    acme.kara.ok("chat.postMessage", channel=secret, text="for few")
    for person in (acme.ivan, acme.person("Adama", role="admin"), acme.person("Robo", kind="bot")):
        assert person.http.get("/exports/slack").status_code == 403
    assert httpx.get(f"{acme.server.address}/exports/slack", trust_env=False).status_code == 403
    answer = acme.kara.http.get("/exports/slack")
    assert answer.headers["content-disposition"] == f'attachment; filename="{acme.domain}-export.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"for all" in everything and b"for few" not in everything


def test_a_download_that_is_broken_off_leaves_nothing_running(acme: Acme) -> None:
    assert acme.server.app is not None
    for number in range(40):
        acme.kara.ok("chat.postMessage", channel=acme.general, text=f"{number} " + "ab cd ef " * 400)
    with acme.kara.http.stream("GET", "/exports/slack") as answer:
        next(answer.iter_raw(100))
    again = acme.kara.http.get("/exports/slack")
    assert zipfile.ZipFile(io.BytesIO(again.content)).testzip() is None
