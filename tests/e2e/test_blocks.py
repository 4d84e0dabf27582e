"""Every block and element of Block Kit, in a real browser, with a real app behind them."""

import json
import re
import subprocess
import threading
from pathlib import Path
from typing import Any

from hallway.domain.auth import COOKIE
from tests.bolt import Bolt, Seen
from tests.e2e.running import drive, needs_browser
from tests.examples import Acme

_HERE = Path(__file__).parent
_THANKS: dict[str, Any] = {
    "type": "modal",
    "callback_id": "thanks",
    "title": {"type": "plain_text", "text": "Thanks"},
    "submit": {"type": "plain_text", "text": "Done"},
}
_GIVE: dict[str, Any] = {
    "title": "Give to Ana",
    "callback_id": "give",
    "submit_label": "Give",
    "elements": [
        {"type": "textarea", "name": "why", "label": "Why"},
        {"type": "select", "name": "place", "label": "Place", "data_source": "external", "min_query_length": 2},
    ],
}


def _gallery() -> dict[str, Any]:
    code = "import { messages, fields } from './gallery.mjs'; console.log(JSON.stringify({ messages, fields }))"
    told = subprocess.run(["node", "--input-type=module", "-e", code], cwd=_HERE, capture_output=True, text=True, check=True).stdout
    gallery: dict[str, Any] = json.loads(told)
    return gallery


def _listen(bolt: Bolt, fields: list[dict[str, Any]], seen: Seen, is_over: threading.Event) -> None:
    form = {
        "type": "modal",
        "callback_id": "cake",
        "title": {"type": "plain_text", "text": "Order cake"},
        "submit": {"type": "plain_text", "text": "Order"},
        "blocks": fields,
    }

    @bolt.app.action("b_Sleep")
    def on_sleep(ack: Any) -> None:
        is_over.wait()
        ack()

    @bolt.app.action("b_Order_cake")
    def on_order(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=form)

    @bolt.app.action(re.compile("^(?!b_)"))
    def on_any(ack: Any, body: dict[str, Any]) -> None:
        ack()
        seen.put(body)

    @bolt.app.view("cake")
    def on_cake(ack: Any, body: dict[str, Any], view: dict[str, Any]) -> None:
        values = view["state"]["values"]
        if values["name"]["name"]["value"] == "Kara":
            ack(response_action="errors", errors={"name": "There are two Karas"})
            return
        seen.put(body)
        count = values["count"]["count"]["value"]
        text = {"type": "mrkdwn", "text": f"{count} cakes are on their way"}
        ack(response_action="push", view={**_THANKS, "blocks": [{"type": "section", "text": text}]})

    @bolt.app.view("thanks")
    def on_thanks(ack: Any) -> None:
        ack(response_action="clear")


def _listen_as_before_blocks(bolt: Bolt, seen: Seen) -> None:
    @bolt.app.options("outside")
    def on_typed(ack: Any, payload: dict[str, Any]) -> None:
        assert payload["value"].startswith("pr")
        ack(options=[{"text": {"type": "plain_text", "text": "Printer is on fire"}, "value": "12"}])

    @bolt.app.action({"type": "interactive_message", "callback_id": "ticket"})
    def on_ticket(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        seen.put(body)
        if body["actions"][0]["name"] == "give":
            client.dialog_open(trigger_id=body["trigger_id"], dialog=_GIVE)

    @bolt.app.options({"type": "dialog_suggestion", "callback_id": "give"})
    def on_place(ack: Any) -> None:
        ack(options=[{"label": "Harbour", "value": "harbour"}])

    @bolt.app.action({"type": "dialog_submission", "callback_id": "give"})
    def on_give(ack: Any, body: dict[str, Any]) -> None:
        if len(body["submission"]["why"]) < 5:
            ack(errors=[{"name": "why", "error": "Say more"}])
            return
        ack()
        seen.put(body)


def _home(count: int) -> dict[str, Any]:
    words = f"Pressed {count} time" + ("" if count == 1 else "s")
    press = {"type": "button", "action_id": "b_press", "value": str(count), "text": {"type": "plain_text", "text": "Press"}}
    note = {"type": "plain_text_input", "action_id": "note"}
    return {
        "type": "home",
        "blocks": [
            {"type": "section", "text": {"type": "mrkdwn", "text": words}, "accessory": press},
            {"type": "input", "block_id": "note", "label": {"type": "plain_text", "text": "Note"}, "element": note},
        ],
    }


def _listen_at_home(bolt: Bolt) -> None:
    @bolt.app.event("app_home_opened")
    def on_opened(event: dict[str, Any], client: Any) -> None:
        if event["tab"] == "home" and "view" not in event:
            client.views_publish(user_id=event["user"], view=_home(0))

    @bolt.app.action("b_press")
    def on_press(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        client.views_publish(user_id=body["user"]["id"], view=_home(int(body["actions"][0]["value"]) + 1))


@needs_browser
def test_kara_works_with_every_block_and_element(acme: Acme) -> None:
    gallery, seen, is_over = _gallery(), Seen(), threading.Event()
    kara = acme.session(acme.kara)
    bolt = Bolt(acme, "http", events=["app_home_opened"], app_home={"home_tab_enabled": True, "messages_tab_enabled": True})
    # First, since Bolt's patterns for actions take those of attachments, too.
    _listen_as_before_blocks(bolt, seen)
    _listen_at_home(bolt)
    _listen(bolt, gallery["fields"], seen, is_over)
    acme.kara.ok("conversations.invite", channel=acme.general, users=bolt.installed.bot.id)
    talk = acme.kara.ok("conversations.open", users=bolt.installed.bot.id)["channel"]["id"]
    with bolt:
        for message in gallery["messages"]:
            bolt.installed.bot.ok("chat.postMessage", channel=acme.general, **message)
        try:
            drive("blocks.mjs", acme.server.address, COOKIE, kara.token, acme.general, talk, timeout=300)
        finally:
            is_over.set()
    carrot = {"text": {"type": "plain_text", "text": "Carrot"}, "value": "carrot"}
    assert bolt.errors == []
    chosen = seen.next()
    assert (chosen["actions"][0]["type"], chosen["actions"][0]["selected_option"]) == ("static_select", carrot)
    values = chosen["state"]["values"]
    assert values["pick"]["fruit"] == {"type": "static_select", "selected_option": carrot}
    assert values["pick"]["where"] == {"type": "conversations_select", "selected_conversation": acme.general}
    assert values["size"]["size"]["selected_option"]["value"] == "m"
    assert seen.next()["actions"][0]["selected_option"]["value"] == "12"
    told = [seen.next()["actions"][0] for _ in range(4)]
    assert [action["action_id"] for action in told] == ["day", "time", "size", "tick"]
    assert (told[0]["selected_date"], told[1]["selected_time"]) == ("2026-12-26", "09:37")
    assert (told[2]["selected_option"]["value"], [option["value"] for option in told[3]["selected_options"]]) == ("l", ["wrap"])
    sent = seen.next()["view"]["state"]["values"]
    assert sent["name"]["name"] == {"type": "plain_text_input", "value": "Kara Thrace"}
    assert sent["count"]["count"] == {"type": "number_input", "value": "3"}
    assert sent["why"]["why"] == {"type": "plain_text_input", "value": None}
    assert [option["value"] for option in sent["fruit"]["fruit"]["selected_options"]] == ["apple", "beet"]
    words = sent["words"]["words"]["rich_text_value"]["elements"][0]["elements"]
    assert words == [{"type": "text", "text": "With "}, {"type": "text", "text": "candles", "style": {"bold": True}}]
    assert [file["name"] for file in sent["files"]["files"]["files"]] == ["list.txt"]
    # The form was sent again from the view above it.
    seen.next()
    taken, given = seen.next()["actions"][0], seen.next()["actions"][0]
    assert taken == {"name": "take", "type": "button", "value": "12"}
    assert given == {"name": "give", "type": "select", "selected_options": [{"value": "ana"}]}
    assert seen.next()["submission"] == {"why": "She asked for it", "place": "harbour"}
