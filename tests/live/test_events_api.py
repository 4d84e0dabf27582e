"""Events for apps: over HTTPS, signed, in order, again where they were not taken; and over Socket Mode with Slack's own client."""

import queue
from typing import Any

from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web import WebClient

from tests.apps import Endpoint, Heard, Installed, manifest
from tests.examples import Acme


def test_an_app_hears_what_its_bot_may_hear(acme: Acme) -> None:
    with Endpoint() as endpoint:
        app = Installed(acme, manifest("Oncall", endpoint.url, events=["app_mention", "message.channels"]))
        acme.ivan.ok("chat.postMessage", channel=acme.random, text="without the bot")
        acme.kara.ok("conversations.invite", channel=acme.general, users=[app.bot.id])
        acme.kara.ok("chat.postMessage", channel=acme.general, text=f"<@{app.bot.id}> who is on call?")
        joined, mention, message = endpoint.next(), endpoint.next(), endpoint.next()
    assert joined.json["event"]["subtype"] == "channel_join"
    for heard in (mention, message):
        assert app.verifies(heard)
        assert heard.headers["content-type"] == "application/json"
        body = heard.json
        assert (body["type"], body["team_id"], body["api_app_id"]) == ("event_callback", acme.id, app.id)
        assert body["token"] == app.credentials.verification_token
        assert body["authorizations"] == [
            {"enterprise_id": None, "team_id": acme.id, "user_id": app.bot.id, "is_bot": True, "is_enterprise_install": False}
        ]
    assert mention.json["event"]["type"] == "app_mention"
    assert message.json["event"] | {"channel_type": "channel", "user": acme.kara.id, "channel": acme.general} == message.json["event"]
    assert mention.json["event_id"] != message.json["event_id"]


def test_what_is_not_taken_comes_again_under_the_same_id(acme: Acme) -> None:
    def refuse_first(heard: Heard) -> tuple[int, dict[str, str], bytes]:
        return (200 if "x-slack-retry-num" in heard.headers else 500), {}, b""

    with Endpoint(refuse_first) as endpoint:
        app = Installed(acme, manifest("Oncall", endpoint.url, events=["app_mention"]))
        acme.kara.ok("conversations.invite", channel=acme.general, users=[app.bot.id])
        acme.kara.ok("chat.postMessage", channel=acme.general, text=f"<@{app.bot.id}> hello")
        first, second = endpoint.next(), endpoint.next()
    assert first.json == second.json
    assert (second.headers["x-slack-retry-num"], second.headers["x-slack-retry-reason"]) == ("1", "http_error")
    assert app.verifies(second)


def test_events_come_over_socket_mode(acme: Acme) -> None:
    app = Installed(acme, manifest("Oncall", events=["app_mention"]))
    acme.kara.ok("conversations.invite", channel=acme.general, users=[app.bot.id])
    heard: queue.Queue[SocketModeRequest] = queue.Queue()
    client = SocketModeClient(app_token=app.app_token, web_client=WebClient(app.bot_token, base_url=f"{acme.server.address}/api/"))

    def take(client: Any, request: SocketModeRequest) -> None:
        client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))
        heard.put(request)

    client.socket_mode_request_listeners.append(take)
    client.connect()
    try:
        acme.kara.ok("chat.postMessage", channel=acme.general, text=f"<@{app.bot.id}> hello")
        request = heard.get(timeout=30)
    finally:
        client.close()
    assert (request.type, request.payload["event"]["type"]) == ("events_api", "app_mention")


def test_an_app_hears_what_is_said_to_it_in_its_home(acme: Acme) -> None:
    with Endpoint() as endpoint:
        app = Installed(acme, manifest("Oncall", endpoint.url, events=["message.app_home"]))
        direct = acme.kara.ok("conversations.open", users=[app.bot.id])["channel"]["id"]
        acme.kara.ok("chat.postMessage", channel=acme.general, text="to everybody")
        acme.kara.ok("chat.postMessage", channel=direct, text="to the app")
        event = endpoint.next().json["event"]
    assert (event["type"], event["channel_type"], event["channel"], event["text"]) == ("message", "app_home", direct, "to the app")
