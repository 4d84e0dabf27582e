"""Fan-out: one post to a channel with 10,000 connected members, and a burst, against a C loop that writes the same bytes."""

import statistics
import subprocess
import time

from bench.harness import HERE, Bench, Figure, Listeners, Team, bench_server, post_load, seed_team, settle, socket_paths

_MEMBERS = 10_000
_BURST_MEMBERS = 5_000
_BURST_POSTS = 1_000
_ROUNDS = 9


def run() -> list[Figure]:
    """Deliveries a second, memory a connection, and a burst's deliveries a second."""
    with bench_server() as bench:
        database = bench.open()
        team = seed_team(database, _MEMBERS, 32)
        database.close()
        bench.start()
        ours, frame_bytes, memory = _ours(bench, team)
        limit = _limit(frame_bytes)
        bench.stop()
    burst = _burst()
    ratio = ours / limit
    return [
        Figure("fan-out to 10,000", ours, "deliveries/s", ">= 0.75 of the C loop", ratio >= 0.75, f"{limit:,.0f}/s: {ratio:.2f}"),
        Figure("memory per connection", memory, "KiB", "<= 16", memory <= 16),
        Figure("burst to 5,000", burst, "deliveries/s", ">= 500,000", burst >= 500_000),
    ]


def _ours(bench: Bench, team: Team) -> tuple[float, int, float]:
    post_load(bench, team, connections=1, count=20)
    settle(bench)
    before = bench.memory_kib()
    listeners = Listeners(bench.port, socket_paths(bench, team, _MEMBERS))
    settle(bench)
    memory = (bench.memory_kib() - before) / _MEMBERS
    rates = []
    for _ in range(_ROUNDS):
        listeners.expect(_MEMBERS)
        started = post_load(bench, team, connections=1, count=1)["started_ns"]
        rates.append(_MEMBERS / ((listeners.result()[0] - started) / 1e9))
    listeners.stop()
    return statistics.median(rates), 700, memory


def _limit(frame_bytes: int) -> float:
    port = 19_321
    server = subprocess.Popen([str(HERE / "bin" / "limit"), str(port), str(frame_bytes)])
    time.sleep(0.2)
    paths = HERE / "bin" / "paths"
    paths.write_text("/ws\n" * _MEMBERS)
    listeners = Listeners(port, paths)
    rates = []
    for _ in range(_ROUNDS):
        listeners.expect(_MEMBERS)
        started = time.monotonic_ns()
        listeners.say("poke")
        rates.append(_MEMBERS / ((listeners.result()[0] - started) / 1e9))
    listeners.stop()
    server.kill()
    server.wait()
    return statistics.median(rates)


def _burst() -> float:
    with bench_server() as bench:
        database = bench.open()
        team = seed_team(database, _BURST_MEMBERS, 32)
        database.close()
        bench.start()
        listeners = Listeners(bench.port, socket_paths(bench, team, _BURST_MEMBERS))
        post_load(bench, team, connections=32, count=100)
        settle(bench)
        listeners.expect(_BURST_MEMBERS * _BURST_POSTS)
        started = post_load(bench, team, connections=32, count=_BURST_POSTS)["started_ns"]
        last = listeners.result()[0]
        listeners.stop()
        return _BURST_MEMBERS * _BURST_POSTS / ((last - started) / 1e9)
