"""Finding people by the beginnings of their names: a row for each word, so that a look costs what it finds, however big the team."""

from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam

from hallway.domain.users import store
from hallway.domain.users.store import User
from hallway.domain.users.tables import user_word
from hallway.platform.storage import Transaction

_MOST_WORDS = 12
# After every word that begins like another.
_END = "\U0010ffff"

_w = user_word.c
# A word that begins as `first` does; `parameters` gives the values.
BEGINS: ColumnElement[bool] = and_(_w.word >= bindparam("first"), _w.word < bindparam("behind"))


def parameters(text: str) -> dict[str, str]:
    """What `BEGINS` takes to find who is sought by `text` (as `store.sought_as` writes it): its longest word decides."""
    first = max(text.split(), key=len)
    return {"first": first, "behind": first + _END}


def fits(user: User, text: str) -> bool:
    """Whether each word of `text` begins one of the user's words."""
    words = _words(user)
    return all(any(word.startswith(part) for word in words) for part in text.split())


def index_names(tx: Transaction, user: User) -> None:
    """Note the words that a user is found by."""
    tx.delete(user_word, team_id=user.team_id, user_id=user.id)
    rows: list[dict[str, Any]] = [{"team_id": user.team_id, "word": word, "user_id": user.id} for word in _words(user)]
    tx.insert_many(user_word, rows)


def _words(user: User) -> list[str]:
    profile = user.profile
    text = store.sought_as(user.name, profile.get("real_name", ""), profile.get("display_name", ""))
    return text.split()[:_MOST_WORDS]
