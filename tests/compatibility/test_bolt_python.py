"""Bolt for Python, unmodified: commands, buttons, modals, over HTTP and over Socket Mode, with people at the other end."""

from typing import Any

import pytest

from tests.bolt import Bolt, Seen
from tests.examples import Acme, Ears, Person
from tests.interactions import BUTTONS, DIALOG, MESSAGE_SHORTCUT, MODAL, open_modal, words


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


def test_modals_lie_on_each_other(acme: Acme, kara: Person, way: str) -> None:
    shortcut = {"name": "New ticket", "type": "global", "callback_id": "new", "description": "Makes a ticket"}
    bolt, seen = Bolt(acme, way, shortcuts=[shortcut]), Seen()
    answers: dict[str, dict[str, Any]] = {
        "first": {"response_action": "update", "view": MODAL | {"callback_id": "second"}},
        "second": {"response_action": "push", "view": MODAL | {"callback_id": "third"}},
        "third": {"response_action": "clear"},
    }

    @bolt.app.shortcut("new")
    def on_shortcut(ack: Any, shortcut: dict[str, Any], client: Any) -> None:
        ack()
        seen.put(shortcut)
        client.views_open(trigger_id=shortcut["trigger_id"], view=MODAL | {"callback_id": "first", "external_id": "the-first"})

    @bolt.app.view("first")
    @bolt.app.view("second")
    @bolt.app.view("third")
    def on_view(ack: Any, view: dict[str, Any]) -> None:
        ack(**answers[view["callback_id"]])
        seen.put(view)

    with bolt, window(kara) as ears:
        assert kara.ok("shortcuts.list")["shortcuts"] == [{"app_id": bolt.installed.id, "app_name": "Helper", **shortcut}]
        kara.ok("shortcuts.run", app_id=bolt.installed.id, callback_id="new")
        assert seen.next()["user"]["id"] == kara.id
        first = ears.next("view_opened")["view"]
        updated = kara.ok("views.submit", view_id=first["id"], state=words("a"))
        assert (updated["response_action"], updated["view"]["id"], updated["view"]["callback_id"]) == ("update", first["id"], "second")
        assert (updated["view"]["external_id"], updated["view"]["hash"] != first["hash"]) == ("the-first", True)
        pushed = kara.ok("views.submit", view_id=first["id"], state=words("b"))
        assert (pushed["response_action"], pushed["view"]["previous_view_id"], pushed["view"]["root_view_id"]) == (
            "push",
            first["id"],
            first["id"],
        )
        assert ears.next("view_pushed")["view"]["id"] == pushed["view"]["id"]
        assert kara.ok("views.submit", view_id=pushed["view"]["id"], state=words("c")) == {"ok": True, "response_action": "clear"}
        assert ears.next("view_closed")["is_cleared"] is True
        assert kara.error("views.submit", view_id=first["id"], state=words("d")) == "view_not_found"
    assert [seen.next()["callback_id"] for _ in range(3)] == ["first", "second", "third"]


def test_apps_hear_of_modals_that_are_closed(acme: Acme, kara: Person, way: str) -> None:
    bolt, seen = Bolt(acme, way), Seen()

    @bolt.app.view_closed("ticket")
    def on_closed(ack: Any, body: dict[str, Any]) -> None:
        ack()
        seen.put(body)

    with bolt:
        below = open_modal(bolt.installed, kara, MODAL | {"notify_on_close": True})
        kara.ok("views.close", view_id=below)
        body = seen.next()
    assert (body["type"], body["view"]["id"], body["is_cleared"]) == ("view_closed", below, False)


def test_external_selects_ask_the_app(acme: Acme, kara: Person, way: str) -> None:
    select = {"type": "external_select", "action_id": "project", "min_query_length": 2}
    block = {"type": "input", "block_id": "where", "label": {"type": "plain_text", "text": "Project"}, "element": select}
    bolt, seen = Bolt(acme, way), Seen()

    @bolt.app.options("project")
    def on_options(ack: Any, payload: dict[str, Any]) -> None:
        found = [name for name in ("Viper", "Raptor") if name.lower().startswith(payload["value"])]
        ack(options=[{"text": {"type": "plain_text", "text": name}, "value": name.lower()} for name in found])

    @bolt.app.view("ticket")
    def on_view(ack: Any, view: dict[str, Any]) -> None:
        ack()
        seen.put(view["state"]["values"])

    def chosen(value: str) -> dict[str, Any]:
        return {"values": {"where": {"project": {"type": "external_select", "selected_option": {"value": value}}}}}

    with bolt:
        view_id = open_modal(bolt.installed, kara, MODAL | {"blocks": [block]})
        asked = {"container": {"type": "view", "view_id": view_id}, "block_id": "where", "action_id": "project"}
        assert kara.ok("blocks.suggestions", **asked, value="v")["options"] == []
        option = kara.ok("blocks.suggestions", **asked, value="vi")["options"][0]
        assert option == {"text": {"type": "plain_text", "text": "Viper"}, "value": "viper"}
        assert kara.error("views.submit", view_id=view_id, state=chosen("raptor")) == "invalid_state"
        kara.ok("views.submit", view_id=view_id, state=chosen("viper"))
        assert seen.next()["where"]["project"] == {"type": "external_select", "selected_option": option}


def test_message_shortcuts_bring_the_message(acme: Acme, kara: Person, way: str) -> None:
    bolt, seen = Bolt(acme, way, shortcuts=[MESSAGE_SHORTCUT]), Seen()

    @bolt.app.shortcut("from-message")
    def on_shortcut(ack: Any, shortcut: dict[str, Any], respond: Any) -> None:
        ack()
        seen.put(shortcut)
        respond("Only for you")

    with bolt, window(kara) as ears:
        said = acme.ivan.ok("chat.postMessage", channel=acme.general, text="the printer burns")["ts"]
        ears.next("message")
        named = {"app_id": bolt.installed.id, "callback_id": "from-message"}
        assert kara.error("shortcuts.run", **named) == "shortcut_not_found"
        kara.ok("shortcuts.run", **named, channel=acme.general, message_ts=said)
        heard = seen.next()
        assert (heard["type"], heard["message"]["text"], heard["message_ts"]) == ("message_action", "the printer burns", said)
        told = ears.next("message")
        assert (told["text"], told["is_ephemeral"], told["bot_id"]) == ("Only for you", True, bolt.installed.bot_id)


def test_ephemeral_answers_are_replaced_and_deleted(acme: Acme, kara: Person, way: str) -> None:
    bolt = Bolt(acme, way, slash_commands=[{"command": "/ticket", "description": "Make a ticket"}])

    @bolt.app.command("/ticket")
    def on_command(ack: Any) -> None:
        ack(text="Shall I?", blocks=[BUTTONS])

    @bolt.app.action("open")
    def on_open(ack: Any, body: dict[str, Any], respond: Any) -> None:
        ack()
        assert "message" not in body and body["container"]["is_ephemeral"]
        respond(replace_original=True, text="Sure?", blocks=[BUTTONS])
        respond(delete_original=True)

    with bolt, window(kara) as ears:
        kara.ok("chat.command", channel=acme.general, command="/ticket")
        asked = ears.next("message")
        assert (asked["text"], asked["is_ephemeral"]) == ("Shall I?", True)
        container = {"type": "message", "channel_id": acme.general, "message_ts": asked["ts"], "is_ephemeral": True}
        press = {"container": container, "actions": [{"block_id": "choices", "action_id": "open"}]}
        assert acme.session(acme.ivan).error("blocks.actions", **press) == "message_not_found"
        kara.ok("blocks.actions", **press)
        changed = ears.next("ephemeral_changed")
        assert (changed["ts"], changed["message"]["text"]) == (asked["ts"], "Sure?")
        deleted = ears.next("ephemeral_deleted")
        assert (deleted["ts"], deleted["channel"]) == (asked["ts"], acme.general)
        assert kara.error("blocks.actions", **press) == "message_not_found"
    assert bolt.errors == []


def test_attachments_of_old_act_and_are_replaced(acme: Acme, kara: Person, way: str) -> None:
    attachment = {
        "text": "Which?",
        "callback_id": "pick",
        "actions": [
            {"name": "go", "text": "Go", "type": "button", "value": "1"},
            {"name": "who", "text": "Who", "type": "select", "options": [{"text": "Ana", "value": "ana"}]},
        ],
    }
    bolt, seen = Bolt(acme, way), Seen()
    kara.ok("conversations.invite", channel=acme.general, users=[bolt.installed.bot.id])

    @bolt.app.action({"type": "interactive_message", "callback_id": "pick"})
    def on_pick(ack: Any, body: dict[str, Any], respond: Any) -> None:
        ack()
        seen.put(body)
        respond(replace_original=True, text=f"Chosen: {body['actions'][0]['selected_options'][0]['value']}")

    with bolt, window(kara) as ears:
        said = bolt.installed.bot.ok("chat.postMessage", channel=acme.general, text="", attachments=[attachment])["ts"]
        place = {"channel": acme.general, "ts": said, "attachment_id": 1}
        forged = {"name": "go", "type": "button", "value": "2"}
        assert kara.error("chat.attachmentAction", **place, actions=[forged]) == "invalid_action"
        chosen = {"name": "who", "type": "select", "selected_options": [{"value": "ana"}]}
        kara.ok("chat.attachmentAction", **place, callback_id="pick", actions=[chosen])
        body = seen.next()
        assert (body["callback_id"], body["attachment_id"], body["original_message"]["ts"]) == ("pick", "1", said)
        while (event := ears.next("message")).get("subtype") != "message_changed":
            pass
        assert (event["message"]["text"], "attachments" in event["message"]) == ("Chosen: ana", False)


def test_dialogs_are_filled_in_and_called_off(acme: Acme, kara: Person, way: str) -> None:
    bolt, seen = Bolt(acme, way, slash_commands=[{"command": "/ride", "description": "Get a ride"}]), Seen()

    @bolt.app.command("/ride")
    def on_command(ack: Any, command: dict[str, Any], client: Any) -> None:
        ack()
        client.dialog_open(trigger_id=command["trigger_id"], dialog=DIALOG)

    @bolt.app.options({"type": "dialog_suggestion", "callback_id": "ride"})
    def on_suggestion(ack: Any) -> None:
        ack(options=[{"label": "Limousine", "value": "limo"}])

    @bolt.app.action({"type": "dialog_submission", "callback_id": "ride"})
    def on_submission(ack: Any, body: dict[str, Any]) -> None:
        if body["submission"]["from"] == "Nowhere":
            ack(errors=[{"name": "from", "error": "There is no such place"}])
        else:
            ack()
            seen.put(body)

    @bolt.app.action({"type": "dialog_cancellation", "callback_id": "ride"})
    def on_cancellation(ack: Any, body: dict[str, Any]) -> None:
        ack()
        seen.put(body)

    with bolt, window(kara) as ears:
        kara.ok("chat.command", channel=acme.general, command="/ride")
        opened = ears.next("dialog_opened")
        assert (opened["dialog"]["title"], "state" in opened["dialog"]) == ("A ride", False)
        named = {"dialog_id": opened["dialog_id"]}
        options = kara.ok("dialog.suggestions", **named, name="kind", value="l")["options"]
        assert options == [{"text": {"type": "plain_text", "text": "Limousine"}, "value": "limo"}]
        refused = kara.call("dialog.submit", **named, submission={})
        assert (refused["error"], refused["errors"]) == ("invalid_submission", [{"name": "from", "error": "required"}])
        refused = kara.ok("dialog.submit", **named, submission={"from": "Nowhere"})
        assert refused["errors"] == [{"name": "from", "error": "There is no such place"}]
        assert kara.ok("dialog.submit", **named, submission={"from": "Caprica", "kind": "limo"}) == {"ok": True}
        body = seen.next()
        assert (body["submission"], body["state"], body["channel"]["id"]) == ({"from": "Caprica", "kind": "limo"}, "Limo", acme.general)
        kara.ok("chat.command", channel=acme.general, command="/ride")
        kara.ok("dialog.close", dialog_id=ears.next("dialog_opened")["dialog_id"])
        assert (seen.next()["type"], bolt.errors) == ("dialog_cancellation", [])


def test_the_home_tab_is_opened_published_and_acted_on(acme: Acme, kara: Person, way: str) -> None:
    bolt, seen = Bolt(acme, way, events=["app_home_opened"], app_home={"home_tab_enabled": True}), Seen()

    @bolt.app.event("app_home_opened")
    def on_home(event: dict[str, Any], client: Any) -> None:
        seen.put(event)
        client.views_publish(user_id=event["user"], view={"type": "home", "callback_id": "home", "blocks": [BUTTONS]})

    @bolt.app.action("open")
    def on_open(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        client.views_publish(user_id=body["user"]["id"], view={"type": "home", "blocks": [{"type": "divider"}]}, hash=body["view"]["hash"])

    with bolt, window(kara) as ears:
        home = kara.ok("apps.home", app_id=bolt.installed.id, tab="home")
        assert home["home_tab_enabled"] and "view" not in home
        event = seen.next()
        assert (event["user"], event["channel"], event["tab"]) == (kara.id, home["channel"], "home")
        published = ears.next("view_updated")["view"]
        assert (published["type"], published["app_id"]) == ("home", bolt.installed.id)
        action = {"block_id": "choices", "action_id": "open"}
        kara.ok("blocks.actions", container={"type": "view", "view_id": published["id"]}, actions=[action])
        assert ears.next("view_updated")["view"]["blocks"][0]["type"] == "divider"
        assert kara.ok("apps.home", app_id=bolt.installed.id, tab="home")["view"]["id"] == published["id"]
        assert seen.next()["view"]["id"] == published["id"]
    assert bolt.errors == []
