"""What blocks say in words, and whom they speak to."""

from typing import Any

import pytest

from hallway.core import richtext
from tests.unit.blockkit.samples import BAR, BLOCKS, ELEMENTS, IMAGE, PIE, mrkdwn, plain, rich

IVAN = {"type": "user", "user_id": "U2AAA"}
SAYS = {
    "actions": "Go Run Choose Choose Choose Choose Choose Choose Choose Choose Choose Choose Choose Choose Write",
    "alert": "*Careful*",
    "auth_provider": "Drive\nFiles",
    "call": "Standup",
    "card": "*Title*\nSub\nBody\nSubtext",
    "carousel": "*Title*\nSub\nBody\nSubtext\nTwo",
    "container": "Details\nmore\ninside",
    "context": "by <@U1> today",
    "context_actions": "Delete",
    "data_table": "Deals\na | a\n1.5 | *hello*\nGo | a",
    "data_visualization": "Visits\nBerlin",
    "divider": "",
    "file": "",
    "header": "Header",
    "image": "Picture",
    "input": "Name",
    "markdown": "*bold*",
    "plan": "Find it\nLook it up\n*hello*\n*hello*\nThen write",
    "section": "hello\na\nb",
    "table": "a | *hello*\n1.5",
    "task_card": "Look it up\n*hello*\n*hello*",
    "video": "Film\nAbout us",
}


@pytest.mark.parametrize("kind", sorted(set(BLOCKS) - {"rich_text"}))
def test_a_block_is_put_into_words(kind: str) -> None:
    assert richtext.blocks_to_text([BLOCKS[kind]]) == SAYS[kind]


def test_rich_text_is_put_into_words() -> None:
    first, *rest = richtext.blocks_to_text([BLOCKS["rich_text"]]).split("\n")
    assert first.startswith("*hello*`<https://example.org/|example>`:wave::skin-tone-2:<@U1><!subteam^S1><#C1><!here>in August#F405B3")
    assert first.endswith("In progress<https://example.org/|1>notesplan<@U1><https://example.org/><https://example.org/|Ticket>RunAmount")
    assert rest == ["    1. *hello*", "&gt; *hello*", "```x = 1```"]


def test_what_is_asked_counts_only_where_nothing_is_said() -> None:
    buttons = {"type": "actions", "elements": [{"type": "button", "text": plain("Yes & no")}]}
    assert richtext.blocks_to_text([buttons]) == "Yes &amp; no"
    assert richtext.blocks_to_text([BLOCKS["header"], buttons]) == "Header"


def test_charts_name_what_they_compare() -> None:
    assert richtext.blocks_to_text([{"type": "data_visualization", "title": "Pets", "chart": PIE}]) == "Pets\nCats, Dogs"
    assert richtext.blocks_to_text([{"type": "data_visualization", "title": "Visits", "chart": BAR}]) == "Visits\nBerlin"


def test_words_of_unchecked_blocks_from_elsewhere() -> None:
    odd: list[Any] = [
        None,
        "x",
        {"type": ["x"]},
        {"type": "section", "text": [1], "fields": "no"},
        {"type": "rich_text", "elements": [5, {"indent": "x"}]},
    ]
    assert richtext.blocks_to_text(odd).strip() == ""
    assert richtext.mentions(odd) == richtext.Mentions()


@pytest.mark.parametrize(
    "block",
    [
        {"type": "section", "text": mrkdwn("for <@U2AAA>")},
        {"type": "section", "fields": [plain("x"), mrkdwn("for <@U2AAA>")]},
        {"type": "context", "elements": [IMAGE, mrkdwn("for <@U2AAA>")]},
        {"type": "card", "body": mrkdwn("for <@U2AAA>")},
        {"type": "container", "title": plain("x"), "child_blocks": [{"type": "section", "text": mrkdwn("<@U2AAA>")}]},
        {"type": "markdown", "text": "**for** <@U2AAA>"},
        {"type": "table", "rows": [[rich(IVAN)]]},
    ],
)
def test_mentions_in_apps_blocks_count(block: dict[str, Any]) -> None:
    assert richtext.mentions([block], "and not <@U9AAA>").users == ("U2AAA",)


@pytest.mark.parametrize(
    "block",
    [
        {"type": "section", "text": plain("<@U2AAA>")},
        {"type": "header", "text": plain("<@U2AAA>")},
        {"type": "section", "text": mrkdwn("`<@U2AAA>`")},
        {"type": "markdown", "text": "```\n<@U2AAA>\n```"},
        {"type": "actions", "elements": [{**ELEMENTS["button"], "confirm": {"text": mrkdwn("Tell <@U2AAA>?")}}]},
        {
            "type": "section",
            "text": plain("x"),
            "accessory": {**ELEMENTS["checkboxes"], "options": [{"text": mrkdwn("<@U2AAA>"), "value": "1"}]},
        },
        {
            "type": "input",
            "label": plain("x"),
            "element": {"type": "rich_text_input", "initial_value": rich({"type": "user", "user_id": "U2AAA"})},
        },
    ],
)
def test_what_is_no_mention(block: dict[str, Any]) -> None:
    assert richtext.mentions([block]).users == ()


def test_mentions_in_attachments_count_where_words_stand() -> None:
    attachment = {
        "pretext": "<@U1AAA>", "text": "<@U2AAA> and <!here>", "fields": [{"title": "<@U8AAA>", "value": "<!subteam^S1AAA>"}],
        "title": "<@U9AAA>", "footer": "<@U7AAA>", "blocks": [{"type": "section", "text": mrkdwn("<@U3AAA>")}],
    }  # fmt: skip
    found = richtext.mentions([], "", [attachment])
    assert (found.users, found.usergroups, found.broadcasts) == (("U1AAA", "U2AAA", "U3AAA"), ("S1AAA",), ("here",))
    assert richtext.mentions([], "", [{**attachment, "from_url": "https://example.org/"}]) == richtext.Mentions()
