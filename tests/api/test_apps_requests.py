"""What an app's page shows of its deliveries: the log, sending again, switching on again, verifying the URL."""

from typing import Any

from hallway.domain import apps
from hallway.domain.delivery import store
from tests.apps import Endpoint, Heard, Installed, manifest
from tests.examples import Acme


def refuse(heard: Heard) -> tuple[int, dict[str, str], bytes]:
    """Takes nothing, and wants no further attempt."""
    return 500, {"X-Slack-No-Retry": "1"}, b""


def events_of(acme: Acme, app: Installed, **more: Any) -> list[dict[str, Any]]:
    """The app's request log as Kara sees it."""
    listed: list[dict[str, Any]] = acme.kara.ok("apps.requests.list", app_id=app.id, kind="events_api", **more)["requests"]
    return listed


def test_an_apps_owner_sees_what_it_was_sent_and_sends_it_again(acme: Acme) -> None:
    with Endpoint(refuse) as endpoint:
        app = Installed(acme, manifest("Oncall", endpoint.url, events=["app_mention"]), owner=acme.ivan)
        acme.kara.ok("conversations.invite", channel=acme.general, users=[app.bot.id])
        acme.kara.ok("chat.postMessage", channel=acme.general, text=f"<@{app.bot.id}> hello")
        first = endpoint.next()
        while not (found := acme.ivan.ok("apps.requests.list", app_id=app.id, kind="events_api")["requests"]):
            pass
        assert len(found) == 1
        sent = found[0]
        assert (sent["type"], sent["name"], sent["status"], sent["error"]) == ("events_api", "app_mention", 500, "http_error")
        assert (sent["url"], sent["attempt"], sent["can_retry"]) == (endpoint.url, 0, True)
        assert sent["latency_ms"] > 0
        endpoint.answer = lambda heard: (200, {}, b"")
        assert acme.ivan.ok("apps.requests.retry", app_id=app.id, id=sent["id"])["status"] == 200
        assert endpoint.next().json == first.json
        assert [item["status"] for item in events_of(acme, app)] == [200, 500]


def test_the_log_has_pages(acme: Acme) -> None:
    with Endpoint() as endpoint:
        app = Installed(acme, manifest("Oncall", endpoint.url, events=["channel_created"]))
        for number in range(3):
            acme.kara.ok("conversations.create", name=f"room-{number}")
            endpoint.next_event("channel_created")
        while len(events_of(acme, app)) < 3:
            pass
        page = acme.kara.ok("apps.requests.list", app_id=app.id, kind="events_api", limit=2)
        rest = acme.kara.ok(
            "apps.requests.list", app_id=app.id, kind="events_api", limit=2, cursor=page["response_metadata"]["next_cursor"]
        )
        assert [item["id"] for item in page["requests"] + rest["requests"]] == [item["id"] for item in events_of(acme, app)]
        assert rest["response_metadata"]["next_cursor"] == ""


def test_others_see_nothing_of_it(acme: Acme) -> None:
    app = Installed(acme, manifest("Oncall", events=["app_mention"]), owner=acme.ivan)
    assert acme.mia.error("apps.requests.list", app_id=app.id) == "app_not_found"
    assert acme.mia.error("apps.events.enable", app_id=app.id) == "app_not_found"
    assert acme.ivan.error("apps.requests.retry", app_id=app.id, id="1") == "request_not_found"
    assert acme.ivan.error("apps.requestUrl.verify", app_id=app.id) == "no_request_url"


def test_events_that_were_switched_off_are_switched_on_again(acme: Acme) -> None:
    with Endpoint() as endpoint:
        app = Installed(acme, manifest("Oncall", endpoint.url, events=["channel_created"]))
        acme.server.write(acme.id, store.set_events, acme.id, app.id, is_on=False)
        acme.kara.ok("conversations.create", name="unheard")
        acme.kara.ok("apps.events.enable", app_id=app.id)
        acme.kara.ok("conversations.create", name="heard")
        assert endpoint.next_event("channel_created")["event"]["channel"]["name"] == "heard"


def test_a_url_says_back_what_it_is_challenged_with(acme: Acme) -> None:
    with Endpoint() as endpoint:
        app = Installed(acme, manifest("Oncall", endpoint.url, events=["channel_created"]))
        for answer in ("%s", '{"challenge":"%s"}', "challenge=%s"):
            endpoint.prove = lambda heard, answer=answer: (200, {}, (answer % heard.json["challenge"]).encode())  # type: ignore[misc]  # a default keeps this round's
            assert acme.kara.ok("apps.requestUrl.verify", app_id=app.id)["error_reason"] == ""
        endpoint.prove = lambda heard: (200, {}, b"ok")
        assert acme.kara.ok("apps.requestUrl.verify", app_id=app.id)["error_reason"] == "challenge_failed"
        shown = acme.kara.ok("apps.requests.list", app_id=app.id, kind="url_verification")["requests"][0]
        assert (shown["status"], shown["error"]) == (200, "challenge_failed")


def test_a_url_is_challenged_when_an_app_gets_it(acme: Acme) -> None:
    with Endpoint() as endpoint:
        app = Installed(acme, manifest("Oncall", endpoint.url, events=["channel_created"]))

        def verified() -> str:
            found: str = acme.server.read(apps.get, acme.id, app.id).verified_url
            return found

        while verified() != endpoint.url:
            pass
        elsewhere = endpoint.url.replace("/slack/events", "/other")
        described = manifest("Oncall", elsewhere, events=["channel_created"])
        acme.server.write(acme.id, lambda tx: apps.update(tx, apps.get(tx, acme.id, app.id), described))
        while verified() != elsewhere:
            pass
