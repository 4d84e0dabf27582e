"""Composition objects: options, confirmations, filters, images and what else elements are made of. Limits are those Slack documents."""

from typing import Any

from hallway.core.richtext.blockkit.checks import (
    Check,
    Problems,
    address,
    all_of,
    boolean,
    choice,
    integer,
    items,
    kinds,
    one_of,
    record,
    string,
    text,
    typed,
)
from hallway.core.richtext.blockkit.problems import wrong

ID = string(255)
_WORD = string(100)
_ICONS = ("32", "36", "48", "64", "72", "96", "128", "192", "512", "1024", "original")
_OUTCOMES = ("is_dm_call", "was_rejected", "was_missed", "was_accepted", "has_ended")
PLACEHOLDER = text(150, is_plain=True)
LABEL = string(75)
STYLE = choice("primary", "danger")
USER_IDS = items(string(30, 1), 0, 100)

CONFIRM = record(
    {
        "title?": text(100, is_plain=True), "text": text(300), "confirm?": text(30, is_plain=True), "deny?": text(30, is_plain=True),
        "style?": STYLE,
    }
)  # fmt: skip
_OPTION = {"value?": string(150), "description?": text(75, is_plain=True)}
# Menus have plain options, checkboxes and radio buttons formatted ones; only those of an overflow menu may be links.
OPTION = record({"text": text(75, is_plain=True), **_OPTION})
LINK_OPTION = record({"text": text(75, is_plain=True), **_OPTION, "url?": address()})
FORMATTED_OPTION = record({"text": text(75), "value?": string(150), "description?": text(75)})
OPTION_GROUP = record({"label": text(75, is_plain=True), "options": items(OPTION, 1, 100)})

CONVERSATION_FILTER = record(
    {
        "include?": items(choice("im", "mpim", "private", "public"), 1, 4), "exclude_external_shared_channels?": boolean,
        "exclude_bot_users?": boolean,
    },
    one_of("include", "exclude_external_shared_channels", "exclude_bot_users"),
)  # fmt: skip
DISPATCH_ACTION_CONFIG = record({"trigger_actions_on?": items(choice("on_enter_pressed", "on_character_entered"), 1, 2)})

# One of them is enough; both are there when a program sends on what it has read.
SLACK_FILE = record({"id?": string(30, 1), "url?": address()}, one_of("id", "url"))
SLACK_ICON = kinds({"icon": typed({"name": string(50, 1)})})
# What Slack adds to an image comes back when a program sends on what it has read.
_IMAGE: dict[str, Check] = {
    "alt_text": string(2000), "image_url?": address(is_web=True), "slack_file?": SLACK_FILE, "image_width?": integer(0),
    "image_height?": integer(0), "image_bytes?": integer(0), "is_animated?": boolean, "fallback?": string(2000), "rotation?": integer(),
}  # fmt: skip
_PICTURED = one_of("image_url", "slack_file", is_only=True)
IMAGE_ELEMENT = typed(_IMAGE, _PICTURED)
IMAGE_BLOCK = typed({**_IMAGE, "block_id?": ID, "title?": text(2000, is_plain=True)}, _PICTURED)
IMAGE = kinds({"image": IMAGE_ELEMENT})

URL_SOURCE = kinds({"url": typed({"url": address(), "text": string(3000)})})
_TRIGGER = record({"url": address(), "customizable_input_parameters?": items(record({"name": string(255), "value": string(3000)}), 0, 100)})
WORKFLOW = record({"trigger": _TRIGGER})
FEEDBACK_BUTTON = record({"text": text(75, is_plain=True), "value": string(2000), "accessibility_label?": LABEL})

# What Slack adds to a call block: all that is known of the call.
_WHO = record({"slack_id?": _WORD, "external_id?": string(255), "display_name?": string(255), "avatar_url?": address()})
_KNOWN_CALL = record(
    {
        "id?": _WORD, "app_id?": _WORD, "app_icon_urls?": record({f"image_{size}?": address() for size in _ICONS}),
        "date_start?": integer(0), "date_end?": integer(0),
        "active_participants?": items(_WHO, 0, 100), "all_participants?": items(_WHO, 0, 100), "display_id?": string(255),
        "join_url?": string(3000), "desktop_app_join_url?": string(3000), "name?": string(255), "created_by?": _WORD,
        "channels?": items(_WORD, 0, 100), **{f"{name}?": boolean for name in _OUTCOMES},
    }
)  # fmt: skip
CALL = record({"v1?": _KNOWN_CALL, "media_backend_type?": string(100)})


def chosen(value: dict[str, Any]) -> Problems:
    """A rule: what is chosen at first is among what there is to choose."""
    name = "initial_option" if value.get("initial_option") else "initial_options"
    first = [value[name]] if name == "initial_option" else value.get(name)
    if not first:
        return None
    groups = [{"options": value.get("options") or []}, *(value.get("option_groups") or [])]
    there = {_of(option) for group in groups for option in group["options"]}
    if all(_of(option) in there for option in first):
        return None
    return wrong(f"`{name}` must match the options", f"/{name}", type="enum")


def _of(option: dict[str, Any]) -> tuple[str | None, str]:
    return option.get("value"), option["text"]["text"]


def few_enough(value: dict[str, Any]) -> Problems:
    """A rule: no more is chosen at first than may be."""
    most = value.get("max_selected_items")
    name = next((name for name in value if name.startswith("initial_") and isinstance(value[name], list)), "")
    if most is None or not name or len(value[name]) <= most:
        return None
    return wrong(f"no more than {most} items allowed", f"/{name}", type="max_items", expected=most)


# A static menu has options or groups of them, never both.
STATIC_CHOICE = all_of(one_of("options", "option_groups", is_only=True), chosen, few_enough)
