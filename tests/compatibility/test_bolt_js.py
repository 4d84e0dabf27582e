"""Bolt for JavaScript, unmodified, over HTTP and over Socket Mode, with people at the other end."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.apps import BOT_SCOPES, Installed, manifest
from tests.compatibility.running import free_port, newest, running, wait_for
from tests.compatibility.test_tours import NODE
from tests.examples import Acme, Ears, Person
from tests.interactions import FUNCTIONS, INPUTS, MESSAGE_SHORTCUT, WORKFLOWS, words

EVENTS = [
    "app_home_opened", "app_mention", "assistant_thread_started", "assistant_thread_context_changed", "function_executed", "link_shared",
    "message.im", "reaction_added",
]  # fmt: skip
PLAIN = {"type": "plain_text", "text": "Some"}
OPTION = {"text": PLAIN, "value": "some"}
DATE_TIME = 1_900_000_000


class Bolt:
    """The app, as a process. `kara` is at her browser."""

    def __init__(self, acme: Acme, installed: Installed, log: Path) -> None:
        self.acme, self.installed, self._log = acme, installed, log
        self.kara = acme.session(acme.kara)

    def told(self) -> list[Any]:
        """What it has said it heard."""
        return [
            json.loads(line) for line in self._log.read_text().splitlines() if line.startswith(("{", '"')) and line.endswith(("}", '"'))
        ]

    def hears(self, what: Any) -> None:
        """Wait until it says this."""
        wait_for(lambda: what in self.told())

    def direct(self) -> str:
        """Kara's conversation with it."""
        return str(self.kara.ok("conversations.open", users=self.installed.bot.id)["channel"]["id"])


@pytest.fixture(params=["http", "socket"])
def bolt(acme: Acme, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Bolt]:
    """The app, called in either way."""
    if shutil.which("node") is None or not (NODE / "node_modules/@slack/bolt").exists():
        pytest.skip("@slack/bolt is not here: `make test` fetches it where npm reaches its registry")
    port = free_port() if request.param == "http" else 0
    url = f"http://127.0.0.1:{port}/slack/events" if port else ""
    described = manifest(
        "Helper",
        url,
        events=EVENTS,
        scopes=[*BOT_SCOPES, "links:read", "links:write"],
        slash_commands=[{"command": "/ticket", "description": "Make a ticket"} | ({"url": url} if url else {})],
        shortcuts=[MESSAGE_SHORTCUT, {"name": "New ticket", "type": "global", "callback_id": "new", "description": "Makes a ticket"}],
        app_home={"home_tab_enabled": True},
        functions=FUNCTIONS,
        workflows=WORKFLOWS,
        unfurl_domains=["tickets.example.com"],
    )
    if url:
        described["settings"]["interactivity"]["message_menu_options_url"] = url
    installed, log = Installed(acme, described), tmp_path / "log"
    environment = {"PATH": os.environ["PATH"], "BASE_URL": f"{acme.server.address}/api/", "BOT_TOKEN": installed.bot_token}
    environment |= (
        {"PORT": str(port), "SIGNING_SECRET": installed.credentials.signing_secret} if port else {"APP_TOKEN": installed.app_token}
    )
    with running(["node", "bolt.mjs"], environment, log, NODE) as process:
        wait_for(lambda: process.poll() is not None or "connected" in log.read_text())
        app = Bolt(acme, installed, log)
        yield app
        assert not [line for line in app.told() if isinstance(line, dict) and "error" in line], log.read_text()


def window(person: Person) -> Ears:
    """A live connection of the web client's."""
    return person.listen(since=0)


def test_commands_and_modals(bolt: Bolt) -> None:
    kara, command = bolt.kara, {"channel": bolt.acme.general, "command": "/ticket"}
    with window(kara) as ears:
        kara.ok("chat.command", **command, text="loud")
        said = ears.next("message")
        assert (said["text"], said["bot_id"]) == ("Heard everywhere", bolt.installed.bot_id)
        kara.ok("chat.command", **command, text="for the printer")
        first = ears.next("view_opened")["view"]
        refused = kara.ok("views.submit", view_id=first["id"], state=words("errors"))
        assert (refused["response_action"], refused["errors"]) == ("errors", {"about": "Say more"})
        updated = kara.ok("views.submit", view_id=first["id"], state=words("update"))
        assert (updated["response_action"], updated["view"]["title"]["text"]) == ("update", "Updated")
        pushed = kara.ok("views.submit", view_id=first["id"], state=words("push"))
        assert (pushed["response_action"], pushed["view"]["previous_view_id"]) == ("push", first["id"])
        assert kara.ok("views.submit", view_id=pushed["view"]["id"], state=words("enough"))["response_action"] == "clear"
        bolt.hears({"submitted": "push"})
        kara.ok("shortcuts.run", app_id=bolt.installed.id, callback_id="new")
        closed = ears.next("view_opened")["view"]["id"]
        kara.ok("views.close", view_id=closed, is_cleared=True)
        bolt.hears({"closed": closed, "is_cleared": True})


def test_message_shortcuts(bolt: Bolt) -> None:
    with window(bolt.kara) as ears:
        said = bolt.acme.ivan.ok("chat.postMessage", channel=bolt.acme.general, text="the printer burns")["ts"]
        ears.next("message")
        bolt.kara.ok("shortcuts.run", app_id=bolt.installed.id, callback_id="from-message", channel=bolt.acme.general, message_ts=said)
        told = ears.next("message")
        assert (told["text"], told["is_ephemeral"]) == ("Noted: the printer burns", True)


def elements(acme: Acme) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """By kind: the rest of an element, and what is chosen in it."""
    one, many = {"options": [OPTION]}, {"placeholder": PLAIN}
    return {
        "overflow": (one, {"selected_option": OPTION}),
        "static_select": (one, {"selected_option": OPTION}),
        "multi_static_select": (one, {"selected_options": [OPTION]}),
        "users_select": ({}, {"selected_user": acme.ivan.id}),
        "multi_users_select": (many, {"selected_users": [acme.ivan.id, acme.mia.id]}),
        "conversations_select": ({}, {"selected_conversation": acme.random}),
        "multi_conversations_select": (many, {"selected_conversations": [acme.general, acme.random]}),
        "channels_select": ({}, {"selected_channel": acme.general}),
        "multi_channels_select": (many, {"selected_channels": [acme.general]}),
        "datepicker": ({}, {"selected_date": "2030-03-17"}),
        "timepicker": ({}, {"selected_time": "13:45"}),
        "datetimepicker": ({}, {"selected_date_time": DATE_TIME}),
        "checkboxes": (one, {"selected_options": [OPTION]}),
        "radio_buttons": (one, {"selected_option": OPTION}),
        "plain_text_input": ({}, {"value": "some"}),
        "number_input": ({"is_decimal_allowed": True}, {"value": "1.5"}),
        "email_text_input": ({}, {"value": "kara@acme.example"}),
        "url_text_input": ({}, {"value": "https://acme.example"}),
    }


def test_every_element_is_acted_on(bolt: Bolt) -> None:
    acme, kara, table = bolt.acme, bolt.kara, elements(bolt.acme)
    inputs = [
        {"type": "input", "block_id": kind, "label": PLAIN, "dispatch_action": True, "element": {"type": kind, "action_id": kind, **more}}
        for kind, (more, _) in table.items()
        if kind != "overflow"
    ]
    overflow = {"type": "overflow", "action_id": "overflow", "options": [OPTION]}
    blocks = [{"type": "section", "block_id": "overflow", "text": PLAIN, "accessory": overflow}, *inputs]
    channel = bolt.direct()
    ts = bolt.installed.bot.ok("chat.postMessage", channel=channel, text="Elements", blocks=blocks)["ts"]
    container = {"type": "message", "channel_id": channel, "message_ts": ts}
    for kind, (_, chosen) in table.items():
        action = {"type": kind, "block_id": kind, "action_id": kind, **chosen}
        state = {"values": {kind: {kind: {"type": kind, **chosen}}}}
        kara.ok("blocks.actions", container=container, actions=[action], state=state)
    heard = wait_for(lambda: found if len(found := actions(bolt)) == len(table) else None)
    assert {kind: {name: action[name] for name in chosen} for (kind, (_, chosen)), action in zip(table.items(), heard, strict=True)} == {
        kind: chosen for kind, (_, chosen) in table.items()
    }
    # Options of an external select come from the app itself, and a button's message is replaced.
    external = {"type": "external_select", "action_id": "project", "min_query_length": 1}
    button = {"type": "button", "action_id": "button", "text": PLAIN, "value": "1"}
    ts = bolt.installed.bot.ok(
        "chat.postMessage", channel=channel, text="More", blocks=[{"type": "actions", "block_id": "more", "elements": [external, button]}]
    )["ts"]
    container["message_ts"] = ts
    options = kara.ok("blocks.suggestions", container=container, block_id="more", action_id="project", value="vi")["options"]
    assert options == [{"text": {"type": "plain_text", "text": "Found vi"}, "value": "found"}]
    for name, chosen in (("project", {"selected_option": options[0]}), ("button", {"value": "1"})):
        kara.ok("blocks.actions", container=container, actions=[{"block_id": "more", "action_id": name, **chosen}])
    wait_for(lambda: newest(kara, channel)["text"] == "Pressed")
    assert [action["type"] for action in actions(bolt)[-2:]] == ["external_select", "button"]
    assert acme.kara.id not in str(actions(bolt))


def actions(bolt: Bolt) -> list[dict[str, Any]]:
    """The actions that it heard of, in order."""
    return [line["action"] for line in bolt.told() if isinstance(line, dict) and "action" in line]


def test_events_homes_and_links(bolt: Bolt) -> None:
    acme, kara = bolt.acme, bolt.kara
    kara.ok("apps.home", app_id=bolt.installed.id, tab="home")
    home = wait_for(lambda: kara.ok("apps.home", app_id=bolt.installed.id, tab="home").get("view"))
    assert home["blocks"][0]["text"]["text"] == "Welcome to home"
    kara.ok("conversations.invite", channel=acme.general, users=[bolt.installed.bot.id])
    asked = acme.ivan.ok("chat.postMessage", channel=acme.general, text=f"<@{bolt.installed.bot.id}> hello")["ts"]
    replies = wait_for(lambda: acme.kara.ok("conversations.replies", channel=acme.general, ts=asked)["messages"][1:])
    assert replies[0]["text"] == "You called?"
    acme.ivan.ok("reactions.add", channel=acme.general, timestamp=asked, name="wave")
    bolt.hears({"reaction": "wave"})
    link = "https://tickets.example.com/1"
    acme.ivan.ok("chat.postMessage", channel=acme.general, text=f"see {link}")
    [unfurled] = wait_for(lambda: newest(acme.kara, acme.general).get("attachments"))
    assert (unfurled["title"], unfurled["from_url"]) == ("A ticket", link)


def test_an_assistant_streams(bolt: Bolt) -> None:
    acme, kara = bolt.acme, bolt.kara
    thread = kara.ok("assistant.threads.start", app_id=bolt.installed.id)["assistant_thread"]
    channel, thread_ts = thread["channel_id"], thread["thread_ts"]

    def last() -> dict[str, Any]:
        return dict(acme.kara.ok("conversations.replies", channel=channel, ts=thread_ts)["messages"][-1])

    wait_for(lambda: last()["text"] == "Ask away")
    with window(kara) as ears:
        kara.ok("chat.postMessage", channel=channel, thread_ts=thread_ts, text="Tell me a tale")
        assert [ears.next("message_stream")["message"]["chunks"][0]["text"] for _ in range(2)] == ["upon ", "a *time*"]
        wait_for(lambda: last().get("streaming_state") == "completed")
    assert "Once upon a *time*" in str(last()["blocks"])


def test_functions_complete_and_fail(bolt: Bolt) -> None:
    acme, kara = bolt.acme, bolt.kara
    kara.ok("conversations.invite", channel=acme.general, users=[bolt.installed.bot.id])

    def trip(word: str) -> None:
        named = {"type": "shortcut", "name": "Turn", "workflow": "#/workflows/turn"}
        inputs = INPUTS | {"word": {"value": word}}
        trigger = bolt.installed.bot.ok("workflows.triggers.create", **named, inputs=inputs)["trigger"]
        kara.ok("workflows.triggers.trip", url=trigger["shortcut_url"], channel=acme.general)

    trip("stressed")
    wait_for(lambda: newest(acme.kara, acme.general)["text"] == "stressed backwards is desserts")
    trip("level")
    failed = wait_for(lambda: [line["failed"] for line in bolt.told() if isinstance(line, dict) and "failed" in line])[0]
    again = {"function_execution_id": failed, "outputs": {"word": "level"}}
    assert bolt.installed.bot.error("functions.completeSuccess", **again) == "execution_not_in_running_state"
