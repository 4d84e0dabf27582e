"""Whether a request URL is its app's own: it must say back what it is challenged with (docs.slack.dev: url_verification)."""

import secrets
import time
from urllib.parse import parse_qs

from hallway.core import encoding
from hallway.core.errors import ApiError
from hallway.domain.delivery.sending import Recipient, Reply, Request, Sender

_CHALLENGE_BYTES = 39


async def challenge(sender: Sender, to: Recipient, url: str) -> tuple[Request, Reply]:
    """Challenge a URL; in the reply, `error` is empty if it has answered. Never raises."""
    wanted = secrets.token_urlsafe(_CHALLENGE_BYTES)
    payload = {"token": to.verification_token, "challenge": wanted, "type": "url_verification"}
    request = Request("url_verification", "url_verification", payload, url)
    started = time.perf_counter()
    status, error, body = await sender.post(to, request)
    if not error and _said(body) != wanted:
        error = "challenge_failed"
    return request, Reply(status, error, None, int((time.perf_counter() - started) * 1e6))


def _said(body: bytes) -> str:
    """The challenge as it comes back: as it is, in a JSON object, or in a form."""
    text = body.decode("utf-8", "replace").strip()
    try:
        decoded = encoding.decode_hostile(text)
    except ApiError:
        return parse_qs(text, max_num_fields=20).get("challenge", [text])[0]
    if isinstance(decoded, dict):
        return str(decoded.get("challenge", ""))
    return decoded if isinstance(decoded, str) else text
