"""What each block, element and object of Block Kit may hold: data for `checking`.

A spec maps a key to a rule; a `?` at the end of the key marks it optional. Rules: `str:N` (at most N characters), `text:N` (a text
object), `plain:N` (a plain_text object), `int`, `bool`, `any`, `one:KINDS` (one object), `list:KINDS:MIN-MAX`, `in:a|b`. Limits are those
that Slack documents.
"""

Spec = dict[str, str]

_TEXT = "plain_text|mrkdwn"
_BUTTONS = "button|overflow|workflow_button|icon_button|feedback_buttons"
_SELECTS = "|".join(
    f"{many}{kind}_select" for many in ("", "multi_") for kind in ("static", "external", "users", "conversations", "channels")
)
_PICKERS = f"{_SELECTS}|checkboxes|radio_buttons|datepicker|timepicker|datetimepicker"
_INPUTS = "plain_text_input|email_text_input|url_text_input|number_input|rich_text_input|file_input"
_INLINE = "text|link|user|channel|usergroup|team|emoji|broadcast|date|color|canvas"
_CONTAINERS = "rich_text_section|rich_text_list|rich_text_quote|rich_text_preformatted"

MESSAGE_BLOCKS = (
    "actions|alert|call|card|carousel|container|context|context_actions|data_table|data_visualization|divider|file|header|image|"
    "input|markdown|plan|rich_text|section|table|task_card|video"
)

_ELEMENT: Spec = {"action_id?": "str:255"}
_SELECT: Spec = {
    **_ELEMENT,
    "placeholder?": "plain:150",
    "confirm?": "one:confirm",
    "focus_on_load?": "bool",
    "max_selected_items?": "int",
}
_INPUT: Spec = {
    **_ELEMENT, "placeholder?": "plain:150", "focus_on_load?": "bool", "dispatch_action_config?": "any", "min_length?": "int",
    "max_length?": "int", "multiline?": "bool",
}  # fmt: skip
_STYLED: Spec = {"style?": "any"}

SPECS: dict[str, Spec] = {
    # Blocks
    "actions": {"elements": f"list:{_BUTTONS}|{_PICKERS}|{_INPUTS}:1-25"},
    "alert": {"text": "text:200", "level?": "in:default|info|warning|error|success"},
    "call": {"call_id": "str:255", "call?": "any", "api_decoration_available?": "bool"},
    "card": {
        "title?": "text:150", "subtitle?": "text:150", "body?": "text:200", "subtext?": "text:200", "hero_image?": "one:image",
        "icon?": "one:image", "slack_icon?": "any", "actions?": f"list:{_BUTTONS}:1-3",
    },
    "carousel": {"elements": "list:card:1-10"},
    "container": {
        "title?": "text:150", "rich_text_title?": "any", "subtitle?": "text:150", "child_blocks": f"list:{MESSAGE_BLOCKS}:1-10",
        "width?": "in:narrow|standard|wide|full", "is_collapsible?": "bool", "is_collapsed?": "bool", "icon?": "any",
    },
    "context": {"elements": f"list:image|{_TEXT}:1-10"},
    "context_actions": {"elements": "list:feedback_buttons|icon_button:1-5"},
    "data_table": {"caption?": "str:200", "rows": "any", "columns?": "any", "page_size?": "int", "row_header_column_index?": "int"},
    "data_visualization": {"title?": "str:50", "chart": "any"},
    "divider": {},
    "file": {"external_id?": "str:255", "source": "in:remote", "file?": "any", "file_id?": "str:30"},
    "header": {"text": "plain:150", "level?": "int"},
    "image": {
        "alt_text": "str:2000", "image_url?": "str:3000", "slack_file?": "any", "title?": "plain:2000", "image_width?": "int",
        "image_height?": "int", "image_bytes?": "int", "is_animated?": "bool", "fallback?": "str:2000", "rotation?": "int",
    },
    "input": {
        "label": "plain:2000", "element": f"one:{_PICKERS}|{_INPUTS}", "hint?": "plain:2000", "optional?": "bool",
        "dispatch_action?": "bool",
    },
    "markdown": {"text": "str:12000"},
    "plan": {"title": "str:500", "tasks?": "any", "plan_id?": "str:255"},
    "rich_text": {"elements": f"list:{_CONTAINERS}:0-1000"},
    "section": {"text?": "text:3000", "fields?": "texts:2000", "accessory?": f"one:image|{_BUTTONS}|{_PICKERS}", "expand?": "bool"},
    "table": {"rows": "table", "column_settings?": "any"},
    "task_card": {
        "task_id": "str:255", "title": "str:500", "status?": "in:pending|in_progress|complete|error", "details?": "any", "output?": "any",
        "sources?": "any",
    },
    "video": {
        "title": "plain:200", "video_url": "str:3000", "thumbnail_url": "str:3000", "alt_text": "str:2000", "title_url?": "str:3000",
        "description?": "plain:200", "author_name?": "str:50", "provider_name?": "str:100", "provider_icon_url?": "str:3000",
    },
    # Elements
    "button": {
        **_ELEMENT, "text": "plain:75", "url?": "str:3000", "value?": "str:2000", "style?": "in:primary|danger", "confirm?": "one:confirm",
        "accessibility_label?": "str:75",
    },
    "workflow_button": {**_ELEMENT, "text": "plain:75", "workflow": "any", "style?": "in:primary|danger", "accessibility_label?": "str:75"},
    "icon_button": {
        **_ELEMENT, "icon": "str:50", "text": "plain:75", "value?": "str:2000", "confirm?": "one:confirm", "accessibility_label?": "str:75",
        "visible_to_user_ids?": "any",
    },
    "feedback_buttons": {**_ELEMENT, "positive_button": "any", "negative_button": "any"},
    "overflow": {**_ELEMENT, "options": "list:option:1-5", "confirm?": "one:confirm"},
    "checkboxes": {**_SELECT, "options": "list:option:1-10", "initial_options?": "list:option:1-10"},
    "radio_buttons": {**_SELECT, "options": "list:option:1-10", "initial_option?": "one:option"},
    "datepicker": {**_SELECT, "initial_date?": "str:10"},
    "timepicker": {**_SELECT, "initial_time?": "str:5", "timezone?": "str:100"},
    "datetimepicker": {**_SELECT, "initial_date_time?": "int"},
    "static_select": {
        **_SELECT, "options?": "list:option:1-100", "option_groups?": "list:option_group:1-100", "initial_option?": "one:option",
    },
    "multi_static_select": {
        **_SELECT, "options?": "list:option:1-100", "option_groups?": "list:option_group:1-100", "initial_options?": "list:option:1-100",
    },
    "external_select": {**_SELECT, "min_query_length?": "int", "initial_option?": "one:option"},
    "multi_external_select": {**_SELECT, "min_query_length?": "int", "initial_options?": "list:option:1-100"},
    "users_select": {**_SELECT, "initial_user?": "str:30"},
    "multi_users_select": {**_SELECT, "initial_users?": "any"},
    "conversations_select": {
        **_SELECT, "initial_conversation?": "str:30", "default_to_current_conversation?": "bool", "response_url_enabled?": "bool", "filter?": "any",
    },
    "multi_conversations_select": {
        **_SELECT, "initial_conversations?": "any", "default_to_current_conversation?": "bool", "filter?": "any",
    },
    "channels_select": {**_SELECT, "initial_channel?": "str:30", "response_url_enabled?": "bool"},
    "multi_channels_select": {**_SELECT, "initial_channels?": "any"},
    "plain_text_input": {**_INPUT, "initial_value?": "str:3000"},
    "email_text_input": {**_INPUT, "initial_value?": "str:3000"},
    "url_text_input": {**_INPUT, "initial_value?": "str:3000"},
    "number_input": {**_INPUT, "is_decimal_allowed": "bool", "initial_value?": "any", "min_value?": "any", "max_value?": "any"},
    "rich_text_input": {**_INPUT, "initial_value?": "any"},
    "file_input": {**_ELEMENT, "filetypes?": "any", "max_files?": "int"},
    # Objects
    "option": {"text": "text:75", "value?": "str:150", "description?": "text:75", "url?": "str:3000"},
    "option_group": {"label": "plain:75", "options": "list:option:1-100"},
    "confirm": {
        "title?": "plain:100", "text": "text:300", "confirm?": "plain:30", "deny?": "plain:30", "style?": "in:primary|danger",
    },
    # Rich text
    "rich_text_section": {"elements": f"list:{_INLINE}:0-4000"},
    "rich_text_list": {"elements": "list:rich_text_section:0-1000", "style": "in:bullet|ordered", "indent?": "int", "offset?": "int", "border?": "int"},
    "rich_text_quote": {"elements": f"list:{_INLINE}:0-4000", "border?": "int"},
    "rich_text_preformatted": {"elements": f"list:{_INLINE}:0-4000", "border?": "int", "language?": "str:50"},
    "text": {**_STYLED, "text": "str:40000"},
    "link": {**_STYLED, "url": "str:3000", "text?": "str:3000", "unsafe?": "bool"},
    "user": {**_STYLED, "user_id": "str:30"},
    "channel": {**_STYLED, "channel_id": "str:30"},
    "usergroup": {**_STYLED, "usergroup_id": "str:30"},
    "team": {**_STYLED, "team_id": "str:30"},
    "emoji": {**_STYLED, "name": "str:100", "unicode?": "str:100", "skin_tone?": "int", "url?": "str:3000", "display_team_id?": "str:30"},
    "broadcast": {**_STYLED, "range": "in:here|channel|everyone"},
    "date": {**_STYLED, "timestamp": "int", "format": "str:500", "url?": "str:3000", "fallback?": "str:500"},
    "color": {**_STYLED, "value": "str:50"},
    "canvas": {**_STYLED, "file_id": "str:30"},
}  # fmt: skip

# Objects that carry no `type` of their own.
UNTYPED = frozenset(("option", "option_group", "confirm"))
