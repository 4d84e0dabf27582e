"""Adaptive Cards as Teams' workflows take them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.core import richtext
from hallway.domain.webhooks import teams
from tests.unit.webhooks.test_message_cards import blocks_of, shown


def envelope(*body: Any, **parts: Any) -> dict[str, Any]:
    """A card in the message that carries it."""
    content = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": list(body),
    }
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": {**content, **parts}}
    return {"type": "message", "attachments": [attachment]}


def says(text: str, **more: Any) -> dict[str, Any]:
    """A TextBlock."""
    return {"type": "TextBlock", "text": text, "wrap": True, **more}


def test_an_alert_has_its_heading_its_colour_and_its_words() -> None:
    found = shown(
        envelope(
            says("[FIRING:2] disk_full", weight="Bolder", size="Medium", style="heading", color="Attention"), says("**db1** is at 97 %")
        )
    )
    [attachment] = found["attachments"]
    assert attachment["fallback"] == "[FIRING:2] disk_full" and attachment["color"] == "#a30200"
    assert attachment["blocks"][0]["type"] == "header" and attachment["blocks"][0]["text"]["text"] == "[FIRING:2] disk_full"
    assert attachment["blocks"][1]["text"]["text"] == "*db1* is at 97 %"


def test_a_summary_is_what_notifications_say() -> None:
    found = shown(envelope(says("up")) | {"summary": "All is well"})
    assert found["text"] == "All is well" and [block["text"]["text"] for block in found["blocks"]] == ["up"]


def test_a_bare_card_is_taken_as_well() -> None:
    assert blocks_of({"type": "AdaptiveCard", "body": [says("up")]})[0]["text"]["text"] == "up"


def test_text_has_its_weight() -> None:
    heavy, quiet, code = blocks_of(
        envelope(says("a\nb", weight="Bolder"), says("by Mia", isSubtle=True), says("x < 1", fontType="Monospace"))
    )
    assert heavy["text"]["text"] == "*a*\n*b*"
    assert quiet["type"] == "context" and quiet["elements"][0]["text"] == "by Mia"
    assert code["text"]["text"] == "```x &lt; 1```"


def test_times_are_everybodys_own() -> None:
    wrong = "{{DATE(soon)}} {{DATE(2026-99-25T06:00:00Z)}}"
    text = "due {{DATE(2026-11-25T06:00:00Z, SHORT)}} at {{TIME(2026-11-25T07:30:00+01:00)}}, not "
    [block] = blocks_of(envelope(says(text + wrong)))
    assert block["text"]["text"] == ("due <!date^1795586400^{date_short}|2026-11-25> at <!date^1795588200^{time}|07:30 UTC>, not " + wrong)


def test_mentions_show_names() -> None:
    entities = [{"type": "mention", "text": "<at>kara UPN</at>", "mentioned": {"id": "kara@acme.example", "name": "Kara"}}]
    [block] = blocks_of(envelope(says("ask <at>kara UPN</at> or <at>Ivan</at>"), msteams={"width": "Full", "entities": entities}))
    assert block["text"]["text"] == "ask @Kara or @Ivan"


def test_rich_text_keeps_its_styles_and_links() -> None:
    runs = [
        "plain ",
        {"type": "TextRun", "text": "bold", "weight": "Bolder"},
        {"type": "TextRun", "text": "more", "italic": True, "strikethrough": True, "fontType": "Monospace"},
        {"type": "TextRun", "text": "link", "selectAction": {"type": "Action.OpenUrl", "url": "https://a.example/"}},
    ]
    [block] = blocks_of(envelope({"type": "RichTextBlock", "inlines": runs}))
    assert block["elements"][0]["elements"] == [
        {"type": "text", "text": "plain "},
        {"type": "text", "text": "bold", "style": {"bold": True}},
        {"type": "text", "text": "more", "style": {"italic": True, "strike": True, "code": True}},
        {"type": "link", "url": "https://a.example/", "text": "link"},
    ]


def test_facts_are_fields_ten_to_a_section() -> None:
    facts = [{"title": f"name {number}", "value": f"value {number}"} for number in range(12)]
    first, second = blocks_of(envelope({"type": "FactSet", "facts": facts}))
    assert (len(first["fields"]), len(second["fields"])) == (10, 2)
    assert first["fields"][0]["text"] == "*name 0*\nvalue 0"


def test_a_picture_beside_text_stays_beside_it() -> None:
    columns = [
        {"type": "Column", "items": [{"type": "Image", "url": "https://a.example/face.png", "altText": "Kara"}]},
        {"type": "Column", "items": [says("Kara", weight="Bolder"), says("merged _kite_", isSubtle=True)]},
    ]
    [block] = blocks_of(envelope({"type": "ColumnSet", "columns": columns}))
    assert block["text"]["text"] == "*Kara*\nmerged _kite_"
    assert block["accessory"] == {"type": "image", "image_url": "https://a.example/face.png", "alt_text": "Kara"}


def test_columns_of_text_stand_side_by_side() -> None:
    columns = [{"type": "Column", "items": [says(word)]} for word in ("left", "right")]
    [block] = blocks_of(envelope({"type": "ColumnSet", "columns": columns}))
    assert [field["text"] for field in block["fields"]] == ["left", "right"]


def test_a_table_is_a_table_and_a_second_one_is_lines() -> None:
    rows = [
        {"type": "TableRow", "cells": [{"type": "TableCell", "items": [says(word)]} for word in row]}
        for row in (("host", "load"), ("db1", "**9**"))
    ]
    table, lines = blocks_of(envelope({"type": "Table", "columns": [{}, {}], "rows": rows}, {"type": "Table", "rows": rows}))
    assert table["type"] == "table" and len(table["rows"]) == 2
    assert table["rows"][0][0]["elements"][0]["elements"] == [{"type": "text", "text": "host", "style": {"bold": True}}]
    assert table["rows"][1][1]["elements"][0]["elements"] == [{"type": "text", "text": "9", "style": {"bold": True}}]
    assert lines["text"]["text"] == "host | load\ndb1 | *9*"


def test_actions_open_what_they_can_and_folded_cards_are_unfolded() -> None:
    actions = [
        {"type": "Action.OpenUrl", "title": "Open", "url": "https://a.example/"},
        {"type": "Action.Submit", "title": "Approve", "data": {}},
        {"type": "Action.ShowCard", "title": "More", "card": {"type": "AdaptiveCard", "body": [says("the rest")]}},
        {"type": "Action.OpenUrl", "title": "Bad", "url": "javascript:alert(1)"},
    ]
    _, buttons, title, rest = blocks_of(envelope(says("up"), {"type": "Input.Text", "id": "x", "label": "Why?"}, actions=actions))
    assert [one["url"] for one in buttons["elements"]] == ["https://a.example/"]
    assert (title["text"]["text"], rest["text"]["text"]) == ("*More*", "the rest")


def test_containers_pictures_media_and_code() -> None:
    found = blocks_of(
        envelope(
            {
                "type": "Container",
                "style": "good",
                "items": [says("in"), {"type": "Container", "items": [says("inner")]}],
                "separator": True,
            },
            {
                "type": "ImageSet",
                "images": [{"type": "Image", "url": "https://a.example/1.png"}, {"type": "Image", "url": "data:image/png;base64,AAAA"}],
            },
            {
                "type": "Media",
                "poster": "https://a.example/p.png",
                "altText": "Demo",
                "sources": [{"mimeType": "video/mp4", "url": "https://a.example/v.mp4"}],
            },
            {"type": "CodeBlock", "codeSnippet": "x = ```1```", "language": "Python"},
            {"type": "ActionSet", "actions": [{"type": "Action.OpenUrl", "title": "Go", "url": "https://a.example/"}]},
        )
    )
    assert [block["type"] for block in found] == ["divider", "section", "section", "image", "image", "actions", "section", "actions"]
    assert found[6]["text"]["text"] == "```x = ` ` `1` ` ````"


def test_what_is_unknown_shows_its_fallback() -> None:
    found = blocks_of(
        envelope({"type": "Hologram", "fallback": says("flat")}, {"type": "Hologram", "fallback": "drop"}, {"type": "Hologram"})
    )
    assert [block["text"]["text"] for block in found] == ["flat"]
    [only] = blocks_of(envelope({"type": "Hologram"}, fallbackText="Open it in **Teams**"))
    assert only["text"]["text"] == "Open it in *Teams*"


def test_other_cards_in_the_same_message() -> None:
    hero = {
        "contentType": "application/vnd.microsoft.card.hero",
        "content": {"title": "Hero", "text": "saves", "buttons": [{"type": "openUrl", "title": "See", "value": "https://a.example/"}]},
    }
    old = {
        "contentType": "application/vnd.microsoft.teams.card.o365connector",
        "content": {"title": "Old", "themeColor": "00ff00", "sections": [{"text": "card"}]},
    }
    picture = {"contentType": "image/png", "contentUrl": "https://a.example/x.png", "name": "x"}
    found = shown({"type": "message", "text": "look", "attachments": [hero, old, picture, {"contentType": "application/x"}]})
    [attachment] = found["attachments"]
    assert attachment["color"] == "#00ff00" and attachment["fallback"] == "look"
    assert [block["type"] for block in attachment["blocks"]] == ["section", "header", "section", "actions", "header", "section", "image"]


def test_a_card_deeper_or_longer_than_any_real_one_is_cut() -> None:
    inner: dict[str, Any] = says("bottom")
    for _ in range(200):
        inner = {"type": "Container", "items": [inner]}
    assert blocks_of(envelope(says("top"), inner)) and len(blocks_of(envelope(*[says("x")] * 5000))) <= 200
    card: dict[str, Any] = {"type": "AdaptiveCard", "body": [says("x")]}
    for _ in range(100):
        card = {"type": "AdaptiveCard", "body": [says("x")], "actions": [{"type": "Action.ShowCard", "title": "more", "card": card}]}
    assert len(blocks_of(envelope(card, **card))) <= 200


_KINDS = (
    "TextBlock", "RichTextBlock", "Image", "ImageSet", "Media", "Container", "ColumnSet", "Column", "FactSet", "Table", "TableRow",
    "TableCell", "ActionSet", "Action.OpenUrl", "Action.ShowCard", "CodeBlock", "Badge", "Hologram", "TextRun", "AdaptiveCard",
)  # fmt: skip
_WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["*", "**x**", "<b>", "Bolder", "Large", "https://a.example/", "attention", "`", "[a](https://b.example/)"]),
)
_KEYS = (
    "text", "size", "weight", "color", "style", "url", "altText", "items", "columns", "rows", "cells", "facts", "title", "value", "inlines",
    "actions", "card", "body", "images", "fallback", "selectAction", "isSubtle", "separator", "sources", "poster", "fontType",
    "codeSnippet",
)  # fmt: skip
_VALUES = st.recursive(
    st.one_of(_WORDS, st.none(), st.booleans(), st.integers()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.builds(
            lambda kind, parts: {**parts, "type": kind}, st.sampled_from(_KINDS), st.dictionaries(st.sampled_from(_KEYS), inner, max_size=5)
        ),
    ),
    max_leaves=40,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_VALUES, max_size=4), _VALUES)
def test_whatever_is_sent_what_is_shown_is_valid(body: list[Any], actions: Any) -> None:
    shown(envelope(*body, actions=actions))


@pytest.mark.parametrize("payload", [{"type": "message"}, {"type": "message", "attachments": []}, {"type": "message", "text": "hi"}])
def test_a_message_without_cards_is_no_payload_of_teams(payload: dict[str, Any]) -> None:
    assert teams.kind_of(payload) is None


def test_linear_in_hostile_text() -> None:
    for hostile in (
        "<a href=" * 5000,
        "<b " * 10000,
        "{{DATE(" * 5000,
        "[" * 20000,
        "**" * 10000,
        "<at>" * 9000,
        "&lt;" * 9000,
        "\\" * 20000,
    ):
        shown(envelope(says(hostile)))
    assert richtext.check_blocks(blocks_of(envelope(says("x" * 39_000))))
