"""Whatever stops in between, an app is told of every event: after a kill, after a long absence; a repeat comes under the same id."""

import os
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import httpx

from hallway.app import secret_key
from hallway.core.events import NOBODY
from hallway.domain import apps, auth, client, conversations
from hallway.platform.storage import Database, open_database, prune_events
from tests.apps import Endpoint, Heard, manifest

_BEFORE_KILL = 150


class Place:
    """A server's data, with an app in #general and somebody who speaks there."""

    def __init__(self, data: Path, database: str, url: str) -> None:
        self.arguments = ["--data", str(data), *(["--database", database] if database else [])]
        self.url = database or f"sqlite:///{data / 'hallway.db'}"
        opened = self.open()
        founding = client.Founding("Acme", "acme", "Kara Thrace", "kara@acme.example", auth.hash_password("correct horse"))
        team, owner = opened.write_now("", client.found_team, founding)
        self.team_id, self.owner_id = team.id, owner.id
        room = opened.read_now(conversations.find_by_name, team.id, "general")
        assert room is not None
        self.room = room.id
        self.token = opened.write_now(team.id, auth.issue_token, team.id, auth.NewToken(owner.id, "user", ("chat:write",)))
        _, sealed = apps.new_credentials(secret_key(data / "secret.key"))
        described = manifest("Oncall", url, events=["message.channels"])
        self.app_id = opened.write_now(team.id, _install, team.id, owner.id, described, sealed, room)
        opened.close()

    def open(self) -> Database:
        """Its records."""
        return open_database(self.url)

    def serve(self) -> tuple["subprocess.Popen[str]", str]:
        """A server of its own, and where it answers."""
        environment = {**os.environ, "HALLWAY_RATE_LIMITS": "off", "HALLWAY_LOG_LEVEL": "error"}
        command = [sys.executable, "-m", "hallway", "serve", "--port", "0", *self.arguments]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert server.stdout is not None
        return server, next(line.split()[-1] for line in server.stdout if "http://" in line)

    def post(self, http: httpx.Client, text: str) -> str:
        """Say something; its ts."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return str(http.post("/api/chat.postMessage", data={"channel": self.room, "text": text}, headers=headers).json()["ts"])


def _install(tx: Any, team_id: str, owner_id: str, described: dict[str, Any], sealed: Any, room: Any) -> str:
    made = apps.create(tx, team_id, owner_id, described, sealed, is_local=True)
    installed = apps.install(tx, made, owner_id, apps.manifest.scopes(described, "bot"))
    conversations.add_members(tx, room, [installed.installation.bot_user_id])
    return made.id


class Told:
    """What an endpoint was told: under which event id which message, and how often."""

    def __init__(self) -> None:
        self.messages: dict[str, str] = {}
        self.ids: Counter[str] = Counter()

    def take(self, heard: Heard) -> tuple[int, dict[str, str], bytes]:
        """Hear of an event, with some time to think."""
        body = heard.json
        if "subtype" not in body["event"]:
            known = self.messages.setdefault(body["event_id"], body["event"]["ts"])
            assert known == body["event"]["ts"]
            self.ids[body["event_id"]] += 1
        time.sleep(0.005)
        return 200, {}, b""


def test_nothing_is_missed_by_a_kill(data: Path, database: str) -> None:
    told = Told()
    with Endpoint(told.take) as endpoint:
        place = Place(data, database, endpoint.url)
        server, address = place.serve()
        posted: list[str] = []

        def speak() -> None:
            with httpx.Client(base_url=address, trust_env=False, timeout=60) as http:
                while True:
                    try:
                        posted.append(place.post(http, "hello"))
                    except httpx.HTTPError:
                        return

        speakers = [threading.Thread(target=speak) for _ in range(4)]
        for speaker in speakers:
            speaker.start()
        until = time.monotonic() + 60
        while len(told.messages) < _BEFORE_KILL:
            assert time.monotonic() < until
            time.sleep(0.01)
        server.kill()
        server.wait(10)
        for speaker in speakers:
            speaker.join(30)
        server, _ = place.serve()
        until = time.monotonic() + 60
        while missed := set(posted) - set(told.messages.values()):
            assert time.monotonic() < until, missed
            time.sleep(0.05)
        server.terminate()
        assert server.wait(30) == 0
        # One event, one id: what came twice came as the same.
        assert len(set(told.messages.values())) == len(told.messages)


def test_nothing_is_told_twice_after_an_orderly_stop(data: Path, database: str) -> None:
    told = Told()
    with Endpoint(told.take) as endpoint:
        place = Place(data, database, endpoint.url)
        server, address = place.serve()
        with httpx.Client(base_url=address, trust_env=False, timeout=60) as http:
            first = [place.post(http, f"number {number}") for number in range(20)]
        server.terminate()
        assert server.wait(30) == 0
        server, address = place.serve()
        with httpx.Client(base_url=address, trust_env=False, timeout=60) as http:
            last = place.post(http, "the last")
        until = time.monotonic() + 60
        while last not in told.messages.values():
            assert time.monotonic() < until
            time.sleep(0.02)
        server.terminate()
        assert server.wait(30) == 0
        assert set(told.messages.values()) == {*first, last}
        assert set(told.ids.values()) == {1}


def test_after_a_long_absence_it_goes_on_with_what_the_log_still_has(data: Path, database: str) -> None:
    told = Told()
    with Endpoint(told.take) as endpoint:
        place = Place(data, database, endpoint.url)
        opened = place.open()
        for number in range(10):
            opened.write_now(place.team_id, lambda tx, number=number: tx.emit(place.team_id, NOBODY, {"type": f"passed_{number}"}))
        opened.write_now(place.team_id, lambda tx: prune_events(tx, place.team_id, tx.now_s + 1, 1 << 60))
        opened.close()
        server, address = place.serve()
        with httpx.Client(base_url=address, trust_env=False, timeout=60) as http:
            posted = place.post(http, "hello")
        until = time.monotonic() + 60
        while posted not in told.messages.values():
            assert time.monotonic() < until
            time.sleep(0.02)
        server.terminate()
        assert server.wait(30) == 0
