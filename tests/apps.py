"""Apps as tests make them: from a manifest, installed in Acme, with an endpoint that hears what they are sent."""

import json
import queue
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import msgspec
from slack_sdk.signature import SignatureVerifier

from hallway.domain import apps
from tests.examples import Acme, Person

BOT_SCOPES = [
    "app_mentions:read", "assistant:write", "bookmarks:read", "bookmarks:write", "calls:read", "calls:write",
    "remote_files:read", "remote_files:share", "remote_files:write",
    "channels:history", "channels:read", "chat:write", "chat:write.customize", "commands",
    "files:read",
    "groups:history", "groups:read", "im:history", "im:read", "im:write", "mpim:history", "reactions:read",
    "triggers:read", "triggers:write", "search:read.files",
    "search:read.public", "search:read.users", "users:read",
]  # fmt: skip


class Heard(msgspec.Struct, frozen=True):
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        """What it says: a JSON body, or the `payload` of a form."""
        if self.headers["content-type"] == "application/json":
            decoded: dict[str, Any] = json.loads(self.body)
        else:
            decoded = json.loads(self.form["payload"])
        return decoded

    @property
    def form(self) -> dict[str, str]:
        """The fields of a form."""
        return {name: values[0] for name, values in parse_qs(self.body.decode(), keep_blank_values=True).items()}


Answer = Callable[[Heard], tuple[int, dict[str, str], bytes]]


def content(heard: Heard) -> tuple[int, dict[str, str], bytes]:
    """Takes everything, says nothing."""
    return 200, {}, b""


def prove(heard: Heard) -> tuple[int, dict[str, str], bytes]:
    """Says back what it is challenged with."""
    return 200, {"content-type": "text/plain"}, str(heard.json["challenge"]).encode()


class Endpoint:
    """An app's own web server; use it in a `with` statement. `answer` is how it answers, `prove` what it says to challenges."""

    def __init__(self, answer: Answer = content, prove: Answer = prove) -> None:
        self.heard: queue.Queue[Heard] = queue.Queue()
        self.answer = answer
        self.prove = prove
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", "0")))
                heard = Heard(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
                if b'"type":"url_verification"' in body:
                    status, headers, answer = endpoint.prove(heard)
                else:
                    endpoint.heard.put(heard)
                    status, headers, answer = endpoint.answer(heard)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/slack/events"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> "Endpoint":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def next(self) -> Heard:
        """What came in next; fails after thirty seconds."""
        return self.heard.get(timeout=30)

    def next_event(self, *types: str) -> dict[str, Any]:
        """The next delivery of an event of these types, skipping others."""
        while True:
            body = self.next().json
            if body["event"]["type"] in types:
                return body


class Installed:
    """An app in Acme: its secrets, its tokens, and its bot as somebody who calls methods."""

    def __init__(self, acme: Acme, manifest: dict[str, Any], *, is_local: bool = True, owner: Person | None = None) -> None:
        assert acme.server.app is not None
        self.acme = acme
        self.credentials, sealed = apps.new_credentials(acme.server.app.context.key)
        owner = owner or acme.kara
        made, self.app_token, self.bot_token, installation = acme.server.write(acme.id, _make, owner, manifest, sealed, is_local)
        self.id: str = made.id
        self.client_id: str = made.client_id
        self.bot_id: str = installation.bot_id
        self.bot = Person(acme.server, acme.id, installation.bot_user_id, made.name, self.bot_token)
        # The app by its app-level token: it is nobody in the team.
        self.itself = Person(acme.server, acme.id, "", made.name, self.app_token)
        acme.people += [self.bot, self.itself]

    def verifies(self, heard: Heard) -> bool:
        """Whether Slack's SDK takes a request for one that was signed for this app."""
        return SignatureVerifier(self.credentials.signing_secret).is_valid_request(heard.body, heard.headers)


def _make(tx: Any, owner: Person, manifest: dict[str, Any], sealed: Any, is_local: bool) -> Any:
    made = apps.create(tx, owner.team_id, owner.id, manifest, sealed, is_local=is_local)
    token = apps.issue_app_token(tx, made)
    installed = apps.install(tx, made, owner.id, apps.manifest.scopes(made.manifest, "bot"))
    return made, token, installed.bot_token, installed.installation


def manifest(
    name: str, url: str = "", *, events: list[str] | None = None, scopes: list[str] | None = None, **features: Any
) -> dict[str, Any]:
    """A manifest: called at `url`, or over Socket Mode where there is none."""
    defined = {key: features.pop(key) for key in ("functions", "workflows") if key in features}
    settings: dict[str, Any] = {"interactivity": {"is_enabled": True} | ({"request_url": url} if url else {})}
    if events:
        settings["event_subscriptions"] = {"bot_events": events} | ({"request_url": url} if url else {})
    if not url:
        settings["socket_mode_enabled"] = True
    return {
        "display_information": {"name": name},
        "features": {
            "bot_user": {"display_name": name.lower(), "always_online": True},
            "assistant_view": {"assistant_description": "Helps."},
            **features,
        },
        "oauth_config": {"scopes": {"bot": scopes or BOT_SCOPES}},
        "settings": settings,
        **defined,
    }
