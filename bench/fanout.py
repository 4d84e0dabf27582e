"""Fan-out: one post to a channel with 10,000 connected members beside a C loop that writes as many bytes, turn by turn; and a burst."""

import statistics
import time

from bench.harness import Bench, Figure, Listeners, Received, Team, bench_server, limit_loop, post_load, seed_team, settle, socket_paths

_MEMBERS = 10_000
_BURST_MEMBERS = 5_000
_BURST_POSTS = 1_000
_ROUNDS = 15


def run() -> list[Figure]:
    """Deliveries a second, memory a connection, and a burst's deliveries a second."""
    with bench_server() as bench:
        database = bench.open()
        team = seed_team(database, _MEMBERS, _MEMBERS)
        database.close()
        bench.start()
        post_load(bench, team, connections=1, count=20)
        settle(bench)
        before = bench.memory_kib()
        listeners = Listeners(bench.port, socket_paths(bench, team, _MEMBERS))
        settle(bench)
        memory = (bench.memory_kib() - before) / _MEMBERS
        _, first = _post_once(bench, team, listeners)
        ours, limits = [], []
        with limit_loop(first.bytes // first.frames, _MEMBERS) as loop:
            _poke_once(loop)
            for _ in range(_ROUNDS):
                ours.append(_post_once(bench, team, listeners)[0])
                limits.append(_poke_once(loop))
        listeners.stop()
    burst = _burst()
    rate, limit = statistics.median(ours), statistics.median(limits)
    # Turn by turn, so that both have met the same machine.
    ratio = statistics.median(mine / bare for mine, bare in zip(ours, limits, strict=True))
    return [
        Figure("fan-out to 10,000", rate, "deliveries/s", ">= 0.75 of the C loop", ratio >= 0.75, f"{limit:,.0f}/s: {ratio:.2f}"),
        Figure("memory per connection", memory, "KiB", "<= 16", memory <= 16),
        Figure("burst to 5,000", burst, "deliveries/s", ">= 500,000", burst >= 500_000),
    ]


def _post_once(bench: Bench, team: Team, listeners: Listeners) -> tuple[float, Received]:
    """One post to everybody: deliveries a second, from its sending to the last receipt, and what came."""
    listeners.expect(_MEMBERS)
    started = post_load(bench, team, connections=1, count=1)["started_ns"]
    received = listeners.result()
    settle(bench)
    return _MEMBERS / ((received.last_ns - started) / 1e9), received


def _poke_once(loop: Listeners) -> float:
    loop.expect(_MEMBERS)
    started = time.monotonic_ns()
    loop.say("poke")
    return _MEMBERS / ((loop.result().last_ns - started) / 1e9)


def _burst() -> float:
    with bench_server() as bench:
        database = bench.open()
        team = seed_team(database, _BURST_MEMBERS, _BURST_MEMBERS)
        database.close()
        bench.start()
        listeners = Listeners(bench.port, socket_paths(bench, team, _BURST_MEMBERS))
        post_load(bench, team, connections=32, count=100)
        settle(bench)
        listeners.expect(_BURST_MEMBERS * _BURST_POSTS)
        started = post_load(bench, team, connections=32, count=_BURST_POSTS)["started_ns"]
        last = listeners.result().last_ns
        listeners.stop()
        return _BURST_MEMBERS * _BURST_POSTS / ((last - started) / 1e9)
