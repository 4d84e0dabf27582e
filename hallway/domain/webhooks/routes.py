"""`/services/TEAM/WEBHOOK/SECRET`, or `/services/hooks/incoming-webhook?token=TEAM/WEBHOOK/SECRET`: where programs outside post."""

import asyncio
from collections.abc import Callable
from typing import Any

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from hallway.core.errors import ApiError, RateLimited
from hallway.domain.context import Context
from hallway.domain.messages.api.composing import Said
from hallway.domain.webhooks import answers, posting, store, teams
from hallway.domain.webhooks.answers import Answer
from hallway.domain.webhooks.payloads import read_payload
from hallway.domain.webhooks.said import read_said

log = structlog.get_logger("webhooks")

# Where webhooks were once, at TEAM.slack.com.
_FIRST = "/services/hooks/incoming-webhook"
_LARGEST = 1 << 20
_SMALL = 1 << 13
_PER_MINUTE = 60

Limit = Callable[[tuple[str, ...], float], None]


def routes(context: Context, limit: Limit) -> list[Route]:
    """The route of webhooks. `limit` counts a post, and refuses it with `RateLimited`."""

    async def receive(request: Request) -> Response:
        answer = await _answer(context, limit, request)
        headers = {"retry-after": str(answer.retry_after_s)} if answer.retry_after_s else {}
        return PlainTextResponse(answer.text, answer.status, headers)

    return [Route(_FIRST, receive, methods=["POST", "PUT"]), Route("/services/{address:path}", receive, methods=["POST", "PUT"])]


async def _answer(context: Context, limit: Limit, request: Request) -> Answer:
    payload: dict[str, Any] = {}
    try:
        # Old programs know a webhook by a token: what others have in the path.
        address = request.path_params.get("address") or request.query_params.get("token", "")
        team_id, webhook_id, secret = _address(address)
        hook = await context.database.read(store.unlock, team_id, webhook_id, secret)
        # Slack: one a second, and short bursts above that.
        limit(("webhook", hook.team_id, hook.id), _PER_MINUTE)
        body = await _body(request)
        payload = read_payload(body, request.headers.get("content-type", ""))
        said = await _read_said(payload, len(body), is_custom=not hook.app_id)
        await context.database.write(hook.team_id, posting.say, hook, said)
    except RateLimited as error:
        return answers.too_fast(error.retry_after_s)
    except ApiError as error:
        log.info("webhook_refused", error=error.code, messages=error.messages[:3])
        return answers.refused(error.code, teams.kind_of(payload))
    except ClientDisconnect:
        return answers.refused("invalid_payload")
    return answers.done(teams.kind_of(payload))


def _address(path: str) -> tuple[str, str, str]:
    """Team, webhook and secret. Raises `ApiError` with `no_team`, `no_service_id` or `invalid_token`."""
    team_id, webhook_id, secret = ([*path.rstrip("/").split("/"), "", "", ""])[:3]
    for part, missing in ((team_id, "no_team"), (webhook_id, "no_service_id"), (secret, "invalid_token")):
        if not part or not part.isalnum() or not part.isascii() or len(part) > 64:
            raise ApiError(missing)
    return team_id, webhook_id, secret


async def _read_said(payload: dict[str, Any], size: int, *, is_custom: bool) -> Said:
    """What is to be said; reading a large card keeps nobody waiting."""
    if size < _SMALL:
        return read_said(payload, size, is_custom=is_custom)
    return await asyncio.to_thread(read_said, payload, size, is_custom=is_custom)


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            raise ApiError("invalid_payload")
    return bytes(body)
