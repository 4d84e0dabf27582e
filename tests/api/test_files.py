"""`files.*`: what they refuse; public addresses, lists, sharing."""

from typing import Any

import pytest

from tests.api.refusals import Row, Scene, name_of
from tests.api.tour import PICTURE
from tests.examples import Acme, Person

REFUSALS: list[Row] = [
    ("kara", "files.getUploadURLExternal", {"filename": "x.txt"}, "invalid_arguments"),
    ("kara", "files.getUploadURLExternal", {"filename": "x.txt", "length": 0}, "invalid_arguments"),
    ("kara", "files.getUploadURLExternal", {"filename": "x.txt", "length": 1 << 50}, "file_upload_size_restricted"),
    ("kara", "files.getUploadURLExternal", {"filename": "x", "length": 1, "snippet_type": "nonsense"}, "unknown_snippet_type"),
    ("kara", "files.getUploadURLExternal", {"filename": "x", "length": 1, "alt_txt": "x" * 1001}, "alt_txt_too_large"),
    ("kara", "files.completeUploadExternal", {"files": []}, "invalid_arguments"),
    ("kara", "files.completeUploadExternal", {"files": ["x"]}, "invalid_arguments"),
    ("kara", "files.completeUploadExternal", {"files": [{"id": "F0NOTTHERE"}]}, "file_not_found"),
    ("kara", "files.completeUploadExternal", {"files": [{"id": "F0NOTTHERE"}], "channel_id": "NOWHERE"}, "channel_not_found"),
    ("kara", "files.info", {"file": "F0NOTTHERE"}, "file_not_found"),
    ("kara", "files.info", {}, "invalid_arguments"),
    ("kara", "files.delete", {"file": "F0NOTTHERE"}, "file_not_found"),
    ("kara", "files.list", {"channel": "NOWHERE"}, "channel_not_found"),
    ("kara", "files.list", {"user": "NOBODY"}, "user_not_found"),
    ("kara", "files.list", {"types": "nonsense"}, "unknown_type"),
    ("kara", "files.upload", {}, "no_file_data"),
    ("kara", "files.upload", {"content": "x", "channels": "NOWHERE"}, "channel_not_found"),
    ("kara", "files.upload", {"content": "x", "channels": "RANDOM", "thread_ts": "x"}, "invalid_thread_ts"),
    ("mia", "files.upload", {"content": "x", "channels": "RANDOM"}, "not_in_channel"),
    ("kara", "files.upload", {"content": "x", "channels": "ARCHIVED"}, "is_archived"),
    ("kara", "files.sharedPublicURL", {"file": "F0NOTTHERE"}, "file_not_found"),
    ("kara", "files.revokePublicURL", {"file": "F0NOTTHERE"}, "file_not_found"),
    ("robot", "files.sharedPublicURL", {"file": "F0NOTTHERE"}, "not_allowed_token_type"),
    ("kara", "files.comments.delete", {"file": "F0NOTTHERE", "id": "Fc0NOTTHERE"}, "file_not_found"),
    ("kara", "files.edit", {"file": "F0NOTTHERE", "title": "x"}, "file_not_found"),
    ("kara", "files.share", {"file": "F0NOTTHERE", "channel": "RANDOM"}, "file_not_found"),
]


@pytest.mark.parametrize("row", REFUSALS, ids=name_of)
def test_what_cannot_be_is_refused(acme: Acme, row: Row) -> None:
    assert Scene(acme).error(row) == row[-1]


def test_what_others_may_do_with_ones_file(acme: Acme) -> None:
    plan = acme.ivan.upload(acme.random, "plan.txt", b"a plan")
    assert acme.mia.ok("files.info", file=plan)["file"]["user"] == acme.ivan.id
    refusals: list[tuple[str, dict[str, Any], str]] = [
        ("files.delete", {}, "cant_delete_file"),
        ("files.edit", {"title": "x"}, "not_allowed"),
        ("files.revokePublicURL", {}, "not_allowed"),
        ("files.comments.delete", {"id": "Fc0NOTTHERE"}, "cant_delete"),
        ("files.share", {"channel": acme.random}, "not_in_channel"),
    ]
    for method, more, error in refusals:
        assert acme.mia.error(method, file=plan, **more) == error
    acme.kara.ok("files.delete", file=plan)
    for method in ("files.info", "files.delete", "files.sharedPublicURL"):
        assert acme.ivan.error(method, file=plan) == "file_deleted"


def stranger(person: Person, address: str) -> tuple[int, bytes]:
    """What somebody without a token gets."""
    answer = person.http.get(address, headers={"Authorization": ""})
    return answer.status_code, answer.content


def test_a_public_address_opens_a_file_for_anybody_until_it_is_revoked(acme: Acme) -> None:
    plan = acme.ivan.upload(acme.random, "plan.txt", b"a plan")
    private = acme.ivan.ok("files.info", file=plan)["file"]
    assert private["public_url_shared"] is False and "permalink_public" not in private
    assert stranger(acme.mia, private["url_private"])[0] == 404
    shared = acme.mia.ok("files.sharedPublicURL", file=plan)["file"]
    address = shared["permalink_public"]
    assert shared["public_url_shared"] is True
    assert acme.ivan.ok("files.sharedPublicURL", file=plan)["file"]["permalink_public"] == address
    assert stranger(acme.mia, address) == (200, b"a plan")
    secret = address.rpartition("-")[2]
    assert len(secret) >= 32
    assert stranger(acme.mia, f"{private['url_private']}?pub_secret={secret}") == (200, b"a plan")
    assert stranger(acme.mia, address[:-1] + ("a" if address[-1] != "a" else "b"))[0] == 404
    assert stranger(acme.mia, f"{private['url_private']}?pub_secret=nonsense")[0] == 404
    assert acme.ivan.ok("files.revokePublicURL", file=plan)["file"]["public_url_shared"] is False
    assert stranger(acme.mia, address)[0] == 404
    again = acme.ivan.ok("files.sharedPublicURL", file=plan)["file"]["permalink_public"]
    assert again != address and stranger(acme.mia, address)[0] == 404
    acme.ivan.ok("files.delete", file=plan)
    assert stranger(acme.mia, again)[0] == 404


def test_a_public_page_runs_nothing_and_is_not_found_by_crawlers(acme: Acme) -> None:
    page = acme.kara.upload(acme.general, "page.html", b"<script>alert(1)</script>")
    address = acme.kara.ok("files.sharedPublicURL", file=page)["file"]["permalink_public"]
    answer = acme.kara.http.get(address, headers={"Authorization": ""})
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert answer.headers["x-robots-tag"] == "noindex" and answer.headers["cache-control"] == "no-store"


def test_guests_make_nothing_public(acme: Acme) -> None:
    lena = acme.person("Lena Lang", role="guest")
    acme.kara.ok("conversations.invite", channel=acme.general, users=[lena.id])
    plan = lena.upload(acme.general, "plan.txt", b"a plan")
    assert lena.error("files.sharedPublicURL", file=plan) == "not_allowed"


def test_files_are_listed_by_kind_person_place_and_time(acme: Acme) -> None:
    text = acme.kara.upload(acme.general, "notes.md", b"# notes")
    table = acme.ivan.upload(acme.random, "table.zip", b"PK")
    picture = acme.ivan.upload(acme.general, "dot.png", PICTURE)
    hidden = acme.kara.upload(acme.channel("secret", is_private=True, members=(acme.kara,)), "hidden.md", b"x")

    def listed(person: Person, **narrowed: Any) -> set[str]:
        answer = person.ok("files.list", **narrowed)
        assert answer["paging"]["total"] == len(answer["files"])
        return {item["id"] for item in answer["files"]}

    assert listed(acme.mia) == {text, table, picture}
    assert listed(acme.kara) == {text, table, picture, hidden}
    assert listed(acme.mia, types="images") == {picture}
    assert listed(acme.mia, types="snippets,zips") == {text, table}
    assert listed(acme.mia, types="pdfs") == set()
    assert listed(acme.mia, user=acme.ivan.id) == {table, picture}
    assert listed(acme.mia, channel=acme.general) == {text, picture}
    assert listed(acme.mia, ts_to="1000000000.0") == set()
    first, rest = acme.mia.ok("files.list", count=2), acme.mia.ok("files.list", count=2, page=2)
    assert first["paging"] == {"count": 2, "total": 3, "page": 1, "pages": 2}
    assert {item["id"] for item in first["files"] + rest["files"]} == {text, table, picture}


def test_a_picture_tells_its_size_and_a_text_its_beginning(acme: Acme) -> None:
    picture = acme.kara.ok("files.info", file=acme.kara.upload(acme.general, "dot.png", PICTURE))["file"]
    assert (picture["original_w"], picture["original_h"], picture["image_exif_rotation"]) == (1, 1, 1)
    assert acme.ivan.http.get(picture["thumb_360"]).status_code == 200
    lines = "".join(f"line {number}\n" for number in range(1000)).encode()
    text = acme.kara.ok("files.info", file=acme.kara.upload(acme.general, "lines.txt", lines))["file"]
    assert text["preview"].startswith("line 0\nline 1\n") and text["preview_is_truncated"]
    assert text["lines"] == 1001 and text["lines_more"] == 1001 - text["preview"].count("\n") - 1
    old = acme.kara.ok("files.upload", content="# title", filename="x.md", channels=acme.general)["file"]
    assert (old["preview"], old["mode"], old["filetype"]) == ("# title", "snippet", "markdown")


def test_a_file_is_seen_where_it_is_shared_and_no_longer_where_its_message_is_gone(acme: Acme) -> None:
    secret = acme.channel("secret", is_private=True, members=(acme.kara, acme.ivan))
    plan = acme.kara.upload(secret, "plan.txt", b"a plan")
    assert acme.mia.error("files.info", file=plan) == "file_not_found"
    shared = acme.ivan.ok("files.share", file=plan, channel=acme.general)["file"]
    assert set(shared["shares"]) == {"public", "private"}
    seen = acme.mia.ok("files.info", file=plan)["file"]
    assert set(seen["shares"]) == {"public"} and seen["groups"] == []
    ts = seen["shares"]["public"][acme.general][0]["ts"]
    with acme.mia.listen() as ears:
        acme.ivan.ok("chat.delete", channel=acme.general, ts=ts)
        assert ears.next("file_unshared")["file_id"] == plan
    assert acme.mia.error("files.info", file=plan) == "file_not_found"
    assert acme.ivan.ok("files.info", file=plan)["file"]["id"] == plan


def test_an_edit_exchanges_a_messages_files(acme: Acme) -> None:
    one = acme.kara.upload(acme.general, "one.txt", b"one", initial_comment="here")
    two = acme.kara.upload(acme.random, "two.txt", b"two")
    ts = acme.kara.ok("files.info", file=one)["file"]["shares"]["public"][acme.general][0]["ts"]
    acme.kara.ok("chat.update", channel=acme.general, ts=ts, file_ids=[two])
    message = acme.mia.ok("conversations.history", channel=acme.general)["messages"][0]
    assert (message["text"], [item["id"] for item in message["files"]]) == ("here", [two])
    assert acme.mia.error("files.info", file=one) == "file_not_found"


def test_an_upload_is_its_uploaders_alone(acme: Acme) -> None:
    ticket = acme.kara.ok("files.getUploadURLExternal", filename="x.txt", length=1)
    acme.kara.http.post(ticket["upload_url"], content=b"x")
    assert acme.ivan.error("files.completeUploadExternal", files=[{"id": ticket["file_id"]}]) == "file_not_found"
    acme.kara.ok("files.completeUploadExternal", files=[{"id": ticket["file_id"]}])
    assert acme.kara.error("files.completeUploadExternal", files=[{"id": ticket["file_id"]}]) == "file_not_found"
    assert acme.kara.http.post(ticket["upload_url"], content=b"y").status_code == 404
    assert acme.ivan.error("files.info", file=ticket["file_id"]) == "file_not_found"
