"""Where a command works, and how it tells what it did: sentences for people, one JSON object for scripts."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from hallway.config import Config, load_config
from hallway.core import encoding
from hallway.domain import teams
from hallway.domain.teams import Team
from hallway.logs import configure_logs
from hallway.platform.storage import Database, open_database


class Failure(Exception):
    """Something went wrong that a person can mend; the message says how."""


@dataclass(frozen=True)
class Places:
    """The data that a command works on."""

    data: str | None = None
    """Folder with the database, files, search index and keys."""

    database: str | None = None
    """postgresql://… where the records are not in the data folder."""

    def settings(self) -> dict[str, Any]:
        """As settings for `load_config`."""
        return {"data": self.data, "database": self.database}

    def config(self) -> Config:
        """The settings in force."""
        return load_config(self.settings())

    @contextmanager
    def open(self) -> Iterator[Database]:
        """The database, closed afterwards."""
        config = self.config()
        configure_logs("warning", config.log_format)
        config.data_path.mkdir(parents=True, exist_ok=True)
        database = open_database(config.database_url)
        try:
            yield database
        finally:
            database.close()


def team_of(database: Database, domain: str) -> Team:
    """The team with this domain. Raises `Failure` with the domains there are."""
    found = database.read_now(teams.find_by_domain, domain)
    if found is not None:
        return found
    known = ", ".join(team.domain for team in database.read_now(teams.list_all)) or "none yet: make one with `hallway team create`"
    raise Failure(f"there is no team '{domain}'. Teams here: {known}")


def tell(sentence: str, result: dict[str, Any], *, as_json: bool) -> None:
    """What was done."""
    print(encoding.encode_text({"ok": True, **result}) if as_json else sentence)


def fail(code: str, sentence: str, *, as_json: bool) -> None:
    """What went wrong."""
    if as_json:
        print(encoding.encode_text({"ok": False, "error": code, "message": sentence}))
    else:
        print(f"hallway: {sentence or SENTENCES.get(code, code)}", file=sys.stderr)


SENTENCES = {
    "domain_taken": "a team with this domain exists already.",
    "already_in_team": "somebody with this e-mail address is in the team already.",
    "invalid_email": "this is not an e-mail address.",
    "user_not_found": "there is nobody with this e-mail address in the team.",
    "service_unavailable": "the database cannot be reached or written to. `hallway doctor` says why.",
    "invalid_domain": "a domain has lower-case letters, digits and hyphens, such as 'acme'.",
    "password_too_short": "a password needs at least eight characters.",
}

__all__ = ["Failure", "Places", "fail", "team_of", "tell"]
