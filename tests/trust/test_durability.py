"""An acknowledged message survives a killed server."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import httpx

from hallway.domain import auth, client, conversations, messages
from hallway.platform.storage import open_database

_SENDERS = 8
_BEFORE_KILL = 200


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

    environment = {**os.environ, "HALLWAY_RATE_LIMITS": "off", "HALLWAY_LOG_LEVEL": "error"}
    command = [sys.executable, "-m", "hallway", "serve", "--port", "0", *place]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert server.stdout is not None
    address = next(line.split()[-1] for line in server.stdout if "http://" in line)

    acknowledged: list[str] = []
    is_enough = threading.Event()

    def send(number: int) -> None:
        with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, trust_env=False) as http:
            for count in range(100_000):
                body = json.dumps({"channel": channel.id, "text": f"{number}/{count}"})
                try:
                    answer = http.post("/api/chat.postMessage", content=body, headers={"Content-Type": "application/json"}).json()
                except httpx.HTTPError:
                    return
                acknowledged.append(answer["ts"])
                if len(acknowledged) >= _BEFORE_KILL:
                    is_enough.set()

    threads = [threading.Thread(target=send, args=(number,)) for number in range(_SENDERS)]
    for thread in threads:
        thread.start()
    assert is_enough.wait(60)
    server.send_signal(signal.SIGKILL)
    server.wait(10)
    for thread in threads:
        thread.join(30)

    opened = open_database(url)
    lost = [ts for ts in acknowledged if opened.read_now(_is_missing, team.id, channel.id, ts)]
    opened.close()
    assert len(set(acknowledged)) == len(acknowledged) >= _BEFORE_KILL
    assert lost == []


def _is_missing(reader: object, team_id: str, channel: str, ts: str) -> bool:
    micros = int(ts.replace(".", ""))
    return messages.find(reader, team_id, channel, micros) is None  # type: ignore[arg-type]
