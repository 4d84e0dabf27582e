"""Every block: what it may hold, and on which surfaces it stands (https://docs.slack.dev/reference/block-kit/blocks)."""

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
from hallway.core.richtext.blockkit.elements import ACCESSORY, ACTION, BUTTON, CONTEXT_ACTION, IN_CONTEXT, INPUT, MODAL_INPUT, OVERFLOW
from hallway.core.richtext.blockkit.objects import CALL, ID, IMAGE, IMAGE_BLOCK, SLACK_ICON, URL_SOURCE
from hallway.core.richtext.blockkit.problems import wrong
from hallway.core.richtext.blockkit.rich_text import RICH_TEXT, RICH_TEXT_BLOCK
from hallway.core.richtext.blockkit.tables import DATA_TABLE, DATA_VISUALIZATION, TABLE

SURFACES = ("message", "modal", "home", "workflow_step")


def _block(fields: dict[str, Check], rule: Check | None = None) -> Check:
    return typed({"block_id?": ID, **fields}, rule)


def _acting(elements: str) -> Check:
    """A rule: no two elements have the same `action_id`."""

    def check(value: dict[str, Any]) -> Problems:
        seen: set[str] = set()
        for place, element in enumerate(value.get(elements) or ()):
            action_id = element.get("action_id")
            if not action_id:
                continue
            if action_id in seen:
                return wrong(f'`action_id` "{action_id}" already exists', f"/{elements}/{place}/action_id", type="unique")
            seen.add(action_id)
        return None

    return check


def _folds(value: dict[str, Any]) -> Problems:
    """A rule: only what can be collapsed is so at first, and only what cannot has a line below its header."""
    if value.get("default_collapsed") and not value.get("is_collapsible"):
        return wrong("`default_collapsed` needs `is_collapsible`", "/default_collapsed", type="dependency")
    if value.get("has_header_divider") and value.get("is_collapsible"):
        return wrong("`has_header_divider` does not go with `is_collapsible`", "/has_header_divider", type="dependency")
    return None


def _one_icon(value: dict[str, Any]) -> Problems:
    both = value.get("icon") and value.get("slack_icon")
    return wrong("must define only one of `icon` or `slack_icon`", type="one_of", expected=["icon", "slack_icon"]) if both else None


def _something(value: dict[str, Any]) -> Problems:
    """A rule of sections; Slack points at the type."""
    if value.get("text") is not None or value.get("fields") is not None:
        return None
    return wrong("must define either `text` or `fields`", "/type", type="any_of", expected=["text", "fields"])


def _input(element: Check) -> Check:
    label = text(2000, is_plain=True)
    return _block({"label": label, "element": element, "hint?": label, "optional?": boolean, "dispatch_action?": boolean})


_TITLE = string(3000)
_TASK: dict[str, Check] = {
    "block_id?": ID, "task_id": string(255, 1), "title": _TITLE, "status?": choice("pending", "in_progress", "complete", "error"),
    "details?": RICH_TEXT, "output?": RICH_TEXT, "sources?": items(URL_SOURCE, 0, 100), "icon?": SLACK_ICON, "hide_title?": boolean,
}  # fmt: skip
_CARD = _block(
    {
        "hero_image?": IMAGE, "icon?": IMAGE, "slack_icon?": SLACK_ICON, "title?": text(150), "subtitle?": text(150), "body?": text(200),
        "subtext?": text(200), "actions?": items(BUTTON, 1, 3),
    },
    all_of(one_of("hero_image", "title", "actions", "body"), _one_icon, _acting("actions")),
)  # fmt: skip
_PLAIN_75 = text(75, is_plain=True)

_SIMPLE: dict[str, Check] = {
    "actions": _block({"elements": items(ACTION, 1, 25)}, _acting("elements")),
    "alert": _block({"text": text(200), "level?": choice("default", "info", "warning", "error", "success")}),
    "call": _block({"call_id": ID, "api_decoration_available?": boolean, "call?": CALL}),
    "card": _CARD,
    "carousel": _block({"elements": items(kinds({"card": _CARD}), 1, 10)}),
    "context": _block({"elements": items(IN_CONTEXT, 1, 10)}),
    "context_actions": _block({"elements": items(CONTEXT_ACTION, 1, 5)}, _acting("elements")),
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
    "divider": _block({}),
    "file": _block({"source": choice("remote"), "external_id?": ID, "file_id?": string(30)}, one_of("external_id", "file_id")),
    "header": _block({"text": text(150, is_plain=True), "level?": integer(1, 6)}),
    "image": IMAGE_BLOCK,
    "input": _input(INPUT),
    "markdown": _block({"text": string(12_000, 1)}),
    "plan": _block({"title": _TITLE, "tasks?": items(record({"type?": choice("task_card"), **_TASK}), 0, 50)}),
    "rich_text": RICH_TEXT_BLOCK,
    "section": _block(
        {"text?": text(3000), "fields?": items(text(2000), 1, 10), "accessory?": ACCESSORY, "expand?": boolean}, _something
    ),
    "table": TABLE,
    "task_card": typed(_TASK),
    "video": _block(
        {
            "title": text(200, is_plain=True), "video_url": address(is_web=True), "thumbnail_url": address(is_web=True),
            "alt_text": string(2000), "title_url?": address(is_web=True), "description?": text(200, is_plain=True),
            "author_name?": string(50), "provider_name?": string(100), "provider_icon_url?": address(is_web=True),
        }
    ),
}  # fmt: skip

_IN_CONTAINER = ("actions", "context", "divider", "file", "header", "image", "input", "rich_text", "section", "table", "video")
_CONTAINER = _block(
    {
        "title?": text(150, is_plain=True), "rich_text_title?": RICH_TEXT, "subtitle?": text(150), "icon?": IMAGE,
        "child_blocks": items(kinds({name: _SIMPLE[name] for name in _IN_CONTAINER}), 1, 10),
        "width?": choice("narrow", "standard", "wide", "full"), "is_collapsible?": boolean, "default_collapsed?": boolean,
        "has_header_divider?": boolean,
    },
    all_of(one_of("title", "rich_text_title"), _folds),
)  # fmt: skip
_AUTH_PROVIDER = _block(
    {
        "value": string(150, 1), "name": _PLAIN_75, "is_connected": boolean, "description?": text(150, is_plain=True),
        "icon_url?": address(is_web=True), "auth_url?": address(is_web=True), "disconnect_url?": address(is_web=True),
        "connected_identity?": _PLAIN_75, "connected_context?": _PLAIN_75, "accessory?": OVERFLOW,
        "fallback?": items(kinds(_SIMPLE), 0, 10),
    }
)  # fmt: skip
BLOCKS: dict[str, Check] = {**_SIMPLE, "container": _CONTAINER, "auth_provider": _AUTH_PROVIDER}

# Where each block stands, if not on every surface (https://docs.slack.dev/blocks.json).
_ONLY_ON = {
    "alert": ("modal",),
    "call": ("message",),
    "carousel": ("message", "home"),
    "container": ("message", "home"),
    "context_actions": ("message",),
    "data_table": ("message", "home"),
    "data_visualization": ("message", "home"),
    "file": ("message",),
    "markdown": ("message",),
    "plan": ("message",),
    "table": ("message", "home"),
    "task_card": ("message",),
}


def surfaces_of(kind: str) -> tuple[str, ...]:
    """The surfaces that a kind of block stands on."""
    return _ONLY_ON.get(kind, SURFACES)


def _on(surface: str) -> Check:
    blocks = {name: check for name, check in BLOCKS.items() if surface in surfaces_of(name)}
    # Files are only taken in modals.
    return kinds(blocks | {"input": _input(MODAL_INPUT)} if surface in ("modal", "workflow_step") else blocks)


BLOCK_ON = {surface: _on(surface) for surface in SURFACES}
