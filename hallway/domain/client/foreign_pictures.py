"""Pictures from elsewhere, fetched by the server: those whose picture it is do not learn who looks at it, nor when from where."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hallway.core.errors import ApiError
from hallway.domain import files
from hallway.domain.context import Context
from hallway.platform.outbound import OutboundError

_LARGEST = 8 << 20
_PATIENCE_S = 10.0
# Pictures a minute for one person.
_RATE = 600
_AT_ONCE = 16
_SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp")
_HEADERS = {
    "cache-control": "private, max-age=86400",
    "content-security-policy": "sandbox; default-src 'none'",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
}


def routes(context: Context) -> list[Route]:
    """`/pictures?url=…`, for whoever is signed in."""
    room = asyncio.Semaphore(_AT_ONCE)

    async def picture(request: Request) -> Response:
        try:
            actor = await files.actor_of(context, request)
            context.guesses.check(("picture", actor.team_id, actor.user_id), _RATE)
            async with room:
                found = await context.outbound.get(
                    request.query_params.get("url", ""), {"Accept": "image/*"}, timeout_s=_PATIENCE_S, max_body=_LARGEST
                )
        except (ApiError, OutboundError):
            return Response(status_code=404)
        # What it is, its bytes tell, whatever the other server says.
        kind = files.picture_type(found.body[:16])
        if found.status != 200 or kind not in _SHOWN:
            return Response(status_code=404)
        return Response(found.body, media_type=kind, headers=_HEADERS)

    return [Route("/pictures", picture)]
