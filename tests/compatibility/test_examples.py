"""The apps of `examples/`, unmodified, with people at the other end."""

import time
from pathlib import Path
from typing import Any

import pytest

from tests.compatibility.running import newest, wait_for
from tests.example_apps import Example, approvals, needs_bolt_for_javascript, on_call
from tests.examples import Acme, Ears, Person


@pytest.fixture
def kara(acme: Acme) -> Person:
    """Kara in her browser."""
    return acme.session(acme.kara)


@pytest.fixture
def ivan(acme: Acme) -> Person:
    """Ivan in his."""
    return acme.session(acme.ivan)


def direct(person: Person, app: Example) -> str:
    """The conversation of somebody with an app."""
    return str(person.ok("conversations.open", users=app.bot_user_id)["channel"]["id"])


def window(person: Person) -> Ears:
    """A live connection of the web client's."""
    return person.listen(since=0)


def press(person: Person, channel: str, message: dict[str, Any], action_id: str) -> None:
    """Press a button of a message."""
    buttons = [(block["block_id"], each) for block in message["blocks"] for each in acting(block) if each["action_id"] == action_id]
    [(block_id, button)] = buttons
    container = {"type": "message", "channel_id": channel, "message_ts": message["ts"]}
    person.ok("blocks.actions", container=container, actions=[{"type": "button", "block_id": block_id, **button}])


def press_in(person: Person, view: dict[str, Any], action_id: str) -> None:
    """Press the first button of a view that has this name."""
    [(block_id, button), *_] = [
        (block["block_id"], each) for block in view["blocks"] for each in acting(block) if each["action_id"] == action_id
    ]
    container = {"type": "view", "view_id": view["id"]}
    person.ok("blocks.actions", container=container, actions=[{"type": "button", "block_id": block_id, **button}])


def acting(block: dict[str, Any]) -> list[dict[str, Any]]:
    """The buttons of a block, as a client tells of them."""
    elements = [*block.get("elements", ()), *([block["accessory"]] if "accessory" in block else [])]
    return [{"action_id": each["action_id"], "value": each.get("value", "")} for each in elements if each["type"] == "button"]


def words_of(view: dict[str, Any]) -> str:
    """All that a view says, roughly."""
    return str(view["blocks"])


def hand_over(person: Person, view: dict[str, Any], user: str, starts: int) -> dict[str, Any]:
    """Fill in the modal for handing over."""
    who = {"user": {"type": "users_select", "selected_user": user}}
    when = {"starts": {"type": "datetimepicker", "selected_date_time": starts}}
    return person.ok("views.submit", view_id=view["id"], state={"values": {"who": who, "when": when}})


def test_being_on_call(acme: Acme, kara: Person, ivan: Person, tmp_path: Path) -> None:
    now = int(time.time())
    with on_call(acme.server, acme.domain, tmp_path) as app:
        with window(kara) as ears:
            kara.ok("chat.command", channel=acme.general, command="/oncall")
            told = ears.next("message")
            assert (told["text"], told["is_ephemeral"]) == ("Nobody is on call.", True)

            # What cannot be is refused, where it was chosen.
            kara.ok("chat.command", channel=acme.general, command="/oncall", text="handover")
            view = ears.next("view_opened")["view"]
            refused = hand_over(kara, view, app.bot_user_id, now - 3600)
            assert (refused["response_action"], set(refused["errors"])) == ("errors", {"who", "when"})
            assert "response_action" not in hand_over(kara, view, acme.ivan.id, now - 10)
        wait_for(lambda: "has handed over to you" in newest(ivan, direct(ivan, app)).get("text", ""))

        # Asked in a channel, and on the home tab.
        kara.ok("conversations.invite", channel=acme.general, users=[app.bot_user_id])
        asked = kara.ok("chat.postMessage", channel=acme.general, text=f"<@{app.bot_user_id}> who is it?")["ts"]
        replies = wait_for(lambda: acme.kara.ok("conversations.replies", channel=acme.general, ts=asked)["messages"][1:])
        assert replies[0]["text"] == f"<@{acme.ivan.id}> is on call."
        kara.ok("apps.home", app_id=app.id, tab="home")
        home = wait_for(lambda: kara.ok("apps.home", app_id=app.id, tab="home").get("view"))
        assert f"<@{acme.ivan.id}> is on call" in words_of(home)

        # A message is shown to Ivan, who takes care of it.
        trouble = acme.mia.ok("chat.postMessage", channel=acme.general, text="the shop is down")["ts"]
        kara.ok("shortcuts.run", app_id=app.id, callback_id="page", channel=acme.general, message_ts=trouble)
        paged = wait_for(lambda: found if (found := newest(ivan, direct(ivan, app)))["text"] == "You are paged" else None)
        assert "the shop is down" in words_of(paged)
        press(ivan, direct(ivan, app), paged, "take")
        replies = wait_for(lambda: acme.kara.ok("conversations.replies", channel=acme.general, ts=trouble)["messages"][1:])
        assert replies[0]["text"] == f"<@{acme.ivan.id}> is on it."
        assert "I am on it" not in words_of(newest(ivan, direct(ivan, app)))

        # Its links tell what is behind them.
        linked = acme.mia.ok("chat.postMessage", channel=acme.general, text="see https://oncall.example.com/pages/1")["ts"]
        attachments = wait_for(
            lambda: acme.kara.ok("conversations.history", channel=acme.general, latest=linked, inclusive=True)["messages"][0].get(
                "attachments"
            )
        )
        assert f"Page 1: <@{acme.ivan.id}> is on it." in str(attachments)


def test_asking_the_on_call_assistant(acme: Acme, kara: Person, tmp_path: Path) -> None:
    with on_call(acme.server, acme.domain, tmp_path) as app, window(kara) as ears:
        thread = kara.ok("assistant.threads.start", app_id=app.id)["assistant_thread"]
        channel, thread_ts = thread["channel_id"], thread["thread_ts"]
        greeting = ears.next("message")
        while "I explain" not in greeting.get("text", ""):
            greeting = ears.next("message")
        kara.ok("chat.postMessage", channel=channel, thread_ts=thread_ts, text="explain paging")
        grown = [ears.next("message_stream") for _ in range(2)]
        assert grown[0]["ts"] == grown[1]["ts"]
        replies = wait_for(
            lambda: (
                found
                if "Call them" in str(found := acme.kara.ok("conversations.replies", channel=channel, ts=thread_ts)["messages"][-1])
                else None
            )
        )
        assert replies["ts"] == grown[0]["ts"]


def uploaded(person: Person, name: str, content: bytes) -> str:
    """A file that is shared nowhere; its id."""
    ticket = person.ok("files.getUploadURLExternal", filename=name, length=len(content))
    person.http.post(ticket["upload_url"], content=content)
    person.ok("files.completeUploadExternal", files=[{"id": ticket["file_id"]}])
    return str(ticket["file_id"])


def ask(person: Person, view: dict[str, Any], *files: str, **given: str) -> dict[str, Any]:
    """Fill in the modal for asking."""
    values = {
        "title": {"value": {"type": "plain_text_input", "value": given["title"]}},
        "amount": {"value": {"type": "number_input", "value": given["amount"]}},
        "cost_centre": {"cost_centre": {"type": "external_select", "selected_option": {"value": given["cost_centre"]}}},
        "approver": {"value": {"type": "users_select", "selected_user": given["approver"]}},
        "receipt": {"value": {"type": "file_input", "files": [{"id": file_id} for file_id in files]}},
    }
    return person.ok("views.submit", view_id=view["id"], state={"values": values})


@needs_bolt_for_javascript
@pytest.mark.parametrize("way", ["http", "socket"])
def test_approving_and_rejecting(acme: Acme, kara: Person, ivan: Person, tmp_path: Path, way: str) -> None:
    with approvals(acme.server, acme.domain, tmp_path, way) as app, window(kara) as karas, window(ivan) as ivans:
        # Kara asks, first for too much.
        kara.ok("chat.command", channel=acme.general, command="/approve", text="Chairs")
        view = karas.next("view_opened")["view"]
        asking = {"container": {"type": "view", "view_id": view["id"]}, "block_id": "cost_centre", "action_id": "cost_centre"}
        options = kara.ok("blocks.suggestions", **asking, value="off")["options"]
        assert options == [{"text": {"type": "plain_text", "text": "1000 Office"}, "value": "1000"}]
        chairs = {"title": "Chairs", "cost_centre": "1000"}
        refused = ask(kara, view, **chairs, amount="20000", approver=acme.kara.id)
        assert (refused["response_action"], set(refused["errors"])) == ("errors", {"amount", "approver"})
        offer = uploaded(kara, "offer.pdf", b"%PDF-1.4 chairs")
        assert "response_action" not in ask(kara, view, offer, **chairs, amount="249.9", approver=acme.ivan.id)

        # Ivan reads the offer, approves at the message, and Kara is told.
        request = wait_for(lambda: newest(ivan, direct(ivan, app)))
        assert request["text"] == "Chairs: 249.90"
        thread = {"channel": direct(ivan, app), "ts": request["ts"]}
        [file] = wait_for(lambda: ivan.ok("conversations.replies", **thread)["messages"][-1].get("files"))
        assert (file["name"], ivan.http.get(file["url_private"]).content) == ("offer.pdf", b"%PDF-1.4 chairs")
        press(ivan, direct(ivan, app), request, "approve")
        replied = wait_for(lambda: found if (found := newest(kara, direct(kara, app))).get("reply_count") else None)
        assert "approved" in words_of(replied)
        decided = newest(ivan, direct(ivan, app))
        assert "white_check_mark" in words_of(decided) and "decision" not in words_of(decided)

        # The next one Ivan opens at his home tab, and rejects in a second modal upon the first.
        kara.ok("shortcuts.run", app_id=app.id, callback_id="ask")
        view = karas.next("view_opened")["view"]
        kara.ok("blocks.suggestions", **asking | {"container": {"type": "view", "view_id": view["id"]}}, value="")
        ask(kara, view, title="A yacht", amount="9000", cost_centre="2000", approver=acme.ivan.id)
        wait_for(lambda: newest(ivan, direct(ivan, app))["text"] == "A yacht: 9000.00")
        ivan.ok("apps.home", app_id=app.id, tab="home")
        home = wait_for(lambda: found if "A yacht" in words_of(found := ivan.ok("apps.home", app_id=app.id, tab="home")["view"]) else None)
        assert "Chairs" not in words_of(home)
        press_in(ivan, home, "details")
        press_in(ivan, ivans.next("view_opened")["view"], "reject")
        reason = ivans.next("view_pushed")["view"]
        said = {"reason": {"value": {"type": "plain_text_input", "value": "No water here"}}}
        assert ivan.ok("views.submit", view_id=reason["id"], state={"values": said})["response_action"] == "clear"
        wait_for(lambda: "Nothing waits for you" in words_of(ivan.ok("apps.home", app_id=app.id, tab="home")["view"]))
        followed = newest(kara, direct(kara, app))
        replies = acme.kara.ok("conversations.replies", channel=direct(kara, app), ts=followed["ts"])["messages"]
        assert replies[-1]["text"] == f"<@{acme.ivan.id}> rejected: No water here"
