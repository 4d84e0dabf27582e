"""Facts that travel through apps and come back: signed, so that nobody makes up or changes them, and nothing is kept here."""

import base64
import binascii
import hashlib
import hmac
from typing import TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)

_SIGNATURE = 32
_LONGEST = 2000


def sign(key: bytes, purpose: str, fact: msgspec.Struct) -> str:
    """The fact as URL-safe text, signed for one purpose."""
    body = base64.urlsafe_b64encode(msgspec.json.encode(fact)).rstrip(b"=").decode()
    return f"{body}.{_signature(key, purpose, body)}"


def unsign(key: bytes, purpose: str, text: str, into: type[T]) -> T | None:
    """The fact that was signed; None for anything else."""
    body, _, signature = text.rpartition(".")
    if len(text) > _LONGEST or not hmac.compare_digest(_signature(key, purpose, body).encode(), signature.encode()):
        return None
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)), type=into)
    except (msgspec.DecodeError, binascii.Error):
        return None


def _signature(key: bytes, purpose: str, body: str) -> str:
    return hmac.new(key, f"{purpose}:{body}".encode(), hashlib.sha256).hexdigest()[:_SIGNATURE]
