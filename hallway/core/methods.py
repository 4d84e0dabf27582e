"""Web API methods as data: everything the server must know of a method stands where it is registered.

A slice registers a function with `@method(…)`; routing, argument decoding, scopes, policy, limits, rate tiers, the audit
action, the OpenAPI document and the compatibility table are all driven by the registry made here.
"""

import inspect
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, Literal

import msgspec

Kind = Literal["query", "command", "call"]
Registrar = Callable[[Callable[..., Any]], Callable[..., Any]]


class Policy(Enum):
    """Who may call a method at all; rights over a single object are decided by the slice's policy."""

    OPEN = "anybody, signed in or not"
    ANYONE = "everyone in the team, guests and bots too"
    MEMBER = "everyone in the team but guests"
    ADMIN = "owners and admins"
    OWNER = "owners"
    PERSON = "people, not bots"


class Tier(Enum):
    """Slack's rate tiers: calls a minute that Slack promises for one method, team and app."""

    ONE = 1
    TWO = 20
    THREE = 50
    FOUR = 100
    SPECIAL = 600


class Scopes(msgspec.Struct, frozen=True):
    """Scopes of which the token needs one, by kind of token. Empty means: none needed."""

    bot: tuple[str, ...] = ()
    user: tuple[str, ...] = ()


class Method(msgspec.Struct, frozen=True):
    """One Web API method. `run` is `(reader, actor, args)` for a query, `(tx, actor, args)` for a command and
    an async `(context, actor, args)` for a call, which does I/O of its own."""

    name: str
    kind: Kind
    run: Callable[..., Any]
    arguments: type[msgspec.Struct]
    scopes: Scopes
    tokens: frozenset[str]
    policy: Policy
    tier: Tier
    audit: str
    body_limit: int
    summary: str


class NoArguments(msgspec.Struct):
    """A method that takes nothing."""


REGISTRY: dict[str, Method] = {}

JSON_LIMIT = 1 << 20
UNAUDITED = ""


def method(
    name: str,
    *,
    kind: Kind,
    scopes: Scopes | str | Sequence[str],
    policy: Policy,
    tier: Tier,
    audit: str,
    tokens: Sequence[str] = ("bot", "user", "session"),
    body_limit: int = JSON_LIMIT,
) -> Registrar:
    """Register the function below as the Web API method `name`.

    `scopes` is any-of, the same for bot and user tokens unless given as `Scopes`. `audit` names the audit action, or is
    `UNAUDITED` for reads and everyday talk. The third parameter's annotation is the Struct of its arguments.
    Raises `TypeError` when the name is taken or the arguments are not typed.
    """

    def register(run: Callable[..., Any]) -> Callable[..., Any]:
        if name in REGISTRY:
            raise TypeError(f"{name} is registered twice")
        parameters = list(inspect.signature(run, eval_str=True).parameters.values())
        arguments = parameters[2].annotation if len(parameters) > 2 else NoArguments
        if not (isinstance(arguments, type) and issubclass(arguments, msgspec.Struct)):
            raise TypeError(f"{name} needs a Struct of arguments")
        REGISTRY[name] = Method(
            name,
            kind,
            run,
            arguments,
            _as_scopes(scopes),
            frozenset(tokens),
            policy,
            tier,
            audit,
            body_limit,
            inspect.getdoc(run) or "",
        )
        return run

    return register


def _as_scopes(scopes: Scopes | str | Sequence[str]) -> Scopes:
    if isinstance(scopes, Scopes):
        return scopes
    names = (scopes,) if isinstance(scopes, str) else tuple(scopes)
    names = tuple(name for name in names if name)
    return Scopes(names, names)


class Answer(msgspec.Struct, frozen=True):
    """A result that also sets cookies; each cookie is a whole `Set-Cookie` value."""

    body: dict[str, Any]
    cookies: tuple[str, ...] = ()
