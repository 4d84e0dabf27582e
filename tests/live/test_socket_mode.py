"""Socket Mode as the server plays it: who may connect, what is sent where, what is sent again, and what bad clients come to."""

import contextlib
import json
import threading
import time
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from hallway.domain import apps, auth
from hallway.platform.gateway import MOST_LINKS
from tests.apps import Installed, manifest
from tests.examples import Acme, Ears


@pytest.fixture
def app(acme: Acme) -> Installed:
    """An app in #general that hears when it is spoken to."""
    made = Installed(acme, manifest("Oncall", events=["app_mention", "app_uninstalled"]))
    acme.kara.ok("conversations.invite", channel=acme.general, users=[made.bot.id])
    return made


def link(app: Installed, more: str = "") -> Ears:
    """A connection of the app's."""
    return app.itself.ears(app.itself.ok("apps.connections.open")["url"] + more)


def mention(app: Installed, text: str = "hello") -> None:
    """Speak to the app."""
    app.acme.ivan.ok("chat.postMessage", channel=app.acme.general, text=f"<@{app.bot.id}> {text}")


def acknowledge(ears: Ears, envelope: dict[str, Any], **more: Any) -> None:
    """Tell the server that an envelope has arrived."""
    ears.say({"envelope_id": envelope["envelope_id"], **more})


def said(envelope: dict[str, Any]) -> str:
    """What the message in an envelope says."""
    return str(envelope["payload"]["event"]["text"]).partition("> ")[2]


def the_end(socket: ClientConnection) -> list[dict[str, Any]]:
    """Everything until the server closes."""
    frames = []
    try:
        while True:
            frames.append(json.loads(socket.recv(timeout=30)))
    except ConnectionClosed:
        return frames


def test_an_envelope_is_as_slacks(app: Installed) -> None:
    with link(app) as ears:
        assert ears.hello["num_connections"] == 1
        assert ears.hello["connection_info"] == {"app_id": app.id}
        assert ears.hello["debug_info"]["approximate_connection_time"] > 0
        mention(app)
        envelope = ears.next()
        assert {key: envelope[key] for key in ("type", "accepts_response_payload", "retry_attempt", "retry_reason")} == {
            "type": "events_api", "accepts_response_payload": False, "retry_attempt": 0, "retry_reason": "",
        }  # fmt: skip
        assert envelope["payload"]["type"] == "event_callback"
        acknowledge(ears, envelope, payload={})


def test_what_is_not_acknowledged_comes_again(app: Installed) -> None:
    with link(app) as ears:
        mention(app)
        first = ears.next()
        acknowledge(ears, {"envelope_id": "some other"})
        second = ears.next()
        acknowledge(ears, second)
        assert (second["retry_attempt"], second["retry_reason"]) == (1, "timeout")
        assert second["envelope_id"] != first["envelope_id"]
        assert second["payload"] == first["payload"]


def test_what_comes_while_nobody_is_there_waits_for_a_while(app: Installed) -> None:
    mention(app)
    with link(app) as ears:
        envelope = ears.next()
        assert (said(envelope), envelope["retry_attempt"]) == ("hello", 0)
        acknowledge(ears, envelope)


def test_what_a_lost_connection_was_sent_goes_to_another(app: Installed) -> None:
    first = link(app)
    mention(app)
    lost = first.next()
    with link(app) as second:
        first.socket.socket.close()
        again = second.next()
        acknowledge(second, again)
    assert again["payload"]["event_id"] == lost["payload"]["event_id"]


def test_each_envelope_goes_to_one_of_several(app: Installed) -> None:
    heard: list[str] = []
    links = [link(app) for _ in range(3)]
    assert [ears.hello["num_connections"] for ears in links] == [1, 2, 3]

    def listen(ears: Ears) -> None:
        while True:
            try:
                envelope = ears.next()
            except (ConnectionClosed, TimeoutError):
                return
            heard.append(said(envelope))
            acknowledge(ears, envelope)

    threads = [threading.Thread(target=listen, args=(ears,)) for ears in links]
    for thread in threads:
        thread.start()
    words = [f"word {number}" for number in range(30)]
    for word in words:
        mention(app, word)
    until = time.monotonic() + 30
    while len(heard) < len(words):
        assert time.monotonic() < until, heard
        time.sleep(0.02)
    assert sorted(heard) == sorted(words)
    for ears in links:
        ears.socket.close()
    for thread in threads:
        thread.join(30)


def test_ten_connections_and_no_more(app: Installed) -> None:
    links = [link(app) for _ in range(MOST_LINKS)]
    url = app.itself.ok("apps.connections.open")["url"]
    with connect(url, proxy=None) as eleventh:
        assert [frame["reason"] for frame in the_end(eleventh)] == ["too_many_websockets"]
    for ears in links:
        ears.socket.close()


def test_an_address_is_good_once(app: Installed) -> None:
    url = app.itself.ok("apps.connections.open")["url"]
    with app.itself.ears(url), pytest.raises(Exception, match="403"):
        connect(url, proxy=None)


def test_links_end_with_their_token(app: Installed, acme: Acme) -> None:
    ears = link(app)
    acme.server.write(acme.id, auth.revoke_app_tokens, acme.id, app.id, kinds=("app",))
    assert [frame["reason"] for frame in the_end(ears.socket)] == ["link_disabled"]
    assert app.itself.error("apps.connections.open") == "token_revoked"


def test_links_end_when_socket_mode_is_switched_off(app: Installed, acme: Acme) -> None:
    ears = link(app)
    described = manifest("Oncall", "http://127.0.0.1:9/", events=["app_mention"])
    acme.server.write(acme.id, lambda tx: apps.update(tx, apps.get(tx, acme.id, app.id), described))
    assert [frame["reason"] for frame in the_end(ears.socket)] == ["link_disabled"]
    assert app.itself.error("apps.connections.open") == "socket_mode_not_enabled"


def test_an_app_hears_that_it_was_taken_out_before_its_links_end(app: Installed, acme: Acme) -> None:
    ears = link(app)
    acme.server.write(acme.id, lambda tx: apps.uninstall(tx, apps.get(tx, acme.id, app.id)))
    envelope = ears.next()
    assert envelope["payload"]["event"]["type"] == "app_uninstalled"
    acknowledge(ears, envelope)
    assert [frame["reason"] for frame in the_end(ears.socket)] == ["link_disabled"]
    assert app.itself.error("apps.connections.open") == "account_inactive"


def test_links_are_refreshed_with_a_warning(app: Installed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hallway.platform.gateway.links._BRIEF_LIFETIME_S", 1.5)
    monkeypatch.setattr("hallway.platform.gateway.links._WARNING_S", 1.0)
    old = link(app, "&debug_reconnects=true")
    assert old.next("disconnect")["reason"] == "warning"
    with link(app) as new:
        mention(app)
        acknowledge(new, new.next())
        assert [frame["reason"] for frame in the_end(old.socket)] == ["refresh_requested"]


@pytest.mark.parametrize("frame", ["[]", "null", "7", '{"envelope_id": {}}', '{"envelope_id": null, "payload": 7}', '{"type": "message"}'])
def test_frames_that_mean_nothing_change_nothing(app: Installed, frame: str) -> None:
    with link(app) as ears:
        ears.socket.send(frame)
        ears.socket.send(b"\x00\xff binary")
        mention(app)
        acknowledge(ears, ears.next())


@pytest.mark.parametrize("frame", ["{", "x" * (400 << 10), '{"a":' * 2000])
def test_frames_that_are_no_json_or_too_large_end_a_link(app: Installed, frame: str) -> None:
    ears = link(app)
    with contextlib.suppress(ConnectionClosed):
        ears.socket.send(frame)
    assert the_end(ears.socket) == []
    with link(app) as again:
        mention(app)
        acknowledge(again, again.next())


def test_pings_come_back_as_they_were(app: Installed) -> None:
    with link(app) as ears:
        assert ears.socket.ping("ping-pong_1234").wait(20)


def test_one_app_cannot_use_anothers_envelope(app: Installed, acme: Acme) -> None:
    other = Installed(acme, manifest("Other", events=["app_mention"]))
    with link(app) as ears, link(other) as theirs:
        mention(app)
        first = ears.next()
        acknowledge(theirs, first)
        second = ears.next()
        assert second["retry_attempt"] == 1
        acknowledge(ears, second)
