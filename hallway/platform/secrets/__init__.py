"""Secrets that must be read again, such as what signs requests: kept encrypted under the server's own key."""

import base64
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12


def seal(key: bytes, secret: str, purpose: str) -> str:
    """The secret, encrypted so that only the same key and purpose open it (AES-256-GCM)."""
    nonce = os.urandom(_NONCE)
    sealed = _cipher(key).encrypt(nonce, secret.encode(), purpose.encode())
    return base64.b64encode(nonce + sealed).decode()


def unseal(key: bytes, sealed: str, purpose: str) -> str:
    """What was sealed. Raises `ValueError` for another key, another purpose, or what was tampered with."""
    raw = base64.b64decode(sealed)
    try:
        return _cipher(key).decrypt(raw[:_NONCE], raw[_NONCE:], purpose.encode()).decode()
    except InvalidTag as error:
        raise ValueError("this secret was sealed under another key") from error


@lru_cache(maxsize=4)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, None, b"hallway secrets at rest").derive(key))


__all__ = ["seal", "unseal"]
