"""A function that an app runs for a workflow: it is told by `function_executed`, acts with a token of its own, and says how it went."""

from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding, events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.domain import apps, auth, delivery
from hallway.domain.interactions.reaching import Reached
from hallway.domain.interactions.tables import function_execution
from hallway.domain.interactions.workflows import definitions
from hallway.platform.storage import Reader, Transaction, query

# docs.slack.dev/authentication/tokens: workflow tokens end after fifteen minutes, or with the step.
_TOKEN_S = 900
_KEPT_S = 7 * 86_400


class Execution(msgspec.Struct, frozen=True):
    """An execution's row."""

    team_id: str
    id: str
    app_id: str
    callback_id: str
    run_id: str
    user_id: str
    inputs_text: str
    state: str

    @property
    def inputs(self) -> dict[str, Any]:
        """What the function was given."""
        decoded: dict[str, Any] = encoding.decode(self.inputs_text)
        return decoded


_e = function_execution.c
_find = query(
    select(_e.team_id, _e.id, _e.app_id, _e.callback_id, _e.run_id, _e.user_id, _e.inputs, _e.state).where(
        _e.team_id == bindparam("team_id"), _e.id == bindparam("id")
    ),
    into=Execution,
)


def find_execution(reader: Reader, team_id: str, execution_id: str) -> Execution | None:
    """The execution, or None."""
    return reader.one(_find, team_id=team_id, id=execution_id)


def access_running(reader: Reader, actor: Actor, execution_id: str) -> Execution:
    """An execution of the app's own, under way.

    Raises `ApiError` with `function_execution_not_found` or `execution_not_in_running_state`.
    """
    found = find_execution(reader, actor.team_id, execution_id)
    if found is None or not actor.app_id or found.app_id != actor.app_id:
        raise ApiError("function_execution_not_found")
    if found.state != "running":
        raise ApiError("execution_not_in_running_state")
    return found


def execute(tx: Transaction, key: bytes, reached: Reached, callback_id: str, inputs: dict[str, Any], run_id: str, user_id: str) -> None:
    """Have the app run a function. Emits `function_executed` to it. Raises `ApiError("parameter_validation_failed")`."""
    function = definitions.find_function(reached, callback_id)
    if wrong := definitions.problems(function, "input_parameters", inputs):
        raise ApiError("parameter_validation_failed", *wrong)
    bot, execution_id = reached.installation, new_id("Fx")
    tx.insert(
        function_execution,
        team_id=bot.team_id, id=execution_id, app_id=bot.app_id, callback_id=callback_id, run_id=run_id, user_id=user_id,
        inputs=encoding.encode_text(inputs), state="running", expires_at=tx.now_s + _KEPT_S,
    )  # fmt: skip
    new = auth.NewToken(
        bot.bot_user_id, "bot", tuple(bot.bot_scopes), bot_id=bot.bot_id, app_id=bot.app_id, expires_at=tx.now_s + _TOKEN_S
    )  # fmt: skip
    auth.keep_function_token(tx, bot.team_id, new, delivery.function_token(_secret(key, reached), bot.team_id, execution_id))
    told = {
        "type": "function_executed",
        "function": definitions.present_function(reached, callback_id),
        "inputs": inputs,
        "function_execution_id": execution_id,
        "workflow_execution_id": run_id,
    }
    tx.emit(bot.team_id, events.app(bot.app_id), told)


def end(tx: Transaction, found: Execution, bot_user_id: str, state: str) -> None:
    """The function has come to an end, and so does its token."""
    tx.update(function_execution, {"team_id": found.team_id, "id": found.id}, state=state)
    auth.end_function_token(tx, found.team_id, bot_user_id, found.id)


def function_facts(reader: Reader, key: bytes, reached: Reached, execution_id: str, pointer: str, user_id: str) -> dict[str, Any]:
    """What a payload says besides that comes from a message or view of a function under way; nothing for others.

    `pointer` is the trigger id, by its other name.
    """
    found = find_execution(reader, reached.app.team_id, execution_id) if execution_id else None
    if found is None or found.app_id != reached.app.id or found.state != "running":
        return {}
    return {
        "function_data": {"execution_id": found.id, "function": {"callback_id": found.callback_id}, "inputs": found.inputs},
        "bot_access_token": delivery.function_token(_secret(key, reached), found.team_id, found.id),
        "interactivity": {"interactor": {"id": user_id, "secret": ""}, "interactivity_pointer": pointer},
    }


def _secret(key: bytes, reached: Reached) -> str:
    return apps.signing_secret(key, reached.app)
