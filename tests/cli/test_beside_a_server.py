"""Commands beside a running server on the same data: it hears of what they do, and forgets what it knew."""

import json

import httpx
from websockets.sync.client import connect

from hallway.domain import auth
from hallway.platform.storage import open_database
from tests.cli.running import Place, Serving


def calling(server: Serving, token: str) -> httpx.Client:
    """Calls with this token."""
    return httpx.Client(base_url=server.address, headers={"Authorization": f"Bearer {token}"}, trust_env=False)


def test_people_who_are_connected_hear_of_what_a_command_does(place: Place) -> None:
    place.found()
    token = place.ok("token", "create", "--team", "acme", "--user", "kara@acme.example", "--scopes", "client,users:read")["token"]
    with (
        Serving(place) as server,
        httpx.Client(base_url=server.address, headers={"Authorization": f"Bearer {token}"}, trust_env=False) as http,
    ):
        with connect(http.get("/api/rtm.connect").json()["url"], proxy=None) as ears:
            assert json.loads(ears.recv(timeout=10))["type"] == "hello"
            ivan = place.ok("user", "create", "--team", "acme", "--email", "ivan@acme.example", "--name", "Ivan Petrov")
            heard = json.loads(ears.recv(timeout=10))
            assert (heard["type"], heard["user"]["id"]) == ("team_join", ivan["user_id"])
            joined = [json.loads(ears.recv(timeout=10)) for _ in range(2)]
            assert {event["type"] for event in joined} == {"message", "member_joined_channel"}
        assert http.get("/api/users.info", params={"user": ivan["user_id"]}).json()["ok"] is True


def test_a_token_that_another_process_revokes_is_refused_and_its_connection_closed(place: Place) -> None:
    team = place.found()
    token = place.ok("token", "create", "--team", "acme", "--user", "kara@acme.example", "--scopes", "client")["token"]
    with (
        Serving(place) as server,
        httpx.Client(base_url=server.address, headers={"Authorization": f"Bearer {token}"}, trust_env=False) as http,
    ):
        with connect(http.get("/api/rtm.connect").json()["url"], proxy=None) as ears:
            ears.recv(timeout=10)
            database = open_database(place.database or f"sqlite:///{place.data / 'hallway.db'}")
            database.write_now(team["team_id"], auth.revoke_tokens, team["team_id"], team["user_id"])
            database.close()
            assert json.loads(ears.recv(timeout=10)) == {"type": "goodbye"}
        assert http.get("/api/auth.test").json()["error"] == "token_revoked"
