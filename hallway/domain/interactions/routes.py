"""Where apps answer: `/commands/…`, `/actions/…` and `/app/…`, the addresses that each interaction hands out."""

from typing import Any
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from hallway.core import encoding
from hallway.core.errors import ApiError
from hallway.domain.context import Context
from hallway.domain.interactions.responding import respond
from hallway.domain.interactions.response_urls import Target, count_use, read_response_url
from hallway.platform.bus import Ephemeral
from hallway.platform.storage import Transaction

_LONGEST = 1 << 20
_GONE = frozenset(("invalid_url", "expired_url", "used_url", "app_not_found", "channel_not_found", "message_not_found", "user_not_found"))
_STATUS = {"channel_is_archived": 410, "service_unavailable": 503, "request_too_large": 413}


def routes(context: Context) -> list[Route]:
    """The routes of the interactions slice."""

    async def answer(request: Request) -> Response:
        family = request.url.path.split("/")[1]
        named = request.path_params
        try:
            target = read_response_url(context.key, family, named["team"], named["nonce"], named["secret"])
            said = await _read(request)
            told = await context.database.write(target.team_id, _respond, target, named["nonce"], said)
        except ApiError as error:
            return PlainTextResponse(error.code, 404 if error.code in _GONE else _STATUS.get(error.code, 400))
        if told is not None:
            context.bus.publish_ephemeral(told)
        return PlainTextResponse("ok")

    return [Route(f"/{family}/{{team}}/{{nonce}}/{{secret}}", answer, methods=["POST"]) for family in ("commands", "actions", "app")]


def _respond(tx: Transaction, target: Target, nonce: str, said: dict[str, Any]) -> Ephemeral | None:
    count_use(tx, target.team_id, nonce)
    return respond(tx, target, said)


async def _read(request: Request) -> dict[str, Any]:
    """The message: JSON, or a form's `payload`. Raises `ApiError` with `invalid_payload` or `request_too_large`."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LONGEST:
                raise ApiError("request_too_large")
    except ClientDisconnect as error:
        raise ApiError("invalid_payload") from error
    text = bytes(body)
    if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        text = _payload_of(text)
    said = encoding.decode_hostile(text, "invalid_payload")
    if not isinstance(said, dict):
        raise ApiError("invalid_payload")
    return said


def _payload_of(form: bytes) -> bytes:
    try:
        return parse_qs(form, max_num_fields=20).get(b"payload", [form])[0]
    except ValueError as error:
        raise ApiError("invalid_payload") from error
