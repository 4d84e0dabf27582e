"""The scopes that tokens may carry: Slack's, and every other that a registered method asks for."""

from hallway.core.errors import ApiError
from hallway.core.methods import REGISTRY
from hallway.core.scopes import SCOPES

_UMBRELLAS = frozenset(
    ("bot", "client", "admin", "post", "read", "identify", "chat:write.customize", "chat:write.public", "users:read.email")
)


def known_scopes() -> frozenset[str]:
    """Every scope there is."""
    asked = {scope for method in REGISTRY.values() for scope in (*method.scopes.bot, *method.scopes.user)}
    return _UMBRELLAS | SCOPES.keys() | asked


def check_scopes(scopes: tuple[str, ...]) -> None:
    """Raises `ApiError("invalid_scope")` that names those that do not exist."""
    if unknown := [scope for scope in scopes if scope not in known_scopes()]:
        raise ApiError("invalid_scope", f"there are no such scopes: {', '.join(unknown)}")
