"""Asking an app: one signed request to its URL, or one envelope over Socket Mode. Whatever is sent to apps leaves here."""

import time
from typing import Any, Literal
from urllib.parse import urlencode

import msgspec

from hallway.core import encoding
from hallway.core.errors import ApiError
from hallway.domain import apps
from hallway.domain.apps import App
from hallway.domain.delivery.signing import signed_headers
from hallway.platform.gateway import HOLD_S, AppEnvelope, Links, NotDelivered
from hallway.platform.outbound import Outbound, OutboundError

Kind = Literal["events_api", "interactive", "slash_commands", "url_verification"]

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_DEADLINE_S = 3.0


class Recipient(msgspec.Struct, frozen=True):
    """An app as it is called: by which way, and what its requests are signed with."""

    team_id: str
    app_id: str
    is_socket: bool
    is_local: bool
    signing_secret: str
    verification_token: str


class Request(msgspec.Struct, frozen=True):
    """What an app is asked. `name` is for its request log: the event's type, the command, the callback id.

    `payload` is the JSON object of Slack's documentation; `url` is not needed in Socket Mode.
    """

    kind: Kind
    name: str
    payload: dict[str, Any]
    url: str = ""
    accepts_answer: bool = False
    attempt: int = 0
    reason: str = ""


class Reply(msgspec.Struct, frozen=True):
    """How an app answered. `status` is HTTP's, 200 for an acknowledgement over Socket Mode and 0 when there was none; `error` is a
    retry reason of Slack's, empty for success. `answer` is the decoded JSON that came with it, or its text, or None."""

    status: int
    error: str
    answer: Any
    latency_us: int
    is_final: bool = False  # the app wants no further attempt

    @property
    def is_taken(self) -> bool:
        """Whether the app has taken what it was sent."""
        return not self.error


def recipient(key: bytes, found: App) -> Recipient:
    """How to call an app; `key` is the server's own."""
    return Recipient(
        found.team_id,
        found.id,
        apps.manifest.is_socket_mode(found.manifest),
        found.is_local,
        apps.signing_secret(key, found),
        apps.verification_token(key, found),
    )


class Sender:
    """Sends requests to apps."""

    def __init__(self, outbound: Outbound, links: Links) -> None:
        self._outbound = outbound
        self._links = links

    async def ask(self, to: Recipient, request: Request) -> Reply:
        """Send a request and wait, at most three seconds from when it is under way, for what the app says. Never raises."""
        started = time.perf_counter()
        status, error, answer, is_final = await (self._ask_socket(to, request) if to.is_socket else self._ask_url(to, request))
        return Reply(status, error, answer, int((time.perf_counter() - started) * 1e6), is_final)

    async def post(self, to: Recipient, request: Request) -> tuple[int, str, bytes]:
        """Send a request to its URL whatever way the app is called else: status, error and body of what it says. Never raises."""
        status, error, body, _ = await self._post(to, request)
        return status, error, body

    def disconnect(self, team_id: str, app_id: str) -> None:
        """End the connections of an app that is not called over them any more."""
        self._links.end_app(team_id, app_id)

    async def _ask_socket(self, to: Recipient, request: Request) -> tuple[int, str, Any, bool]:
        assert request.kind != "url_verification"
        reason = "timeout" if request.reason == "http_timeout" else request.reason
        envelope = AppEnvelope(request.kind, request.payload, request.accepts_answer, request.attempt, reason)
        hold_s = HOLD_S if request.kind == "events_api" else 0.0
        try:
            answer = await self._links.ask(to.team_id, to.app_id, envelope, hold_s=hold_s)
        except NotDelivered as error:
            return 0, "http_timeout" if error.reason == "timeout" else "connection_failed", None, False
        return 200, "", answer, False

    async def _ask_url(self, to: Recipient, request: Request) -> tuple[int, str, Any, bool]:
        status, error, body, is_final = await self._post(to, request)
        return status, error, _decode(body) if request.accepts_answer and not error else None, is_final

    async def _post(self, to: Recipient, request: Request) -> tuple[int, str, bytes, bool]:
        body, content_type = _encode(request)
        headers = signed_headers(to.signing_secret, body, content_type)
        if request.attempt:
            headers |= {"X-Slack-Retry-Num": str(request.attempt), "X-Slack-Retry-Reason": request.reason}
        try:
            reply = await self._outbound.post(request.url, body, headers, timeout_s=_DEADLINE_S, is_local_allowed=to.is_local)
        except OutboundError as error:
            return 0, error.reason, b"", False
        if not 200 <= reply.status < 300:
            return reply.status, "http_error", b"", reply.headers.get("X-Slack-No-Retry") == "1"
        return reply.status, "", reply.body, False


def _encode(request: Request) -> tuple[bytes, str]:
    if request.kind in ("events_api", "url_verification"):
        return encoding.encode(request.payload), _JSON
    if request.kind == "slash_commands":
        return urlencode({key: str(value) for key, value in request.payload.items()}).encode(), _FORM
    return urlencode({"payload": encoding.encode_text(request.payload)}).encode(), _FORM


def _decode(body: bytes) -> Any:
    """What an app says: JSON, or text, or nothing."""
    if not body.strip():
        return None
    try:
        return encoding.decode_hostile(body)
    except ApiError:
        return body.decode("utf-8", "replace").replace("\0", "")
