"""Events for apps: from a post to the app's handler, and how many a second, each way, beside the bare HTTP client."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench.harness import Bench, Figure, Listeners, Received, Team, bench_server, post_load, seed_rooms, seed_team, settle
from hallway.app import secret_key
from hallway.domain import apps, conversations
from hallway.platform.gateway import Tickets
from hallway.platform.outbound import Outbound
from hallway.platform.storage import Database

_SENDERS = 32
_ROOMS = 20
_RATE = 100
_STEADY = 2_000
# So many apps hear of each post.
_APPS = 10
_BURST = 1_000
_BARE = 5_000


def run() -> list[Figure]:
    """Latency at a steady rate for one app, and deliveries a second to several, each way."""
    figures = []
    for is_socket in (False, True):
        way = "Socket Mode" if is_socket else "HTTP"
        bare = "" if is_socket else f"{asyncio.run(_bare()):,.0f} requests/s by the HTTP client alone"
        steady = _measure(1, _STEADY, _RATE, is_socket=is_socket)[0]
        received, started = _measure(_APPS, _BURST, 0, is_socket=is_socket)
        rate = received.frames / ((received.last_ns - started) / 1e9)
        figures += [
            Figure(f"post to app, {way}, p50", steady.p50_ms, "ms", "<= 15", steady.p50_ms <= 15, f"{_RATE} events/s"),
            Figure(f"post to app, {way}, p99", steady.p99_ms, "ms", "<= 100", steady.p99_ms <= 100),
            Figure(f"events to {_APPS} apps, {way}", rate, "deliveries/s", ">= 1,000", rate >= 1_000, bare),
        ]
    return figures


def _measure(how_many: int, posts: int, rate: int, *, is_socket: bool) -> tuple[Received, int]:
    """What the apps heard of so many posts, and when the first was made (monotonic ns)."""
    with bench_server() as bench:
        database = bench.open()
        team = seed_team(database, 200, _SENDERS)
        places = seed_rooms(database, team, _ROOMS)
        with _handlers(bench, database, team, how_many, is_socket=is_socket) as handlers:
            post_load(bench, team, connections=_SENDERS, count=200, rate=_RATE, places=places)
            settle(bench)
            handlers.expect(how_many * posts)
            started = time.monotonic_ns()
            post_load(bench, team, connections=_SENDERS, count=posts, rate=rate, places=places)
            return handlers.result(), started


@contextmanager
def _handlers(bench: Bench, database: Database, team: Team, how_many: int, *, is_socket: bool) -> Iterator[Listeners]:
    """The running server, and the program that stands for all the apps."""
    if not is_socket:
        listening = Listeners.of("apps", "http")
        url = f"http://127.0.0.1:{listening.connected}/slack/events"
        for number in range(how_many):
            _install(bench, database, team, number, url)
    else:
        made = [_install(bench, database, team, number, "") for number in range(how_many)]
    database.close()
    bench.start()
    if is_socket:
        tickets = Tickets(secret_key(bench.data / "secret.key"))
        paths = bench.data / "links"
        paths.write_text("".join(f"/link/?ticket={tickets.issue(team.id, app_id, token_id, dialect='app')}\n" for app_id, token_id in made))
        listening = Listeners.of("apps", "socket", str(bench.port), str(paths))
    try:
        yield listening
    finally:
        listening.stop()


def _install(bench: Bench, database: Database, team: Team, number: int, url: str) -> tuple[str, str]:
    """An app that hears of every channel: its id, and that of its token."""
    settings: dict[str, Any] = {"event_subscriptions": {"bot_events": ["message.channels"]}, "socket_mode_enabled": not url}
    if url:
        settings["event_subscriptions"]["request_url"] = url
    described = {
        "display_information": {"name": f"App {number}"},
        "features": {"bot_user": {"display_name": f"app{number}"}},
        "oauth_config": {"scopes": {"bot": ["channels:history"]}},
        "settings": settings,
    }
    _, sealed = apps.new_credentials(secret_key(bench.data / "secret.key"))

    def make(tx: Any) -> tuple[str, str]:
        made = apps.create(tx, team.id, team.user_ids[0], described, sealed, is_local=True)
        token = apps.issue_app_token(tx, made)
        bot = apps.install(tx, made, team.user_ids[0], ["channels:history"]).installation.bot_user_id
        for room in range(_ROOMS):
            found = conversations.find_by_name(tx, team.id, f"room-{room}")
            assert found is not None
            conversations.add_members(tx, found, [bot], is_told=False)
        return made.id, token.split("-")[4]

    return database.write_now(team.id, make)


async def _bare() -> float:
    """Requests a second that the HTTP client makes with nothing around it, as many at once as one app is given."""
    listening = Listeners.of("apps", "http")
    outbound = Outbound()
    await outbound.start()
    left = iter(range(_BARE))
    body = b'{"event":{"text":"' + b"x" * 1200 + b'"}}'

    async def ask() -> None:
        for _ in left:
            await outbound.post(f"http://127.0.0.1:{listening.connected}/", body, {}, is_local_allowed=True)

    started = time.monotonic()
    await asyncio.gather(*(ask() for _ in range(_SENDERS)))
    taken = time.monotonic() - started
    await outbound.close()
    listening.stop()
    return _BARE / taken
