"""A graceful stop: what is under way is finished, nobody is left hanging, nothing acknowledged is lost."""

import json
import socket
import threading
import time

import httpx
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.cli.running import Place, Serving


def test_a_stop_finishes_what_is_under_way_and_tells_clients_to_come_back(place: Place) -> None:
    place.found()
    scopes = "chat:write,client,channels:read,channels:history"
    token = place.ok("token", "create", "--team", "acme", "--user", "kara@acme.example", "--scopes", scopes)["token"]
    bearer = {"Authorization": f"Bearer {token}"}
    acknowledged: list[str] = []
    with (
        Serving(place, HALLWAY_RATE_LIMITS="off") as server,
        httpx.Client(base_url=server.address, headers=bearer, trust_env=False) as http,
    ):
        channel = http.get("/api/conversations.list").json()["channels"][0]["id"]
        senders = [threading.Thread(target=keep_posting, args=(server.address, bearer, channel, acknowledged)) for _ in range(4)]
        half = begin_post(server.address, token, channel)
        with connect(http.get("/api/rtm.connect").json()["url"], proxy=None) as ears:
            assert json.loads(ears.recv(timeout=10))["type"] == "hello"
            for sender in senders:
                sender.start()
            while len(acknowledged) < 50:
                time.sleep(0.01)
            server.process.terminate()
            assert hear_goodbye(ears)
        half.sendall(b'"under way"}')
        answer = half.makefile("rb").read()
        started = time.monotonic()
        server.process.communicate(timeout=30)
        assert (server.process.returncode, time.monotonic() - started < 15) == (0, True)
        for sender in senders:
            sender.join(10)
    assert b'"ok":true' in answer
    with Serving(place) as server, httpx.Client(base_url=server.address, headers=bearer, trust_env=False) as http:
        page = http.get("/api/conversations.history", params={"channel": channel, "limit": 999}).json()
        said = {message["ts"]: message["text"] for message in page["messages"]}
    assert "under way" in said.values()
    assert len(acknowledged) >= 50
    assert page["has_more"] or set(acknowledged) <= said.keys()


def begin_post(address: str, token: str, channel: str) -> socket.socket:
    """A post whose body has not yet arrived whole."""
    host, port = address.removeprefix("http://").split(":")
    line = socket.create_connection((host, int(port)))
    body = json.dumps({"channel": channel, "text": "under way"}).replace('"under way"}', "")
    head = f"POST /api/chat.postMessage HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(body) + len('under way') + 3}\r\n\r\n"
    line.sendall((head + body).encode())
    return line


def keep_posting(address: str, bearer: dict[str, str], channel: str, acknowledged: list[str]) -> None:
    """Post until the server is gone; keep every ts that was acknowledged."""
    with httpx.Client(base_url=address, headers=bearer, trust_env=False) as http:
        for number in range(300):
            try:
                answer = http.post("/api/chat.postMessage", json={"channel": channel, "text": str(number)}).json()
            except httpx.HTTPError:
                return
            if answer["ok"]:
                acknowledged.append(answer["ts"])


def hear_goodbye(ears: object) -> bool:
    """Whether the connection is told to come back before it is closed."""
    has_heard = False
    try:
        while True:
            has_heard |= json.loads(ears.recv(timeout=10))["type"] == "goodbye"  # type: ignore[attr-defined]
    except ConnectionClosed:
        return has_heard
