"""Opening the client: boot, counts and the first history, with 200 joined channels, in a small team and in a large one."""

from typing import Any

import httpx

from bench.harness import Figure, bench_server, seed_team
from hallway.domain import auth, conversations, messages

_CHANNELS = 200
_ROUNDS = 200


def run() -> list[Figure]:
    """Processor time of the server for one opening, and how it grows with the company."""
    small, large = _opening(1_000), _opening(100_000)
    ratio = large / small
    return [
        Figure("opening, team of 1,000", small, "ms of CPU", "<= 10", small <= 10),
        Figure("opening, team of 100,000", large, "ms of CPU", "<= 1.2 times that", ratio <= 1.2, f"{ratio:.2f} times"),
    ]


def _opening(people: int) -> float:
    with bench_server() as bench:
        database = bench.open()
        team = seed_team(database, people, 2)
        me = team.user_ids[0]
        channel_ids = [
            database.write_now(team.id, _channel, team.id, f"channel-{number}", team.user_ids[:5]) for number in range(_CHANNELS - 1)
        ]
        token = database.write_now(team.id, auth.issue_token, team.id, auth.NewToken(me, "session"))
        database.close()
        bench.start()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        with httpx.Client(base_url=f"http://127.0.0.1:{bench.port}", headers=headers, trust_env=False) as http:
            _open(http, channel_ids[0])
            before = bench.cpu_s()
            for _ in range(_ROUNDS):
                _open(http, channel_ids[0])
            return (bench.cpu_s() - before) * 1000 / _ROUNDS


def _open(http: httpx.Client, channel_id: str) -> None:
    for method, body in (
        ("client.boot", "{}"),
        ("client.counts", "{}"),
        ("conversations.history", f'{{"channel":"{channel_id}","limit":50}}'),
    ):
        answer = http.post(f"/api/{method}", content=body).json()
        assert answer["ok"], answer


def _channel(tx: Any, team_id: str, name: str, members: list[str]) -> str:
    made = conversations.create_channel(tx, team_id, name, members[1])
    conversations.add_members(tx, made, members, last_read=0, is_told=False)
    for number in range(20):
        messages.add(tx, made, members[1], messages.NewMessage(text=f"message {number} in {name}"))
    return made.id
