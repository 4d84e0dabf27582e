"""Identifiers, in Slack's form: a prefix that names the kind, then upper-case letters and digits."""

import re
import secrets

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ID = re.compile(r"^[A-Z]{1,3}[a-z]?[A-Z0-9]{6,30}$")

SLACKBOT = "USLACKBOT"


def new_id(prefix: str) -> str:
    """A new identifier such as `C08ABCDEFGH`: `prefix`, `0`, and nine random characters (46 bits)."""
    return prefix + "0" + "".join(secrets.choice(_ALPHABET) for _ in range(9))


def is_id(text: str, prefixes: str = "") -> bool:
    """Whether `text` has the form of an identifier; `prefixes` lists the first letters that count."""
    return bool(_ID.match(text)) and (not prefixes or text[0] in prefixes)


def new_secret(length: int = 32) -> str:
    """A random secret of `length` letters and digits, fit for tokens and invite codes."""
    letters = _ALPHABET + "abcdefghijklmnopqrstuvwxyz"
    return "".join(secrets.choice(letters) for _ in range(length))
