"""Functions and workflows: started by a link, run step by step, by Bolt for Python, which says how they went."""

from typing import Any

import pytest

from tests.apps import Installed, manifest
from tests.bolt import Bolt, Seen
from tests.examples import Acme, Ears, Person
from tests.interactions import BUTTONS, FUNCTIONS, INPUTS, MODAL, WORKFLOWS, words


@pytest.fixture
def kara(acme: Acme) -> Person:
    """Kara in her browser."""
    return acme.session(acme.kara)


def make(acme: Acme, way: str = "socket") -> Bolt:
    """An app with a function and a workflow."""
    bolt = Bolt(acme, way, events=["function_executed"], functions=FUNCTIONS, workflows=WORKFLOWS)
    acme.kara.ok("conversations.invite", channel=acme.general, users=[bolt.installed.bot.id])
    return bolt


def link(app: Installed, **more: Any) -> dict[str, Any]:
    """A link that starts the workflow."""
    trigger: dict[str, Any] = app.bot.ok(
        "workflows.triggers.create", type="shortcut", name="Turn", workflow="#/workflows/turn", inputs=INPUTS, **more
    )["trigger"]
    return trigger


def hear(ears: Ears, text: str) -> dict[str, Any]:
    """The message that says this."""
    while (message := ears.next("message"))["text"] != text:
        pass
    return message


def hear_from(person: Person, bot: Person) -> dict[str, Any]:
    """The last thing that a bot has written to somebody."""
    direct = person.ok("conversations.open", users=[bot.id])["channel"]["id"]
    said: dict[str, Any] = person.ok("conversations.history", channel=direct)["messages"][0]
    return said


@pytest.mark.parametrize("way", ["http", "socket"])
def test_a_workflow_runs_step_by_step(acme: Acme, kara: Person, way: str) -> None:
    bolt, seen = make(acme, way), Seen()

    @bolt.app.function("reverse")
    def reverse(inputs: dict[str, Any], event: dict[str, Any], complete: Any, client: Any) -> None:
        seen.put(event)
        seen.put(client.auth_test()["user_id"])
        complete(outputs={"word": inputs["word"][::-1]})

    with bolt, kara.listen(since=0) as ears:
        trigger = link(bolt.installed)
        assert trigger["shortcut_url"].endswith(f"/shortcuts/{trigger['id']}")
        kara.ok("workflows.triggers.trip", url=trigger["shortcut_url"], channel=acme.general)
        event = seen.next()
        assert event["function"]["callback_id"] == "reverse" and event["function"]["input_parameters"][0]["is_required"]
        assert event["bot_access_token"].startswith("xwfp-")
        assert seen.next() == bolt.installed.bot.id
        hear(ears, "stressed backwards is desserts")
        # The token has ended with the step.
        gone = Person(acme.server, acme.id, "", "", event["bot_access_token"])
        assert gone.error("auth.test") == "invalid_auth"
        gone.close()
    assert bolt.errors == []
    again = {"function_execution_id": event["function_execution_id"]}
    assert bolt.installed.bot.error("functions.completeSuccess", **again, outputs={}) == "execution_not_in_running_state"


def test_functions_ask_people(acme: Acme, kara: Person) -> None:
    bolt, seen = make(acme), Seen()

    @bolt.app.function("reverse", auto_acknowledge=False)
    def reverse(ack: Any, client: Any) -> None:
        ack()
        client.chat_postMessage(channel=acme.general, text="May I?", blocks=[BUTTONS])

    @bolt.app.action("open")
    def on_open(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        client.views_open(interactivity_pointer=body["interactivity"]["interactivity_pointer"], view=MODAL)

    @bolt.app.view("ticket")
    def on_ticket(ack: Any, body: dict[str, Any], inputs: dict[str, Any], complete: Any) -> None:
        ack()
        seen.put(body)
        complete(outputs={"word": f"{inputs['word']}, {body['view']['state']['values']['about']['words']['value']}"})

    with bolt, kara.listen(since=0) as ears:
        button = {
            "type": "workflow_button",
            "action_id": "go",
            "text": {"type": "plain_text", "text": "Go"},
            "workflow": {
                "trigger": {
                    "url": link(bolt.installed)["shortcut_url"],
                    "customizable_input_parameters": [{"name": "word", "value": "live"}],
                }
            },
        }
        said = bolt.installed.bot.ok(
            "chat.postMessage", channel=acme.general, text="go", blocks=[{"type": "actions", "block_id": "b", "elements": [button]}]
        )["ts"]
        container = {"type": "message", "channel_id": acme.general, "message_ts": said}
        kara.ok("blocks.actions", container=container, actions=[{"block_id": "b", "action_id": "go"}])
        asked = hear(ears, "May I?")
        press = {"container": container | {"message_ts": asked["ts"]}, "actions": [{"block_id": "choices", "action_id": "open"}]}
        kara.ok("blocks.actions", **press)
        kara.ok("views.submit", view_id=ears.next("view_opened")["view"]["id"], state=words("well"))
        body = seen.next()
        assert body["function_data"]["function"] == {"callback_id": "reverse"} and body["function_data"]["inputs"] == {"word": "live"}
        assert body["bot_access_token"].startswith("xwfp-")
        hear(ears, "live backwards is live, well")
    assert bolt.errors == []


def test_a_function_that_fails_ends_its_workflow(acme: Acme, kara: Person) -> None:
    bolt, seen = make(acme), Seen()

    @bolt.app.function("reverse")
    def reverse(event: dict[str, Any], fail: Any) -> None:
        fail("no mirror")
        seen.put(event)

    with bolt:
        kara.ok("workflows.triggers.trip", trigger_id=link(bolt.installed)["id"], channel=acme.general)
        execution = seen.next()["function_execution_id"]
    bot = bolt.installed.bot
    assert bot.error("functions.completeError", function_execution_id=execution, error="again") == "execution_not_in_running_state"
    told = hear_from(kara, bot)
    assert told["text"] == "The workflow *Turn a word round* that you started has ended early. Its step *Reverse* failed: no mirror"
    assert told["bot_id"] == bolt.installed.bot_id
    assert all("backwards" not in item["text"] for item in kara.ok("conversations.history", channel=acme.general)["messages"])


def test_whoever_starts_a_workflow_reads_which_step_failed(acme: Acme, kara: Person) -> None:
    said = {"channel_id": acme.random, "message": "{{inputs.word}}"}
    step = {"id": "say", "function_id": "slack#/functions/send_message", "inputs": said}
    app = Installed(acme, manifest("Helper", workflows={"turn": WORKFLOWS["turn"] | {"title": "<Say>", "steps": [step]}}))
    acme.session(acme.ivan).ok("workflows.triggers.trip", trigger_id=link(app)["id"], channel=acme.general)
    told = hear_from(acme.ivan, app.bot)["text"]
    assert told.startswith("The workflow *&lt;Say&gt;* that you started has ended early. Its step *send message* failed: the app is not")


def test_only_the_app_itself_completes_its_functions(acme: Acme, kara: Person) -> None:
    bolt, seen = make(acme), Seen()

    @bolt.app.function("reverse", auto_acknowledge=False)
    def reverse(ack: Any, event: dict[str, Any]) -> None:
        ack()
        seen.put(event)

    with bolt:
        kara.ok("workflows.triggers.trip", trigger_id=link(bolt.installed)["id"], channel=acme.general)
        event = seen.next()
    done = {"function_execution_id": event["function_execution_id"], "outputs": {"word": "x"}}
    other = Installed(acme, manifest("Other"))
    assert other.bot.error("functions.completeSuccess", **done) == "function_execution_not_found"
    assert acme.kara.error("functions.completeSuccess", **done) == "function_execution_not_found"
    assert bolt.installed.bot.error("functions.completeSuccess", **done | {"outputs": {}}) == "parameter_validation_failed"
    forged = Person(acme.server, acme.id, "", "", event["bot_access_token"][:-1] + "!")
    assert forged.error("functions.completeSuccess", **done) == "invalid_auth"
    forged.close()
    bolt.installed.bot.ok("functions.completeSuccess", **done)


def test_people_see_what_a_link_starts_and_choose_what_they_may(acme: Acme, kara: Person) -> None:
    bolt, seen = make(acme), Seen()

    @bolt.app.function("reverse", auto_acknowledge=False)
    def reverse(ack: Any, inputs: dict[str, Any]) -> None:
        ack()
        seen.put(inputs)

    with bolt:
        named = {"trigger_id": link(bolt.installed)["id"]}
        assert kara.ok("workflows.triggers.preview", **named)["trigger"] == {
            "id": named["trigger_id"], "name": "Turn", "description": "And tell of it", "app_id": bolt.installed.id, "app_name": "Helper",
            "inputs": [
                {"type": "string", "name": "word", "description": "", "title": "word", "is_required": True, "value": "stressed"}
            ],
        }  # fmt: skip
        kara.ok("workflows.triggers.trip", **named, channel=acme.general, inputs={"word": "live", "channel": "C0NOTMINE00"})
        assert seen.next()["word"] == "live"


def test_triggers_are_for_whom_their_app_says(acme: Acme, kara: Person) -> None:
    app = make(acme).installed
    trigger = link(app)
    named = {"trigger_id": trigger["id"]}
    assert app.bot.ok("workflows.triggers.permissions.list", **named)["permission_type"] == "everyone"
    app.bot.ok("workflows.triggers.permissions.set", **named, permission_type="named_entities", user_ids=[acme.ivan.id])
    assert kara.error("workflows.triggers.trip", **named, channel=acme.general) == "trigger_not_found"
    assert kara.error("workflows.triggers.preview", **named) == "trigger_not_found"
    acme.session(acme.ivan).ok("workflows.triggers.trip", **named, channel=acme.general)
    added = app.bot.ok("workflows.triggers.permissions.add", **named, channel_ids=[acme.general])
    assert (added["user_ids"], added["channel_ids"]) == ([acme.ivan.id], [acme.general])
    kara.ok("workflows.triggers.trip", **named, channel=acme.general)
    app.bot.ok("workflows.triggers.permissions.remove", **named, channel_ids=[acme.general])
    assert app.bot.error("workflows.triggers.permissions.remove", **named, user_ids=[acme.ivan.id]) == "named_entities_cannot_be_empty"
    assert kara.error("workflows.triggers.trip", trigger_id="Ft0NOSUCH000") == "trigger_not_found"
    assert acme.session(acme.mia).error("workflows.triggers.delete", **named) == "access_denied"
    updated = app.bot.ok("workflows.triggers.update", **named, name="Turn it", workflow="turn", inputs=INPUTS)["trigger"]
    assert app.bot.ok("workflows.triggers.info", **named)["trigger"] == updated
    assert [item["name"] for item in app.bot.ok("workflows.triggers.list")["triggers"]] == ["Turn it"]
    assert app.bot.error("workflows.triggers.create", name="x", workflow="nosuch") == "workflow_not_found"
    app.bot.ok("workflows.triggers.delete", **named)
    assert app.bot.ok("workflows.triggers.list")["triggers"] == []


def test_steps_from_apps_are_gone(acme: Acme) -> None:
    for name in ("stepCompleted", "stepFailed", "updateStep"):
        assert acme.kara.error(f"workflows.{name}") in ("method_deprecated", "missing_scope")
