"""Programs that have Slack's addresses built in, where those names lead here: every way in answers under every one of them."""

import json
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from websockets.sync.client import connect

from tests.conftest import fresh_database
from tests.examples import Acme
from tests.running import Server

NAMES = ("slack.com", "www.slack.com", "acme.slack.com", "api.slack.com", "files.slack.com", "hooks.slack.com", "wss-primary.slack.com")
PUBLIC = "https://chat.acme.example"


@pytest.fixture(scope="module", params=["", PUBLIC], ids=["as the caller wrote it", "public address"])
def named_server(engine: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server without and with an address that people type."""
    running = Server(tmp_path_factory.mktemp("data"), fresh_database(engine), public_url=request.param).start()
    yield running
    running.stop()


@pytest.fixture
def named_team(named_server: Server) -> Iterator[Acme]:
    """A team at that server."""
    made = Acme(named_server)
    yield made
    made.close()


def sent(server: Server, method: str, url: str, **more: Any) -> httpx.Response:
    """A request to this server, as if the URL's name led here."""
    address = urlsplit(url)
    headers = {"Host": address.netloc, **more.pop("headers", {})}
    with httpx.Client(base_url=server.address, trust_env=False, timeout=20) as client:
        return client.request(method, url.removeprefix(f"{address.scheme}://{address.netloc}"), headers=headers, **more)


@pytest.mark.parametrize("name", NAMES)
def test_methods_answer_and_hand_out_addresses_under_the_callers_name(named_team: Acme, name: str) -> None:
    server, token = named_team.server, {"token": named_team.kara.token}
    me = sent(server, "POST", f"http://{name}/api/auth.test", data=token).json()
    assert me["ok"] and me["url"] == f"http://{named_team.domain}.slack.com/"
    assert sent(server, "GET", f"http://{name}/api/auth.test?token={named_team.kara.token}").json()["ok"]
    content = b"three words here"
    ticket = sent(server, "POST", f"http://{name}/api/files.getUploadURLExternal", data={**token, "filename": "a.txt", "length": 16}).json()
    assert urlsplit(ticket["upload_url"]).netloc == name
    assert sent(server, "POST", ticket["upload_url"], content=content).status_code == 200
    given = {**token, "files": json.dumps([{"id": ticket["file_id"]}]), "channel_id": named_team.general}
    made = sent(server, "POST", f"http://{name}/api/files.completeUploadExternal", data=given).json()["files"][0]
    assert urlsplit(made["url_private"]).netloc == name
    assert sent(server, "GET", made["url_private"], headers={"Authorization": f"Bearer {named_team.ivan.token}"}).content == content


@pytest.mark.parametrize("name", NAMES)
def test_live_connections_open_under_the_callers_name(named_team: Acme, name: str) -> None:
    url = sent(named_team.server, "GET", f"http://{name}/api/rtm.connect?token={named_team.kara.token}").json()["url"]
    assert url.startswith(f"ws://{name}/")
    line = socket.create_connection(("127.0.0.1", urlsplit(named_team.server.address).port or 80))
    # As websocket-client does, which writes the address it came by as its origin.
    with connect(url, sock=line, origin=f"https://{name}") as ears:  # type: ignore[arg-type]  # TLS, too
        assert json.loads(ears.recv(timeout=10))["type"] == "hello"


def test_permalinks_lead_where_people_are(named_team: Acme) -> None:
    given = {"token": named_team.kara.token, "channel": named_team.general}
    said = sent(named_team.server, "POST", "http://slack.com/api/chat.postMessage", data={**given, "text": "here"}).json()["ts"]
    link = sent(named_team.server, "POST", "http://slack.com/api/chat.getPermalink", data={**given, "message_ts": said}).json()["permalink"]
    assert link.startswith(f"{named_team.server.config.public_url or 'http://slack.com'}/archives/{named_team.general}/p")
    assert sent(named_team.server, "GET", link).status_code != 404


def test_pages_are_opened_where_people_are(named_server: Server) -> None:
    path = "/oauth/v2/authorize?client_id=A.B&scope=chat%3Awrite"
    for name in ("slack.com", "acme.slack.com"):
        answer = sent(named_server, "GET", f"http://{name}{path}")
        assert answer.headers.get("location") == (f"{PUBLIC}{path}" if named_server.config.public_url else None)
    assert sent(named_server, "GET", f"http://chat.acme.example{path}").status_code in (200, 503)


def test_names_that_only_look_like_slacks_are_not(named_server: Server) -> None:
    other = Acme(named_server)
    for name in ("notslack.com", "slack.com.acme.example"):
        url = sent(named_server, "GET", f"http://{name}/api/rtm.connect?token={other.kara.token}").json()["url"]
        assert urlsplit(url).netloc == (urlsplit(PUBLIC).netloc if named_server.config.public_url else name)
    other.close()
