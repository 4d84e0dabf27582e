"""The interactive elements of blocks: finding the one that somebody used, as the app wrote it."""

from typing import Any

from hallway.core import richtext
from hallway.core.errors import ApiError

Element = dict[str, Any]

# Where each kind keeps what was chosen in it, and what stands there before anybody has chosen.
SLOTS: dict[str, tuple[str, str]] = {
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", ""),
}
MANY = frozenset(kind for kind, (slot, _) in SLOTS.items() if slot.startswith("selected_") and slot.endswith("s")) | {"file_input"}
TEXTS = frozenset(("plain_text_input", "email_text_input", "url_text_input", "number_input"))


def find(blocks: list[dict[str, Any]], block_id: str, action_id: str) -> Element:
    """The element that is named so. Raises `ApiError("invalid_action")`."""
    for place, element in richtext.acting_elements(blocks):
        if (place, element["action_id"]) == (block_id, action_id):
            return element
    raise ApiError("invalid_action")


def options_of(element: Element) -> list[dict[str, Any]]:
    """The options that an element itself offers, and those chosen in it from the start."""
    groups = element.get("option_groups") or []
    grouped = [option for group in groups for option in group.get("options", ())]
    initial = element.get("initial_options") or ([element["initial_option"]] if element.get("initial_option") else [])
    return [*(element.get("options") or ()), *grouped, *initial]
