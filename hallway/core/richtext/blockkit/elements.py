"""Interactive elements: what each may hold, and which stand where."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from hallway.core.richtext.blockkit.checks import (
    Check,
    Problems,
    address,
    boolean,
    integer,
    items,
    kinds,
    pattern,
    string,
    text,
    typed,
)
from hallway.core.richtext.blockkit.objects import (
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH_ACTION_CONFIG,
    FEEDBACK_BUTTON,
    FORMATTED_OPTION,
    ID,
    IMAGE_ELEMENT,
    LABEL,
    LINK_OPTION,
    OPTION,
    OPTION_GROUP,
    PLACEHOLDER,
    STATIC_CHOICE,
    STYLE,
    USER_IDS,
    WORKFLOW,
    chosen,
    few_enough,
)
from hallway.core.richtext.blockkit.problems import wrong
from hallway.core.richtext.blockkit.rich_text import RICH_TEXT

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NUMBER = re.compile(r"-?\d{1,30}(\.\d{1,30})?")
_ZONE = re.compile(r"[A-Za-z0-9+_/-]{1,100}")


def _day(value: Any) -> Problems:
    if problems := pattern(_DATE)(value):
        return problems
    try:
        date.fromisoformat(value)
    except ValueError:
        return wrong("must be a valid date", type="format", expected="YYYY-MM-DD")
    return None


def _in_order(low: str, high: str) -> Check:
    """A rule: the least is not more than the most."""

    def check(value: dict[str, Any]) -> Problems:
        least, most = value.get(low), value.get(high)
        if least is None or most is None or Decimal(least) <= Decimal(most):
            return None
        return wrong(f"`{low}` must not be more than `{high}`", f"/{low}", type="maximum", expected=most)

    return check


def _counted(value: dict[str, Any]) -> Problems:
    """A rule: the numbers of a number input are whole if they must be, and in order."""
    for name in ("min_value", "max_value", "initial_value"):
        if not value["is_decimal_allowed"] and "." in (value.get(name) or ""):
            return wrong("must be a whole number", f"/{name}", type="format", expected="integer")
    return next((found for rule in _BOUNDS if (found := rule(value))), None)


_BOUNDS = (_in_order("min_value", "max_value"), _in_order("min_value", "initial_value"), _in_order("initial_value", "max_value"))

_ELEMENT: dict[str, Check] = {"action_id?": ID}
_ASKING = {**_ELEMENT, "confirm?": CONFIRM}
_PICKER = {**_ASKING, "focus_on_load?": boolean}
_MENU = {**_PICKER, "placeholder?": PLACEHOLDER}
_MANY = {**_MENU, "max_selected_items?": integer(1)}
_INPUT = {**_ELEMENT, "placeholder?": PLACEHOLDER, "focus_on_load?": boolean, "dispatch_action_config?": DISPATCH_ACTION_CONFIG}
_OPTIONS = {"options?": items(OPTION, 1, 100), "option_groups?": items(OPTION_GROUP, 1, 100)}
_NAME = string(100, 1)
_NAMES = items(_NAME, 0, 100)
_BUTTON = {"text": text(75, is_plain=True), "value?": string(2000), "accessibility_label?": LABEL, "visible_to_user_ids?": USER_IDS}
_BOXES = items(FORMATTED_OPTION, 1, 10)
_WORDS = string(3000)

_SELECTS: dict[str, Check] = {
    "static_select": typed({**_MENU, **_OPTIONS, "initial_option?": OPTION}, STATIC_CHOICE),
    "external_select": typed({**_MENU, "min_query_length?": integer(0), "initial_option?": OPTION}),
    "users_select": typed({**_MENU, "initial_user?": _NAME}),
    "conversations_select": typed(
        {
            **_MENU, "initial_conversation?": _NAME, "default_to_current_conversation?": boolean, "response_url_enabled?": boolean,
            "filter?": CONVERSATION_FILTER,
        }
    ),
    "channels_select": typed({**_MENU, "initial_channel?": _NAME, "response_url_enabled?": boolean}),
    "multi_static_select": typed({**_MANY, **_OPTIONS, "initial_options?": items(OPTION, 0, 100)}, STATIC_CHOICE),
    "multi_external_select": typed({**_MANY, "min_query_length?": integer(0), "initial_options?": items(OPTION, 0, 100)}, few_enough),
    "multi_users_select": typed({**_MANY, "initial_users?": _NAMES}, few_enough),
    "multi_conversations_select": typed(
        {**_MANY, "initial_conversations?": _NAMES, "default_to_current_conversation?": boolean, "filter?": CONVERSATION_FILTER}, few_enough
    ),
    "multi_channels_select": typed({**_MANY, "initial_channels?": _NAMES}, few_enough),
}  # fmt: skip
_PICKERS: dict[str, Check] = {
    "checkboxes": typed(
        {**_PICKER, "options": _BOXES, "initial_options?": items(FORMATTED_OPTION, 0, 10), "visible_to_user_ids?": USER_IDS}, chosen
    ),
    "radio_buttons": typed({**_PICKER, "options": _BOXES, "initial_option?": FORMATTED_OPTION}, chosen),
    "datepicker": typed({**_MENU, "initial_date?": _day}),
    "timepicker": typed({**_MENU, "initial_time?": pattern(_TIME), "timezone?": pattern(_ZONE)}),
    # Ten digits of unix seconds.
    "datetimepicker": typed({**_PICKER, "initial_date_time?": integer(1_000_000_000, 9_999_999_999)}),
}
_BUTTONS: dict[str, Check] = {
    "button": typed(
        {
            **_ASKING, **_BUTTON, "url?": address(), "style?": STYLE, "agent_prompt?": string(4000), "agent_prompt_display?": string(4000),
        }
    ),
    "workflow_button": typed(
        {**_ASKING, "text": text(75, is_plain=True), "workflow": WORKFLOW, "style?": STYLE, "accessibility_label?": LABEL}
    ),
    "overflow": typed({**_ASKING, "options": items(LINK_OPTION, 1, 5)}),
}  # fmt: skip
_FORMATTED_INPUT: dict[str, Check] = {
    "rich_text_input": typed(
        {**_INPUT, "initial_value?": RICH_TEXT, "min_lines?": integer(1, 100), "max_lines?": integer(1, 100)},
        _in_order("min_lines", "max_lines"),
    ),
}
_PLAIN_INPUT: dict[str, Check] = {
    "plain_text_input": typed(
        {**_INPUT, "initial_value?": _WORDS, "multiline?": boolean, "min_length?": integer(0, 3000), "max_length?": integer(1, 3000)},
        _in_order("min_length", "max_length"),
    ),
}
_INPUTS: dict[str, Check] = {
    **_PLAIN_INPUT,
    **_FORMATTED_INPUT,
    "email_text_input": typed({**_INPUT, "initial_value?": _WORDS}),
    "url_text_input": typed({**_INPUT, "initial_value?": _WORDS}),
    "number_input": typed(
        {
            **_INPUT, "is_decimal_allowed": boolean, "initial_value?": pattern(_NUMBER), "min_value?": pattern(_NUMBER),
            "max_value?": pattern(_NUMBER),
        },
        _counted,
    ),
}  # fmt: skip
_FILE_INPUT: dict[str, Check] = {
    "file_input": typed({**_ELEMENT, "filetypes?": items(string(30, 1), 1, 100), "max_files?": integer(1, 10)}),
}
_CONTEXT_BUTTONS: dict[str, Check] = {
    "feedback_buttons": typed({**_ELEMENT, "positive_button": FEEDBACK_BUTTON, "negative_button": FEEDBACK_BUTTON}),
    "icon_button": typed({**_ASKING, **_BUTTON, "icon": string(50, 1)}),
}

# Every interactive element there is.
INTERACTIVE = {**_BUTTONS, **_CONTEXT_BUTTONS, **_SELECTS, **_PICKERS, **_INPUTS, **_FILE_INPUT}

BUTTON = kinds({"button": _BUTTONS["button"]})
OVERFLOW = kinds({"overflow": _BUTTONS["overflow"]})
# What stands in an actions block, beside a section's text, in an input block (files only in modals), in a context, below an answer.
ACTION = kinds({**_BUTTONS, **_SELECTS, **_PICKERS, **_FORMATTED_INPUT, **_PLAIN_INPUT})
ACCESSORY = kinds({"image": IMAGE_ELEMENT, **_BUTTONS, **_SELECTS, **_PICKERS})
INPUT = kinds({**_SELECTS, **_PICKERS, **_INPUTS})
MODAL_INPUT = kinds({**_SELECTS, **_PICKERS, **_INPUTS, **_FILE_INPUT})
IN_CONTEXT = kinds({"image": IMAGE_ELEMENT, "plain_text": text(3000, is_plain=True), "mrkdwn": text(3000)})
CONTEXT_ACTION = kinds(_CONTEXT_BUTTONS)
