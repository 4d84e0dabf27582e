"""`/api/METHOD`: authenticate, check scope and rate, decode, run, encode. Application errors are HTTP 200, as Slack's are."""

import base64
import time
from collections.abc import Awaitable, Callable
from functools import cache, partial
from typing import Any
from urllib.parse import urlsplit

import msgspec
import structlog
from prometheus_client import Counter, Histogram

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.arguments import decode_arguments
from hallway.core.errors import ApiError, RateLimited
from hallway.core.methods import JSON_LIMIT, REGISTRY, Answer, Method, Policy
from hallway.platform.http.ratelimit import RateLimits, network_of
from hallway.platform.http.requests import Receive, Request, Scope, Send, read_arguments, read_request

log = structlog.get_logger("web_api")
# The outcome is ok, refused, ratelimited or failed: codes would be for callers to choose (`api.test`).
_calls = Counter("hallway_api_calls", "Web API calls", ["method", "outcome"])
_duration = Histogram("hallway_api_duration_seconds", "Time to answer a Web API call", ["method"])

_HEADERS: list[tuple[bytes, bytes]] = [
    (b"content-type", b"application/json; charset=utf-8"),
    (b"cache-control", b"private, no-cache, no-store, must-revalidate"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"vary", b"Accept-Encoding"),
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"x-slack-req-id, retry-after"),
]


@cache
def _meters(method: str, outcome: str) -> tuple[Counter, Histogram]:
    return _calls.labels(method, outcome), _duration.labels(method)


class Caller(msgspec.Struct, frozen=True):
    """What is known of a caller before (or without) signing in."""

    token: str
    is_cookie: bool
    origin: str
    home: str
    ip: str
    user_agent: str
    # Name and password of a `Basic` authorization: how programs show an app's id and secret.
    basic: tuple[str, str] = ("", "")

    @property
    def is_secure(self) -> bool:
        """Whether the caller came by TLS."""
        return self.origin.startswith("https:")


class Backend(msgspec.Struct, frozen=True):
    """What the Web API is handed: how to authenticate, and how to run each kind of method."""

    authenticate: Callable[[Caller], Awaitable[Actor]]
    read: Callable[..., Awaitable[Any]]
    write: Callable[..., Awaitable[Any]]
    call: Callable[..., Awaitable[Any]]
    audit: Callable[[Actor, Method], None]


class WebApi:
    """The ASGI application behind `/api/`."""

    def __init__(self, backend: Backend, limits: RateLimits, cookie: str) -> None:
        self._backend = backend
        self._limits = limits
        self._cookie = cookie
        self._scope_headers: dict[frozenset[str], bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        started = time.perf_counter()
        request = read_request(scope)
        if request.method not in ("GET", "POST"):
            await _send(send, 405, [*_HEADERS, (b"allow", b"GET, POST")], b'{"ok":false,"error":"method_not_allowed"}')
            return
        name = request.path.removeprefix("/api/")
        headers = list(_HEADERS)
        status = 200
        try:
            body = await self._answer(name, request, receive, headers)
            outcome = "ok"
        except RateLimited as error:
            status, outcome = 429, "ratelimited"
            headers.append((b"retry-after", str(error.retry_after_s).encode()))
            body = {"ok": False, "error": "ratelimited"}
            log.info("refused", method=name, error=error.code, ip=request.ip, retry_after_s=error.retry_after_s)
        except ApiError as error:
            outcome = "refused"
            body = _refusal(error)
            log.info("refused", method=name if name in REGISTRY else "unknown", error=error.code, ip=request.ip)
        except OSError as error:
            # A full disk, mostly. Whoever asks again later may be lucky.
            outcome = "failed"
            body = {"ok": False, "error": "service_unavailable"}
            log.error("storage_unavailable", method=name if name in REGISTRY else "unknown", error=str(error), ip=request.ip)
        except Exception:
            outcome = "failed"
            body = {"ok": False, "error": "internal_error"}
            log.exception("failed", method=name if name in REGISTRY else "unknown", ip=request.ip)
        if name in REGISTRY:
            calls, duration = _meters(name, outcome)
            calls.inc()
            duration.observe(time.perf_counter() - started)
        await _send(send, status, headers, body if isinstance(body, bytes) else encoding.encode(body))

    async def _answer(self, name: str, request: Request, receive: Receive, headers: list[tuple[bytes, bytes]]) -> dict[str, Any] | bytes:
        method = REGISTRY.get(name)
        if method is None:
            raise ApiError("unknown_method", req_method=name[:100])
        raw = await read_arguments(request, receive, partial(self._limit_of, method, request))
        caller = caller_of(request, self._cookie, raw)
        if _takes_password(method) and is_foreign(request):
            raise ApiError("invalid_auth")
        actor = await self._authenticate(method, caller, headers)
        arguments = decode_arguments(raw, method.arguments)
        result = await self._run(method, actor if actor is not None else caller, arguments)
        if isinstance(result, Answer):
            headers.extend((b"set-cookie", cookie.encode()) for cookie in result.cookies)
            result = result.body
        return result if isinstance(result, bytes) else _with_warnings({"ok": True, **(result or {})}, request)

    async def _limit_of(self, method: Method, request: Request, before: dict[str, Any]) -> int:
        """How long the body may be: what goes beyond the usual only those may send who have shown a token before it."""
        if method.body_limit <= JSON_LIMIT:
            return method.body_limit
        caller = caller_of(request, self._cookie, before)
        if not caller.token:
            return JSON_LIMIT
        await self._backend.authenticate(caller)
        return method.body_limit

    async def _authenticate(self, method: Method, caller: Caller, headers: list[tuple[bytes, bytes]]) -> Actor | None:
        if method.policy is Policy.OPEN:
            self._limits.check((method.name, network_of(caller.ip)), method.tier.value)
            return None
        if not caller.token:
            raise ApiError("not_authed")
        actor = await self._backend.authenticate(caller)
        headers.append((b"x-oauth-scopes", self._scopes_header(actor.scopes)))
        needed = method.scopes.bot if actor.kind == "bot" else method.scopes.user
        headers.append((b"x-accepted-oauth-scopes", ",".join(needed).encode()))
        check_rights(method, actor)
        self._limits.check((method.name, actor.team_id, actor.app_id or actor.token_id), method.tier.value)
        return actor

    def _scopes_header(self, scopes: frozenset[str]) -> bytes:
        header = self._scope_headers.get(scopes)
        if header is None:
            if len(self._scope_headers) > 1000:
                self._scope_headers.clear()
            header = self._scope_headers[scopes] = ",".join(sorted(scopes)).encode()
        return header

    async def _run(self, method: Method, actor: Any, arguments: Any) -> Any:
        if method.kind == "query":
            return await self._backend.read(method.run, actor, arguments)
        if method.kind == "command":
            result = await self._backend.write(actor.team_id, method.run, actor, arguments)
        else:
            result = await self._backend.call(method.run, actor, arguments)
        if method.audit and isinstance(actor, Actor):
            self._backend.audit(actor, method)
        return result


def caller_of(request: Request, cookie: str, raw: dict[str, Any]) -> Caller:
    """Token (header, body, or cookie), address and origin of a request.

    A cookie counts only in a POST together with our own header, which no foreign page can send without being asked first (CSRF).
    Raises `ApiError("invalid_auth")` for a cookie without it.
    """
    token, is_cookie = "", False
    authorization = request.header(b"authorization")
    if authorization.startswith("Bearer "):
        token = authorization.removeprefix("Bearer ").strip()
    elif isinstance(raw.get("token"), str):
        token = raw["token"]
    elif found := request.cookie(cookie_name(cookie, request.scheme)):
        if b"x-hallway-client" in request.headers and request.method == "POST":
            token, is_cookie = found, True
        elif request.header(b"sec-fetch-site") in ("cross-site", "same-site"):
            raise ApiError("invalid_auth")
    return Caller(token, is_cookie, request.origin, request.home, request.ip, request.header(b"user-agent")[:300], _basic_of(authorization))


def _basic_of(authorization: str) -> tuple[str, str]:
    if not authorization.startswith("Basic "):
        return "", ""
    try:
        name, _, password = base64.b64decode(authorization.removeprefix("Basic "), validate=True).decode().partition(":")
    except ValueError:
        return "", ""
    return name, password


def cookie_name(name: str, scheme: str) -> str:
    """What a cookie is called: under TLS by a name that only this very host can have set, for the whole of it."""
    return f"__Host-{name}" if scheme == "https" else name


def is_foreign(request: Request) -> bool:
    """Whether another site's page sends the request: browsers say so whenever a page sends anything but a plain question."""
    origin = request.header(b"origin")
    return bool(origin) and urlsplit(origin).netloc != request.header(b"host")


def _takes_password(method: Method) -> bool:
    """Whether the method lets somebody in: by foreign pages nobody is signed in, not even as somebody else."""
    return method.policy is Policy.OPEN and "password" in method.arguments.__struct_fields__


def check_rights(method: Method, actor: Actor) -> None:
    """Whether this kind of token, with these scopes, in this role, may call the method at all.

    Raises `ApiError` with `not_allowed_token_type`, `missing_scope`, `user_is_restricted` or `not_an_admin`.
    """
    if actor.kind not in method.tokens:
        raise ApiError("not_allowed_token_type")
    if actor.kind != "session":
        needed = method.scopes.bot if actor.kind == "bot" else method.scopes.user
        if needed and actor.scopes.isdisjoint(needed):
            raise ApiError("missing_scope", needed=",".join(needed), provided=",".join(sorted(actor.scopes)))
        if "openid" in actor.scopes and "openid" not in needed:
            # Such a token tells who somebody is, and does nothing in their name.
            raise ApiError("not_allowed_token_type")
    if method.policy is Policy.ADMIN and not actor.is_admin:
        raise ApiError("not_an_admin")
    if method.policy is Policy.OWNER and actor.role != "owner":
        raise ApiError("not_an_admin")
    if method.policy is Policy.MEMBER and actor.is_guest:
        raise ApiError("user_is_restricted")
    if method.policy is Policy.PERSON and actor.kind == "bot":
        raise ApiError("not_allowed_token_type")


def _refusal(error: ApiError) -> dict[str, Any]:
    body: dict[str, Any] = {"ok": False, "error": error.code, **error.extra}
    if error.messages:
        body["response_metadata"] = {"messages": list(error.messages)}
    return body


def _with_warnings(body: dict[str, Any], request: Request) -> dict[str, Any]:
    """The answer, with a word on how the request names its charset; our own client is spared it."""
    kind = request.headers.get(b"content-type", b"")
    if b"x-hallway-client" in request.headers:
        return body
    is_named = b"charset" in kind
    if kind.startswith(b"application/json") and not is_named:
        warning = "missing_charset"
    elif kind.startswith(b"application/x-www-form-urlencoded") and is_named:
        warning = "superfluous_charset"
    else:
        return body
    metadata = body.get("response_metadata", {})
    warnings = [*metadata.get("warnings", ()), warning]
    return {**body, "warning": ",".join(warnings), "response_metadata": {**metadata, "warnings": warnings}}


async def _send(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
