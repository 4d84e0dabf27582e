"""The rota: who is on call from when on, and whom they were asked to help. One SQLite file holds it all."""

import sqlite3
from dataclasses import dataclass

_TABLES = """
create table if not exists shift (starts integer primary key, user text not null);
create table if not exists page (
  id integer primary key, channel text not null, ts text not null, text text not null, link text not null,
  paged_by text not null, taken_by text not null default ''
);
"""


@dataclass(frozen=True)
class Shift:
    """Somebody is on call from `starts` (seconds since 1970) until the next shift starts."""

    starts: int
    user: str


@dataclass(frozen=True)
class Page:
    """A message that was shown to whoever was on call; nobody has taken it as long as `taken_by` is empty."""

    id: int
    channel: str
    ts: str
    text: str
    link: str
    paged_by: str
    taken_by: str


class Rota:
    """Each call is a transaction of its own, since listeners run in several threads."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._run(*[(line,) for line in _TABLES.split(";") if line.strip()])

    def on_call(self, at: float) -> Shift | None:
        """Who is on call at a moment."""
        rows = self._run(("select starts, user from shift where starts <= ? order by starts desc limit 1", at))
        return Shift(*rows[0]) if rows else None

    def upcoming(self, after: float) -> list[Shift]:
        """The shifts that start later, the next one first."""
        return [Shift(*row) for row in self._run(("select starts, user from shift where starts > ? order by starts limit 10", after))]

    def hand_over(self, shift: Shift) -> None:
        """Plan a shift; one that starts at the same moment is replaced."""
        self._run(("insert or replace into shift (starts, user) values (?, ?)", shift.starts, shift.user))

    def add_page(self, channel: str, ts: str, text: str, link: str, paged_by: str) -> Page:
        """Note that the on-call was asked about a message."""
        insert = "insert into page (channel, ts, text, link, paged_by) values (?, ?, ?, ?, ?) returning id"
        [(number,)] = self._run((insert, channel, ts, text, link, paged_by))
        return Page(number, channel, ts, text, link, paged_by, "")

    def page(self, number: int) -> Page | None:
        """A page by its number."""
        rows = self._run(("select id, channel, ts, text, link, paged_by, taken_by from page where id = ?", number))
        return Page(*rows[0]) if rows else None

    def take(self, number: int, user: str) -> bool:
        """Take a page; false where somebody else was faster."""
        return bool(self._run(("update page set taken_by = ? where id = ? and taken_by = '' returning id", user, number)))

    def _run(self, *statements: tuple) -> list[tuple]:
        with sqlite3.connect(self._path) as connection:
            for sql, *values in statements:
                rows = connection.execute(sql, values).fetchall()
        connection.close()
        return rows
