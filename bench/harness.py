"""Building the C programs, running servers, seeding teams, and collecting figures."""

import json
import os
import select
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from hallway.app import secret_key
from hallway.domain import auth, conversations, teams, users
from hallway.domain.conversations.tables import member
from hallway.domain.users.tables import user
from hallway.platform.gateway import Tickets
from hallway.platform.storage import Database, open_database

HERE = Path(__file__).parent
# How long nothing may happen.
_PATIENCE_S = 120
SCOPES = ("chat:write", "channels:history", "channels:read", "search:read", "rtm:stream", "client")


class Figure(msgspec.Struct):
    """One measured value, the limit it was measured beside, and what it must reach."""

    name: str
    value: float
    unit: str
    goal: str
    is_reached: bool
    beside: str = ""


def compile_programs() -> None:
    """Compile the C programs if they are older than their sources."""
    (HERE / "bin").mkdir(exist_ok=True)
    newest = max(path.stat().st_mtime for path in (HERE / "c").iterdir())
    for name in ("apps", "limit", "listeners", "load"):
        program = HERE / "bin" / name
        if not program.exists() or program.stat().st_mtime < newest:
            subprocess.run(["gcc", "-O2", "-o", str(program), str(HERE / "c" / f"{name}.c")], check=True)


class Bench:
    """A server under test with its data folder."""

    def __init__(self, data: Path, database_url: str) -> None:
        self.data = data
        self.database_url = database_url
        self.port = 0
        self.process: subprocess.Popen[str] | None = None

    def open(self) -> Database:
        """The server's database, for seeding."""
        return open_database(self.database_url)

    def start(self) -> None:
        """Start the server, and return once it answers."""
        environment = {**os.environ, "HALLWAY_RATE_LIMITS": "off", "HALLWAY_LOG_LEVEL": "warning"}
        command = [sys.executable, "-m", "hallway", "serve", "--port", "0", "--data", str(self.data)]
        if not self.database_url.startswith("sqlite"):
            command += ["--database", self.database_url]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if "http://" in line:
                self.port = int(line.strip().rsplit(":", 1)[1])
                return
        raise RuntimeError("the server did not start")

    def stop(self) -> None:
        """Stop the server."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)

    def memory_kib(self) -> int:
        """The server's resident memory."""
        assert self.process is not None
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))

    def cpu_s(self) -> float:
        """Processor time that the server has used."""
        assert self.process is not None
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def bench_server(database_url: str = "") -> Iterator[Bench]:
    """A server's folder (not yet started); removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="hallway-bench-") as folder:
        data = Path(folder)
        bench = Bench(data, database_url or f"sqlite:///{data / 'hallway.db'}")
        try:
            yield bench
        finally:
            bench.stop()


class Team(msgspec.Struct):
    """A seeded team: its people, one channel with all of them, and a token for each of the first few."""

    id: str
    channel: str
    user_ids: list[str]
    tokens: list[str]


def seed_team(database: Database, people: int, tokens: int, domain: str = "bench") -> Team:
    """A team of `people` in one channel; the first `tokens` of them can call the Web API and connect."""

    def begin(tx: Any) -> Team:
        team = teams.create(tx, "Bench", domain)
        owner = users.create(tx, team.id, users.NewUser(real_name="Owner", email="owner@bench.example", role="owner"))
        channel = conversations.create_channel(tx, team.id, "general", owner.id, is_general=True)
        return Team(team.id, channel.id, [owner.id], [])

    team = database.write_now("", begin)
    for first in range(1, people, 1000):
        ids = [f"U0BENCH{number:07d}" for number in range(first, min(people, first + 1000))]
        database.write_now(team.id, _add_people, team.id, ids)
        team.user_ids.extend(ids)
    database.write_now(team.id, _join, team)
    team.tokens = database.write_now(team.id, _issue, team, tokens)
    return team


def _add_people(tx: Any, team_id: str, ids: list[str]) -> None:
    tx.insert_many(
        user,
        [
            {
                "team_id": team_id, "id": user_id, "name": user_id.lower(), "email": f"{user_id.lower()}@bench.example",
                "role": "member", "is_bot": False, "is_deleted": False, "is_away": False,
                "tz": "Europe/Berlin", "locale": "de-DE", "profile": json.dumps({"real_name": f"Person {user_id[-5:]}"}),
                "created_at": tx.now_s, "updated_at": tx.now_s,
            }
            for user_id in ids
        ],
    )  # fmt: skip


def _join(tx: Any, team: Team) -> None:
    tx.insert_many(
        member,
        [
            {
                "team_id": team.id, "conversation_id": team.channel, "user_id": user_id, "joined_at": tx.now_s,
                "last_read": 0, "is_open": True, "is_muted": False, "notify": "default",
            }
            for user_id in team.user_ids
        ],
    )  # fmt: skip


def seed_rooms(database: Database, team: Team, count: int) -> list[tuple[str, str]]:
    """`count` channels that share the team's people out among them; for each person with a token, that and their channel."""
    rooms: list[str] = database.write_now(team.id, _add_rooms, team, count)
    return [(token, rooms[place % count]) for place, token in enumerate(team.tokens)]


def _add_rooms(tx: Any, team: Team, count: int) -> list[str]:
    rooms = [conversations.create_channel(tx, team.id, f"room-{number}", team.user_ids[0]) for number in range(count)]
    for place, room in enumerate(rooms):
        conversations.add_members(tx, room, team.user_ids[place::count], last_read=0, is_told=False)
    return [room.id for room in rooms]


def _issue(tx: Any, team: Team, count: int) -> list[str]:
    return [auth.issue_token(tx, team.id, auth.NewToken(user_id, "user", SCOPES)) for user_id in team.user_ids[:count]]


def socket_paths(bench: Bench, team: Team, count: int) -> Path:
    """A file with a WebSocket path (ticket included) for each of the first `count` people, who must have tokens."""
    tickets = Tickets(secret_key(bench.data / "secret.key"))
    path = bench.data / "sockets"
    token_ids = [token.split("-")[2] for token in team.tokens]
    holders = list(zip(team.user_ids, token_ids, strict=False))[:count]
    lines = [f"/ws?ticket={tickets.issue(team.id, user_id, token_id, dialect='rtm')}" for user_id, token_id in holders]
    path.write_text("\n".join(lines) + "\n")
    return path


class Received(msgspec.Struct, frozen=True):
    """Message frames that came: how many, when the last one did (monotonic ns), the p50 and p99 of their ages, their size together."""

    frames: int
    last_ns: int
    p50_ms: float
    p99_ms: float
    bytes: int


class Listeners:
    """A C program that hears: what holds the WebSocket clients, or another of the same manners (`of`)."""

    def __init__(self, port: int, paths: Path) -> None:
        self._start("listeners", str(port), str(paths))

    @classmethod
    def of(cls, program: str, *arguments: str) -> "Listeners":
        """Another program that says one number when it is ready."""
        made = cls.__new__(cls)
        made._start(program, *arguments)
        return made

    def _start(self, program: str, *arguments: str) -> None:
        command = [str(HERE / "bin" / program), *arguments]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.connected = int(self.read().split()[1])

    def read(self) -> str:
        """The program's next line."""
        assert self.process.stdout is not None
        if not select.select([self.process.stdout], [], [], _PATIENCE_S)[0]:
            raise RuntimeError("the listeners wait for frames that do not come")
        line = self.process.stdout.readline().strip()
        if not line:
            raise RuntimeError("the listeners ended")
        return line

    def say(self, line: str) -> None:
        """Give the program a command."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def expect(self, frames: int) -> None:
        """Arm for this many message frames."""
        self.say(f"expect {frames}")
        assert self.read() == "armed"

    def result(self) -> "Received":
        """What has come, once all that was expected is there."""
        words = self.read().split()
        return Received(int(words[1]), int(words[3]), float(words[5]), float(words[7]), int(words[9]))

    def stop(self) -> None:
        """End the program."""
        self.process.kill()
        self.process.wait()


def post_load(bench: Bench, team: Team, *, connections: int, count: int, rate: int = 0, places: list[tuple[str, str]] | None = None) -> Any:
    """Post messages from `connections` senders at once; figures of the C program. `places` are a token and a channel for each sender;
    otherwise everybody writes where all are."""
    path = bench.data / "senders"
    named = places or [(token, team.channel) for token in team.tokens]
    path.write_text("".join("{} {}\n".format(*named[i % len(named)]) for i in range(connections)))
    program = str(HERE / "bin" / "load")
    run = subprocess.run(
        [program, str(bench.port), str(path), str(connections), str(count), str(rate)],
        check=True, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    if run.stderr:
        print(run.stderr[:500], file=sys.stderr)
    return json.loads(run.stdout)


@contextmanager
def limit_loop(payload_bytes: int, clients: int) -> Iterator[Listeners]:
    """The C loop that writes frames of this payload to `clients` listeners, one write each, whenever the first of them pokes it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    head = 4 if payload_bytes > 125 else 2
    server = subprocess.Popen([str(HERE / "bin" / "limit"), str(port), str(payload_bytes + head)], stdout=subprocess.PIPE)
    assert server.stdout is not None
    server.stdout.readline()  # it listens
    paths = HERE / "bin" / "paths"
    paths.write_text("/ws\n" * clients)
    listeners = Listeners(port, paths)
    try:
        yield listeners
    finally:
        listeners.stop()
        server.kill()
        server.wait()


def settle(bench: Bench) -> None:
    """Wait until the server is idle: its processor time stands still."""
    before = -1.0
    deadline = time.monotonic() + 30
    while (now := bench.cpu_s()) != before and time.monotonic() < deadline:
        before = now
        time.sleep(0.3)
