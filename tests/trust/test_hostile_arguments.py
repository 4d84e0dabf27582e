"""Every argument of every method, too long, too big, too deep and of the wrong kind: refused or cut, never an error of ours."""

import json
from collections.abc import Iterator
from typing import Any, get_args

import msgspec
import pytest
from sqlalchemy import String, Text, bindparam, cast, func, select

from hallway.core.arguments import Given
from hallway.core.methods import REGISTRY, Method
from hallway.platform.storage import metadata, query
from tests.examples import Acme, Person
from tests.running import Server

_LONG = "x" * 900_000
# Nothing that one call brings may be kept at greater length: blocks are the largest, at 120,000 bytes besides their text.
_KEPT = 250_000
_DEEP: Any = []
for _ in range(900):
    _DEEP = [_DEEP]
_NUMBERS: list[Any] = [-1, 0, 1 << 53, 10**4000, 1.5e300, True, "9" * 400, "9" * 5000, "nan", "Infinity", "\u00b2", "", None]
_TEXTS: list[Any] = [
    _LONG,
    ["x"] * 50_000,
    "",
    " ",
    "\u202e\u200b\ufeff\x07\x1b[31m",
    "e" + "\u0301" * 5000,
    "' or 1=1 --",
    "%",
    "../../../../etc/passwd",
    "aWQ6AA==",
    "bmV4dF90czo5OTk5OTk5OTk5OTk5OTk5OTk5OTk5",
    "9" * 400,
    "in " + "9" * 5000 + " hours",
    "\u00b2",
    -1,
]  # fmt: skip
_TREES: list[Any] = [
    {"x" * 60_000: _LONG[:60_000]},
    [{"type": "section", "text": {"type": "mrkdwn", "text": _LONG}}],
    [{"text": _LONG[:500_000], "fields": [{"title": "t", "value": 10**4000}]}],
    [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "date", "timestamp": 10**60, "format": ""}]}]}],
    _DEEP,
    [None],
    [[]],
    [{}],
    {},
]  # fmt: skip
# Calls that end the caller's own session or take half a second of hashing each.
_LEFT_OUT = frozenset(
    ("auth.signout", "auth.revoke", "auth.signin", "client.setup", "client.setupDemo", "invites.accept", "auth.password.reset")
)
_WIDE = [column for table in metadata.sorted_tables for column in table.columns if isinstance(column.type, (String, Text))]
_LONGEST = {
    f"{column.table.name}.{column.name}": query(
        select(func.max(func.length(cast(column, Text)))).where(column.table.c.team_id == bindparam("team_id"))
    )
    for column in _WIDE
}


class Target:
    """A team with one of everything, and valid arguments by name."""

    def __init__(self, server: Server) -> None:
        self.acme = acme = Acme(server)
        self.browser = acme.session(acme.kara)
        ts = acme.kara.ok("chat.postMessage", channel=acme.general, text="hello https://example.org/")["ts"]
        file = acme.kara.ok("files.upload", content="c", filename="f.txt", channels=[acme.general])["file"]["id"]
        group = acme.kara.ok("usergroups.create", name="Pilots", handle="pilots")["usergroup"]["id"]
        self.valid: dict[str, Any] = {
            "channel": acme.general, "channel_id": acme.general, "ts": ts, "timestamp": ts, "message_ts": ts, "thread_ts": ts,
            "user": acme.ivan.id, "user_id": acme.mia.id, "users": [acme.ivan.id], "file": file, "usergroup": group, "name": "plain",
            "text": "t", "time": "in 5 hours", "post_at": 4_000_000_000, "title": "t", "link": "https://example.org", "query": "hello",
            "old": "o", "new": "n", "filename": "f.txt", "length": 10, "email": "a@b.example", "item_id": acme.general,
            "presence": "auto", "topic": "t", "purpose": "p", "reminder": "Rm0AAAAAAAAA", "bookmark_id": "Bk0AAAAAAAAA",
            "session": "K0AAAAAAAAA", "scheduled_message_id": "Q0AAAAAAAAA", "import_id": "I0AAAAAAAAA", "channel_section_ids": [],
            "files": [{"id": file}], "profile": {"title": "t"}, "prefs": {"theme": "dark"}, "blocks": [{"type": "divider"}],
            "code": "T-x", "password": "correct horse", "destination": {"channel_id": acme.general}, "id": "x", "team_id": acme.id,
            "unfurls": {"https://example.org/": {"text": "t"}}, "channel_ids": [acme.general], "draft_id": "Dr0AAAAAAAAA",
        }  # fmt: skip

    def arguments(self, method: Method) -> dict[str, Any]:
        """What the method needs, and what makes it do the most."""
        fields = {field.encode_name for field in msgspec.structs.fields(method.arguments)}
        return {name: value for name, value in self.valid.items() if name in fields}


@pytest.fixture(scope="module")
def target(server: Server) -> Iterator[Target]:
    made = Target(server)
    yield made
    made.acme.close()


@pytest.mark.parametrize("method", sorted(set(REGISTRY) - _LEFT_OUT))
def test_no_argument_brings_the_server_down(target: Target, method: str) -> None:
    entry = REGISTRY[method]
    base = target.arguments(entry)
    for field in msgspec.structs.fields(entry.arguments):
        for hostile in _hostile(field.type):
            answer = _call(target.browser, method, base | {field.encode_name: hostile})
            assert answer.get("error") != "internal_error", (method, field.encode_name, str(hostile)[:80])


def test_nothing_is_kept_without_limit(target: Target) -> None:
    longest = {name: target.acme.server.read(_first, rows, target.acme.id) for name, rows in _LONGEST.items()}
    assert {name: size for name, size in longest.items() if (size or 0) > _KEPT} == {}


def _hostile(annotation: Any) -> list[Any]:
    """What is worth trying for an argument of this type."""
    if annotation == Given:
        return [*_TEXTS, *_NUMBERS, *_TREES]
    kinds = {annotation, *get_args(annotation)}
    if kinds & {int, float, bool}:
        return _NUMBERS
    return _TEXTS if str in kinds else [*_TEXTS, *_NUMBERS, *_TREES]


def _call(person: Person, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
    answer = person.http.post(f"/api/{method}", content=json.dumps(arguments), headers={"Content-Type": "application/json; charset=utf-8"})
    assert answer.status_code in (200, 429), (method, answer.status_code)
    decoded: dict[str, Any] = answer.json()
    return decoded


def _first(reader: Any, rows: Any, team_id: str) -> Any:
    return reader.value(rows, team_id=team_id)
