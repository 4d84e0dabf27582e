"""Bolt for Python, unmodified: commands, buttons, modals, over HTTP and over Socket Mode, with people at the other end."""

from typing import Any

import pytest

from tests.bolt import Bolt, Seen
from tests.examples import Acme, Ears, Person
from tests.interactions import BUTTONS, MODAL, words


@pytest.fixture(params=["http", "socket"])
def way(request: pytest.FixtureRequest) -> str:
    """How the app is called."""
    return str(request.param)


@pytest.fixture
def kara(acme: Acme) -> Person:
    """Kara in her browser."""
    return acme.session(acme.kara)


def window(person: Person) -> Ears:
    """A live connection of the web client's."""
    return person.listen(since=0)


def test_from_a_command_to_a_button_to_a_modal_and_back(acme: Acme, kara: Person, way: str) -> None:
    bolt, seen = Bolt(acme, way, slash_commands=[{"command": "/ticket", "description": "Make a ticket"}]), Seen()

    @bolt.app.command("/ticket")
    def on_command(ack: Any, command: dict[str, Any], respond: Any) -> None:
        ack()
        seen.put(command)
        respond(text="Shall I?", blocks=[BUTTONS], response_type="in_channel")

    @bolt.app.action("open")
    def on_open(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        seen.put(body)
        seen.put(client.views_open(trigger_id=body["trigger_id"], view=MODAL)["view"])

    @bolt.app.view("ticket")
    def on_ticket(ack: Any, body: dict[str, Any], view: dict[str, Any], client: Any) -> None:
        text = view["state"]["values"]["about"]["words"]["value"]
        if len(text) < 5:
            ack(response_action="errors", errors={"about": "Say more"})
            return
        ack()
        seen.put(body)
        client.chat_postMessage(channel=body["user"]["id"], text=f"Made: {text}")

    with bolt, window(kara) as ears:
        kara.ok("chat.command", channel=acme.general, command="/ticket", text="printer <@" + acme.ivan.id + ">")
        command = seen.next()
        assert (command["command"], command["user_id"], command["channel_name"]) == ("/ticket", kara.id, "general")
        assert command["text"] == "printer @" + acme.ivan.ok("users.info", user=acme.ivan.id)["user"]["name"]
        said = ears.next("message")
        assert (said["text"], said["bot_id"], said["subtype"]) == ("Shall I?", bolt.installed.bot_id, "bot_message")
        container = {"type": "message", "channel_id": acme.general, "message_ts": said["ts"]}
        action = {"type": "button", "block_id": "choices", "action_id": "open", "value": "forged"}
        kara.ok("blocks.actions", container=container, actions=[action], client_token="window-1")
        body = seen.next()
        assert (body["actions"][0]["value"], body["channel"]["id"], body["message"]["ts"]) == ("1", acme.general, said["ts"])
        view, opened = seen.next(), ears.next("view_opened")
        assert (opened["view"]["id"], opened["client_token"]) == (view["id"], "window-1")
        assert "private_metadata" not in opened["view"] and view["private_metadata"] == "kept to itself"
        refused = kara.ok("views.submit", view_id=view["id"], state=words("hm"))
        assert (refused["response_action"], refused["errors"]) == ("errors", {"about": "Say more"})
        assert "response_action" not in kara.ok("views.submit", view_id=view["id"], state=words("the printer"))
        submitted = seen.next()
        assert submitted["view"]["private_metadata"] == "kept to itself"
        # The app goes on while the window closes.
        last = {event["type"]: event for event in (ears.next("view_closed", "message"), ears.next("view_closed", "message"))}
        assert (last["view_closed"]["view_id"], last["message"]["text"]) == (view["id"], "Made: the printer")
    assert bolt.errors == []
