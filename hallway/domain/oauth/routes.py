"""What programs that sign people in look for at fixed places: the discovery document and the keys."""

import time
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hallway.domain.context import Context
from hallway.domain.oauth import keys

_HEADERS = {"access-control-allow-origin": "*", "x-content-type-options": "nosniff"}


def routes(context: Context) -> list[Route]:
    """`/.well-known/openid-configuration` and `/openid/connect/keys`."""

    async def configuration(request: Request) -> Response:
        origin = f"{request.scope['scheme']}://{request.headers.get('host', 'localhost')}"
        return JSONResponse(discovery(origin), headers=_HEADERS)

    async def key_set(request: Request) -> Response:
        found = await context.database.read(keys.list_public, time.time())
        return JSONResponse({"keys": found}, headers=_HEADERS | {"cache-control": "public, max-age=3600"})

    return [Route("/.well-known/openid-configuration", configuration), Route("/openid/connect/keys", key_set)]


def discovery(origin: str) -> dict[str, Any]:
    """Where everything is, for a server at this scheme and host (OpenID Connect Discovery 1.0)."""
    return {
        "issuer": origin,
        "authorization_endpoint": f"{origin}/openid/connect/authorize",
        "token_endpoint": f"{origin}/api/openid.connect.token",
        "userinfo_endpoint": f"{origin}/api/openid.connect.userInfo",
        "jwks_uri": f"{origin}/openid/connect/keys",
        "scopes_supported": ["openid", "profile", "email"],
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "code_challenge_methods_supported": ["S256"],
        "claims_supported": ["sub", "auth_time", "iss", "aud", "nonce", "at_hash", "email", "email_verified", "name", "locale", "picture"],
        "claims_parameter_supported": False,
        "request_parameter_supported": False,
        "request_uri_parameter_supported": False,
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic", "none"],
    }
