"""What a manifest may say: a JSON Schema of Slack's app manifests (schema 2), with its limits."""

from typing import Any

from jsonschema import Draft7Validator

Schema = dict[str, Any]

_URL = r"^https?://"
_DOMAIN = r"^(?![.\-])[-a-z0-9.]+[a-z0-9]$"
_PARAMETER_TYPES = [
    "integer", "number", "boolean", "string", "object", "array",
    *(f"slack#/types/{name}" for name in (
        "user_context", "user_permission", "user_id", "channel_id", "usergroup_id", "timestamp", "blocks", "credential/oauth2",
        "date", "interactivity", "rich_text", "form_input", "form_input_object", "message_ts", "message_context",
    )),
]  # fmt: skip
_FLAG: Schema = {"type": "boolean"}
_TEXT: Schema = {"type": "string"}


def _text(least: int, most: int, pattern: str = "") -> Schema:
    return {"type": "string", "minLength": least, "maxLength": most} | ({"pattern": pattern} if pattern else {})


def _list(items: Schema, most: int, least: int = 0, *, is_set: bool = False) -> Schema:
    return {"type": "array", "items": items, "minItems": least, "maxItems": most} | ({"uniqueItems": True} if is_set else {})


def _object(required: str = "", /, **properties: Schema) -> Schema:
    return {"type": "object", "required": required.split(), "properties": properties, "additionalProperties": False}


def _map(values: Schema, most: int) -> Schema:
    return {"type": "object", "additionalProperties": values, "maxProperties": most}


_PARAMETER: Schema = {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "enum": _PARAMETER_TYPES}}}
_TYPES = _map(_PARAMETER, 50)
_PARAMETERS = _object("properties", properties=_TYPES, required=_list(_TEXT, 50))
_PROMPT = _object("title message", title=_TEXT, message=_TEXT)
_NAMES = _list(_text(1, 50), 255)
_REQUEST_URL = _text(1, 3500, _URL)

_DISPLAY = _object(
    "name",
    name=_text(1, 35),
    description=_text(1, 140),
    long_description=_text(175, 4000),
    background_color=_text(4, 7, r"^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$"),
)
_SHORTCUT = _object(
    "name type callback_id description",
    name=_text(1, 24),
    type={"enum": ["message", "global"]},
    callback_id=_text(1, 255),
    description=_text(1, 150),
)
_COMMAND = _object(
    "command description",
    command=_text(2, 32, r"^/[^\s/]+$"),
    url=_text(1, 3000, _URL),
    description=_text(1, 2000),
    usage_hint=_text(1, 1000),
    should_escape=_FLAG,
)
_LISTED_FUNCTION = _object(
    "callback_id title description input_parameters output_parameters",
    callback_id=_TEXT, title=_TEXT, description=_TEXT, input_parameters=_list(_PARAMETER, 20), output_parameters=_list(_PARAMETER, 20),
)  # fmt: skip
_FEATURES = _object(
    app_home=_object(home_tab_enabled=_FLAG, messages_tab_enabled=_FLAG, messages_tab_read_only_enabled=_FLAG),
    bot_user=_object("display_name", display_name=_text(1, 80), always_online=_FLAG),
    functions=_list(_LISTED_FUNCTION, 50),
    shortcuts=_list(_SHORTCUT, 10),
    slash_commands=_list(_COMMAND, 50),
    workflow_steps=_list(_object("name callback_id", name=_text(1, 50), callback_id=_text(1, 50)), 10),
    unfurl_domains=_list(_text(1, 255, _DOMAIN), 5, is_set=True),
    assistant_view=_object("assistant_description", assistant_description=_TEXT, suggested_prompts=_list(_PROMPT, 10)),
    agent_view=_object(
        agent_description=_text(0, 300),
        suggested_prompts=_list(_PROMPT, 4),
        actions=_list(_object("name description", name=_TEXT, description=_TEXT), 50),
    ),
)
_OAUTH = _object(
    redirect_urls=_list(_text(1, 2500), 1000, is_set=True),
    scopes=_object(user=_NAMES, bot=_NAMES, user_optional=_NAMES, bot_optional=_NAMES),
    token_management_enabled=_FLAG,
    pkce_enabled=_FLAG,
)
_METADATA_SUBSCRIPTION = _object("app_id event_type", app_id=_TEXT, event_type=_text(1, 50))
_SETTINGS = _object(
    allowed_ip_address_ranges=_list(_text(7, 18, r"^\d{1,3}(\.\d{1,3}){3}(/\d{1,2})?$"), 50, is_set=True),
    event_subscriptions=_object(
        request_url=_REQUEST_URL,
        user_events=_list(_text(1, 50), 100, is_set=True),
        bot_events=_list(_text(1, 50), 100, is_set=True),
        metadata_subscriptions=_list(_METADATA_SUBSCRIPTION, 20, is_set=True),
    ),
    incoming_webhooks=_object(incoming_webhooks_enabled=_FLAG),
    interactivity=_object("is_enabled", is_enabled=_FLAG, request_url=_REQUEST_URL, message_menu_options_url=_REQUEST_URL),
    org_deploy_enabled=_FLAG,
    socket_mode_enabled=_FLAG,
    is_hosted=_FLAG,
    token_rotation_enabled=_FLAG,
    siws_links=_object(initiate_uri=_text(1, 3500, r"^https://")),
    hermes_app_type=_TEXT,
    function_runtime=_TEXT,
    is_mcp_enabled=_FLAG,
)
_FUNCTION = _object(
    "title description input_parameters output_parameters",
    title=_TEXT, description=_TEXT, input_parameters=_PARAMETERS, output_parameters=_PARAMETERS,
)  # fmt: skip
_STEP = _object(
    "id function_id inputs", id=_TEXT, function_id=_TEXT, inputs={"type": "object"}, type={"enum": ["function", "switch", "conditional"]}
)
_TRIGGER = _object("type inputs", name=_TEXT, description=_TEXT, type=_TEXT, inputs={"type": "object"})
_WORKFLOW = _object(
    "title description steps",
    title=_TEXT, description=_TEXT, input_parameters=_PARAMETERS, steps=_list(_STEP, 100), suggested_triggers=_list(_TRIGGER, 20),
)  # fmt: skip
_DATASTORE = _object("primary_key attributes", primary_key=_text(1, 255), attributes=_map({"type": "object", "required": ["type"]}, 100))
_DIRECTORY = _object(
    app_directory_categories=_list(_text(1, 255), 3),
    use_direct_install=_FLAG,
    direct_install_url=_text(1, 255, _URL),
    installation_landing_page=_text(1, 255, _URL),
    privacy_policy_url=_text(1, 500, _URL),
    support_url=_text(1, 350, _URL),
    support_email=_text(3, 100, r"^[^@\s]+@[^@\s]+$"),
    supported_languages=_list(_text(1, 50), 50, 1),
    pricing=_text(1, 30),
)

SCHEMA = Draft7Validator(
    {
        **_object(
            "display_information",
            _metadata=_object(
                schema_version={"type": "integer"},
                min_version={"type": "integer"},
                major_version={"type": "integer"},
                minor_version={"type": "integer"},
            ),
            app_directory=_DIRECTORY,
            display_information=_DISPLAY,
            features=_FEATURES,
            oauth_config=_OAUTH,
            settings=_SETTINGS,
            functions=_map(_FUNCTION, 50),
            workflows=_map(_WORKFLOW, 50),
            datastores=_map(_DATASTORE, 10),
            outgoing_domains=_list(_text(1, 50, _DOMAIN), 10, is_set=True),
            types=_TYPES,
            external_auth_providers={"type": "object"},
            mcp_servers={"type": "object"},
            **{"$schema": _TEXT},
        ),
    }
)
