"""Assistants that introduce themselves (RFC 7591): what they say of themselves is signed into their client id, so that nothing is kept
of those who never come back. In the team of whoever lets one in it becomes an app like any other, under an id made of the client id."""

import base64
import hashlib
import hmac
import re
from typing import Any
from urllib.parse import urlsplit

import msgspec

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import apps
from hallway.domain.apps import App
from hallway.platform.storage import Transaction

# What an assistant asks for, unless it asks for less.
SCOPES = (
    "search:read", "channels:history", "groups:history", "im:history", "mpim:history", "channels:read", "groups:read", "im:read",
    "mpim:read", "users:read", "chat:write",
)  # fmt: skip
_MOST_REDIRECTS = 10
_LONGEST = 4000
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_OWN_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]{1,50}:/", re.IGNORECASE)
# Schemes that lead into a page or a file rather than to a program.
_NO_PROGRAM = ("javascript", "data", "file", "vbscript", "blob", "about", "ws", "wss", "ftp")


class Introduction(msgspec.Struct, frozen=True):
    """What an assistant says of itself."""

    name: str
    redirect_uris: tuple[str, ...]


def read_introduction(value: Any) -> Introduction:
    """The body of a registration. Raises `ApiError` with `invalid_client_metadata` or `invalid_redirect_uri` (RFC 7591, 3.2.2)."""
    if not isinstance(value, dict):
        raise ApiError("invalid_client_metadata")
    name, uris = value.get("client_name") or "AI assistant", value.get("redirect_uris")
    if not isinstance(name, str):
        raise ApiError("invalid_client_metadata")
    if not isinstance(uris, list) or not 1 <= len(uris) <= _MOST_REDIRECTS:
        raise ApiError("invalid_redirect_uri")
    if not all(isinstance(uri, str) and _leads_home(uri) for uri in uris):
        raise ApiError("invalid_redirect_uri")
    return Introduction(" ".join(name.split())[:35] or "AI assistant", tuple(uris))


def _leads_home(uri: str) -> bool:
    """To a page under TLS, to this machine, or to a program by a scheme of its own."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return False
    if len(uri) > 1000 or re.search(r"[\x00-\x20\x7f\\#]", uri):
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.hostname) and (parts.scheme == "https" or parts.hostname in _LOOPBACK)
    return bool(_OWN_SCHEME.match(uri)) and parts.scheme not in _NO_PROGRAM


def client_id(key: bytes, introduction: Introduction) -> str:
    """The id by which the assistant is known from now on. `key` is the server's own."""
    said = base64.urlsafe_b64encode(encoding.encode(introduction)).decode().rstrip("=")
    return f"mcp.{said}.{_sign(key, said)}"


def introduced(key: bytes, text: str) -> Introduction:
    """What the assistant behind a client id said of itself. Raises `ApiError("invalid_client_id")`."""
    start, _, rest = text.partition(".")
    said, _, signature = rest.partition(".")
    if start != "mcp" or len(text) > _LONGEST * 3 or not hmac.compare_digest(_sign(key, said).encode(), signature.encode()):
        raise ApiError("invalid_client_id")
    return msgspec.json.decode(base64.urlsafe_b64decode(said + "=" * (-len(said) % 4)), type=Introduction)


def app_id(text: str) -> str:
    """The id of the app that an assistant is in every team."""
    digest = hashlib.blake2s(text.encode(), digest_size=8).digest()
    return "A0" + base64.b32encode(digest).decode().rstrip("=")


def enter(tx: Transaction, actor: Actor, introduction: Introduction, sealed: apps.Sealed) -> App:
    """The assistant as an app of the actor's team, made if it is the first time."""
    found = apps.find(tx, actor.team_id, sealed.app_id)
    if found is not None:
        return found
    described = {
        "display_information": {"name": introduction.name, "description": "An AI assistant that acts for those who let it in."},
        "oauth_config": {"redirect_urls": list(introduction.redirect_uris), "scopes": {"user": list(SCOPES)}, "pkce_enabled": True},
        "settings": {"token_rotation_enabled": True, "is_mcp_enabled": True},
    }
    return apps.create(tx, actor.team_id, actor.user_id, described, sealed)


def _sign(key: bytes, said: str) -> str:
    return hmac.new(key, b"mcp client " + said.encode(), hashlib.sha256).hexdigest()[:40]
