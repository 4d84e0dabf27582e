"""Sweeping: what people left lying about while they acted on apps, when its time is over."""

from typing import Any

from sqlalchemy import Table, bindparam, delete

from hallway.domain import auth, teams
from hallway.domain.interactions.tables import (
    dialog,
    function_execution,
    offered_options,
    response_url_use,
    used_trigger,
    view,
    workflow_run,
)
from hallway.domain.messages import ephemerals
from hallway.platform.storage import Database, Query, Reader, Transaction, query

# A modal that nobody has touched for so long is on no screen any more.
_LONGEST_OPEN_S = 86_400


def _expired(table: Table) -> Query[Any]:
    return query(delete(table).where(table.c.team_id == bindparam("team_id"), table.c.expires_at < bindparam("now")))


_sweeps = tuple(_expired(table) for table in (used_trigger, response_url_use, offered_options, dialog, function_execution, workflow_run))
_old_views = query(
    delete(view).where(view.c.team_id == bindparam("team_id"), view.c.kind == "modal", view.c.touched_at < bindparam("before"))
)


def sweep(database: Database) -> None:
    """Forget used triggers, response URLs, offered options, abandoned modals and ephemeral messages whose time is over. In a thread."""
    for team_id in database.read_now(_team_ids):
        database.write_now(team_id, sweep_team, team_id)


def _team_ids(reader: Reader) -> list[str]:
    return [team.id for team in teams.list_all(reader)]


def sweep_team(tx: Transaction, team_id: str) -> None:
    """The same for one team."""
    for statement in _sweeps:
        tx.run(statement, team_id=team_id, now=tx.now_s)
    tx.run(_old_views, team_id=team_id, before=tx.now_s - _LONGEST_OPEN_S)
    ephemerals.sweep(tx, team_id)
    auth.sweep_function_tokens(tx, team_id)
