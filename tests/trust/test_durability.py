"""An acknowledged message survives a killed server, and sent again it is the same message."""

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import httpx

from hallway.domain import auth, client, conversations
from hallway.domain.messages import store
from hallway.platform.storage import events_since, open_database

_SENDERS = 32
_BEFORE_KILL = 400


class Sender:
    """Sends numbered messages, each under an id of its own; `acknowledged` maps the ids to the ts that came back."""

    def __init__(self, number: int, token: str, channel: str) -> None:
        self.number, self.channel = number, channel
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self.acknowledged: dict[str, str] = {}
        self.sent = 0

    def send(self, address: str) -> None:
        """Send until the server is gone."""
        with httpx.Client(base_url=address, headers=self.headers, trust_env=False, timeout=60) as http, suppress(httpx.HTTPError):
            while True:
                self.sent += 1
                self.acknowledged[f"{self.number}/{self.sent}"] = self._post(http, self.sent)

    def send_again(self, address: str) -> dict[str, str]:
        """Send everything once more, the message without an answer, too; what came back."""
        with httpx.Client(base_url=address, headers=self.headers, trust_env=False, timeout=60) as http:
            return {f"{self.number}/{count}": self._post(http, count) for count in range(1, self.sent + 1)}

    def _post(self, http: httpx.Client, count: int) -> str:
        body = {"channel": self.channel, "text": f"{self.number}/{count}", "client_msg_id": f"{self.number}/{count}"}
        return str(http.post("/api/chat.postMessage", content=json.dumps(body)).json()["ts"])


def test_what_was_acknowledged_is_there_after_a_kill(data: Path, database: str) -> None:
    place = ["--data", str(data), *(["--database", database] if database else [])]
    url = database or f"sqlite:///{data / 'hallway.db'}"
    opened = open_database(url)
    founding = client.Founding("Acme", "acme", "Kara Thrace", "kara@acme.example", auth.hash_password("correct horse"))
    team, owner = opened.write_now("", client.found_team, founding)
    channel = opened.read_now(conversations.find_by_name, team.id, "general")
    assert channel is not None
    new = auth.NewToken(owner.id, "user", ("chat:write",))
    token = opened.write_now(team.id, auth.issue_token, team.id, new)
    opened.close()

    senders = [Sender(number, token, channel.id) for number in range(_SENDERS)]
    server, address = _serve(place)
    threads = [threading.Thread(target=sender.send, args=(address,)) for sender in senders]
    for thread in threads:
        thread.start()
    until = time.monotonic() + 60
    while sum(len(sender.acknowledged) for sender in senders) < _BEFORE_KILL:
        assert time.monotonic() < until
        time.sleep(0.01)
    server.kill()
    server.wait(10)
    for thread in threads:
        thread.join(30)
    acknowledged = {name: ts for sender in senders for name, ts in sender.acknowledged.items()}
    assert len(set(acknowledged.values())) == len(acknowledged) >= _BEFORE_KILL

    server, address = _serve(place)
    again: dict[str, str] = {}
    for sender in senders:
        again |= sender.send_again(address)
    server.terminate()
    assert server.wait(30) == 0
    assert {name: again[name] for name in acknowledged} == acknowledged

    opened = open_database(url)
    stored = opened.read_now(store.list_window, team.id, channel.id, after=0, before=1 << 62, limit=100_000)
    log = opened.read_now(events_since, team.id, 0, 100_000)
    opened.close()
    texts = [message.body["text"] for message in stored if message.client_msg_id]
    assert sorted(texts) == sorted(again), "every message once, and none that nobody sent"
    assert [event.seq for event in log] == list(range(1, len(log) + 1))


def _serve(place: list[str]) -> tuple["subprocess.Popen[str]", str]:
    environment = {**os.environ, "HALLWAY_RATE_LIMITS": "off", "HALLWAY_LOG_LEVEL": "error"}
    command = [sys.executable, "-m", "hallway", "serve", "--port", "0", *place]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert server.stdout is not None
    return server, next(line.split()[-1] for line in server.stdout if "http://" in line)
