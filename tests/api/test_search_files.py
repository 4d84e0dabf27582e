"""`search.files` and `search.all`."""

import time
from typing import Any

from tests.examples import Acme, Person


def upload(person: Person, channel: str, name: str, content: bytes, comment: str = "") -> str:
    """Upload a file and share it; its id."""
    ticket = person.ok("files.getUploadURLExternal", filename=name, length=len(content))
    person.http.post(ticket["upload_url"], content=content)
    person.ok("files.completeUploadExternal", files=[{"id": ticket["file_id"]}], channel_id=channel, initial_comment=comment)
    return str(ticket["file_id"])


def soon(person: Person, query: str, ids: list[str]) -> dict[str, Any]:
    """The answer, once it holds just these files."""
    begin = time.monotonic()
    while True:
        found: dict[str, Any] = person.ok("search.files", query=query)["files"]
        if sorted(match["id"] for match in found["matches"]) == sorted(ids):
            return found
        assert time.monotonic() - begin < 20, [match["name"] for match in found["matches"]]


def test_files_are_found_by_name_and_kind(acme: Acme) -> None:
    report = upload(acme.kara, acme.general, "Quartalsbericht-2026.txt", b"umsatz und gewinn")
    table = upload(acme.ivan, acme.general, "umsatz.csv", b"a;b")
    found = soon(acme.mia, "Quartalsbericht", [report])
    match = found["matches"][0]
    assert (match["name"], match["user"], match["username"]) == ("Quartalsbericht-2026.txt", acme.kara.id, "kara")
    assert found["paging"] == {"count": 20, "total": 1, "page": 1, "pages": 1}
    assert soon(acme.mia, "ext:csv", [table])
    assert soon(acme.mia, "filename:quartalsbericht", [report])
    assert soon(acme.mia, "from:kara", [report])
    assert soon(acme.mia, "in:#general", [report, table])
    assert soon(acme.mia, "in:#random", [])


def test_files_of_private_channels_are_found_by_their_members_only(acme: Acme) -> None:
    secret = acme.channel("secret", is_private=True, members=(acme.kara,))
    plan = upload(acme.kara, secret, "masterplan.txt", b"x")
    assert soon(acme.kara, "masterplan", [plan])
    assert acme.ivan.ok("search.files", query="masterplan")["files"]["total"] == 0


def test_deleted_files_are_not_found(acme: Acme) -> None:
    plan = upload(acme.kara, acme.general, "old.txt", b"x")
    assert soon(acme.kara, "old", [plan])
    acme.kara.ok("files.delete", file=plan)
    assert soon(acme.kara, "old", [])


def test_all_finds_messages_with_their_files_and_files(acme: Acme) -> None:
    plan = upload(acme.kara, acme.general, "roadmap.txt", b"x", comment="have a look")
    soon(acme.ivan, "roadmap", [plan])
    answer = acme.ivan.ok("search.all", query="roadmap")
    assert [match["id"] for match in answer["files"]["matches"]] == [plan]
    assert [match["text"] for match in answer["messages"]["matches"]] == ["have a look"]
    assert answer["posts"] == {"matches": [], "total": 0}
    assert acme.ivan.error("search.all", query="") == "no_query"


def test_files_are_found_by_what_stands_in_them(acme: Acme) -> None:
    long = acme.kara.upload(acme.general, "long.md", b"filler words\n" * 3000 + b"Schlussfolgerung: Apfelmus")
    old = acme.kara.upload(acme.general, "old.txt", "Käsespätzle".encode("cp1252"))
    wide = acme.kara.upload(acme.general, "wide.txt", "quince jelly".encode("utf-16"))
    acme.kara.upload(acme.general, "binary.bin", b"quince jelly")
    assert soon(acme.mia, "schlussfolgerung", [long])
    assert soon(acme.mia, "käsespätzle", [old])
    assert soon(acme.mia, '"quince jelly"', [wide])
    acme.kara.ok("files.edit", file=old, title="Abendbrot")
    assert soon(acme.mia, "abendbrot", [old])
