"""Reminders: Slackbot says them in a direct message when they are due."""

from typing import Any

from sqlalchemy import bindparam, select

from hallway.core import events, richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import SLACKBOT, new_id
from hallway.core.jobs import job
from hallway.domain import conversations, messages, users
from hallway.domain.messages import NewMessage
from hallway.domain.personal import times
from hallway.domain.personal.tables import reminder
from hallway.platform.storage import Reader, Transaction, query

_TEXT_LIMIT = 3000
_r = reminder.c
_columns = select(_r.id, _r.creator, _r.user_id, _r.text, _r.due_at, _r.completed_at, _r.recurrence).where(
    _r.team_id == bindparam("team_id")
)
_find = query(_columns.where(_r.id == bindparam("id")))
_mine = query(_columns.where((_r.user_id == bindparam("user_id")) | (_r.creator == bindparam("user_id"))).order_by(_r.due_at))


def present(row: tuple[Any, ...]) -> dict[str, Any]:
    """A reminder as Slack writes it."""
    reminder_id, creator, user_id, text, due_at, completed_at, recurrence = row
    body = {"id": reminder_id, "creator": creator, "user": user_id, "text": text, "recurring": bool(recurrence)}
    return body if recurrence else body | {"time": due_at, "complete_ts": completed_at}


def list_own(reader: Reader, actor: Actor) -> list[dict[str, Any]]:
    """Those for the actor or made by them, soonest first."""
    return [present(row) for row in reader.all(_mine, team_id=actor.team_id, user_id=actor.user_id)]


def access(reader: Reader, actor: Actor, reminder_id: str) -> tuple[Any, ...]:
    """A reminder's row, for whom it is meant and who made it. Raises `ApiError("not_found")`."""
    row = reader.one(_find, team_id=actor.team_id, id=reminder_id)
    if row is None or actor.user_id not in (row[1], row[2]):
        raise ApiError("not_found")
    return row


def add(tx: Transaction, actor: Actor, text: str, when: str, user_id: str, frequency: str = "") -> dict[str, Any]:
    """Remind somebody; again and again where a `frequency`, daily or weekly, is given.

    Raises `ApiError` with `cannot_parse`, `time_in_past`, `user_not_found`, `cannot_add_bot`, `cannot_add_slackbot` or `no_text`.
    """
    if not text.strip():
        raise ApiError("no_text")
    user = users.access(tx, actor, user_id or actor.user_id)
    if user.is_bot:
        raise ApiError("cannot_add_slackbot" if user.id == SLACKBOT else "cannot_add_bot")
    due_at, recurrence = times.read_time(when, user.tz, tx.now_s)
    recurrence = times.recurrence_of(frequency, due_at, user.tz) if frequency else recurrence
    made = (new_id("Rm"), actor.user_id, user.id, text[:_TEXT_LIMIT], due_at, 0, recurrence)
    tx.insert(
        reminder,
        team_id=actor.team_id, id=made[0], creator=made[1], user_id=made[2], text=made[3], due_at=due_at, completed_at=0,
        recurrence=recurrence, created_at=tx.now_s,
    )  # fmt: skip
    tx.enqueue(actor.team_id, "reminder", due_at, {"id": made[0]}, job_id=made[0])
    return present(made)


def complete(tx: Transaction, actor: Actor, reminder_id: str) -> None:
    """It is done. Raises `ApiError` with `not_found`, `cannot_complete_others` or `cannot_complete_recurring`."""
    row = access(tx, actor, reminder_id)
    if row[2] != actor.user_id:
        raise ApiError("cannot_complete_others")
    if row[6]:
        raise ApiError("cannot_complete_recurring")
    tx.update(reminder, {"team_id": actor.team_id, "id": reminder_id}, completed_at=tx.now_s)


def delete(tx: Transaction, actor: Actor, reminder_id: str) -> None:
    """Forget it. Raises `ApiError("not_found")`."""
    access(tx, actor, reminder_id)
    tx.delete(reminder, team_id=actor.team_id, id=reminder_id)


@job("reminder")
def remind(tx: Transaction, team_id: str, arguments: dict[str, Any]) -> None:
    """Say what is due, unless it was done or forgotten; a recurring one is left for its next time."""
    row = tx.one(_find, team_id=team_id, id=arguments["id"])
    if row is None or row[5]:
        return
    reminder_id, _, user_id, text, due_at, _, recurrence = row
    user = users.find(tx, team_id, user_id)
    if user is None or user.is_deleted:
        return
    found = talk_with_slackbot(tx, team_id, user_id)
    messages.add(tx, found, SLACKBOT, NewMessage(text=f"Reminder: {richtext.escape_stray(text)}"))
    tx.emit(team_id, events.user(user_id), {"type": "reminder_fired", "reminder": present(row)})
    if recurrence:
        again = times.next_after(due_at, recurrence, user.tz, tx.now_s)
        tx.update(reminder, {"team_id": team_id, "id": reminder_id}, due_at=again)
        tx.enqueue(team_id, "reminder", again, {"id": reminder_id}, job_id=reminder_id)


def talk_with_slackbot(tx: Transaction, team_id: str, user_id: str) -> conversations.Conversation:
    """The direct messages of Slackbot and somebody, made if there are none."""
    if users.find(tx, team_id, SLACKBOT) is None:
        users.create(tx, team_id, users.NewUser(real_name="Slackbot", name="slackbot", is_bot=True, id=SLACKBOT))
    people = sorted((user_id, SLACKBOT))
    found = conversations.find_by_name(tx, team_id, ",".join(people))
    return found or conversations.create_direct(tx, team_id, SLACKBOT, people)
