"""Running workflows: one step after the other, each with what was given and what those before it have made.

Steps are functions of the app or of others, which say themselves when they are done, or built-in ones, which are done at once.
"""

from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.ids import new_id
from hallway.domain.interactions.reaching import Reached, reach
from hallway.domain.interactions.tables import workflow_run
from hallway.domain.interactions.workflows import definitions, distributing, executions
from hallway.domain.interactions.workflows.built_in import BUILT_IN
from hallway.domain.interactions.workflows.executions import Execution
from hallway.domain.interactions.workflows.telling import explain, tell_of_failure
from hallway.domain.interactions.workflows.templates import fill
from hallway.platform.storage import Reader, Transaction, query

_KEPT_S = 7 * 86_400
_LONGEST_ERROR = 2000


class Run(msgspec.Struct, frozen=True):
    """A run's row."""

    team_id: str
    id: str
    app_id: str
    workflow: str
    user_id: str
    place: int
    facts_text: str
    state: str

    @property
    def facts(self) -> dict[str, Any]:
        """`inputs`; `steps`: what each has made, by its id; and the `plan`: the steps as they were when it began."""
        decoded: dict[str, Any] = encoding.decode(self.facts_text)
        return decoded


_r = workflow_run.c
_find = query(
    select(_r.team_id, _r.id, _r.app_id, _r.workflow, _r.user_id, _r.place, _r.facts, _r.state).where(
        _r.team_id == bindparam("team_id"), _r.id == bindparam("id")
    ),
    into=Run,
)


def find_run(reader: Reader, team_id: str, run_id: str) -> Run | None:
    """The run, or None."""
    return reader.one(_find, team_id=team_id, id=run_id)


def start(tx: Transaction, key: bytes, reached: Reached, workflow: str, inputs: dict[str, Any], user_id: str) -> str:
    """Start a workflow for somebody; the run's id. Raises `ApiError` with `workflow_not_found` or `parameter_validation_failed`."""
    found = definitions.find_workflow(reached, workflow)
    if wrong := definitions.problems(found, "input_parameters", inputs):
        raise ApiError("parameter_validation_failed", *wrong)
    facts = encoding.encode_text({"inputs": inputs, "steps": {}, "plan": found["steps"]})
    run = Run(reached.app.team_id, new_id("Wx"), reached.app.id, workflow, user_id, 0, facts, "running")
    tx.insert(
        workflow_run,
        team_id=run.team_id, id=run.id, app_id=run.app_id, workflow=workflow, user_id=user_id, place=0, facts=run.facts_text,
        state="running", error="", expires_at=tx.now_s + _KEPT_S,
    )  # fmt: skip
    _go_on(tx, key, reached, run)
    return run.id


def complete(tx: Transaction, key: bytes, actor: Actor, execution_id: str, outputs: dict[str, Any]) -> None:
    """A function of the actor's app has done its work; the workflow goes on with what it made.

    Raises `ApiError` with `function_execution_not_found`, `execution_not_in_running_state` or `parameter_validation_failed`.
    """
    found = executions.access_running(tx, actor, execution_id)
    reached = reach(tx, actor.team_id, found.app_id)
    if wrong := definitions.problems(definitions.find_function(reached, found.callback_id), "output_parameters", outputs):
        raise ApiError("parameter_validation_failed", *wrong)
    executions.end(tx, found, reached.installation.bot_user_id, "completed")
    run = _run_of(tx, found)
    if run is not None and (home := _home_of(tx, run)) is not None:
        _go_on(tx, key, home, _after(run, outputs))


def fail(tx: Transaction, actor: Actor, execution_id: str, error: str) -> None:
    """A function of the actor's app could not do its work; the workflow ends. Raises as `complete` does."""
    found = executions.access_running(tx, actor, execution_id)
    executions.end(tx, found, actor.user_id, "failed")
    run = _run_of(tx, found)
    if run is not None and (home := _home_of(tx, run)) is not None:
        _give_up(tx, home, run, error, error)


def _run_of(tx: Transaction, found: Execution) -> Run | None:
    run = find_run(tx, found.team_id, found.run_id)
    return run if run is not None and run.state == "running" else None


def _home_of(tx: Transaction, run: Run) -> Reached | None:
    """The app whose workflow it is. Where that was taken out of the team meanwhile, the run has failed."""
    try:
        return reach(tx, run.team_id, run.app_id)
    except ApiError as error:
        _keep(tx, run, "failed", error.code)
        return None


def _go_on(tx: Transaction, key: bytes, reached: Reached, run: Run) -> None:
    """Do the steps that can be done at once, until one is up to the app, or all are done."""
    while run.place < len(run.facts["plan"]):
        facts = run.facts
        step = facts["plan"][run.place]
        try:
            inputs = fill(step["inputs"], {"inputs": facts["inputs"], "steps": facts["steps"]})
            named = definitions.read_reference(run.app_id, step["function_id"])
            if named is not None:
                owner = distributing.reach_function(tx, reached, *named)
                executions.execute(tx, key, owner, named[1], inputs, run.id, run.user_id)
                _keep(tx, run, "running")
                return
            built_in = BUILT_IN.get(step["function_id"])
            if built_in is None:
                raise ApiError("function_not_found")
            run = _after(run, built_in(tx, reached.actor, inputs))
        except ApiError as error:
            _give_up(tx, reached, run, ": ".join((error.code, *error.messages)), explain(error))
            return
    _keep(tx, run, "completed")


def _give_up(tx: Transaction, reached: Reached, run: Run, error: str, reason: str) -> None:
    """The run ends at the step under way; whoever started it is told the `reason`."""
    _keep(tx, run, "failed", error)
    tell_of_failure(tx, reached, run.user_id, run.workflow, run.facts["plan"][run.place], reason)


def _after(run: Run, outputs: dict[str, Any]) -> Run:
    """The run with what its step has made, at the next one."""
    facts = run.facts
    facts["steps"][facts["plan"][run.place]["id"]] = outputs
    return msgspec.structs.replace(run, place=run.place + 1, facts_text=encoding.encode_text(facts))


def _keep(tx: Transaction, run: Run, state: str, error: str = "") -> None:
    where = {"team_id": run.team_id, "id": run.id}
    tx.update(workflow_run, where, place=run.place, facts=run.facts_text, state=state, error=error[:_LONGEST_ERROR])
