"""One good block, element and line of rich text of each kind, with as many of its fields as go together."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    """A plain text object."""
    return {"type": "plain_text", "text": text, "emoji": True}


def mrkdwn(text: str) -> Json:
    """A formatted text object."""
    return {"type": "mrkdwn", "text": text, "verbatim": False}


def rich(*elements: Json) -> Json:
    """A rich text block of one section."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


WORDS = {"type": "text", "text": "hello", "style": {"bold": True, "underline": True}}
IMAGE = {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "a picture"}
OPTION = {"text": plain("One"), "value": "1", "description": plain("the first")}
OPTIONS = [OPTION, {"text": plain("Two"), "value": "2"}]
FORMATTED = [{"text": mrkdwn("*One*"), "value": "1", "description": mrkdwn("the _first_")}, {"text": plain("Two"), "value": "2"}]
CONFIRM = {"title": plain("Sure?"), "text": mrkdwn("*Really*"), "confirm": plain("Yes"), "deny": plain("No"), "style": "danger"}
FILTER = {"include": ["public", "private"], "exclude_bot_users": True, "exclude_external_shared_channels": False}
_MENU = {"placeholder": plain("Choose"), "confirm": CONFIRM, "focus_on_load": False}
_DISPATCH = {"trigger_actions_on": ["on_enter_pressed", "on_character_entered"]}
_INPUT = {"placeholder": plain("Write"), "focus_on_load": False, "dispatch_action_config": _DISPATCH}
_FEEDBACK = {"text": plain("Good"), "value": "up", "accessibility_label": "Say that this was good"}
_TRIGGER = {"url": "https://slack.com/shortcuts/Ft1/a", "customizable_input_parameters": [{"name": "who", "value": "U1"}]}

_ELEMENTS: dict[str, Json] = {
    "button": {
        "text": plain("Go"), "url": "https://example.org/", "value": "v", "style": "primary", "confirm": CONFIRM,
        "accessibility_label": "Go there", "agent_prompt": "Go on", "agent_prompt_display": "Going", "visible_to_user_ids": ["U1"],
    },
    "workflow_button": {"text": plain("Run"), "workflow": {"trigger": _TRIGGER}, "style": "danger", "accessibility_label": "Run it"},
    "icon_button": {"icon": "trash", "text": plain("Delete"), "value": "v", "confirm": CONFIRM, "visible_to_user_ids": ["U1"]},
    "feedback_buttons": {"positive_button": _FEEDBACK, "negative_button": {"text": plain("Bad"), "value": "down"}},
    "overflow": {"options": [OPTION, {"text": plain("Docs"), "url": "https://example.org/"}], "confirm": CONFIRM},
    "checkboxes": {"options": FORMATTED, "initial_options": FORMATTED[:1], "confirm": CONFIRM, "focus_on_load": False},
    "radio_buttons": {"options": FORMATTED, "initial_option": FORMATTED[1], "confirm": CONFIRM, "focus_on_load": False},
    "datepicker": {**_MENU, "initial_date": "2028-02-29"},
    "timepicker": {**_MENU, "initial_time": "23:59", "timezone": "America/Argentina/Buenos_Aires"},
    "datetimepicker": {"initial_date_time": 1628633820, "confirm": CONFIRM, "focus_on_load": False},
    "static_select": {**_MENU, "option_groups": [{"label": plain("All"), "options": OPTIONS}], "initial_option": OPTION},
    "external_select": {**_MENU, "min_query_length": 0, "initial_option": OPTION},
    "users_select": {**_MENU, "initial_user": "U1"},
    "conversations_select": {
        **_MENU, "initial_conversation": "C1", "default_to_current_conversation": True, "response_url_enabled": True, "filter": FILTER,
    },
    "channels_select": {**_MENU, "initial_channel": "C1", "response_url_enabled": True},
    "multi_static_select": {**_MENU, "options": OPTIONS, "initial_options": OPTIONS, "max_selected_items": 2},
    "multi_external_select": {**_MENU, "min_query_length": 2, "initial_options": OPTIONS, "max_selected_items": 2},
    "multi_users_select": {**_MENU, "initial_users": ["U1"], "max_selected_items": 1},
    "multi_conversations_select": {**_MENU, "initial_conversations": ["C1"], "default_to_current_conversation": True, "filter": FILTER},
    "multi_channels_select": {**_MENU, "initial_channels": ["C1"], "max_selected_items": 3},
    "plain_text_input": {**_INPUT, "initial_value": "x", "multiline": True, "min_length": 0, "max_length": 3000},
    "email_text_input": {**_INPUT, "initial_value": "kara@example.org"},
    "url_text_input": {**_INPUT, "initial_value": "https://example.org"},
    "number_input": {**_INPUT, "is_decimal_allowed": True, "initial_value": "2.5", "min_value": "-1", "max_value": "10"},
    "rich_text_input": {**_INPUT, "initial_value": rich(WORDS), "min_lines": 2, "max_lines": 10},
    "file_input": {"filetypes": ["pdf", "png"], "max_files": 10},
}  # fmt: skip
ELEMENTS = {kind: {"type": kind, "action_id": f"act-{kind}", **fields} for kind, fields in _ELEMENTS.items()}

_CITED = {"citation_type": "web", "display_name": "Example", "title": "About", "snippet": "It is"}
_INLINE: dict[str, Json] = {
    "text": WORDS,
    "link": {"url": "https://example.org/", "text": "example", "unsafe": False, "style": {"code": True}},
    "emoji": {"name": "wave", "unicode": "1f44b", "skin_tone": 2},
    "user": {"user_id": "U1", "style": {"bold": True, "highlight": True, "client_highlight": True, "unlink": True}},
    "usergroup": {"usergroup_id": "S1"},
    "channel": {"channel_id": "C1"},
    "team": {"team_id": "T1"},
    "broadcast": {"range": "here"},
    "date": {"timestamp": 1628633820, "format": "{date_long}", "url": "https://example.org/", "fallback": "in August"},
    "color": {"value": "#F405B3"},
    "tag": {"text": "In progress", "color": "blue"},
    "citation": {"url": "https://example.org/", "text": "1", "index": 1, "details": _CITED},
    "file": {"file_id": "F1", "text": "notes"},
    "canvas": {"file_id": "F1", "label": "plan"},
    "canvas_user_mention": {"user_id": "U1", "thread_id": "t"},
    "canvas_message_unfurl": {"root_message_ts": "1.2", "root_message_channel": "C1"},
    "list_record": {"file_id": "F1", "record_id": "Rec1", "view_id": "View1"},
    "message_mention": {"channel_id": "C1", "message_ts": "1.2", "author_id": "U1"},
    "attachment_mention": {"url": "https://example.org/", "app_id": "A1", "entity_id": "e"},
    "work_object_mention": {"entity_id": "e", "app_id": "A1", "text": "Ticket", "url": "https://example.org/"},
    "workflow_mention": {"workflow_id": "Wf1", "function_trigger_id": "Ft1", "text": "Run"},
    "salesforce_data_field": {"salesforce_record_id": "r", "salesforce_field_label": "Amount"},
}
INLINE = {kind: {"type": kind, **fields} for kind, fields in _INLINE.items()}

CONTAINERS: dict[str, Json] = {
    "rich_text_section": {"elements": list(INLINE.values())},
    "rich_text_list": {"style": "ordered", "indent": 1, "offset": 2, "border": 0, "elements": rich(WORDS)["elements"]},
    "rich_text_quote": {"elements": [WORDS], "border": 1},
    "rich_text_preformatted": {"elements": [{"type": "text", "text": "x = 1"}], "border": 0, "language": "python"},
}
CONTAINERS = {kind: {"type": kind, **fields} for kind, fields in CONTAINERS.items()}

_TASK = {
    "task_id": "t1", "title": "Look it up", "status": "complete", "details": rich(WORDS), "output": rich(WORDS),
    "sources": [{"type": "url", "url": "https://example.org/", "text": "Example"}],
}  # fmt: skip
_CARD = {
    "type": "card", "block_id": "card-1", "icon": IMAGE, "hero_image": IMAGE, "title": mrkdwn("*Title*"), "subtitle": plain("Sub"),
    "body": mrkdwn("Body"), "subtext": mrkdwn("Subtext"), "actions": [ELEMENTS["button"]],
}  # fmt: skip
_CELL = {"type": "raw_text", "text": "a"}
_NUMBER = {"type": "raw_number", "value": 1.5, "text": "1.5"}
_BUTTON_CELL = {"type": "action_cell", "element": ELEMENTS["button"], "fallback": _CELL}
SERIES = [{"name": "Berlin", "data": [{"label": "Mon", "value": 1}, {"label": "Tue", "value": -2.5}]}]
BAR = {"type": "bar", "series": SERIES, "axis_config": {"categories": ["Mon", "Tue"], "x_label": "Day", "y_label": "Count"}}
PIE = {"type": "pie", "segments": [{"label": "Cats", "value": 3}, {"label": "Dogs", "value": 0.5}]}
_CALL = {
    "v1": {
        "id": "R1",
        "name": "Standup",
        "join_url": "https://example.org/j",
        "active_participants": [{"slack_id": "U1"}],
        "has_ended": False,
    }
}
_ACTING = [item for kind, item in ELEMENTS.items() if kind not in ("icon_button", "feedback_buttons", "file_input")]

_BLOCKS: dict[str, Json] = {
    "actions": {"elements": [item for item in _ACTING if not item["type"].endswith("_input")] + [ELEMENTS["plain_text_input"]]},
    "alert": {"text": mrkdwn("*Careful*"), "level": "warning"},
    "auth_provider": {
        "value": "drive", "name": plain("Drive"), "is_connected": True, "description": plain("Files"), "auth_url": "https://example.org/a",
        "connected_identity": plain("kara"), "accessory": ELEMENTS["overflow"], "fallback": [{"type": "divider"}],
    },
    "call": {"call_id": "R1", "api_decoration_available": False, "call": _CALL},
    "card": _CARD,
    "carousel": {"elements": [_CARD, {"type": "card", "title": plain("Two"), "slack_icon": {"type": "icon", "name": "rocket"}}]},
    "container": {
        "title": plain("Details"), "subtitle": mrkdwn("more"), "icon": IMAGE, "width": "wide", "is_collapsible": True,
        "default_collapsed": True, "child_blocks": [{"type": "divider"}, {"type": "section", "text": mrkdwn("inside")}],
    },
    "context": {"elements": [IMAGE, mrkdwn("by <@U1>"), plain("today")]},
    "context_actions": {"elements": [ELEMENTS["feedback_buttons"], ELEMENTS["icon_button"]]},
    "data_table": {
        "caption": "Deals", "page_size": 10, "row_header_column_index": 1, "rows": [[_CELL, _CELL], [_NUMBER, rich(WORDS)], [_BUTTON_CELL, _CELL]],
    },
    "data_visualization": {"title": "Visits", "chart": BAR},
    "divider": {},
    "file": {"source": "remote", "external_id": "doc-1"},
    "header": {"text": plain("Header")},
    "image": {**IMAGE, "title": plain("Picture")},
    "input": {
        "label": plain("Name"), "element": ELEMENTS["plain_text_input"], "hint": plain("Yours"), "optional": True, "dispatch_action": True,
    },
    "markdown": {"text": "**bold**"},
    "plan": {"title": "Find it", "tasks": [_TASK, {"type": "task_card", "task_id": "t2", "title": "Then write", "status": "pending"}]},
    "rich_text": {"elements": list(CONTAINERS.values())},
    "section": {"text": mrkdwn("hello"), "fields": [mrkdwn("a"), plain("b")], "accessory": ELEMENTS["button"], "expand": True},
    "table": {"rows": [[_CELL, rich(WORDS)], [_NUMBER, None]], "column_settings": [{"align": "right", "is_wrapped": True}, None]},
    "task_card": _TASK,
    "video": {
        "title": plain("Film"), "title_url": "https://example.org/film", "video_url": "https://example.org/embed", "alt_text": "a film",
        "thumbnail_url": "https://example.org/t.png", "description": plain("About us"), "author_name": "Kara", "provider_name": "Tube",
        "provider_icon_url": "https://example.org/i.png",
    },
}  # fmt: skip
BLOCKS = {kind: {"type": kind, "block_id": f"block-{kind}", **fields} for kind, fields in _BLOCKS.items()}
BLOCKS["card"] = BLOCKS["card"] | {"block_id": "block-card"}

MODAL: Json = {
    "type": "modal", "title": plain("Order"), "close": plain("Cancel"), "submit": plain("Send"), "callback_id": "order",
    "private_metadata": "{}", "external_id": "one", "clear_on_close": True, "notify_on_close": True, "blocks": [BLOCKS["input"]],
}  # fmt: skip
HOME: Json = {"type": "home", "blocks": [BLOCKS["section"]], "callback_id": "home"}
STEP: Json = {"type": "workflow_step", "callback_id": "step", "submit_disabled": True, "blocks": [BLOCKS["input"]]}
ATTACHMENT: Json = {
    "fallback": "plain", "color": "#36a64f", "pretext": "Before", "author_name": "Kara", "author_link": "https://example.org/kara",
    "author_icon": "https://example.org/k.png", "title": "Title", "title_link": "https://example.org/", "text": "Text with *words*",
    "fields": [{"title": "Priority", "value": "High", "short": True}], "image_url": "https://example.org/a.png",
    "thumb_url": "https://example.org/t.png", "footer": "Footer", "footer_icon": "https://example.org/f.png", "ts": 123456789,
    "mrkdwn_in": ["text", "pretext"], "callback_id": "choice",
    "actions": [
        {
            "name": "game", "text": "Chess", "type": "button", "value": "chess", "style": "danger",
            "confirm": {"title": "Sure?", "text": "Really", "ok_text": "Yes", "dismiss_text": "No"},
        },
        {"name": "list", "text": "Pick", "type": "select", "options": [{"text": "One", "value": "1", "description": "first"}]},
        {"name": "who", "text": "Whom", "type": "select", "data_source": "users", "selected_options": [{"text": "Kara", "value": "U1"}]},
        {"name": "far", "text": "Far", "type": "select", "data_source": "external", "min_query_length": 3},
        {"name": "in", "text": "In", "type": "select", "option_groups": [{"text": "All", "options": [{"text": "One", "value": "1"}]}]},
    ],
}  # fmt: skip
