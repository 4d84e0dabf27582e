"""Where a function is used: the steps of a workflow that call it."""

from typing import Any

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import apps
from hallway.domain.apps import App
from hallway.domain.interactions.workflows import definitions, distributing
from hallway.domain.interactions.workflows.built_in import BUILT_IN
from hallway.platform.storage import Reader


def list_steps(reader: Reader, actor: Actor, owner: App, workflow: str, function: str) -> list[dict[str, Any]]:
    """The steps of a workflow that are this function, by its id or as steps name it. There is one version of a workflow: the latest.

    Raises `ApiError` with `unknown_workflow_id` or `unknown_function_id`.
    """
    described = definitions.find_workflow(owner, workflow, "unknown_workflow_id")
    wanted = _reference(reader, owner, function)
    return [
        {
            "title": _title(reader, actor.team_id, wanted),
            "workflow_id": definitions.workflow_id(owner.id, workflow),
            "step_id": step["id"],
            "is_deleted": False,
            "workflow_version_created": str(owner.updated_at * 1_000_000),
        }
        for step in described["steps"]
        if (definitions.read_reference(owner.id, step["function_id"]) or step["function_id"]) == wanted
    ]


def find_workflow_by_id(reader: Reader, team_id: str, workflow_id: str) -> tuple[App, str]:
    """The app and callback id of a workflow. Raises `ApiError("unknown_workflow_id")`."""
    for owner in apps.list_apps(reader, team_id):
        for callback_id in apps.manifest.part(owner.manifest, "workflows"):
            if definitions.workflow_id(owner.id, callback_id) == workflow_id:
                return owner, callback_id
    raise ApiError("unknown_workflow_id")


def _reference(reader: Reader, owner: App, function: str) -> tuple[str, str] | str:
    """A function's app and callback id, or the name of a built-in one."""
    if function in BUILT_IN:
        return function
    named = definitions.read_reference(owner.id, function)
    try:
        if named is None:
            found, callback_id = distributing.find_by_id(reader, owner.team_id, function)
            return found.id, callback_id
        definitions.find_function(apps.get(reader, owner.team_id, named[0]), named[1])
    except ApiError as error:
        raise ApiError("unknown_function_id") from error
    return named


def _title(reader: Reader, team_id: str, wanted: tuple[str, str] | str) -> str:
    if isinstance(wanted, str):
        return wanted.rpartition("/")[2]
    return str(definitions.find_function(apps.get(reader, team_id, wanted[0]), wanted[1])["title"])
