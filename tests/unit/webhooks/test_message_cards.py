"""What old Teams connectors took, as this product's own tools and common ones write it."""

from typing import Any

import pytest

from hallway.core import richtext
from hallway.domain.webhooks import teams


def shown(payload: dict[str, Any]) -> dict[str, Any]:
    """The message that a payload becomes; it must be one that would be accepted from anybody."""
    kind = teams.kind_of(payload)
    assert kind is not None
    found = teams.to_slack(payload, kind)
    richtext.check_blocks(found["blocks"])
    richtext.check_attachments(found["attachments"])
    return found


def blocks_of(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """Every block of it, in order."""
    found = shown(payload)
    return [*found["blocks"], *(block for part in found["attachments"] for block in part["blocks"])]


def card(**parts: Any) -> dict[str, Any]:
    """A MessageCard."""
    return {"@type": "MessageCard", "@context": "http://schema.org/extensions", **parts}


def test_a_build_report_keeps_its_colour_person_facts_and_links() -> None:
    found = shown(
        card(
            themeColor="D7000B",
            summary="Build 41 of kite failed",
            title="kite",
            sections=[
                {
                    "activityTitle": "Build **41** failed",
                    "activitySubtitle": "started by Mia",
                    "activityImage": "https://ci.acme.example/face.png",
                    "facts": [{"name": "Branch", "value": "main"}, {"name": "Took", "value": 93}],
                }
            ],
            potentialAction=[
                {"@type": "OpenUri", "name": "Open the build", "targets": [{"os": "default", "uri": "https://ci.acme.example/41"}]},
                {"@type": "HttpPOST", "name": "Build again", "target": "https://ci.acme.example/again"},
            ],
        )
    )
    # The words are for notifications: what the card says is said once.
    assert found["text"] == "" and found["blocks"] == []
    [attachment] = found["attachments"]
    assert attachment["color"] == "#d7000b" and attachment["fallback"] == "Build 41 of kite failed"
    title, activity, facts, actions = attachment["blocks"]
    assert title["text"]["text"] == "kite"
    assert activity["text"]["text"] == "Build *41* failed\nstarted by Mia"
    assert activity["accessory"] == {"type": "image", "image_url": "https://ci.acme.example/face.png", "alt_text": "Build 41 failed"}
    assert [field["text"] for field in facts["fields"]] == ["*Branch*\nmain", "*Took*\n93"]
    assert [(one["text"]["text"], one["url"]) for one in actions["elements"]] == [("Open the build", "https://ci.acme.example/41")]


def test_without_a_colour_it_is_the_message_itself() -> None:
    found = shown(card(title="Backup", text="Done in _3_ minutes"))
    assert found["attachments"] == [] and found["text"] == "Backup"
    assert [block["text"]["text"] for block in found["blocks"]] == ["Backup", "Done in _3_ minutes"]


def test_a_card_that_forgets_its_type_is_known_by_its_parts() -> None:
    assert teams.kind_of({"themeColor": "0f0", "text": "up"}) == "message_card"
    assert teams.kind_of({"title": "x", "sections": [{"text": "y"}]}) == "message_card"
    assert teams.kind_of({"text": "up"}) is None
    assert teams.kind_of({"text": "up", "attachments": [{"color": "good", "text": "x"}]}) is None
    assert teams.kind_of({"text": "up", "blocks": [{"type": "divider"}]}) is None


@pytest.mark.parametrize(
    ("written", "is_shown"),
    [
        ("**up** and *down* and ~~gone~~", "*up* and _down_ and ~gone~"),
        ("[logs](https://a.example/x?b=1&c=2)", "<https://a.example/x?b=1&amp;c=2|logs>"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<b>up</b> &amp; <em>away</em>", "*up* &amp; _away_"),
        ('<a href="https://a.example/">here</a>', "<https://a.example/|here>"),
        ("<ul><li>one</li><li>two</li></ul>", "• one\n• two"),
        ("# Firing\r\n- cpu\r- disk", "*Firing*\n• cpu\n• disk"),
        ("<pre>a < b</pre>", "```\na &lt; b\n```"),
        ("a < b > c & d", "a &lt; b &gt; c &amp; d"),
        ("my\\_host\\*", "my_host*"),
        ("<@U123> <!channel> <#C1>", "&lt;@U123&gt; &lt;!channel&gt; &lt;#C1&gt;"),
        ("&lt;!channel&gt;", "&lt;!channel&gt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("p > 3", "p &gt; 3"),
    ],
)
def test_text_looks_as_it_was_meant(written: str, is_shown: str) -> None:
    assert blocks_of(card(text=written, summary="s"))[0]["text"]["text"] == is_shown


def test_nobody_is_called_by_a_card() -> None:
    found = blocks_of(card(title="<!channel>", text="<!here> <@U0KARA> {{DATE(x)}}", sections=[{"activityTitle": "<!everyone>"}]))
    assert richtext.mentions(found) == richtext.Mentions()
    assert shown(card(title="<!channel> & <@U0KARA>"))["text"] == "&lt;!channel&gt; &amp; &lt;@U0KARA&gt;"


def test_long_text_is_cut_into_sections_and_none_is_lost() -> None:
    lines = [f"line {number} of the log" for number in range(1000)]
    parts = [block["text"]["text"] for block in blocks_of(card(text="\n".join(lines)))]
    assert len(parts) > 1 and "\n".join(parts).split("\n") == lines


def test_many_sections_make_more_than_one_page() -> None:
    found = shown(card(title="All hosts", sections=[{"title": f"host {number}", "text": "up", "facts": []} for number in range(50)]))
    assert len(found["blocks"]) == 50 and sum(len(part["blocks"]) for part in found["attachments"]) == 51


def test_nothing_to_show_says_nothing() -> None:
    assert shown(card()) == {"text": "", "blocks": [], "attachments": []}
    assert shown(card(title=" ", text="", sections=[{}]))["blocks"] == []


def test_only_a_summary_is_shown() -> None:
    assert [block["text"]["text"] for block in blocks_of(card(summary="up again"))] == ["up again"]


def test_old_links_and_cards_with_inputs_lead_where_they_can() -> None:
    actions = [
        {"@type": "ViewAction", "name": "Look", "target": ["https://a.example/1"]},
        {
            "@type": "ActionCard",
            "name": "Say",
            "inputs": [{}],
            "actions": [{"@type": "OpenUri", "name": "Ask", "targets": [{"uri": "https://a.example/2"}]}],
        },
        {
            "@type": "OpenUri",
            "name": "Phone",
            "targets": [{"os": "iOS", "uri": "app://x"}, {"os": "default", "uri": "https://a.example/3"}],
        },
        {"@type": "OpenUri", "name": "Bad", "targets": [{"os": "default", "uri": "javascript:alert(1)"}]},
    ]
    [found] = [block for block in blocks_of(card(text="x", potentialAction=actions)) if block["type"] == "actions"]
    assert [one["url"] for one in found["elements"]] == ["https://a.example/1", "https://a.example/2", "https://a.example/3"]


@pytest.mark.parametrize("value", [None, 3, True, "x", [], {}, [[]], [None], {"a": {"b": []}}, ["x", 3, {"name": None, "value": {}}]])
def test_parts_of_the_wrong_kind_do_no_harm(value: Any) -> None:
    names = ("title", "text", "summary", "themeColor", "potentialAction", "sections")
    inner = (
        "title",
        "text",
        "activityTitle",
        "activitySubtitle",
        "activityImage",
        "activityText",
        "facts",
        "images",
        "heroImage",
        "potentialAction",
    )
    for name in names:
        shown(card(**{name: value}))
    for name in inner:
        shown(card(sections=[{name: value}]))
    for name in ("@type", "name", "targets", "target", "actions"):
        shown(card(potentialAction=[{"@type": "OpenUri", name: value}]))
