"""Durable posts over HTTP: authentication, membership, blocks and event log included, beside each database's bare insert loop."""

import os
import sqlite3
import tempfile
import time
from pathlib import Path

import psycopg

from bench.harness import Figure, Listeners, Received, bench_server, limit_loop, post_load, seed_rooms, seed_team, settle, socket_paths

_SENDERS = 32
_POSTS = 40_000
_LOOP = 20_000
_LISTENERS = 1_000
_ROOMS = 20
_RATE = 200
_STEADY = 2_000
POSTGRES = os.environ.get("HALLWAY_BENCH_POSTGRES", "")


def run() -> list[Figure]:
    """Posts a second and their p99, on each engine; and latency from post to receipt at a steady rate."""
    figures = _durable("SQLite", "", 5_000, 25.0, _bare_sqlite())
    if POSTGRES:
        figures += _durable("PostgreSQL", _fresh_postgres(), 3_000, 0.0, _bare_postgres())
    return figures + _latency()


def _durable(name: str, url: str, goal: int, p99_goal: float, bare: float) -> list[Figure]:
    with bench_server(url) as bench:
        database = bench.open()
        team = seed_team(database, 200, _SENDERS)
        database.close()
        bench.start()
        post_load(bench, team, connections=_SENDERS, count=2_000)
        got = post_load(bench, team, connections=_SENDERS, count=_POSTS)
    rate, p99 = got["per_second"], got["p99_ms"]
    beside = f"{bare:,.0f} rows/s in a bare insert loop, one commit each; p50 {got['p50_ms']} ms"
    figures = [Figure(f"durable posts, {name}", rate, "posts/s", f">= {goal:,}", rate >= goal and not got["errors"], beside)]
    if p99_goal:
        figures.append(Figure(f"durable posts, {name}, p99", p99, "ms", f"< {p99_goal:g}", p99 < p99_goal))
    return figures


def _latency() -> list[Figure]:
    """As in an office, where a post reaches those of its channel; and at its hardest, where each reaches everybody."""
    office = _measure_latency(_ROOMS)
    all_hands = _measure_latency(1)
    bare = _bare_latency(all_hands.bytes // all_hands.frames)
    beside = f"every post to all 1,000; the C loop, without HTTP and database: p50 {bare.p50_ms:.1f}, p99 {bare.p99_ms:.1f} ms"
    rooms = f"1,000 connected, in {_ROOMS} channels"
    return [
        Figure("post to receipt, p50", office.p50_ms, "ms", "<= 5", office.p50_ms <= 5, rooms),
        Figure("post to receipt, p99", office.p99_ms, "ms", "<= 25", office.p99_ms <= 25, rooms),
        Figure("post to receipt by all, p50", all_hands.p50_ms, "ms", "<= 5", all_hands.p50_ms <= 5, beside),
        Figure("post to receipt by all, p99", all_hands.p99_ms, "ms", "<= 25", all_hands.p99_ms <= 25, beside),
    ]


def _measure_latency(rooms: int) -> Received:
    with bench_server() as bench:
        database = bench.open()
        team = seed_team(database, _LISTENERS, _LISTENERS)
        places = seed_rooms(database, team, rooms) if rooms > 1 else None
        database.close()
        bench.start()
        listeners = Listeners(bench.port, socket_paths(bench, team, _LISTENERS))
        post_load(bench, team, connections=_SENDERS, count=200, rate=_RATE, places=places)
        settle(bench)
        listeners.expect(_LISTENERS // rooms * _STEADY)
        post_load(bench, team, connections=_SENDERS, count=_STEADY, rate=_RATE, places=places)
        received = listeners.result()
        listeners.stop()
        return received


def _bare_latency(payload_bytes: int) -> Received:
    with limit_loop(payload_bytes, _LISTENERS) as loop:
        loop.expect(_LISTENERS * _STEADY)
        started = time.monotonic()
        for number in range(_STEADY):
            time.sleep(max(0.0, started + number / _RATE - time.monotonic()))
            loop.say("poke")
        return loop.result()


def _bare_sqlite() -> float:
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
        database.executescript("pragma journal_mode=wal; pragma synchronous=full; create table row(id integer primary key, text)")
        started = time.monotonic()
        for number in range(_LOOP):
            database.execute("insert into row values (?, ?)", (number, "x" * 240))
        return _LOOP / (time.monotonic() - started)


def _bare_postgres() -> float:
    with psycopg.connect(_fresh_postgres(), autocommit=True, prepare_threshold=1) as connection:
        connection.execute("create table bare(id bigint primary key, text text)")
        started = time.monotonic()
        for number in range(_LOOP // 4):
            connection.execute("insert into bare values (%s, %s)", (number, "x" * 240))
        return _LOOP / 4 / (time.monotonic() - started)


def _fresh_postgres() -> str:
    name = f"hallway_bench_{os.urandom(4).hex()}"
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(f'create database "{name}"')  # type: ignore[arg-type]
    return POSTGRES.rsplit("/", 1)[0] + "/" + name
