"""`chat.command`: the built-in commands, and those of apps."""

from typing import Any

import pytest

from tests.apps import Endpoint, Heard, Installed, manifest
from tests.examples import Acme, Person


@pytest.fixture
def kara(acme: Acme) -> Person:
    """Kara in her browser."""
    return acme.session(acme.kara)


def run(person: Person, channel: str, command: str, text: str = "") -> dict[str, Any]:
    """What a built-in command answers."""
    answer: dict[str, Any] = person.ok("chat.command", channel=channel, command=command, text=text)["response"]
    return answer


def latest(person: Person, channel: str) -> dict[str, Any]:
    """The newest message of a channel."""
    message: dict[str, Any] = person.ok("conversations.history", channel=channel, limit=1)["messages"][0]
    return message


def test_words_are_said(acme: Acme, kara: Person) -> None:
    run(kara, acme.general, "/shrug", "oh well")
    assert latest(kara, acme.general)["text"] == "oh well ¯\\_(ツ)_/¯"
    run(kara, acme.general, "/tableflip")
    assert latest(kara, acme.general)["text"].startswith("(╯°□°)╯")
    run(kara, acme.general, "/me", "waves")
    assert (latest(kara, acme.general)["subtype"], latest(kara, acme.general)["text"]) == ("me_message", "waves")
    assert kara.error("chat.command", channel=acme.general, command="/me") == "no_text"


def test_channels_are_changed(acme: Acme, kara: Person) -> None:
    handle = acme.mia.ok("users.info", user=acme.mia.id)["user"]["name"]
    run(kara, acme.random, "/invite", f"@{handle}")
    assert acme.mia.id in kara.ok("conversations.members", channel=acme.random)["members"]
    assert kara.error("chat.command", channel=acme.random, command="/invite", text="nobody") == "no_user"
    run(kara, acme.random, "/remove", f"<@{acme.mia.id}>")
    assert acme.mia.id not in kara.ok("conversations.members", channel=acme.random)["members"]
    run(kara, acme.random, "/topic", "New words")
    assert run(kara, acme.random, "/topic") == {"code": "topic", "topic": "New words"}
    run(kara, acme.random, "/rename", "randomer")
    assert kara.ok("conversations.info", channel=acme.random)["channel"]["name"] == "randomer"
    assert run(kara, acme.random, "/mute") == {"code": "muted"}
    assert run(kara, acme.random, "/mute") == {"code": "unmuted"}
    assert run(kara, acme.random, "/who") == {"code": "who", "members": sorted([acme.kara.id, acme.ivan.id]), "num_members": 2}
    run(kara, acme.random, "/leave")
    assert run(kara, acme.general, "/join", "#randomer") == {"code": "opened", "channel": acme.random}
    run(kara, acme.random, "/archive")
    assert kara.ok("conversations.info", channel=acme.random)["channel"]["is_archived"]


def test_people_set_what_is_theirs(acme: Acme, kara: Person) -> None:
    assert run(kara, acme.general, "/status", ":car: on the road") == {"code": "status_set"}
    profile = kara.ok("users.profile.get")["profile"]
    assert (profile["status_emoji"], profile["status_text"]) == (":car:", "on the road")
    assert run(kara, acme.general, "/status", "clear") == {"code": "status_cleared"}
    assert run(kara, acme.general, "/dnd", "2h")["code"] == "dnd_started"
    assert run(kara, acme.general, "/dnd", "off") == {"code": "dnd_ended"}
    assert kara.error("chat.command", channel=acme.general, command="/dnd", text="soon") == "invalid_duration"
    assert run(kara, acme.general, "/away") == {"code": "away_set"}
    assert kara.ok("users.getPresence")["presence"] == "away"
    assert run(kara, acme.general, "/active") == {"code": "active_set"}
    reminded = run(kara, acme.general, "/remind", "me to call Ana in 2 hours")
    assert (reminded["code"], reminded["reminder"]["text"]) == ("reminded", "call Ana")
    assert run(kara, acme.general, "/remind", "mich an den Anruf um 17 Uhr")["reminder"]["text"] == "den Anruf"
    assert kara.error("chat.command", channel=acme.general, command="/remind", text="me") == "cannot_parse"


def test_people_are_spoken_to(acme: Acme, kara: Person) -> None:
    answer = run(kara, acme.general, "/msg", f"<@{acme.ivan.id}> psst")
    assert (answer["code"], latest(acme.ivan, answer["channel"])["text"]) == ("opened", "psst")


def test_what_is_no_command_is_refused(acme: Acme, kara: Person) -> None:
    assert kara.error("chat.command", channel=acme.general, command="/nosuch") == "command_not_found"
    assert kara.error("chat.command", channel=acme.general, command="/collapse") == "client_only"
    listed = {command["name"]: command for command in kara.ok("commands.list")["commands"]}
    assert listed["/collapse"]["is_client_only"] and not listed["/topic"]["is_client_only"]


def test_the_app_that_was_installed_last_has_the_command(acme: Acme, kara: Person) -> None:
    with Endpoint() as first, Endpoint() as second:
        for name, endpoint in (("First", first), ("Second", second)):
            described = [{"command": "/ask", "description": name, "url": endpoint.url, "usage_hint": "[what]"}]
            app = Installed(acme, manifest(name, endpoint.url, slash_commands=described))
            acme.server.write(acme.id, _installed_at, acme.id, app.id, 1_700_000_000 + (name == "Second"))
        kara.ok("chat.command", channel=acme.general, command="/ask", text="x")
        assert second.next().form["command"] == "/ask"
        assert first.heard.empty()
        listed = next(command for command in kara.ok("commands.list")["commands"] if command["name"] == "/ask")
        assert (listed["type"], listed["desc"], listed["usage"], listed["app_name"]) == ("app", "Second", "[what]", "Second")


def _installed_at(tx: Any, team_id: str, app_id: str, at: int) -> None:
    from hallway.domain.apps.tables import installation

    tx.update(installation, {"team_id": team_id, "app_id": app_id}, installed_at=at)


@pytest.mark.parametrize("should_escape", [True, False])
def test_names_and_links_are_escaped_where_the_app_wants_it(acme: Acme, kara: Person, should_escape: bool) -> None:
    handle = acme.mia.ok("users.info", user=acme.mia.id)["user"]["name"]
    with Endpoint() as endpoint:
        described = [{"command": "/ask", "description": "Ask", "url": endpoint.url, "should_escape": should_escape}]
        app = Installed(acme, manifest("Helper", endpoint.url, slash_commands=described))
        typed = f"<@{acme.ivan.id}> or @{handle} in <#{acme.random}> & https://a.example/x?y=1"
        kara.ok("chat.command", channel=acme.general, command="ask", text=typed)
        heard = endpoint.next()
    assert app.verifies(heard)
    ivan = acme.ivan.ok("users.info", user=acme.ivan.id)["user"]["name"]
    assert heard.form["text"] == (
        f"<@{acme.ivan.id}|{ivan}> or <@{acme.mia.id}|{handle}> in <#{acme.random}|random> &amp; <https://a.example/x?y=1>"
        if should_escape
        else f"@{ivan} or @{handle} in #random & https://a.example/x?y=1"
    )
    assert set(heard.form) == {
        "token", "team_id", "team_domain", "channel_id", "channel_name", "user_id", "user_name", "command", "text", "api_app_id",
        "is_enterprise_install", "response_url", "trigger_id",
    }  # fmt: skip
    assert heard.form["is_enterprise_install"] == "false"


def _says(status: int, headers: dict[str, str], body: bytes) -> Any:
    def answer(heard: Heard) -> tuple[int, dict[str, str], bytes]:
        return status, headers, body

    return answer


def test_what_the_app_answers_at_once_is_shown(acme: Acme, kara: Person) -> None:
    with Endpoint(_says(200, {"content-type": "text/plain"}, b"just text")) as endpoint, kara.listen(since=0) as ears:
        described = [{"command": "/ask", "description": "Ask", "url": endpoint.url}]
        app = Installed(acme, manifest("Helper", endpoint.url, slash_commands=described))
        kara.ok("chat.command", channel=acme.general, command="/ask")
        told = ears.next("message")
        assert (told["text"], told["is_ephemeral"], told["bot_id"], told["user"]) == ("just text", True, app.bot_id, app.bot.id)
        endpoint.answer = _says(200, {"content-type": "application/json"}, b'{"response_type": "in_channel", "text": "for all"}')
        kara.ok("chat.command", channel=acme.general, command="/ask")
        assert (ears.next("message")["text"], latest(acme.ivan, acme.general)["text"]) == ("for all", "for all")
        endpoint.answer = _says(500, {}, b"")
        assert kara.error("chat.command", channel=acme.general, command="/ask") == "dispatch_failed"
        # Commands are for where one is.
        assert acme.session(acme.mia).error("chat.command", channel=acme.random, command="/ask") == "not_in_channel"
    assert kara.error("chat.command", channel=acme.general, command="/ask") == "dispatch_failed"
