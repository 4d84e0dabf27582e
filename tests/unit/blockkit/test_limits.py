"""What Slack would refuse is refused, with its words, and a pointer to the very field."""

import json
from typing import Any

import pytest

from hallway.core import richtext
from tests.unit.blockkit.samples import BAR, BLOCKS, ELEMENTS, OPTION, OPTIONS, PIE, mrkdwn, plain, rich

Path = str
_GONE = object()


def errors(blocks: Any, surface: str = "message") -> list[str]:
    """What is wrong with blocks."""
    with pytest.raises(richtext.InvalidBlocks) as caught:
        richtext.check_blocks(blocks, surface=surface)
    assert caught.value.messages == [f"[ERROR] {error}" for error in caught.value.errors]
    return caught.value.errors


def changed(whole: Any, path: Path, value: Any) -> Any:
    """A copy with another value at a path such as `text/text`; `_GONE` takes it away."""
    whole = json.loads(json.dumps(whole))
    *way, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    place = whole
    for part in way:
        place = place[part]
    if value is _GONE:
        del place[last]
    else:
        place[last] = value
    return whole


def long(most: int) -> str:
    """One character too long."""
    return "x" * (most + 1)


# kind of block, where in it, what is put there, what is said.
WRONG: list[tuple[str, Path, Any, str]] = [
    ("section", "text/text", long(3000), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    ("section", "text/text", "", "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    ("section", "text/type", "html", "unsupported type: html [json-pointer:/blocks/0/text/type]"),
    ("section", "text/emoji", True, "invalid additional property: emoji [json-pointer:/blocks/0/text]"),
    ("section", "text", "hello", "must provide an object [json-pointer:/blocks/0/text]"),
    ("section", "text/text", 5, "must provide a string [json-pointer:/blocks/0/text/text]"),
    ("section", "fields", [plain("x")] * 11, "no more than 10 items allowed [json-pointer:/blocks/0/fields]"),
    ("section", "fields", [], "must provide at least 1 items [json-pointer:/blocks/0/fields]"),
    ("section", "fields/1/text", long(2000), "must be less than 2001 characters [json-pointer:/blocks/0/fields/1/text]"),
    ("section", "expand", "yes", "must provide a boolean [json-pointer:/blocks/0/expand]"),
    ("section", "accessory/url", "javascript:alert(1)", "must be a valid URL [json-pointer:/blocks/0/accessory/url]"),
    ("section", "accessory/style", "blue", "value must be one of primary, danger [json-pointer:/blocks/0/accessory/style]"),
    ("section", "accessory/text/text", long(75), "must be less than 76 characters [json-pointer:/blocks/0/accessory/text/text]"),
    ("section", "accessory/value", long(2000), "must be less than 2001 characters [json-pointer:/blocks/0/accessory/value]"),
    ("section", "accessory/action_id", long(255), "must be less than 256 characters [json-pointer:/blocks/0/accessory/action_id]"),
    ("section", "accessory/confirm/text", _GONE, "missing required field: text [json-pointer:/blocks/0/accessory/confirm]"),
    ("section", "accessory/type", "file_input", "unsupported type: file_input [json-pointer:/blocks/0/accessory/type]"),
    ("section", "block_id", long(255), "must be less than 256 characters [json-pointer:/blocks/0/block_id]"),
    ("section", "spoof", 1, "invalid additional property: spoof [json-pointer:/blocks/0]"),
    ("header", "text", mrkdwn("x"), "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"),
    ("header", "text/text", long(150), "must be less than 151 characters [json-pointer:/blocks/0/text/text]"),
    ("header", "text", _GONE, "missing required field: text [json-pointer:/blocks/0]"),
    ("actions", "elements", [], "must provide at least 1 items [json-pointer:/blocks/0/elements]"),
    ("actions", "elements", [{"type": "button", "text": plain("x")}] * 26, "no more than 25 items allowed [json-pointer:/blocks/0/elements]"),
    ("actions", "elements/1", ELEMENTS["button"], '`action_id` "act-button" already exists [json-pointer:/blocks/0/elements/1/action_id]'),
    ("context", "elements", [plain("x")] * 11, "no more than 10 items allowed [json-pointer:/blocks/0/elements]"),
    ("context_actions", "elements", [ELEMENTS["button"]], "unsupported type: button [json-pointer:/blocks/0/elements/0/type]"),
    ("context_actions", "elements/0/positive_button/value", _GONE, "missing required field: value [json-pointer:/blocks/0/elements/0/positive_button]"),
    ("image", "image_url", _GONE, "must define either `image_url` or `slack_file` [json-pointer:/blocks/0]"),
    ("image", "slack_file", {"id": "F1"}, "must define only one of `image_url` or `slack_file` [json-pointer:/blocks/0]"),
    ("image", "image_url", "ftp://example.org/a.png", "must be a valid URL [json-pointer:/blocks/0/image_url]"),
    ("image", "slack_file", {}, "must define either `id` or `url` [json-pointer:/blocks/0/slack_file]"),
    ("image", "alt_text", _GONE, "missing required field: alt_text [json-pointer:/blocks/0]"),
    ("input", "label/text", long(2000), "must be less than 2001 characters [json-pointer:/blocks/0/label/text]"),
    ("input", "element", _GONE, "missing required field: element [json-pointer:/blocks/0]"),
    ("input", "element/max_length", 3001, "must be less than 3001 [json-pointer:/blocks/0/element/max_length]"),
    ("input", "element/min_length", -1, "must be more than -1 [json-pointer:/blocks/0/element/min_length]"),
    ("input", "element/min_length", True, "must provide an integer [json-pointer:/blocks/0/element/min_length]"),
    ("input", "element/placeholder/text", long(150), "must be less than 151 characters [json-pointer:/blocks/0/element/placeholder/text]"),
    ("input", "element/dispatch_action_config/trigger_actions_on", ["on_blur"],
     "value must be one of on_enter_pressed, on_character_entered [json-pointer:/blocks/0/element/dispatch_action_config/trigger_actions_on/0]"),
    ("markdown", "text", long(12_000), "must be less than 12001 characters [json-pointer:/blocks/0/text]"),
    ("video", "title", mrkdwn("x"), "unsupported type: mrkdwn [json-pointer:/blocks/0/title/type]"),
    ("video", "author_name", long(50), "must be less than 51 characters [json-pointer:/blocks/0/author_name]"),
    ("card", "body/text", long(200), "must be less than 201 characters [json-pointer:/blocks/0/body/text]"),
    ("card", "slack_icon", {"type": "icon", "name": "bot"}, "must define only one of `icon` or `slack_icon` [json-pointer:/blocks/0]"),
    ("card", "actions", [{"type": "button", "text": plain("x")}] * 4, "no more than 3 items allowed [json-pointer:/blocks/0/actions]"),
    ("carousel", "elements", [{"type": "card", "title": plain("x")}] * 11, "no more than 10 items allowed [json-pointer:/blocks/0/elements]"),
    ("carousel", "elements/0", {"type": "divider"}, "unsupported type: divider [json-pointer:/blocks/0/elements/0/type]"),
    ("carousel", "elements/1", {"type": "card", "subtitle": plain("x")},
     "must define one of `hero_image` or `title` or `actions` or `body` [json-pointer:/blocks/0/elements/1]"),
    ("container", "title", _GONE, "must define either `title` or `rich_text_title` [json-pointer:/blocks/0]"),
    ("container", "is_collapsible", False, "`default_collapsed` needs `is_collapsible` [json-pointer:/blocks/0/default_collapsed]"),
    ("container", "has_header_divider", True, "`has_header_divider` does not go with `is_collapsible` [json-pointer:/blocks/0/has_header_divider]"),
    ("container", "child_blocks", [{"type": "divider"}] * 11, "no more than 10 items allowed [json-pointer:/blocks/0/child_blocks]"),
    ("container", "child_blocks/0", BLOCKS["container"], "unsupported type: container [json-pointer:/blocks/0/child_blocks/0/type]"),
    ("table", "rows", [[{"type": "raw_text", "text": "x"}]] * 101, "no more than 100 items allowed [json-pointer:/blocks/0/rows]"),
    ("table", "rows/0", [{"type": "raw_text", "text": "x"}] * 21, "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]"),
    ("table", "rows/0/0/text", "", "must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]"),
    ("table", "rows/0/0/text", long(10_000), "must be less than 10001 characters [json-pointer:/blocks/0]"),
    ("table", "column_settings/0/align", "top", "value must be one of left, center, right [json-pointer:/blocks/0/column_settings/0/align]"),
    ("data_table", "rows/0/1", rich(), "unsupported type: rich_text [json-pointer:/blocks/0/rows/0/1/type]"),
    ("data_table", "rows/1", [{"type": "raw_text", "text": "x"}], "must provide 2 items [json-pointer:/blocks/0/rows/1]"),
    ("data_table", "row_header_column_index", 2, "must be less than 2 [json-pointer:/blocks/0/row_header_column_index]"),
    ("data_table", "page_size", 101, "must be less than 101 [json-pointer:/blocks/0/page_size]"),
    ("data_table", "caption", _GONE, "missing required field: caption [json-pointer:/blocks/0]"),
    ("data_visualization", "title", long(50), "must be less than 51 characters [json-pointer:/blocks/0/title]"),
    ("data_visualization", "chart", {**PIE, "type": "donut"}, "unsupported type: donut [json-pointer:/blocks/0/chart/type]"),
    ("data_visualization", "chart", changed(PIE, "segments/0/value", 0), "must be more than 0 [json-pointer:/blocks/0/chart/segments/0/value]"),
    ("data_visualization", "chart", changed(PIE, "segments", PIE["segments"] * 7), "no more than 12 items allowed [json-pointer:/blocks/0/chart/segments]"),
    ("data_visualization", "chart", changed(BAR, "series", BAR["series"] * 2), "names must be unique [json-pointer:/blocks/0/chart/series]"),
    ("data_visualization", "chart", changed(BAR, "series/0/data/0/label", "Sun"),
     "must provide one point for each of the categories [json-pointer:/blocks/0/chart/series/0/data]"),
    ("data_visualization", "chart", changed(BAR, "axis_config", _GONE), "missing required field: axis_config [json-pointer:/blocks/0/chart]"),
    ("plan", "tasks", [{"task_id": "t", "title": "x"}] * 51, "no more than 50 items allowed [json-pointer:/blocks/0/tasks]"),
    ("plan", "title", plain("x"), "must provide a string [json-pointer:/blocks/0/title]"),
    ("task_card", "status", "done", "value must be one of pending, in_progress, complete, error [json-pointer:/blocks/0/status]"),
    ("task_card", "sources/0/type", "file", "unsupported type: file [json-pointer:/blocks/0/sources/0/type]"),
    ("file", "source", "local", "value must be one of remote [json-pointer:/blocks/0/source]"),
    ("rich_text", "elements/0/elements/0/style/bold", "yes", "must provide a boolean [json-pointer:/blocks/0/elements/0/elements/0/style/bold]"),
    ("rich_text", "elements/0/elements/7/range", "all", "value must be one of here, channel, everyone [json-pointer:/blocks/0/elements/0/elements/7/range]"),
    ("rich_text", "elements/1/elements/0", {"type": "text", "text": "x"}, "unsupported type: text [json-pointer:/blocks/0/elements/1/elements/0/type]"),
    ("rich_text", "elements/2/border", 2, "value must be one of 0, 1 [json-pointer:/blocks/0/elements/2/border]"),
    ("auth_provider", "auth_url", "example.org", "must be a valid URL [json-pointer:/blocks/0/auth_url]"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "path", "value", "said"), WRONG)
def test_the_message_says_which_field_is_wrong(kind: str, path: Path, value: Any, said: str) -> None:
    assert errors([changed(BLOCKS[kind], path, value)])[-1] == said


# kind of element, where in it, what is put there, what is said and where in the element.
WRONG_ELEMENTS: list[tuple[str, Path, Any, str]] = [
    ("static_select", "options", OPTIONS, "must define only one of `options` or `option_groups` [json-pointer:]"),
    ("static_select", "option_groups", _GONE, "must define either `options` or `option_groups` [json-pointer:]"),
    ("static_select", "option_groups/0/options", [], "must provide at least 1 items [json-pointer:/option_groups/0/options]"),
    ("static_select", "option_groups/0/label/text", long(75), "must be less than 76 characters [json-pointer:/option_groups/0/label/text]"),
    ("static_select", "initial_option/value", "9", "`initial_option` must match the options [json-pointer:/initial_option]"),
    ("static_select", "option_groups/0/options/0/text", mrkdwn("x"), "unsupported type: mrkdwn [json-pointer:/option_groups/0/options/0/text/type]"),
    ("static_select", "option_groups/0/options/0/url", "https://a.b", "invalid additional property: url [json-pointer:/option_groups/0/options/0]"),
    ("multi_static_select", "options", [OPTION] * 101, "no more than 100 items allowed [json-pointer:/options]"),
    ("multi_static_select", "max_selected_items", 0, "must be more than 0 [json-pointer:/max_selected_items]"),
    ("multi_static_select", "max_selected_items", 1, "no more than 1 items allowed [json-pointer:/initial_options]"),
    ("multi_users_select", "initial_users", ["U1", "U2"], "no more than 1 items allowed [json-pointer:/initial_users]"),
    ("multi_users_select", "initial_users", [5], "must provide a string [json-pointer:/initial_users/0]"),
    ("conversations_select", "filter", {}, "must define one of `include` or `exclude_external_shared_channels` or `exclude_bot_users` [json-pointer:/filter]"),
    ("conversations_select", "filter/include", ["dm"], "value must be one of im, mpim, private, public [json-pointer:/filter/include/0]"),
    ("checkboxes", "options", [OPTION] * 11, "no more than 10 items allowed [json-pointer:/options]"),
    ("checkboxes", "initial_options/0/text/text", "*Three*", "`initial_options` must match the options [json-pointer:/initial_options]"),
    ("radio_buttons", "initial_option/value", "9", "`initial_option` must match the options [json-pointer:/initial_option]"),
    ("datepicker", "initial_date", "2027-02-29", "must be a valid date [json-pointer:/initial_date]"),
    ("datepicker", "initial_date", "29.2.2028", r"input must match regex pattern: ^\d{4}-\d{2}-\d{2}$ [json-pointer:/initial_date]"),
    ("timepicker", "initial_time", "24:00", r"input must match regex pattern: ^([01]\d|2[0-3]):[0-5]\d$ [json-pointer:/initial_time]"),
    ("datetimepicker", "initial_date_time", 1628633820000, "must be less than 10000000000 [json-pointer:/initial_date_time]"),
    ("number_input", "max_value", "-5", "`min_value` must not be more than `max_value` [json-pointer:/min_value]"),
    ("number_input", "initial_value", "11", "`initial_value` must not be more than `max_value` [json-pointer:/initial_value]"),
    ("number_input", "is_decimal_allowed", False, "must be a whole number [json-pointer:/initial_value]"),
    ("number_input", "is_decimal_allowed", _GONE, "missing required field: is_decimal_allowed [json-pointer:]"),
    ("number_input", "min_value", "1e99", r"input must match regex pattern: ^-?\d{1,30}(\.\d{1,30})?$ [json-pointer:/min_value]"),
    ("plain_text_input", "max_length", 0, "must be more than 0 [json-pointer:/max_length]"),
    ("plain_text_input", "initial_value", long(3000), "must be less than 3001 characters [json-pointer:/initial_value]"),
    ("file_input", "max_files", 11, "must be less than 11 [json-pointer:/max_files]"),
    ("rich_text_input", "initial_value", plain("x"), "unsupported type: plain_text [json-pointer:/initial_value/type]"),
    ("rich_text_input", "min_lines", 11, "`min_lines` must not be more than `max_lines` [json-pointer:/min_lines]"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "path", "value", "said"), WRONG_ELEMENTS)
def test_an_element_is_checked_to_its_last_field(kind: str, path: Path, value: Any, said: str) -> None:
    block = {"type": "input", "label": plain("x"), "element": changed(ELEMENTS[kind], path, value)}
    assert errors([block], "modal") == [said.replace("[json-pointer:", "[json-pointer:/blocks/0/element")]


def test_a_menu_and_its_links() -> None:
    many = changed(ELEMENTS["overflow"], "options", [OPTION] * 6)
    assert errors([{"type": "actions", "elements": [many]}]) == ["no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]"]
    run = changed(ELEMENTS["workflow_button"], "workflow/trigger/url", _GONE)
    where = "/blocks/0/elements/0/workflow/trigger"
    assert errors([{"type": "actions", "elements": [run]}]) == [f"missing required field: url [json-pointer:{where}]"]


def test_a_section_without_words() -> None:
    assert errors([{"type": "section"}]) == ["must define either `text` or `fields` [json-pointer:/blocks/0/type]"]


def test_either_kind_of_text_is_tried_and_slack_says_so() -> None:
    text = {"type": "mrkdwn", "text": "x", "emoji": True}
    assert errors([{"type": "section", "text": text}]) == [
        "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
        "invalid additional property: emoji [json-pointer:/blocks/0/text]",
    ]


def test_no_more_than_fifty_in_a_message_and_a_hundred_in_a_view() -> None:
    assert errors([{"type": "divider"}] * 51) == ["no more than 50 items allowed [json-pointer:/blocks]"]
    assert errors([{"type": "divider"}] * 101, "home") == ["no more than 100 items allowed [json-pointer:/blocks]"]
    assert len(richtext.check_blocks([{"type": "divider"}] * 100, surface="home")) == 100


def test_block_ids_differ_in_the_whole_message() -> None:
    same = {"type": "divider", "block_id": "same"}
    assert errors([same, {"type": "divider"}, same]) == ['`block_id` "same" already exists [json-pointer:/blocks/2/block_id]']
    inside = {"type": "container", "title": plain("x"), "child_blocks": [same]}
    assert errors([same, inside]) == ['`block_id` "same" already exists [json-pointer:/blocks/1/child_blocks/0/block_id]']


def test_action_ids_may_be_the_same_in_different_blocks() -> None:
    richtext.check_blocks([{"type": "actions", "elements": [ELEMENTS["button"]]}] * 2)


def test_some_blocks_are_few_in_a_message() -> None:
    table = changed(BLOCKS["table"], "block_id", None)
    assert errors([table, table]) == ["only_one_table_allowed [json-pointer:/blocks/1]"]
    chart = changed(BLOCKS["data_visualization"], "block_id", None)
    assert errors([chart] * 3) == ["no more than 2 data_visualization blocks allowed [json-pointer:/blocks/2]"]
    words = {"type": "markdown", "text": "x" * 7000}
    assert errors([words, words]) == ["must be less than 12001 characters [json-pointer:/blocks/1]"]
