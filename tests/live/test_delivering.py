"""How apps are told of events over HTTPS: again where they took none, never too many, never too late, and none at another's pace."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hallway.core.events import EVERYONE
from hallway.core.timestamps import format_ts
from hallway.domain import apps
from hallway.domain.delivery import store
from hallway.domain.delivery.retrying import SCHEDULE
from tests.apps import Endpoint, Heard, Installed, manifest
from tests.conftest import fresh_database
from tests.examples import Acme
from tests.running import Server


@pytest.fixture
def at_once(acme: Acme) -> Iterator[None]:
    """Failed deliveries are repeated without a wait."""
    assert acme.server.app is not None
    retrier = acme.server.app.courier.retrier
    retrier.schedule = (0.01, 0.01, 0.01)
    yield
    retrier.schedule = SCHEDULE


def failing(heard: Heard) -> tuple[int, dict[str, str], bytes]:
    """Takes nothing."""
    return 503, {}, b""


def log_of(acme: Acme, app: Installed) -> list[store.Sent]:
    """The app's request log of events, the oldest first."""
    assert acme.server.app is not None
    return list(reversed(acme.server.read(store.list_sent, acme.id, app.id, 500, kind="events_api")))


def wait_for_log(acme: Acme, app: Installed, how_many: int) -> list[store.Sent]:
    """The request log once it has so many lines."""
    until = time.monotonic() + 60
    while len(found := log_of(acme, app)) < how_many:
        assert time.monotonic() < until, found
        time.sleep(0.02)
    return found


@pytest.mark.usefixtures("at_once")
def test_three_more_attempts_are_made(acme: Acme) -> None:
    with Endpoint(failing) as endpoint:
        app = Installed(acme, manifest("Oncall", endpoint.url, events=["channel_created"]))
        acme.kara.ok("conversations.create", name="first")
        heard = [endpoint.next() for _ in range(4)]
        assert [item.headers.get("x-slack-retry-num") for item in heard] == [None, "1", "2", "3"]
        assert [item.headers.get("x-slack-retry-reason") for item in heard] == [None, "http_error", "http_error", "http_error"]
        assert len({item.json["event_id"] for item in heard}) == 1
        assert [(sent.attempt, sent.status, sent.error) for sent in wait_for_log(acme, app, 4)] == [
            (attempt, 503, "http_error") for attempt in range(4)
        ]
        until = time.monotonic() + 30
        while acme.server.read(store.list_due, acme.id, app.id, 1 << 40):
            assert time.monotonic() < until


@pytest.mark.usefixtures("at_once")
def test_an_app_can_refuse_further_attempts(acme: Acme) -> None:
    with Endpoint(lambda heard: (500, {"X-Slack-No-Retry": "1"}, b"")) as endpoint:
        app = Installed(acme, manifest("Oncall", endpoint.url, events=["channel_created"]))
        acme.kara.ok("conversations.create", name="first")
        wait_for_log(acme, app, 1)
        assert acme.server.read(store.list_due, acme.id, app.id, 1 << 40) == []


def test_redirects_are_followed_twice(acme: Acme) -> None:
    def redirect(heard: Heard) -> tuple[int, dict[str, str], bytes]:
        step = int(heard.path.rpartition("/")[2]) if heard.path[-1].isdigit() else 0
        return (200, {}, b"") if step == 2 else (302, {"Location": f"/to/{step + 1}"}, b"")

    with Endpoint(redirect) as endpoint:
        app = Installed(acme, manifest("Oncall", endpoint.url, events=["channel_created"]))
        acme.kara.ok("conversations.create", name="first")
        assert [endpoint.next().path for _ in range(3)] == ["/slack/events", "/to/1", "/to/2"]
        assert wait_for_log(acme, app, 1)[0].status == 200


def test_one_that_hangs_delays_no_other(acme: Acme) -> None:
    def hang(heard: Heard) -> tuple[int, dict[str, str], bytes]:
        time.sleep(5)
        return 200, {}, b""

    with Endpoint(hang) as slow, Endpoint() as quick:
        for name, endpoint in (("Slow", slow), ("Quick", quick)):
            Installed(acme, manifest(name, endpoint.url, events=["channel_created"]))
        for number in range(100):
            acme.kara.ok("conversations.create", name=f"room-{number}")
        names = [quick.next().json["event"]["channel"]["name"] for _ in range(100)]
        assert sorted(names) == sorted(f"room-{number}" for number in range(100))
        # The other has been given no more than it can hold.
        assert slow.heard.qsize() <= 64


def test_a_conversations_events_come_in_order(acme: Acme) -> None:
    with Endpoint() as endpoint:
        app = Installed(acme, manifest("Oncall", endpoint.url, events=["message.channels"]))
        acme.kara.ok("conversations.invite", channel=acme.general, users=[app.bot.id])
        endpoint.next_event("message")
        said = [f"number {number}" for number in range(40)]
        for text in said:
            acme.kara.ok("chat.postMessage", channel=acme.general, text=text)
        assert [endpoint.next_event("message")["event"]["text"] for _ in said] == said


def test_what_is_two_hours_old_is_not_told(acme: Acme) -> None:
    with Endpoint() as endpoint:
        Installed(acme, manifest("Oncall", endpoint.url, events=["team_rename"], scopes=["team:read"]))

        def rename(tx: Any, name: str, ago_s: int) -> None:
            at = format_ts((tx.now_s - ago_s) * 1_000_000)
            tx.emit(acme.id, EVERYONE, {"type": "team_rename", "name": name, "event_ts": at})

        acme.server.write(acme.id, rename, "late", 7300)
        acme.server.write(acme.id, rename, "not so late", 3600)
        assert endpoint.next().json["event"]["name"] == "not so late"


def test_a_url_that_was_not_verified_is_told_nothing(acme: Acme) -> None:
    app = Installed(acme, manifest("Oncall", "https://127.0.0.1:1/slack/events", events=["channel_created"]), is_local=False)
    acme.kara.ok("conversations.create", name="first")
    until = time.monotonic() + 30
    while not (found := acme.server.read(store.list_sent, acme.id, app.id, 10)) or _position(acme, app) < app_seq(acme):
        assert time.monotonic() < until
        time.sleep(0.02)
    assert {(sent.kind, sent.error) for sent in found} == {("url_verification", "connection_failed")}
    assert acme.kara.ok("apps.requestUrl.verify", app_id=app.id)["error_reason"] == "connection_failed"


def _position(acme: Acme, app: Installed) -> int:
    found = acme.server.read(apps.find_installation, acme.id, app.id)
    assert found is not None
    return found.position


def app_seq(acme: Acme) -> int:
    """The seq of the latest event that the courier would tell of."""
    found: int = acme.server.read(store.last_seq, acme.id)
    return found


@pytest.mark.usefixtures("at_once")
def test_one_that_always_fails_is_given_up_and_its_owner_told(acme: Acme) -> None:
    assert acme.server.app is not None
    courier = acme.server.app.courier
    enough, courier.enough = courier.enough, 8
    try:
        with Endpoint(failing) as endpoint:
            app = Installed(acme, manifest("Oncall", endpoint.url, events=["channel_created"]), owner=acme.ivan)
            with acme.session(acme.ivan).listen() as ears:
                for number in range(3):
                    acme.kara.ok("conversations.create", name=f"room-{number}")
                notice = ears.next("message")
            assert (notice["user"], notice["bot_id"]) == (app.bot.id, app.bot_id)
            assert notice["text"].startswith("Oncall hears of no more events")
            found = acme.server.read(apps.get, acme.id, app.id)
            assert found.events_off_at > 0
            endpoint.answer = lambda heard: (200, {}, b"")
            acme.ivan.ok("apps.events.enable", app_id=app.id)
            acme.kara.ok("conversations.create", name="again")
            while (body := endpoint.next_event("channel_created"))["event"]["channel"]["name"] != "again":
                pass
            assert body["api_app_id"] == app.id
    finally:
        courier.enough = enough


def test_apps_of_other_teams_hear_nothing(acme: Acme) -> None:
    other = Acme(acme.server)
    with Endpoint() as endpoint, Endpoint() as theirs:
        Installed(acme, manifest("Oncall", endpoint.url, events=["channel_created"]))
        Installed(other, manifest("Oncall", theirs.url, events=["channel_created"]))
        acme.kara.ok("conversations.create", name="ours")
        other.kara.ok("conversations.create", name="theirs")
        assert (endpoint.next().json["team_id"], theirs.next().json["event"]["channel"]["name"]) == (acme.id, "theirs")
    other.close()


def test_an_app_hears_that_it_is_taken_out(acme: Acme) -> None:
    with Endpoint() as endpoint:
        app = Installed(acme, manifest("Oncall", endpoint.url, events=["app_uninstalled", "tokens_revoked"]))
        acme.server.write(acme.id, lambda tx: apps.uninstall(tx, apps.get(tx, acme.id, app.id)))
        heard = {body["event"]["type"]: body["event"] for body in (endpoint.next().json, endpoint.next().json)}
    assert set(heard) == {"app_uninstalled", "tokens_revoked"}
    assert heard["tokens_revoked"]["tokens"] == {"oauth": [], "bot": [app.bot.id]}


def test_no_more_is_told_than_an_hour_holds(engine: str, tmp_path: Path) -> None:
    server = Server(tmp_path, fresh_database(engine), rate_limits="on", rate_limit_factor=0.0001).start()
    try:
        acme = Acme(server)
        with Endpoint() as endpoint:
            app = Installed(acme, manifest("Oncall", endpoint.url, events=["team_rename"], scopes=["team:read"]))
            for number in range(5):
                server.write(acme.id, lambda tx, number=number: tx.emit(acme.id, EVERYONE, {"type": "team_rename", "name": f"{number}"}))
            told = [endpoint.next().json for _ in range(4)]
        limited = told.pop(next(place for place, body in enumerate(told) if body["type"] == "app_rate_limited"))
        assert [body["event"]["name"] for body in told] == ["0", "1", "2"]
        assert (limited["team_id"], limited["api_app_id"], limited["minute_rate_limited"] % 60) == (acme.id, app.id, 0)
        acme.close()
    finally:
        server.stop()
