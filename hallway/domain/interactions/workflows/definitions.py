"""The functions and workflows of an app, as its manifest has them (docs.slack.dev/tools/deno-slack-sdk/guides/creating-workflows)."""

import base64
import hashlib
from typing import Any

from hallway.core.errors import ApiError
from hallway.domain import apps
from hallway.domain.interactions.reaching import Reached

_LOCAL = "#/functions/"
_WORKFLOW = "#/workflows/"
Parameters = dict[str, Any]


def find_workflow(reached: Reached, name: str) -> dict[str, Any]:
    """A workflow by its callback id, or as `#/workflows/…`. Raises `ApiError("workflow_not_found")`."""
    found = apps.manifest.part(reached.manifest, "workflows").get(name.removeprefix(_WORKFLOW))
    if not isinstance(found, dict):
        raise ApiError("workflow_not_found")
    return found


def find_function(reached: Reached, callback_id: str) -> dict[str, Any]:
    """A function by its callback id. Raises `ApiError("function_not_found")`."""
    found = apps.manifest.part(reached.manifest, "functions").get(callback_id)
    if not isinstance(found, dict):
        raise ApiError("function_not_found")
    return found


def local_function(function_id: str) -> str:
    """The callback id of a step's function, where it is one of the app's own; empty for others."""
    return function_id.removeprefix(_LOCAL) if function_id.startswith(_LOCAL) else ""


def function_id(app_id: str, callback_id: str) -> str:
    """The id of an app's function: always the same."""
    digest = hashlib.blake2s(f"{app_id} {callback_id}".encode(), digest_size=7).digest()
    return "Fn" + base64.b32encode(digest).decode().rstrip("=")[:10]


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
        "input_parameters": _present(*parameters_of(found, "input_parameters")),
        "output_parameters": _present(*parameters_of(found, "output_parameters")),
        "app_id": reached.app.id,
        "date_created": reached.app.created_at,
        "date_updated": reached.app.updated_at,
        "date_deleted": 0,
        "form_enabled": False,
    }


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
