"""How an assistant gets in: what says where to ask (RFC 9728, RFC 8414), its introduction (RFC 7591), and its tokens (OAuth 2.1)."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hallway.core import encoding
from hallway.core.errors import ApiError, RateLimited
from hallway.domain import apps, auth
from hallway.domain.context import Context
from hallway.domain.mcp import clients
from hallway.domain.oauth import renewing
from hallway.domain.oauth.clients import Client
from hallway.domain.oauth.exchanging import Exchange, exchange_code, rotating
from hallway.platform.http import network_of
from hallway.platform.storage import Transaction

_HEADERS = {"access-control-allow-origin": "*", "cache-control": "no-store", "x-content-type-options": "nosniff"}
_MOST_BODY = 64 << 10
# Registrations and tokens a minute for one address.
_CALLS = 60
# What our refusals are in OAuth's words (RFC 6749, 5.2); all others are `invalid_grant`.
_WORDS = {
    "invalid_client_id": "invalid_client",
    "invalid_client_metadata": "invalid_client_metadata",
    "invalid_redirect_uri": "invalid_redirect_uri",
    "invalid_grant_type": "unsupported_grant_type",
    "invalid_request": "invalid_request",
}


def routes(context: Context, check_rate: Callable[[tuple[str, ...], float], None]) -> list[Route]:
    """The two documents, and `/oauth/mcp/register` and `/oauth/mcp/token`."""

    async def resource(request: Request) -> Response:
        origin = _origin(request)
        about = {"resource": f"{origin}/mcp", "authorization_servers": [origin], "bearer_methods_supported": ["header"]}
        return JSONResponse(about | {"scopes_supported": list(clients.SCOPES), "resource_name": "Hallway"}, headers=_HEADERS)

    async def server(request: Request) -> Response:
        return JSONResponse(_describe(_origin(request)), headers=_HEADERS)

    async def register(request: Request) -> Response:
        introduction = clients.read_introduction(encoding.decode_hostile(await _body(request), "invalid_client_metadata"))
        answer = {
            "client_id": clients.client_id(context.key, introduction),
            "client_name": introduction.name,
            "redirect_uris": list(introduction.redirect_uris),
            "grant_types": ["authorization_code", "refresh_token"],
            "response_types": ["code"],
            "token_endpoint_auth_method": "none",
            "scope": " ".join(clients.SCOPES),
        }
        return JSONResponse(answer, 201, _HEADERS)

    async def token(request: Request) -> Response:
        await _body(request)
        form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
        return JSONResponse(await _token(context, form, _origin(request)), headers=_HEADERS)

    def answering(work: Callable[[Request], Any]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            if request.method == "OPTIONS":
                return Response(headers=_HEADERS | {"access-control-allow-headers": "*", "access-control-allow-methods": "*"})
            try:
                check_rate(("mcp", work.__name__, network_of(request.client.host if request.client else "")), _CALLS)
                answered: Response = await work(request)
            except RateLimited as error:
                return JSONResponse({"error": "slow_down"}, 429, _HEADERS | {"retry-after": str(error.retry_after_s)})
            except ApiError as error:
                return JSONResponse({"error": _WORDS.get(error.code, "invalid_grant"), "error_description": error.code}, 400, _HEADERS)
            return answered

        return answer

    return [
        Route("/.well-known/oauth-protected-resource", answering(resource)),
        Route("/.well-known/oauth-protected-resource/mcp", answering(resource)),
        Route("/.well-known/oauth-authorization-server", answering(server)),
        Route("/oauth/mcp/register", answering(register), methods=["POST", "OPTIONS"]),
        Route("/oauth/mcp/token", answering(token), methods=["POST", "OPTIONS"]),
    ]


def _origin(request: Request) -> str:
    return f"{request.scope['scheme']}://{request.headers.get('host', 'localhost')}"


def _describe(origin: str) -> dict[str, Any]:
    return {
        "issuer": origin,
        "authorization_endpoint": f"{origin}/oauth/mcp/authorize",
        "token_endpoint": f"{origin}/oauth/mcp/token",
        "registration_endpoint": f"{origin}/oauth/mcp/register",
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": ["none"],
        "scopes_supported": list(clients.SCOPES),
    }


async def _body(request: Request) -> bytes:
    """The whole body, bounded. Raises `ApiError("invalid_request")`."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BODY:
            raise ApiError("invalid_request")
    request._body = body  # where Starlette looks for what was read before it parses a form
    return body


async def _token(context: Context, form: dict[str, str], origin: str) -> dict[str, Any]:
    client_id = form.get("client_id", "")
    clients.introduced(context.key, client_id)
    if form.get("grant_type") == "refresh_token":
        found = await context.database.read(auth.find_refresh, form.get("refresh_token", ""))
        return _answer(await context.database.write(found.team_id, _renew, client_id, found))
    if form.get("grant_type") != "authorization_code":
        raise ApiError("invalid_grant_type")
    team_id = form.get("code", "").partition(".")[0]
    return _answer(await context.database.write(team_id, _exchange, client_id, form, origin))


def _client(tx: Transaction, team_id: str, client_id: str) -> Client:
    found = apps.find(tx, team_id, clients.app_id(client_id))
    if found is None:
        raise ApiError("invalid_client_id")
    return Client(found, True)


def _renew(tx: Transaction, client_id: str, found: auth.Refresh) -> dict[str, Any]:
    return renewing.renew(tx, _client(tx, found.team_id, client_id), found)


def _exchange(tx: Transaction, client_id: str, form: dict[str, str], origin: str) -> dict[str, Any]:
    client = _client(tx, form.get("code", "").partition(".")[0], client_id)
    given = (form.get("code", ""), form.get("redirect_uri", ""), form.get("code_verifier", ""))
    tokens = exchange_code(tx, Exchange(client, "user", *given, origin))
    assert tokens.granted is not None
    return {**rotating(tokens.granted.token, tokens.granted.refresh_token), "scope": ",".join(tokens.granted.scopes)}


def _answer(made: dict[str, Any]) -> dict[str, Any]:
    """As RFC 6749 (5.1) has it."""
    kept = {key: made[key] for key in ("access_token", "expires_in", "refresh_token") if key in made}
    return kept | {"token_type": "Bearer", "scope": made["scope"].replace(",", " ")}
