"""Under which address a server is spoken to: its public one, or one of Slack's, which many programs have built in."""

from typing import Any
from urllib.parse import SplitResult

_SLACKS = "slack.com"
HOME = "hallway.home"


def is_slacks(host: str) -> bool:
    """Whether a `Host` header names Slack: slack.com or a name below it, such as hooks.slack.com or TEAM.slack.com."""
    name = host.partition(":")[0].lower().rstrip(".")
    return name == _SLACKS or name.endswith(f".{_SLACKS}")


def go_public(scope: Any, public: SplitResult) -> None:
    """As if the caller had written the public address, whatever a proxy made of it: links and cookies are made for that one.

    Who came by a name of Slack's knows no other: addresses of requests stay under that name. Those that people open are public ones.
    """
    scope[HOME] = f"{public.scheme}://{public.netloc}"
    host = next((value for name, value in scope["headers"] if name == b"host"), b"")
    if is_slacks(host.decode("latin-1")):
        return
    scope["scheme"] = public.scheme
    scope["headers"] = [*((name, value) for name, value in scope["headers"] if name != b"host"), (b"host", public.netloc.encode())]
