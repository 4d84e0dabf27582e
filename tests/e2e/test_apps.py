"""Apps in the browser: their commands and shortcuts, their pages, and what they were sent."""

import json
from pathlib import Path

from hallway.domain import auth
from tests.apps import Answer, Endpoint, Heard, Installed, manifest
from tests.e2e.running import PASSWORD, drive, needs_browser
from tests.examples import Acme
from tests.running import Server

_JSON = {"content-type": "application/json"}


@needs_browser
def test_apps_are_used_made_and_looked_after(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    acme = Acme(server)
    for person in (acme.kara, acme.ivan):
        server.write(acme.id, auth.set_hash, acme.id, person.id, auth.hash_password(PASSWORD))
    with Endpoint(_answers()) as endpoint:
        doorbell = Installed(acme, _described(endpoint.url))
        acme.kara.ok("conversations.invite", channel=acme.general, users=doorbell.bot.id)
        doorbell.bot.ok(
            "chat.postMessage", channel=acme.general, text="Somebody is at the door", username="Front door", icon_emoji=":door:"
        )
        doorbell.bot.ok("views.publish", user_id=acme.kara.id, view=_home())
        drive("apps.mjs", server.address, f"kara@{acme.domain}.example", PASSWORD, doorbell.id)
        kinds = {heard.form.get("command") or heard.json.get("type") for heard in list(endpoint.heard.queue)}
    assert {"/ring", "message_action", "shortcut", "event_callback"} <= kinds
    acme.close()
    server.stop()


@needs_browser
def test_an_app_is_asked_for_and_allowed(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    acme = Acme(server)
    for person in (acme.kara, acme.ivan):
        server.write(acme.id, auth.set_hash, acme.id, person.id, auth.hash_password(PASSWORD))
    made = acme.session(acme.ivan).ok("apps.manifest.create", manifest=manifest("Gate", scopes=["chat:write"]))
    addresses = [f"{name}@{acme.domain}.example" for name in ("kara", "ivan")]
    drive("approval.mjs", server.address, *addresses, PASSWORD, made["app_id"])
    acme.close()
    server.stop()


def _described(url: str) -> dict[str, object]:
    commands = [
        {"command": "/ring", "description": "Ring the bell", "usage_hint": "[who]", "url": url, "should_escape": True},
        {"command": "/broken", "description": "Never works", "url": url},
    ]
    shortcuts = [
        {"name": "Ring about this", "type": "message", "callback_id": "about", "description": "Rings with a message"},
        {"name": "Ring the bell", "type": "global", "callback_id": "bell", "description": "Rings wherever you are"},
    ]
    home = {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": True}
    return manifest("Doorbell", url, events=["message.channels"], slash_commands=commands, shortcuts=shortcuts, app_home=home)


def _home() -> dict[str, object]:
    text = {"type": "mrkdwn", "text": "*Who rang today*\nNobody yet."}
    return {"type": "home", "blocks": [{"type": "section", "text": text}]}


def _answers() -> Answer:
    """Rings; fails the first event it is told of, and one command always."""
    failed: list[str] = []

    def answer(heard: Heard) -> tuple[int, dict[str, str], bytes]:
        form = heard.form if heard.headers["content-type"] != "application/json" else {}
        if form.get("command") == "/broken":
            return 500, {}, b""
        if form.get("command") == "/ring":
            return 200, _JSON, json.dumps({"response_type": "ephemeral", "text": f"Rang for {form['text'] or 'everybody'}"}).encode()
        if not form and heard.json.get("type") == "event_callback" and not failed:
            failed.append(heard.json["event_id"])
            return 500, {"x-slack-no-retry": "1"}, b""
        return 200, {}, b""

    return answer
