"""An assistant that has never been here finds out by itself how to get in, and acts for whoever agrees: the official SDK's client."""

import asyncio
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import httpx2
from mcp import Client
from mcp.client.auth import OAuthClientProvider
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.auth import AuthorizationCodeResult, OAuthClientInformationFull, OAuthClientMetadata, OAuthToken

from hallway.domain import auth
from tests.examples import Acme, Person

HOME = "http://127.0.0.1:9/callback"


class Memory:
    """Where the assistant keeps what it got."""

    def __init__(self) -> None:
        self.tokens: OAuthToken | None = None
        self.client: OAuthClientInformationFull | None = None

    async def get_tokens(self) -> OAuthToken | None:
        return self.tokens

    async def set_tokens(self, tokens: OAuthToken) -> None:
        self.tokens = tokens

    async def get_client_info(self) -> OAuthClientInformationFull | None:
        return self.client

    async def set_client_info(self, client_info: OAuthClientInformationFull) -> None:
        self.client = client_info


class Assistant:
    """An assistant, and the browser of the person who lets it in."""

    def __init__(self, acme: Acme, person: Person) -> None:
        self.url = f"{acme.server.address}/mcp"
        self.browser = acme.session(person)
        self.memory = Memory()
        self.back: dict[str, list[str]] = {}

    def ask(self, tool: str, **arguments: Any) -> Any:
        """What a tool answers."""
        return asyncio.run(self._ask(tool, arguments))

    async def _ask(self, tool: str, arguments: dict[str, Any]) -> Any:
        metadata = OAuthClientMetadata(client_name="Scribe of Acme", redirect_uris=[HOME])  # type: ignore[list-item]  # pydantic reads text
        way = OAuthClientProvider(self.url, metadata, self.memory, self._open_page, self._come_back)
        async with (
            httpx2.AsyncClient(auth=way, timeout=30, trust_env=False) as web,
            Client(streamable_http_client(self.url, http_client=web)) as client,
        ):
            result = await client.call_tool(tool, arguments)
            return result.content[0].text if result.is_error else result.structured_content  # type: ignore[union-attr]  # ours is text

    async def _open_page(self, url: str) -> None:
        """What the consent page does when the person agrees."""
        assert urlsplit(url).path == "/oauth/mcp/authorize"
        asked = {key: values[0] for key, values in parse_qs(urlsplit(url).query).items()}
        ask = {key: asked[key] for key in ("redirect_uri", "state", "code_challenge", "code_challenge_method", "scope") if key in asked}

        def agree() -> str:
            entered = self.browser.ok("mcp.clients.enter", client_id=asked["client_id"])["client_id"]
            allowed: str = self.browser.ok("oauth.consent.allow", client_id=entered, flow="user", **ask)["url"]
            return allowed

        self.back = parse_qs(urlsplit(await asyncio.to_thread(agree)).query)

    async def _come_back(self) -> AuthorizationCodeResult:
        return AuthorizationCodeResult(code=self.back["code"][0], state=self.back["state"][0])


def test_an_assistant_gets_in_by_itself(acme: Acme) -> None:
    assistant = Assistant(acme, acme.ivan)
    posted = assistant.ask("post_message", channel="#general", text="Good morning")
    said = acme.kara.ok("conversations.history", channel=acme.general, limit=1)["messages"][0]
    assert (said["ts"], said["user"]) == (posted["ts"], acme.ivan.id)
    tokens = assistant.memory.tokens
    assert tokens is not None
    assert tokens.refresh_token
    assert tokens.access_token.startswith("xoxe.xoxp-1-")
    # It is an app of the team, which admins see.
    session = acme.session(acme.kara)
    assert "Scribe of Acme" in [app["name"] for app in session.ok("apps.list")["apps"]]


def test_it_renews_what_ends(acme: Acme) -> None:
    assistant = Assistant(acme, acme.ivan)
    assistant.ask("list_channels")
    tokens, client = assistant.memory.tokens, assistant.memory.client
    assert tokens is not None
    assert client is not None
    form = {"grant_type": "refresh_token", "refresh_token": tokens.refresh_token, "client_id": client.client_id}
    answer = httpx.post(f"{acme.server.address}/oauth/mcp/token", data=form, trust_env=False).json()
    assert answer["token_type"] == "Bearer"
    renewed = acme.server.read(auth.look_up, answer["access_token"])
    assert renewed.user_id == acme.ivan.id


def test_what_is_forged_gets_nothing(acme: Acme) -> None:
    base = acme.server.address

    def register(**body: Any) -> httpx.Response:
        return httpx.post(f"{base}/oauth/mcp/register", json=body, trust_env=False)

    for uri in ("http://evil.example/", "javascript:alert(1)", "data:text/html,x", "", "https://"):
        assert register(redirect_uris=[uri]).json()["error"] == "invalid_redirect_uri", uri
    assert register(client_name=5, redirect_uris=[HOME]).json()["error"] == "invalid_client_metadata"
    made = register(client_name="X", redirect_uris=[HOME]).json()["client_id"]
    browser = acme.session(acme.ivan)
    assert browser.error("mcp.clients.enter", client_id=made[:-1] + ("0" if made[-1] != "0" else "1")) == "invalid_client_id"
    entered = browser.ok("mcp.clients.enter", client_id=made)["client_id"]
    asked = {"client_id": entered, "flow": "user", "code_challenge": "a" * 43, "code_challenge_method": "S256"}
    assert browser.error("oauth.consent.allow", **asked, redirect_uri="http://127.0.0.1:9/callbac") == "bad_redirect_uri"
    url = browser.ok("oauth.consent.allow", **asked, redirect_uri=HOME)["url"]
    form = {"grant_type": "authorization_code", "code": parse_qs(urlsplit(url).query)["code"][0], "redirect_uri": HOME}
    without = httpx.post(f"{base}/oauth/mcp/token", data=form | {"client_id": made}, trust_env=False)
    assert (without.status_code, without.json()["error"]) == (400, "invalid_grant")
    other = register(client_name="Y", redirect_uris=[HOME]).json()["client_id"]
    assert httpx.post(f"{base}/oauth/mcp/token", data=form | {"client_id": other}, trust_env=False).status_code == 400
