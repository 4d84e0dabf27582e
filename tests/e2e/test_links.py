"""Links that an app knows, in a real browser, with a real app behind them."""

from typing import Any

from hallway.domain.auth import COOKIE
from tests.bolt import Bolt, Seen
from tests.e2e.running import drive, needs_browser
from tests.examples import Acme
from tests.interactions import FUNCTIONS, INPUTS, WORKFLOWS

_SCOPES = ["links:read", "links:write", "channels:history", "chat:write"]


@needs_browser
def test_kara_sees_what_an_app_shows_of_a_link_while_she_writes(acme: Acme) -> None:
    bolt = Bolt(acme, "http", events=["link_shared"], scopes=_SCOPES, unfurl_domains=["example.com"])

    @bolt.app.event("link_shared")
    def on_link(event: dict[str, Any], client: Any) -> None:
        shown = {
            link["url"]: {"title": "The plan for spring", "text": "Sow, weed, water."} for link in event["links"] if "plan" in link["url"]
        }
        if shown:
            client.chat_unfurl(unfurl_id=event["unfurl_id"], source=event["source"], unfurls=shown)

    with bolt:
        drive("links.mjs", acme.server.address, COOKIE, acme.session(acme.kara).token, acme.general)
    assert bolt.errors == []


@needs_browser
def test_kara_starts_a_workflow_by_its_link(acme: Acme) -> None:
    bolt, seen = Bolt(acme, "http", events=["function_executed"], functions=FUNCTIONS, workflows=WORKFLOWS), Seen()
    acme.kara.ok("conversations.invite", channel=acme.general, users=[bolt.installed.bot.id])

    @bolt.app.function("reverse")
    def reverse(inputs: dict[str, Any], complete: Any) -> None:
        seen.put(inputs["word"])
        complete(outputs={"word": inputs["word"][::-1]})

    with bolt:
        made = bolt.installed.bot.ok(
            "workflows.triggers.create", type="shortcut", name="Turn a word", workflow="#/workflows/turn", inputs=INPUTS
        )["trigger"]
        bolt.installed.bot.ok("chat.postMessage", channel=acme.general, text=f"<{made['shortcut_url']}|Turn a word>")
        kara = acme.session(acme.kara)
        drive("workflow.mjs", acme.server.address, COOKIE, kara.token, acme.general, made["id"])
        assert seen.next() == "drawer"
    assert bolt.errors == []
