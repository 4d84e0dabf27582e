"""The functions and workflows of an app, as its manifest has them (docs.slack.dev/tools/deno-slack-sdk/guides/creating-workflows)."""

import base64
import hashlib
import re
from typing import Any

from hallway.core.errors import ApiError
from hallway.domain import apps
from hallway.domain.apps import App
from hallway.domain.interactions.reaching import Reached

# A function of an app: its own, or that of another by its id; `slack#/functions/…` are not those of any app.
_REFERENCE = re.compile(r"(A[0-9A-Z]{1,20})?#/functions/(.+)")
_WORKFLOW = "#/workflows/"
Parameters = dict[str, Any]


def find_workflow(holder: Reached | App, name: str, unknown: str = "workflow_not_found") -> dict[str, Any]:
    """A workflow by its callback id, or as `#/workflows/…`. Raises `ApiError(unknown)`."""
    found = apps.manifest.part(holder.manifest, "workflows").get(name.removeprefix(_WORKFLOW))
    if not isinstance(found, dict):
        raise ApiError(unknown)
    return found


def find_function(holder: Reached | App, callback_id: str) -> dict[str, Any]:
    """A function by its callback id. Raises `ApiError("function_not_found")`."""
    found = apps.manifest.part(holder.manifest, "functions").get(callback_id)
    if not isinstance(found, dict):
        raise ApiError("function_not_found")
    return found


def read_reference(app_id: str, function_id: str) -> tuple[str, str] | None:
    """The app and callback id of a step's function, as a workflow of `app_id` names it; None for the built-in ones."""
    match = _REFERENCE.fullmatch(function_id)
    return (match[1] or app_id, match[2]) if match is not None else None


def function_id(app_id: str, callback_id: str) -> str:
    """The id of an app's function: always the same."""
    return "Fn" + _digest(f"{app_id} {callback_id}")


def workflow_id(app_id: str, name: str) -> str:
    """The id of an app's workflow: always the same."""
    return "Wf" + _digest(f"{app_id} {name.removeprefix(_WORKFLOW)}")


def _digest(text: str) -> str:
    return base64.b32encode(hashlib.blake2s(text.encode(), digest_size=7).digest()).decode().rstrip("=")[:10]


def parameters_of(holder: dict[str, Any], name: str) -> tuple[Parameters, list[str]]:
    """The `input_parameters` or `output_parameters` of a function or workflow by name, and which of them are required."""
    parameters = holder.get(name) or {}
    return parameters.get("properties") or {}, parameters.get("required") or []


def present_function(reached: Reached, callback_id: str) -> dict[str, Any]:
    """A function as `function_executed` tells of it."""
    found = find_function(reached, callback_id)
    return {
        "id": function_id(reached.app.id, callback_id),
        "callback_id": callback_id,
        "title": found["title"],
        "description": found["description"],
        "type": "app",
        "input_parameters": present_parameters(found, "input_parameters"),
        "output_parameters": present_parameters(found, "output_parameters"),
        "app_id": reached.app.id,
        "date_created": reached.app.created_at,
        "date_updated": reached.app.updated_at,
        "date_deleted": 0,
        "form_enabled": False,
    }


def present_parameters(holder: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The `input_parameters` or `output_parameters` of a function or workflow, each with its name, title and type."""
    return _present(*parameters_of(holder, name))


def _present(parameters: Parameters, required: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "type": item["type"],
            "name": name,
            "description": item.get("description", ""),
            "title": item.get("title", name),
            "is_required": name in required,
        }
        for name, item in parameters.items()
    ]


_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "array": (list,), "object": (dict,),
    "slack#/types/user_id": (str,), "slack#/types/channel_id": (str,), "slack#/types/usergroup_id": (str,), "slack#/types/date": (str,),
    "slack#/types/message_ts": (str,), "slack#/types/timestamp": (int,),
}  # fmt: skip


def problems(holder: dict[str, Any], name: str, values: dict[str, Any]) -> list[str]:
    """What is wrong with values for the parameters of a function or workflow, a line each."""
    parameters, required = parameters_of(holder, name)
    found = [f"missing required parameter: {key}" for key in required if values.get(key) in (None, "")]
    for key, value in values.items():
        allowed = _TYPES.get(parameters[key]["type"]) if key in parameters else None
        is_right = allowed is None or value is None or (isinstance(value, allowed) and (bool in allowed or not isinstance(value, bool)))
        if not is_right:
            found.append(f"parameter {key} must be of type {parameters[key]['type']}")
    return found
