"""The rich text block: containers, and what stands in a line."""

from typing import Any

from hallway.core.richtext.blockkit.checks import Check, Problems, boolean, choice, integer, items, kinds, record, string, typed
from hallway.core.richtext.blockkit.objects import ID

_LINE = 4000
_NAME = string(100, 1)
_WORDS = string(3000)
_URL = string(3000, 1)
_STYLE = record(
    {f"{name}?": boolean for name in ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink")}
)

_seconds = integer(-62_135_596_800, 253_402_300_799)


def _timestamp(value: Any) -> Problems:
    """Unix seconds; the Python SDK writes them as text."""
    return None if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= 12 else _seconds(value)


def _inline(fields: dict[str, Check]) -> Check:
    return typed({**fields, "style?": _STYLE})


_CITED = {
    "file": {"descriptor?": _WORDS, "file_id?": _NAME},
    "external": {"app_name?": _WORDS, "app_icon_url?": _URL},
    "web": {"display_name?": _WORDS, "title?": _WORDS, "snippet?": _WORDS},
    "message": {"channel?": _NAME, "message_ts?": _NAME},
    "memory": {"memory_id?": _NAME},
}
_SOURCE = record({"citation_type": choice(*_CITED), **{name: check for fields in _CITED.values() for name, check in fields.items()}})

INLINE: dict[str, Check] = {
    "text": _inline({"text": string(40_000)}),
    "link": _inline(
        {"url": _URL, "text?": _WORDS, "unsafe?": boolean, "from_llm?": boolean, "is_slack_url?": boolean, "truncated?": boolean}
    ),
    "emoji": _inline(
        {
            "name": _NAME, "unicode?": string(100), "skin_tone?": integer(1, 6), "url?": _URL, "display_url?": _URL,
            "display_team_id?": _NAME,
        }
    ),
    "user": _inline({"user_id": _NAME, "from_llm?": boolean}),
    "usergroup": _inline({"usergroup_id": _NAME}),
    "channel": _inline({"channel_id": _NAME, "tab_id?": _NAME, "from_llm?": boolean}),
    "team": _inline({"team_id": _NAME}),
    "broadcast": _inline({"range": choice("here", "channel", "everyone")}),
    "date": _inline(
        {
            "timestamp": _timestamp, "format": string(500), "timezone?": _NAME, "url?": _URL,
            "fallback?": _WORDS,
        }
    ),
    "color": _inline({"value": string(50)}),
    "tag": _inline({"text": _WORDS, "color?": string(50)}),
    "citation": typed(
        {"url": _URL, "text": _WORDS, "index": integer(0), "details": _SOURCE, "from_llm?": boolean, "is_slack_url?": boolean}
    ),
    "file": _inline({"file_id": _NAME, "text?": _WORDS, "url?": _URL, "is_skill_invocation?": boolean}),
    "canvas": _inline(
        {
            "file_id": _NAME, "label?": _WORDS, "hide_title?": boolean, "section_id?": _NAME, "text?": _WORDS, "url?": _URL,
            "is_skill_invocation?": boolean,
        }
    ),
    "canvas_user_mention": _inline({"user_id": _NAME, "thread_id?": _NAME}),
    "canvas_message_unfurl": _inline({"root_message_ts": _NAME, "root_message_channel": _NAME}),
    "list_record": _inline({"file_id": _NAME, "record_id?": _NAME, "view_id?": _NAME, "text?": _WORDS, "url?": _URL}),
    "message_mention": _inline(
        {"channel_id": _NAME, "message_ts": _NAME, "author_id?": _NAME, "thread_ts?": _NAME, "text?": _WORDS, "url?": _URL}
    ),
    "attachment_mention": _inline(
        {
            "url": _URL, "text?": _WORDS, "app_id?": _NAME, "entity_id?": string(255), "icon_url?": _URL, "channel_id?": _NAME,
            "ts?": _NAME, "full_size_preview_enabled?": boolean, "icon_name?": _NAME, "reference_object_type?": _NAME,
            "product_name?": _WORDS,
        }
    ),
    "work_object_mention": _inline(
        {
            "entity_id": string(255), "app_id": _NAME, "text": _WORDS, "url": _URL, "icon_url?": _URL,
            "full_size_preview_enabled?": boolean, "product_name?": _WORDS,
        }
    ),
    "workflow_mention": _inline(
        {"workflow_id": _NAME, "function_trigger_id": _NAME, "text": _WORDS, "url?": _URL, "channel_id?": _NAME, "ts?": _NAME}
    ),
    "salesforce_data_field": _inline(
        {
            "salesforce_record_id": _NAME, "salesforce_field_label?": _WORDS, "salesforce_field_api_name?": _WORDS,
            "salesforce_include_field_label?": boolean,
        }
    ),
}  # fmt: skip

_elements = items(kinds(INLINE), 0, _LINE)
_BORDER = {"border?": choice(0, 1)}
_SECTION: dict[str, Check] = {"rich_text_section": typed({"elements": _elements})}
CONTAINERS: dict[str, Check] = {
    **_SECTION,
    "rich_text_list": typed(
        {
            "elements": items(kinds(_SECTION), 0, 1000), "style?": choice("bullet", "ordered"), "indent?": integer(0, 100),
            "offset?": integer(0), **_BORDER,
        }
    ),
    "rich_text_quote": typed({"elements": _elements, **_BORDER}),
    "rich_text_preformatted": typed({"elements": _elements, "language?": string(50), **_BORDER}),
}  # fmt: skip

RICH_TEXT_BLOCK = typed({"block_id?": ID, "elements": items(kinds(CONTAINERS), 0, 1000)})
RICH_TEXT = kinds({"rich_text": RICH_TEXT_BLOCK})
