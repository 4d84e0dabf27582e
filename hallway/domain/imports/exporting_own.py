"""What a Hallway export has beside Slack's files: rows as they are, the team's settings, and bytes."""

from collections.abc import Iterator
from typing import Any, Protocol

from sqlalchemy import bindparam, exists, select, tuple_

from hallway.core import encoding
from hallway.domain import teams
from hallway.domain.conversations.tables import conversation
from hallway.domain.files.tables import file, file_share
from hallway.domain.imports.export_reader import OWN
from hallway.domain.imports.own_tables import EMOJI, FILES, OWN_TABLES, ROOMS, USERS, OwnTable
from hallway.platform.blobs import Blobs
from hallway.platform.storage import Query, Reader, in_list, query

_VERSION = 1
_PAGE = 2000
_CHUNK = 1 << 18
_c, _f, _s = conversation.c, file.c, file_share.c
# The secret part of a file's public address: it stays, so the address does not move along.
_SECRET = "public_secret"  # noqa: S105 - its name


class Target(Protocol):
    """Where entries are written."""

    def write(self, name: str, pieces: Iterator[bytes]) -> None:
        """An entry, piece by piece."""
        ...

    def has(self, name: str) -> bool:
        """Whether there is an entry of this name."""
        ...


def write_own(
    reader: Reader, target: Target, blobs: Blobs, team_id: str, kinds: tuple[str, ...], *, is_everything: bool
) -> tuple[int, int]:
    """Write them; how many files' bytes are in it, and how many could not be found. What is private is only in an export of everything."""
    team = teams.get(reader, team_id)
    icon = team.icon.rpartition("/")[2]
    told = {"version": _VERSION, "id": team.id, "name": team.name, "icon": icon, "created_at": team.created_at}
    target.write(f"{OWN}team.json", iter((encoding.encode(told | {"preferences": team.preferences}),)))
    if icon and blobs.path(icon).is_file():
        target.write(f"{OWN}blobs/{icon}", _bytes_of(blobs, icon))
    count = missing = 0
    for own in OWN_TABLES:
        if own.is_private and not is_everything:
            continue
        source = _Source(own, reader, team_id, kinds)
        target.write(f"{OWN}rows/{own.name}.jsonl", (encoding.encode(row) + b"\n" for row in source.rows()))
        for row in source.rows():
            for key in _pictures_of(own, row):
                if not target.has(f"{OWN}blobs/{key}") and blobs.path(key).is_file():
                    target.write(f"{OWN}blobs/{key}", _bytes_of(blobs, key))
            if own is FILES and row["blob"]:
                if blobs.path(row["blob"]).is_file():
                    target.write(f"__uploads/{row['id']}/{_safe(row['name'])}", _bytes_of(blobs, row["blob"]))
                    count += 1
                else:
                    missing += 1
    return count, missing


class _Source:
    """The rows of a table, page by page in the order of their key."""

    def __init__(self, own: OwnTable, reader: Reader, team_id: str, kinds: tuple[str, ...]) -> None:
        self._own, self._reader = own, reader
        self._keys = [column.name for column in own.table.primary_key if column.name != "team_id"]
        self._names = [column.name for column in own.columns]
        self._parameters: dict[str, Any] = {"team_id": team_id, "kinds": list(kinds)}
        self._first, self._next = self._query(is_first=True), self._query(is_first=False)

    def rows(self) -> Iterator[dict[str, Any]]:
        """All of them, as column names and values."""
        page = self._reader.all(self._first, **self._parameters)
        while page:
            for values in page:
                yield self._cleaned(dict(zip(self._names, values, strict=True)))
            last = dict(zip(self._names, page[-1], strict=True))
            after = {f"after_{key}": last[key] for key in self._keys}
            page = self._reader.all(self._next, **self._parameters, **after)

    def _query(self, *, is_first: bool) -> Query[tuple[Any, ...]]:
        table, own = self._own.table, self._own
        keys = [table.c[key] for key in self._keys]
        statement = select(*own.columns).where(table.c.team_id == bindparam("team_id"))
        in_room = exists().where(_c.team_id == table.c.team_id, in_list(_c.kind, "kinds"))
        if own.has_room and not own.is_private:
            statement = statement.where(in_room.where(_c.id == table.c.conversation_id))
        elif own is ROOMS:
            statement = statement.where(in_list(table.c.kind, "kinds"))
        elif own is FILES:
            shared = exists().where(_s.team_id == _f.team_id, _s.file_id == _f.id, _c.team_id == _s.team_id, _c.id == _s.conversation_id)
            everything = bindparam("everything") == 1
            statement = statement.where(everything | shared.where(in_list(_c.kind, "kinds")))
            self._parameters["everything"] = int("im" in self._parameters["kinds"])
        if not is_first:
            statement = statement.where(tuple_(*keys) > tuple_(*(bindparam(f"after_{key}", type_=table.c[key].type) for key in self._keys)))
        return query(statement.order_by(*keys).limit(_PAGE))

    def _cleaned(self, row: dict[str, Any]) -> dict[str, Any]:
        if self._own is FILES:
            details = {key: value for key, value in encoding.decode(row["details"]).items() if key != _SECRET}
            return row | {"details": encoding.encode_text(details), "is_public": False}
        return row


def _pictures_of(own: OwnTable, row: dict[str, Any]) -> list[str]:
    """Keys of the pictures that a row needs."""
    if own is USERS:
        return [image] if (image := encoding.decode(row["profile"]).get("image")) else []
    if own is FILES:
        return list(encoding.decode(row["details"]).get("thumb_blobs", {}).values())
    return [row["blob"]] if own is EMOJI and row["blob"] else []


def _bytes_of(blobs: Blobs, key: str) -> Iterator[bytes]:
    with blobs.path(key).open("rb") as source:
        while piece := source.read(_CHUNK):
            yield piece


def _safe(name: str) -> str:
    """A file's name as the last part of a path."""
    plain = "".join("_" if letter in '/\\:"' or letter < " " else letter for letter in name).strip(". ")
    return plain[:100] or "file"
