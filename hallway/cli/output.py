"""Where a command works, and how it tells what it did: sentences for people, one JSON object for scripts."""

import sys
import unicodedata
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
    """Something went wrong that a person can mend; the message says how. `code` is for scripts."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


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

    @property
    def address(self) -> str:
        """Where people find the server, as far as the settings tell."""
        config = self.config()
        return config.public_url.rstrip("/") or f"http://{config.host}:{config.port}"

    @contextmanager
    def open(self) -> Iterator[Database]:
        """The database, closed afterwards."""
        config = self.config()
        configure_logs("warning", config.log_format)
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
    raise Failure("team_not_found", f"There is no team '{domain}'. Teams here: {known}")


def tell(sentence: str, result: dict[str, Any], *, as_json: bool) -> None:
    """What was done, on standard output."""
    print(encoding.encode_text({"ok": True, **result}) if as_json else plain(sentence), flush=True)


def fail(code: str, sentence: str, *, as_json: bool) -> None:
    """What went wrong: a sentence on standard error, and for scripts one object on standard output, too."""
    told = plain(" ".join(f"{SENTENCES.get(code, '')} {sentence}".split()) or code)
    if as_json:
        print(encoding.encode_text({"ok": False, "error": code, "message": told}))
    print(f"hallway: {told}", file=sys.stderr)


def plain(text: str) -> str:
    """A text without the control characters that terminals obey: names come from anybody."""
    return "".join(letter for letter in text if letter == "\n" or not unicodedata.category(letter).startswith("C"))


SENTENCES = {
    "already_in_team": "Somebody with this e-mail address is in the team already.",
    "domain_taken": "A team with this domain exists already.",
    "invalid_domain": "A domain has lower-case letters, digits and hyphens, such as 'acme'.",
    "invalid_email": "This is not an e-mail address.",
    "invalid_name": "A team's name has 1 to 80 characters.",
    "invalid_scope": "A token cannot have this scope.",
    "no_name": "A name is needed.",
    "password_too_long": "A password has at most 1,024 bytes.",
    "password_too_short": "A password needs at least eight characters.",
    "service_unavailable": "The database cannot be reached or written to; `hallway doctor` says more.",
    "user_not_found": "There is nobody with this e-mail address in the team.",
}

__all__ = ["Failure", "Places", "fail", "team_of", "tell"]
